import { ButtonGroup, ButtonLink } from '@/components/govuk/button';
import { Tag } from '@/components/govuk/tag';
import { TaskList } from '@/components/govuk/task-list';
import { ApplicationTag } from '@/components/grant/application-tag';
import { AwardTag } from '@/components/grant/state-tag';
import { may } from '@/lib/access/policy';
import { signedIn } from '@/lib/access/session';
import { type ApplicationLine, applicationsForMember } from '@/lib/application/queries';
import { awardsForRecipient, type RecipientAwardLine } from '@/lib/award/queries';
import { formatDate, formatInstant } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { organisationsForMember } from '@/lib/organisation/queries';
import { roundsForPublic } from '@/lib/programme/queries';
import { roundState } from '@/lib/programme/rules';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../route-props';
import { ServicePage } from '../../service-page';

export default async function ApplyPage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const actor = await signedIn(locale, '/apply');
  const [applications, awards, organisations, { rounds, now }] = await Promise.all([applicationsForMember(actor), awardsForRecipient(actor), organisationsForMember(actor), roundsForPublic()]);
  const isOpen = (line: ApplicationLine) => line.submittedAt === null && line.status !== 'withdrawn';
  return (
    <ServicePage locale={locale} path="/apply" actor={actor} title={say('application.home.title')}>
      <h1 className="govuk-heading-l">{say('application.home.title')}</h1>
      {applications.length === 0 && <p className="govuk-body">{say('application.home.none')}</p>}
      <Awards locale={locale} awards={awards} />
      <Applications locale={locale} id="to-work-on" heading={say('application.home.toWorkOn')} lines={applications.filter(isOpen)} now={now} />
      <Applications locale={locale} id="sent" heading={say('application.home.sent')} lines={applications.filter((line) => !isOpen(line))} now={now} />
      <Organisations locale={locale} organisations={organisations} register={may(actor, 'organisation.register', null)} />
      <p className="govuk-body">
        <a className="govuk-link" href={localPath(locale, '/apply/adjustments')}>
          {say('adjustment.link')}
        </a>
      </p>
      <Rounds locale={locale} rounds={rounds.filter((round) => roundState(round, now) === 'open')} />
    </ServicePage>
  );
}

function Awards({ locale, awards }: { locale: Locale; awards: RecipientAwardLine[] }) {
  if (awards.length === 0) return null;
  const say = words(locale);
  return (
    <>
      <h2 className="govuk-heading-m">{say('application.home.awards')}</h2>
      <TaskList
        id="awards"
        tasks={awards.map(({ ref, title, organisation, status, amountAwardedPence, openUntil }) => ({
          title,
          href: localPath(locale, `/apply/awards/${ref}`),
          hint: `${ref}, ${organisation}, ${formatMoney(amountAwardedPence)}${openUntil ? `. ${say('application.home.signBy', { date: formatDate(openUntil, locale) })}` : ''}`,
          status: <AwardTag locale={locale} status={status} />,
        }))}
      />
    </>
  );
}

function Applications({ locale, id, heading, lines, now }: { locale: Locale; id: string; heading: string; lines: ApplicationLine[]; now: Date }) {
  const say = words(locale);
  if (lines.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">{heading}</h2>
      <TaskList
        id={id}
        tasks={lines.map((line) => ({
          title: line.title ?? say('application.untitled'),
          href: localPath(locale, `/apply/applications/${line.ref}`),
          hint: <Hint locale={locale} line={line} now={now} />,
          status: <ApplicationTag locale={locale} status={line.status} />,
        }))}
      />
    </>
  );
}

function Hint({ locale, line, now }: { locale: Locale; line: ApplicationLine; now: Date }) {
  const say = words(locale);
  const { status } = line;
  const next = status === 'draft' || status === 'awaiting_sign_off' || status === 'clarification_asked' || status === 'successful' ? say(`application.home.next.${status}`) : undefined;
  const closes = say(line.until > now ? 'application.home.closes' : 'application.home.closed', { when: formatInstant(line.until, locale) });
  const dated = line.submittedAt ? say('application.home.submitted', { when: formatInstant(line.submittedAt, locale) }) : closes;
  return (
    <>
      {line.ref}
      <br />
      {say('application.home.in', { organisation: line.organisationName, round: line.roundTitle[locale] })}
      <br />
      {[dated, next].filter(Boolean).join('. ')}
    </>
  );
}

function Organisations({ locale, organisations, register: registers }: { locale: Locale; organisations: Awaited<ReturnType<typeof organisationsForMember>>; register: boolean }) {
  if (!registers && organisations.length === 0) return null;
  const say = words(locale);
  const register = localPath(locale, '/apply/organisations/new');
  return (
    <>
      <h2 className="govuk-heading-m">{say('application.home.organisations')}</h2>
      {organisations.length === 0 ? (
        <>
          <p className="govuk-body">{say('application.home.noOrganisation')}</p>
          <ButtonLink href={register}>{say('application.home.register')}</ButtonLink>
        </>
      ) : (
        <>
          <TaskList
            id="organisations"
            tasks={organisations.map((one) => ({ title: one.name, href: localPath(locale, `/apply/organisations/${one.ref}`), hint: one.identifier, status: <Tag colour="grey">{say(`state.organisationKind.${one.kind}`)}</Tag> }))}
          />
          <p className="govuk-body">
            <a className="govuk-link" href={register}>
              {say('application.home.registerAnother')}
            </a>
          </p>
        </>
      )}
    </>
  );
}

function Rounds({ locale, rounds }: { locale: Locale; rounds: Awaited<ReturnType<typeof roundsForPublic>>['rounds'] }) {
  const say = words(locale);
  return (
    <>
      <h2 className="govuk-heading-m">{say('application.home.rounds')}</h2>
      {rounds.length === 0 && <p className="govuk-body">{say('application.home.noRounds')}</p>}
      <ul className="govuk-list">
        {rounds.map((round) => (
          <li key={round.ref}>
            <p className="govuk-body">
              <strong>{round.title[locale]}</strong>. {say('application.home.closes', { when: formatInstant(round.closesAt, locale) })}.
            </p>
            <ButtonGroup>
              <ButtonLink look="secondary" href={localPath(locale, `/apply/applications/new?round=${round.ref}`)}>
                {say('application.home.start')}
                <span className="govuk-visually-hidden">: {round.title[locale]}</span>
              </ButtonLink>
              <a className="govuk-link" href={localPath(locale, `/rounds/${round.ref}`)}>
                {say('application.home.read')}
                <span className="govuk-visually-hidden">: {round.title[locale]}</span>
              </a>
            </ButtonGroup>
          </li>
        ))}
      </ul>
    </>
  );
}

import { Panel } from '@/components/govuk/panel';
import { SummaryList } from '@/components/govuk/summary-list';
import { signedIn } from '@/lib/access/session';
import { numberFrom } from '@/lib/application/frozen';
import { numberWithRegister } from '@/lib/application/printed';
import { receiptForMember, type SubmissionReceipt } from '@/lib/application/queries';
import { formatDate, formatInstant } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { AnswerSections } from '../sections';

/** The receipt, and the copy that counts: readable for as long as the service is. */
export default async function ReceiptPage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const path = `/apply/applications/${route.ref}/receipt`;
  const actor = await signedIn(locale, path);
  const receipt = await receiptForMember(actor, route.ref, numberFrom(query.version));
  if (!receipt) missing(locale);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('application.receipt.title')} back={{ href: localPath(locale, `/apply/applications/${receipt.ref}`), label: receipt.frozen.facts.title }}>
      <Panel title={say('application.receipt.title')}>{say('application.receipt.body', { ref: receipt.ref })}</Panel>
      <p className="govuk-body">{say(actor.rehearses ? 'rounds.rehearsal.noMail' : 'application.receipt.mailed')}</p>
      <Facts locale={locale} receipt={receipt} />
      <p className="govuk-body">{say('application.receipt.what')}</p>
      <p className="govuk-body">
        <a className="govuk-link" href={localPath(locale, `${path}/copy?version=${receipt.number}`)} download>
          {say('application.receipt.download')}
        </a>
        <br />
        <a className="govuk-link" href={localPath(locale, `${path}/copy.pdf`)} download>
          {say('rounds.printed.receiptPdf')}
        </a>
      </p>
      <Versions locale={locale} path={path} receipt={receipt} />
      <h2 className="govuk-heading-m">{say('application.receipt.next')}</h2>
      <p className="govuk-body">{say('application.receipt.nextBody')}</p>
      {receipt.equalityOpen && (
        <p className="govuk-body">
          <a className="govuk-link" href={localPath(locale, `/apply/equality/${receipt.frozen.round.ref}`)}>
            {say('equality.offer')}
          </a>
        </p>
      )}
      <h2 className="govuk-heading-l">{say('application.receipt.copy')}</h2>
      <AnswerSections locale={locale} set={receipt.set} answers={receipt.frozen.answers} />
    </ServicePage>
  );
}

/** Where the fund has asked and been answered: every version that was ever sent. */
function Versions({ locale, path, receipt: { number, numbers } }: { locale: Locale; path: string; receipt: SubmissionReceipt }) {
  const say = words(locale);
  if (numbers.length < 2) return null;
  return (
    <nav aria-label={say('clarification.versions')}>
      <h2 className="govuk-heading-m">{say('clarification.versions')}</h2>
      <ul className="govuk-list">
        {numbers.map((one) => (
          <li key={one}>
            <a className="govuk-link" href={localPath(locale, `${path}?version=${one}`)} aria-current={one === number ? 'page' : undefined}>
              {say('clarification.version', { number: one })}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Facts({ locale, receipt }: { locale: Locale; receipt: SubmissionReceipt }) {
  const say = words(locale);
  const { organisation, questions } = receipt.frozen;
  return (
    <SummaryList
      rows={[
        { key: say('application.receipt.submittedAt'), value: say('application.receipt.london', { when: formatInstant(receipt.submittedAt, locale) }) },
        { key: say('application.receipt.certifiedBy'), value: receipt.certifiedBy },
        ...(receipt.frozen.assisted ? [{ key: say('assisted.tag'), value: say(`assisted.consent.${receipt.frozen.assisted.consentWay}`, { when: formatDate(receipt.frozen.assisted.consentOn, locale) }) }] : []),
        { key: say('application.receipt.organisation'), value: organisation.name },
        { key: say('application.receipt.identifier'), value: numberWithRegister(locale, organisation) },
        { key: say('application.receipt.round'), value: receipt.roundTitle[locale] },
        { key: say('application.receipt.questions'), value: say('application.receipt.version', questions) },
        { key: say('application.receipt.hash'), value: <code className="app-hash">{receipt.sha256}</code> },
      ]}
    />
  );
}

import { Pagination } from '@/components/govuk/pagination';
import { SummaryCard } from '@/components/govuk/summary-list';
import { Answer } from '@/components/grant/answers';
import { signedIn } from '@/lib/access/session';
import { type AnswerVersion, answerHistoryForMember, type OwnApplication } from '@/lib/application/queries';
import { formatInstant } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import type { Question } from '@/lib/programme/question-set';
import { questionsOf } from '@/lib/programme/questions';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { nameOf } from '../standing';

/** Every text an answer ever had: `?answer=` names the question. */
export default async function HistoryPage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const actor = await signedIn(locale, `/apply/applications/${route.ref}/history`);
  const after = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(query.after ?? '') ? query.after : undefined;
  const found = await answerHistoryForMember(actor, route.ref, query.answer ?? '', after);
  if (!found) missing(locale);
  const { application, versions, more } = found;
  const question = questionsOf(application.set).find(({ name }) => name === query.answer);
  const title = question ? say('application.history.title', { label: question.label[locale] }) : say('application.history.choose');
  const path = `/apply/applications/${route.ref}/history${question ? `?answer=${question.name}` : ''}`;
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={title} back={{ href: localPath(locale, `/apply/applications/${application.ref}`), label: nameOf(locale, application) }}>
      <h1 className="govuk-heading-l">{title}</h1>
      {question ? <Versions locale={locale} question={question} versions={versions} /> : <Choose locale={locale} application={application} />}
      <Pagination
        label={say('application.history.pages')}
        previous={after ? { href: localPath(locale, path), label: say('application.history.newest') } : undefined}
        next={more ? { href: `${localPath(locale, path)}&after=${versions.at(-1)?.id}`, label: say('application.history.older') } : undefined}
      />
    </ServicePage>
  );
}

function Choose({ locale, application }: { locale: Locale; application: OwnApplication }) {
  return (
    <>
      <p className="govuk-body">{words(locale)('application.history.chooseIntro')}</p>
      <ul className="govuk-list">
        {questionsOf(application.set).filter(({ name }) => application.answers[name] !== undefined).map(({ name, label }) => (
          <li key={name}>
            <a className="govuk-link" href={localPath(locale, `/apply/applications/${application.ref}/history?answer=${name}`)}>
              {label[locale]}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Versions({ locale, question, versions }: { locale: Locale; question: Question; versions: AnswerVersion[] }) {
  const say = words(locale);
  if (versions.length === 0) return <p className="govuk-body">{say('application.history.none')}</p>;
  return (
    <>
      <p className="govuk-body">{say('application.history.intro')}</p>
      {versions.map(({ id, raw, by, at, version, conflict, chosen }) => (
        <SummaryCard key={id} title={say('application.history.version', { version })}>
          <p className="govuk-hint">
            {say('application.history.by', { who: by, when: formatInstant(at, locale) })}
            {(conflict || chosen) && `. ${say(conflict ? 'application.history.apart' : 'application.history.chosen')}`}
          </p>
          <div className="govuk-body">
            <Answer locale={locale} question={question} value={raw ?? undefined} />
          </div>
        </SummaryCard>
      ))}
    </>
  );
}

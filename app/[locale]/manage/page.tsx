import type { Person } from '@/lib/access/actor';
import { staffSignedIn } from '@/lib/access/session';
import { type WaitingKey, waitingCountedUpTo, waitingFor } from '@/lib/assessment/queries/waiting';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../route-props';
import { ServicePage } from '../../service-page';
import { areas } from './areas';

const places: Record<WaitingKey, string> = {
  sift: '/manage/applications?state=submitted', in_assessment: '/manage/applications?state=in_assessment', clarification: '/manage/applications?state=clarification_asked', adjustments: '/manage/adjustments', reserve: '/manage/applications?state=reserve',
  to_notify: '/manage/applications?state=to_notify', to_publish: '/manage/awards?state=to_publish', returns: '/manage/outcome-returns', to_declare: '/manage/assessments',
  to_score: '/manage/assessments', to_decide: '/manage/applications?state=recommended', to_countersign: '/manage/awards?state=accepted', conditions: '/manage/conditions', imports: '/manage/imports',
  payments: '/manage/payments', releases: '/manage/releases', unreachable: '/manage/organisations?unreachable=yes', undeclared: '/manage/conflicts', flags: '/manage/applications?flagged=yes', concerns: '/manage/safeguarding',
  red: '/manage/due-diligence', subsidies: '/manage/due-diligence', banks: '/manage/due-diligence',
  freed: '/manage/freed-offers', feedback: '/manage/feedback', complaints: '/manage/complaints',
  variations_asked: '/manage/variations', variations: '/manage/variations', information: '/manage/information-requests',
};

/** The kinds of work of which somebody has an area, in the order of an application's life. */
const kinds = Object.keys(areas) as (keyof typeof areas)[]; // its own keys

export default async function ManagePage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, '/manage');
  const waiting = (await waitingFor(actor)).filter(({ count }) => count > 0);
  return (
    <ServicePage locale={locale} path="/manage" actor={actor} title={say('assessment.home.title')}>
      <h1 className="govuk-heading-l">{say('assessment.home.title')}</h1>
      <h2 className="govuk-heading-m">{say('assessment.home.waiting')}</h2>
      {waiting.length === 0 && <p className="govuk-body">{say('assessment.home.nothing')}</p>}
      {waiting.length > 0 && (
        <ul className="app-waiting">
          {waiting.map(({ key, count }) => (
            <li key={key} className="app-waiting__item">
              <a className="govuk-link app-waiting__link" href={localPath(locale, places[key])}>
                <span className="app-waiting__count">
                  {count > waitingCountedUpTo ? say('assessment.home.more', { count: waitingCountedUpTo }) : say('assessment.home.count', { count })}
                </span>{' '}
                {say(`assessment.home.item.${key}`)}
              </a>
            </li>
          ))}
        </ul>
      )}
      <h2 className="govuk-heading-m">{say('assessment.home.elsewhere')}</h2>
      <div className="app-areas">
        {kinds.map((kind) => <Areas key={kind} {...{ locale, actor, kind }} />)}
      </div>
    </ServicePage>
  );
}

function Areas({ locale, actor, kind }: { locale: Locale; actor: Person; kind: keyof typeof areas }) {
  const say = words(locale);
  const theirs = areas[kind].filter(({ isFor }) => isFor(actor));
  if (theirs.length === 0) return null;
  return (
    <div className="app-areas__kind">
      <h3 className="govuk-heading-s">{say(`assessment.home.kind.${kind}`)}</h3>
      <ul className="govuk-list">
        {theirs.map(({ key, path }) => (
          <li key={key}>
            <a className="govuk-link" href={localPath(locale, path)}>{say(`assessment.home.area.${key}`)}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

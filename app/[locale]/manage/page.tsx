import { holds, type Person } from '@/lib/access/actor';
import { may } from '@/lib/access/policy';
import type { StaffRole } from '@/lib/access/roles';
import { staffSignedIn } from '@/lib/access/session';
import { type WaitingKey, waitingCountedUpTo, waitingFor } from '@/lib/assessment/queries/waiting';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../route-props';
import { ServicePage } from '../../service-page';

const places: Record<WaitingKey, string> = {
  sift: '/manage/applications?state=submitted', in_assessment: '/manage/applications?state=in_assessment', clarification: '/manage/applications?state=clarification_asked', adjustments: '/manage/adjustments', reserve: '/manage/applications?state=reserve',
  to_notify: '/manage/applications?state=to_notify', to_publish: '/manage/awards?state=to_publish', returns: '/manage/outcome-returns', to_declare: '/manage/assessments',
  to_score: '/manage/assessments', to_decide: '/manage/applications?state=recommended', to_countersign: '/manage/awards?state=accepted', conditions: '/manage/conditions', imports: '/manage/imports',
  payments: '/manage/payments', releases: '/manage/releases', unreachable: '/manage/organisations?unreachable=yes', undeclared: '/manage/conflicts', flags: '/manage/applications?flagged=yes', concerns: '/manage/safeguarding',
  red: '/manage/due-diligence', subsidies: '/manage/due-diligence', banks: '/manage/due-diligence',
  freed: '/manage/freed-offers', feedback: '/manage/feedback', complaints: '/manage/complaints',
};

const holdsAny = (...roles: StaffRole[]) => (actor: Person) => roles.some((role) => holds(actor, role));

/** Each area of the fund's work, and whose it is. */
const areas = [
  { group: 'deciding', key: 'applications', path: '/manage/applications', isFor: (actor: Person) => may(actor, 'queue.read', null) },
  { group: 'deciding', key: 'deadlines', path: '/manage/deadlines', isFor: (actor: Person) => may(actor, 'deadline.read', null) },
  { group: 'deciding', key: 'rounds', path: '/manage/rounds', isFor: (actor: Person) => may(actor, 'round.read', null) },
  { group: 'deciding', key: 'assessments', path: '/manage/assessments', isFor: holdsAny('assessor') },
  { group: 'deciding', key: 'assessors', path: '/manage/assessors', isFor: (actor: Person) => may(actor, 'application.assign', null) },
  { group: 'deciding', key: 'conflicts', path: '/manage/conflicts', isFor: (actor: Person) => may(actor, 'conflict.declare', null) || may(actor, 'conflict.read', null) },
  { group: 'deciding', key: 'assisted', path: '/manage/assisted', isFor: (actor: Person) => may(actor, 'assisted.start', null) },
  { group: 'deciding', key: 'adjustments', path: '/manage/adjustments', isFor: (actor: Person) => may(actor, 'adjustment.read', null) },
  { group: 'money', key: 'awards', path: '/manage/awards', isFor: (actor: Person) => may(actor, 'ledger.read', null) },
  { group: 'money', key: 'variations', path: '/manage/variations', isFor: (actor: Person) => may(actor, 'variation.read', null) },
  { group: 'money', key: 'diligence', path: '/manage/due-diligence', isFor: (actor: Person) => may(actor, 'bank_details.read', null) },
  { group: 'money', key: 'freed', path: '/manage/freed-offers', isFor: (actor: Person) => may(actor, 'round.read', null) },
  { group: 'money', key: 'payments', path: '/manage/payments', isFor: holdsAny('finance', 'payment_approver', 'auditor') },
  { group: 'money', key: 'ledger', path: '/manage/ledger', isFor: (actor: Person) => may(actor, 'ledger.read', null) },
  { group: 'money', key: 'delegations', path: '/manage/delegations', isFor: (actor: Person) => may(actor, 'delegation.read', null) },
  { group: 'money', key: 'imports', path: '/manage/imports', isFor: holdsAny('fund_officer', 'approver', 'devolved_contributor', 'auditor') },
  { group: 'money', key: 'devolved', path: '/manage/devolved', isFor: (actor: Person) => may(actor, 'devolved_import.read', { nation: actor.nation ?? 'england' }) },
  { group: 'money', key: 'returns', path: '/manage/outcome-returns', isFor: holdsAny('fund_officer', 'auditor') },
  { group: 'money', key: 'releases', path: '/manage/releases', isFor: holdsAny('fund_officer', 'auditor') },
  { group: 'questions', key: 'information', path: '/manage/information-requests', isFor: (actor: Person) => may(actor, 'information_request.read', null) },
  { group: 'questions', key: 'feedback', path: '/manage/feedback', isFor: (actor: Person) => may(actor, 'feedback.read', null) },
  { group: 'questions', key: 'complaints', path: '/manage/complaints', isFor: (actor: Person) => may(actor, 'complaint.read', null) },
  { group: 'questions', key: 'parliament', path: '/manage/parliament', isFor: (actor: Person) => may(actor, 'parliament.answer', null) },
  { group: 'questions', key: 'safeguarding', path: '/manage/safeguarding', isFor: (actor: Person) => may(actor, 'safeguarding.read', null) },
  { group: 'questions', key: 'equality', path: '/manage/equality', isFor: (actor: Person) => may(actor, 'equality.read', null) },
  { group: 'service', key: 'organisations', path: '/manage/organisations', isFor: (actor: Person) => may(actor, 'organisation.read', null) },
  { group: 'service', key: 'registers', path: '/manage/registers', isFor: (actor: Person) => may(actor, 'register.read', null) },
  { group: 'service', key: 'people', path: '/manage/people', isFor: (actor: Person) => may(actor, 'staff.read', null) },
  { group: 'service', key: 'mail', path: '/manage/mail', isFor: (actor: Person) => may(actor, 'mail.read', null) },
  { group: 'service', key: 'audit', path: '/manage/audit', isFor: (actor: Person) => may(actor, 'audit.read', null) },
] as const;
const groups = [...new Set(areas.map(({ group }) => group))];

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
      <Areas locale={locale} actor={actor} />
    </ServicePage>
  );
}

/** By what they are about; a group none of whose areas is this person's is not there. */
function Areas({ locale, actor }: { locale: Locale; actor: Person }) {
  const say = words(locale);
  const own = areas.filter(({ isFor }) => isFor(actor));
  return (
    <div className="app-areas">
      {groups.filter((one) => own.some(({ group }) => group === one)).map((one) => (
        <section key={one}>
          <h3 className="govuk-heading-s govuk-!-margin-bottom-2">{say(`assessment.home.group.${one}`)}</h3>
          <ul className="govuk-list">
            {own.filter(({ group }) => group === one).map(({ key, path }) => (
              <li key={key}>
                <a className="govuk-link" href={localPath(locale, path)}>
                  {say(`assessment.home.area.${key}`)}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

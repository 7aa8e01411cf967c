import { holds, type Person } from '@/lib/access/actor';
import { may } from '@/lib/access/policy';
import type { StaffRole } from '@/lib/access/roles';
import { staffSignedIn } from '@/lib/access/session';
import { type WaitingKey, waitingCountedUpTo, waitingFor } from '@/lib/assessment/queries/waiting';
import { localPath } from '@/lib/locale';
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
  { key: 'applications', path: '/manage/applications', isFor: (actor: Person) => may(actor, 'queue.read', null) },
  { key: 'deadlines', path: '/manage/deadlines', isFor: (actor: Person) => may(actor, 'deadline.read', null) },
  { key: 'rounds', path: '/manage/rounds', isFor: (actor: Person) => may(actor, 'round.read', null) },
  { key: 'assessments', path: '/manage/assessments', isFor: holdsAny('assessor') },
  { key: 'awards', path: '/manage/awards', isFor: (actor: Person) => may(actor, 'ledger.read', null) },
  { key: 'variations', path: '/manage/variations', isFor: (actor: Person) => may(actor, 'variation.read', null) },
  { key: 'delegations', path: '/manage/delegations', isFor: (actor: Person) => may(actor, 'delegation.read', null) },
  { key: 'imports', path: '/manage/imports', isFor: holdsAny('fund_officer', 'approver', 'devolved_contributor', 'auditor') },
  { key: 'devolved', path: '/manage/devolved', isFor: (actor: Person) => may(actor, 'devolved_import.read', { nation: actor.nation ?? 'england' }) },
  { key: 'returns', path: '/manage/outcome-returns', isFor: holdsAny('fund_officer', 'auditor') },
  { key: 'releases', path: '/manage/releases', isFor: holdsAny('fund_officer', 'auditor') },
  { key: 'payments', path: '/manage/payments', isFor: holdsAny('finance', 'payment_approver', 'auditor') },
  { key: 'ledger', path: '/manage/ledger', isFor: (actor: Person) => may(actor, 'ledger.read', null) },
  { key: 'assisted', path: '/manage/assisted', isFor: (actor: Person) => may(actor, 'assisted.start', null) },
  { key: 'adjustments', path: '/manage/adjustments', isFor: (actor: Person) => may(actor, 'adjustment.read', null) },
  { key: 'equality', path: '/manage/equality', isFor: (actor: Person) => may(actor, 'equality.read', null) },
  { key: 'audit', path: '/manage/audit', isFor: (actor: Person) => may(actor, 'audit.read', null) },
  { key: 'mail', path: '/manage/mail', isFor: (actor: Person) => may(actor, 'mail.read', null) },
  { key: 'parliament', path: '/manage/parliament', isFor: (actor: Person) => may(actor, 'parliament.answer', null) },
  { key: 'organisations', path: '/manage/organisations', isFor: (actor: Person) => may(actor, 'organisation.read', null) },
  { key: 'diligence', path: '/manage/due-diligence', isFor: (actor: Person) => may(actor, 'bank_details.read', null) },
  { key: 'registers', path: '/manage/registers', isFor: (actor: Person) => may(actor, 'register.read', null) },
  { key: 'assessors', path: '/manage/assessors', isFor: (actor: Person) => may(actor, 'application.assign', null) },
  { key: 'safeguarding', path: '/manage/safeguarding', isFor: (actor: Person) => may(actor, 'safeguarding.read', null) },
  { key: 'people', path: '/manage/people', isFor: (actor: Person) => may(actor, 'staff.read', null) },
  { key: 'conflicts', path: '/manage/conflicts', isFor: (actor: Person) => may(actor, 'conflict.declare', null) || may(actor, 'conflict.read', null) },
  { key: 'information', path: '/manage/information-requests', isFor: (actor: Person) => may(actor, 'information_request.read', null) },
  { key: 'holidays', path: '/manage/bank-holidays', isFor: (actor: Person) => may(actor, 'bank_holiday.read', null) },
  { key: 'feedback', path: '/manage/feedback', isFor: (actor: Person) => may(actor, 'feedback.read', null) },
  { key: 'complaints', path: '/manage/complaints', isFor: (actor: Person) => may(actor, 'complaint.read', null) },
  { key: 'freed', path: '/manage/freed-offers', isFor: (actor: Person) => may(actor, 'round.read', null) },
] as const;

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
      <ul className="govuk-list app-areas">
        {areas.filter(({ isFor }) => isFor(actor)).map(({ key, path }) => (
          <li key={key}>
            <a className="govuk-link" href={localPath(locale, path)}>
              {say(`assessment.home.area.${key}`)}
            </a>
          </li>
        ))}
      </ul>
    </ServicePage>
  );
}

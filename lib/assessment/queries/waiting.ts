import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { readTogether } from '@/db/client';
import type { ApplicationStatus } from '../../application/workflow';
import { holds, type Person } from '../../access/actor';
import type { StaffRole } from '../../access/roles';
import { hasDeclared } from '../../conflict/restriction';
import { freedEnvelopes } from '../../decision/freed-queries';
import { declaringRoles } from '../../conflict/vocabulary';
import { owedEntries, standingReds } from '../../diligence/steps';

/** A count beyond this is said to be more. */
export const waitingCountedUpTo = 1000;

export const waitingKeys = [
  'sift', 'in_assessment', 'clarification', 'adjustments', 'reserve', 'to_notify', 'to_publish', 'returns', 'to_declare', 'to_score', 'to_decide', 'to_countersign', 'imports', 'payments', 'releases', 'unreachable', 'undeclared', 'flags', 'concerns', 'red', 'subsidies', 'banks',
  'conditions',
  'freed', 'feedback', 'complaints', 'variations_asked', 'variations', 'information',
] as const;
export type WaitingKey = (typeof waitingKeys)[number];
export type Waiting = { key: WaitingKey; count: number };

type Item = { key: WaitingKey; roles: StaffRole[]; from: (actor: Person) => SQL };

// The state stands in the text, so that a kept plan knows the index of those that wait.
const applicationsIn = (status: ApplicationStatus) => sql`applications where status = ${sql.raw(`'${status}'`)} and submitted_at is not null and not rehearsal`;

/** What may wait for somebody, as the rows to be counted. */
const items: Item[] = [
  { key: 'sift', roles: ['fund_officer'], from: () => applicationsIn('submitted') },
  { key: 'in_assessment', roles: ['fund_officer'], from: () => applicationsIn('in_assessment') },
  { key: 'clarification', roles: ['fund_officer'], from: () => sql`applications a join clarifications c on c.application_id = a.id and c.status = 'asked' and c.due_on < (app_now() at time zone 'Europe/London')::date` },
  { key: 'adjustments', roles: ['fund_officer'], from: () => sql`adjustment_requests where answered_at is null` },
  { key: 'reserve', roles: ['fund_officer'], from: () => applicationsIn('reserve') },
  { key: 'to_notify', roles: ['fund_officer'], from: () => sql`applications where decision_notified_at is null and status in ('ineligible', 'successful', 'unsuccessful')` },
  { key: 'to_publish', roles: ['fund_officer'], from: () => sql`awards w where w.status in ('live', 'reported') and not exists (select 1 from publications p where p.award_id = w.id and p.withdrawn_at is null)` },
  { key: 'returns', roles: ['fund_officer'], from: () => sql`outcome_returns where status = 'submitted'` },
  { key: 'to_declare', roles: ['assessor'], from: ({ id }) => sql`assignments s join applications a on a.id = s.application_id where s.assessor_id = ${id} and s.status = 'assigned' and a.status = 'in_assessment'` },
  { key: 'to_score', roles: ['assessor'], from: ({ id }) => sql`assignments s join applications a on a.id = s.application_id where s.assessor_id = ${id} and s.status = 'declared_clear' and a.status = 'in_assessment'` },
  { key: 'to_decide', roles: ['approver'], from: ({ id }) => sql`applications a where a.status in ('recommended', 'due_diligence', 'not_recommended')
      and not exists (select 1 from decisions d where d.application_id = a.id and d.decided_by = ${id})
      and ${id} is distinct from (select r.recommended_by::text from recommendations r where r.application_id = a.id order by r.recommended_at desc, r.id desc limit 1)` },
  { key: 'to_countersign', roles: ['approver'], from: () => sql`awards where status = 'accepted'` },
  { key: 'conditions', roles: ['fund_officer'], from: () => sql`award_conditions where status = 'answered'` },
  { key: 'imports', roles: ['fund_officer', 'approver'], from: ({ id }) => sql`imports where status = 'previewed' and kind = 'awards' and created_by <> ${id}` },
  { key: 'payments', roles: ['payment_approver'], from: ({ id }) => sql`payments where status = 'recorded' and recorded_by <> ${id}` },
  { key: 'releases', roles: ['fund_officer'], from: ({ id }) => sql`releases where status in ('drafted', 'checked') and drafted_by <> ${id}` },
  { key: 'undeclared', roles: [...declaringRoles], from: ({ id }) => sql`people p where p.id = ${id} and not ${hasDeclared(sql`p.id`)}` },
  { key: 'flags', roles: ['fund_officer', 'approver'], from: ({ id }) => sql`application_flags where allocated_to = ${id} and status <> 'resolved'` },
  { key: 'concerns', roles: ['safeguarding_lead'], from: () => sql`safeguarding_reports where status <> 'closed'` },
  { key: 'red', roles: ['fund_officer'], from: () => standingReds },
  { key: 'subsidies', roles: ['fund_officer'], from: () => owedEntries },
  { key: 'banks', roles: ['fund_officer', 'finance'], from: ({ id }) => sql`bank_accounts where status = 'asked' and asked_by <> ${id}` },
  { key: 'freed', roles: ['fund_officer'], from: () => sql`${freedEnvelopes} f` },
  { key: 'feedback', roles: ['fund_officer'], from: () => sql`feedback_requests where answered_at is null` },
  // Row security leaves out what is about their own work.
  { key: 'complaints', roles: ['fund_officer', 'approver', 'administrator'], from: ({ id }) => sql`complaints where answered_at is null and (reviewer_id is null or reviewer_id = ${id})` },
  { key: 'variations_asked', roles: ['fund_officer'], from: () => sql`variations where status = 'asked'` },
  { key: 'variations', roles: ['approver'], from: ({ id }) => sql`variations v where v.status = 'proposed' and v.proposed_by <> ${id} and not exists (select 1 from variation_approvals x where x.variation_id = v.id and x.approved_by = ${id})` },
  { key: 'information', roles: ['fund_officer'], from: ({ id }) => sql`information_requests where status = 'open' or (status = 'awaiting_release' and proposed_by <> ${id})` },
  // Every owner's mail comes back: nobody who could invite anybody can be written to.
  { key: 'unreachable', roles: ['fund_officer'], from: () => sql`(select distinct m.organisation_id from memberships m join people p on p.id = m.person_id
      where m.role = 'owner' and m.removed_at is null and p.mail_bounced_at is not null and not exists (select 1 from memberships x join people q on q.id = x.person_id
        where x.organisation_id = m.organisation_id and x.role = 'owner' and x.removed_at is null and q.mail_bounced_at is null)) u` },
];

/** What waits for this person, by role, in one query. Nothing of other roles is counted. */
export const waitingFor = async (actor: Person): Promise<Waiting[]> => {
  const own = items.filter(({ roles }) => roles.some((role) => holds(actor, role)));
  if (own.length === 0) return [];
  const counts = own.map(({ key, from }) => sql`select ${sql.raw(`'${key}'`)} as key, (select count(*)::int from (select 1 from ${from(actor)} limit ${sql.raw(String(waitingCountedUpTo + 1))}) counted) as count`);
  return (await readTogether<[Waiting[]]>(actor, { query: sql.join(counts, sql` union all `), often: true })).found[0];
};

import 'server-only';
import { sql } from 'drizzle-orm';
import { read } from '@/db/client';
import { rows } from '@/db/rows';
import { type Actor, organisationIds } from '../access/actor';
import { statusForApplicant } from '../application/rules';
import type { ApplicationStatus } from '../application/workflow';

/**
 * Everything the service holds of one of the actor's organisations that is theirs to see, as one document: applications with every version of
 * every answer, files (what they are, and where they are fetched: the bytes stay in the file store), the fund's questions about them, frozen
 * copies, awards, agreements, payments, bank details (their last four digits) and returns. Undefined when it is not theirs.
 * Decisions that were not notified, scores and the fund's own notes are not in it: row security leaves them out, and so does this.
 */
export const everythingForMember = (actor: Actor, ref: string): Promise<Record<string, unknown> | undefined> =>
  read(actor, async (tx, now) => {
    const [found] = await rows<{ id: string; organisation: unknown; people: unknown; earlierNames: unknown }>(tx, sql`
      select o.id, jsonb_build_object('ref', o.ref, 'name', o.name, 'kind', o.kind, 'identifierScheme', o.identifier_scheme, 'identifier', o.identifier, 'place', o.place, 'placeRegion', o.place_region) as organisation,
        (select coalesce(jsonb_agg(jsonb_build_object('name', p.name, 'email', p.email, 'role', m.role, 'since', m.created_at, 'until', m.removed_at) order by m.created_at, m.id), '[]')
          from memberships m join people p on p.id = m.person_id where m.organisation_id = o.id) as people,
        (select coalesce(jsonb_agg(jsonb_build_object('name', n.name, 'identifierScheme', n.identifier_scheme, 'identifier', n.identifier, 'until', n.until) order by n.until, n.id), '[]') from organisation_names n where n.organisation_id = o.id) as "earlierNames"
      from organisations o where o.ref = ${ref} and o.id = any (${sql.param(organisationIds(actor))}::uuid[])`);
    if (!found) return undefined;
    const { id, ...about } = found;
    const applications = await rows<{ status: ApplicationStatus; decisionNotifiedAt: Date | null }>(tx, sql`
      select a.ref, r.ref as round, r.title_en as "roundTitle", q.key || ' ' || q.version as questions, a.status, a.created_at as "startedAt", a.submitted_at as "submittedAt", a.withdrawn_reason as "withdrawnReason", a.decision_notified_at as "decisionNotifiedAt",
        (select coalesce(jsonb_object_agg(n.name, n.raw), '{}') from answers n where n.application_id = a.id) as answers,
        (select coalesce(jsonb_agg(jsonb_build_object('answer', v.name, 'version', v.version, 'text', v.raw, 'by', p.name, 'at', v.saved_at, 'keptApart', v.conflict, 'chosen', v.chosen) order by v.id), '[]') from answer_versions v join people p on p.id = v.saved_by where v.application_id = a.id) as versions,
        (select coalesce(jsonb_agg(jsonb_build_object('number', s.number, 'sha256', s.sha256, 'frozen', s.frozen, 'certifiedBy', p.name, 'submittedAt', s.submitted_at) order by s.number), '[]') from submissions s join people p on p.id = s.certified_by where s.application_id = a.id) as submissions,
        (select coalesce(jsonb_agg(jsonb_build_object('event', e.name, 'at', e.at) order by e.id), '[]') from events e where e.subject_id = a.id) as history,
        ${attachments} as attachments, ${clarifications} as clarifications
      from applications a join funding_rounds r on r.id = a.round_id join question_sets q on q.id = a.question_set_id where a.organisation_id = ${id} order by a.created_at, a.id`);
    const awards = await rows<Record<string, unknown>>(tx, sql`
      select w.ref, w.title, w.description, w.status, w.amount_awarded_pence as "amountAwardedPence", w.award_date as "awardDate", w.planned_start_date as "plannedStartDate", w.planned_end_date as "plannedEndDate",
        (select jsonb_build_object('text', g.text, 'sha256', g.sha256, 'offeredAt', g.offered_at, 'signedName', g.signed_name, 'signedAt', g.signed_at, 'countersignedAt', g.countersigned_at) from agreements g where g.award_id = w.id) as agreement,
        (select coalesce(jsonb_agg(jsonb_build_object('ref', y.ref, 'amountPence', y.amount_pence, 'paidOn', y.paid_on) order by y.paid_on, y.ref), '[]') from payments y where y.award_id = w.id and y.status = 'confirmed') as payments,
        (select coalesce(jsonb_agg(jsonb_build_object('ref', b.ref, 'status', b.status, 'endingIn', b.last_digits, 'askedAt', b.asked_at, 'inForceAt', b.in_force_at, 'stoppedAt', b.stopped_at) order by b.asked_at, b.id), '[]') from bank_accounts b where b.award_id = w.id) as "bankDetails",
        (select coalesce(jsonb_agg(jsonb_build_object('ref', t.ref, 'periodEnd', t.period_end, 'status', t.status, 'totals', t.totals, 'submittedAt', t.submitted_at, 'acceptedAt', t.accepted_at,
          'versions', (select coalesce(jsonb_agg(jsonb_build_object('version', x.version, 'totals', x.totals, 'at', x.saved_at) order by x.id), '[]') from outcome_return_versions x where x.return_id = t.id)) order by t.period_end, t.ref), '[]') from outcome_returns t where t.award_id = w.id) as "outcomeReturns"
      from awards w where w.organisation_id = ${id} order by w.award_date, w.ref`);
    return { format: 'diif-organisation-export-1', exportedAt: now.toISOString(), ...about, applications: applications.map(({ status, decisionNotifiedAt, ...rest }) => ({ ...rest, status: statusForApplicant({ status, decisionNotifiedAt }) })), awards };
  });

/** Every version that was added, those that were replaced, removed or found infected among them. */
const attachments = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('ref', f.ref, 'question', f.question, 'name', f.name, 'bytes', f.bytes, 'sha256', f.sha256, 'datedOn', f.dated_on, 'status', f.status, 'version', f.version,
    'replaces', (select o.ref from attachments o where o.id = f.replaces), 'by', p.name, 'addedAt', f.added_at, 'removedAt', f.removed_at,
    'link', case when f.status in ('clean', 'not_scanned') then '/attachments/' || f.ref end) order by f.added_at, f.id), '[]')
  from attachments f join people p on p.id = f.uploaded_by where f.application_id = a.id and f.added_at is not null)`;

/** What the fund asked about an application. The answers to it are in the submission of its number. */
const clarifications = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('status', c.status, 'askedAt', c.asked_at, 'dueOn', c.due_on, 'aboutSubmission', c.about_number, 'answeredBySubmission', c.answer_number, 'answeredAt', c.answered_at,
    'withdrawnAt', c.withdrawn_at, 'withdrawnReason', c.withdrawn_reason,
    'questions', (select coalesce(jsonb_agg(jsonb_build_object('answer', q.name, 'asks', q.asks) order by q.position), '[]') from clarification_questions q where q.clarification_id = c.id)) order by c.asked_at, c.id), '[]')
  from clarifications c where c.application_id = a.id)`;

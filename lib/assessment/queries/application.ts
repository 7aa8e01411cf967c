import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { read, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { Authority } from '../../decision/vocabulary';
import { aloneUpTo } from '../../delegation/rules';
import { reachOf } from '../../delegation/steps';
import type { Person } from '../../access/actor';
import { may } from '../../access/policy';
import { clarificationsOf } from '../../clarification/steps';
import { type Frozen, readFrozen } from '../../application/frozen';
import { findingsOf } from '../../application/check-queries';
import type { ApplicationStatus } from '../../application/workflow';
import { sentFiles } from '../../attachment/queries';
import { notConflicted } from '../../conflict/restriction';
import { londonDate } from '../../dates';
import type { Pence } from '../../money';
import { type AssistedMark, assistedMark } from '../../assisted/mark';
import type { Criterion, QuestionSet } from '../../programme/question-set';
import type { Outcome } from '../rules';
import { meetsNoNames } from '../anonymous-steps';
import { assessingTerms, safeguardingFacts, stoppedByFlag } from '../steps';
import type { AssignmentStatus } from '../workflow';
import { visibleTo } from './visible';

/** An application as the fund's own people see it; the head of each of its pages. */
export type StaffApplication = {
  id: string; ref: string; status: ApplicationStatus; version: number; title: string; organisation: string; organisationRef: string; leadRegion: string;
  categoryKey: string; category: string; categoryCy: string; amountAppliedForPence: Pence | null; submittedAt: Date; siftReason: string | null; dueDiligence: string | null; panelOpenedAt: Date | null;
  decisionNotifiedAt: Date | null; roundTitle: string; roundTitleCy: string; criteria: Criterion[]; scaleMax: number; minimumPence: Pence; maximumPence: Pence;
  assigned: number; scored: number; pending: number; moderated: number; awardRef: string | null;
  recommendation: { outcome: Outcome; amountPence: Pence | null; reason: string; by: string; byId: string; at: string } | null;
  approvals: { decidedBy: string; by: string; amountPence: Pence; reason: string; at: string; authority: 'approver' | Authority; authorityName: string | null; authorityOn: string | null; authorityDocument: string | null }[];
  refusal: { by: string; reason: string; at: string } | null;
  assisted: AssistedMark | null; assessorsEach: number; stopped: boolean; atRisk: boolean; safeguardingChecked: boolean;
};

/** The head of an application's pages, with the clock it was read by. */
export const applicationForStaff = (actor: Person, ref: string): Promise<(StaffApplication & { now: Date }) | undefined> =>
  read(actor, async (tx, now) => {
    if (!may(actor, 'queue.read', null)) return undefined;
    const found = await head(tx, actor, ref);
    return found && { ...found, now };
  });

export async function head(tx: Tx, actor: Person, ref: string): Promise<StaffApplication | undefined> {
  const [found] = await rows<StaffApplication>(tx, sql`
    select a.id, a.ref, a.status, a.version, a.title, o.name as organisation, o.ref as "organisationRef", a.lead_region as "leadRegion", a.category_key as "categoryKey",
      coalesce(c.label_en, a.category_key) as category, coalesce(c.label_cy, a.category_key) as "categoryCy", a.amount_applied_for_pence as "amountAppliedForPence",
      a.submitted_at as "submittedAt", a.sift_reason as "siftReason", a.due_diligence as "dueDiligence", a.panel_opened_at as "panelOpenedAt", a.decision_notified_at as "decisionNotifiedAt",
      r.title_en as "roundTitle", r.title_cy as "roundTitleCy", r.criteria, r.scale_max as "scaleMax", r.minimum_pence as "minimumPence", r.maximum_pence as "maximumPence",
      s.assigned, s.scored, s.pending, (select count(*)::int from moderations m where m.application_id = a.id) as moderated,
      (select w.ref from awards w where w.application_id = a.id) as "awardRef", ${assistedMark} as assisted, ${assessingTerms}, ${stoppedByFlag} as stopped, ${safeguardingFacts}, ${recommendation} as recommendation,
      coalesce(${decisionsOf(sql`'approved'`)}, '[]') as approvals, ${decisionsOf(sql`'refused'`)} -> 0 as refusal
    from applications a join organisations o on o.id = a.organisation_id join funding_rounds r on r.id = a.round_id
      left join round_categories c on c.round_id = a.round_id and c.key = a.category_key
      cross join lateral (select count(*) filter (where status not in ('conflicted', 'declined', 'withdrawn'))::int as assigned, count(*) filter (where status = 'scored')::int as scored,
        count(*) filter (where status in ('assigned', 'declared_clear'))::int as pending from assignments where application_id = a.id) s
    where a.ref = ${ref} and ${visibleTo(actor)}`);
  return found;
}

const recommendation = sql`(
  select json_build_object('outcome', x.outcome, 'amountPence', x.amount_recommended_pence, 'reason', x.reason, 'by', p.name, 'byId', p.id, 'at', x.recommended_at)
  from recommendations x join people p on p.id = x.recommended_by where x.application_id = a.id order by x.recommended_at desc, x.id desc limit 1)`;

const decisionsOf = (outcome: SQL) => sql`(
  select json_agg(json_build_object('decidedBy', d.decided_by, 'by', p.name, 'amountPence', d.amount_approved_pence, 'reason', d.reason, 'at', d.decided_at, 'authority', d.authority, 'authorityName', d.authority_name, 'authorityOn', d.authority_on, 'authorityDocument', d.authority_document) order by d.decided_at)
  from decisions d join people p on p.id = d.decided_by where d.application_id = a.id and d.outcome = ${outcome})`;

export type Submission = { frozen: Frozen; sha256: string; number: number; submittedAt: Date; certifier: string; questions: QuestionSet };

/** The newest frozen copy, with the questions it answers. */
export async function submissionOf(tx: Tx, applicationId: string): Promise<Submission> {
  const [found] = await rows<Omit<Submission, 'frozen'> & { frozen: string }>(tx, sql`
    select s.frozen, s.sha256, s.number, s.submitted_at as "submittedAt", coalesce(s.signed_on_paper_by, p.name) as certifier, q.definition as questions
    from submissions s join applications a on a.id = s.application_id join question_sets q on q.id = a.question_set_id join people p on p.id = s.certified_by
    where s.application_id = ${applicationId} order by s.number desc limit 1`);
  if (!found) throw new Error('a submitted application has a submission');
  return { ...found, frozen: readFrozen(found.frozen) };
}

export type AssignmentLine = { assessor: string; status: AssignmentStatus; conflictReason: string | null; assignedAt: Date; scoredAt: Date | null };
export type HistoryLine = { id: string; name: string; at: Date; by: string | null };

/** What the application's own page shows: the frozen copy, who assesses it, what the checks find in it, and what happened to it. */
export const applicationFileForStaff = (actor: Person, ref: string) =>
  read(actor, async (tx, now) => {
    if (!may(actor, 'queue.read', null)) return undefined;
    const application = await head(tx, actor, ref);
    if (!application) return undefined;
    const submission = await submissionOf(tx, application.id);
    const clarifications = await clarificationsOf(tx, now, application.id, submission.questions);
    // As of the day it was sent: what the applicant could have found.
    const findings = await findingsOf(tx, { applicationId: application.id, set: submission.questions, answers: submission.frozen.answers, today: londonDate(application.submittedAt), sent: true });
    return { application, submission, clarifications, files: await sentFiles(tx, application.id), assignments: await assignmentsOf(tx, application.id), history: await historyOf(tx, application.id), findings };
  });

const assignmentsOf = (tx: Tx, applicationId: string): Promise<AssignmentLine[]> =>
  rows(tx, sql`
    select p.name as assessor, s.status, coalesce(s.conflict_reason, s.ended_reason) as "conflictReason", s.assigned_at as "assignedAt", s.scored_at as "scoredAt"
    from assignments s join people p on p.id = s.assessor_id where s.application_id = ${applicationId} order by s.assigned_at, s.id`);

/** Every event of an application and of its assignments that has words of its own; a draft's savings are left out. */
const historyOf = (tx: Tx, applicationId: string): Promise<HistoryLine[]> =>
  rows(tx, sql`
    select e.id, e.name, e.at, p.name as by from events e left join people p on p.id = e.actor_id
    where e.subject_id in (select ${applicationId}::uuid union all select id from assignments where application_id = ${applicationId}) and e.name = any (${sql.param([...historyEvents])}::text[])
    order by e.at, e.id`);

/** Each has its words at `assessment.event`. */
export const historyEvents = [
  'application.started_for_somebody', 'application.paper_recorded', 'application.submitted', 'application.withdrawn', 'application.decision_notified', 'application.clarified', 'clarification.asked', 'clarification.withdrawn', 'assessment.sifted', 'assessment.assigned', 'assessment.declared_clear', 'assessment.conflict_declared', 'assessment.declined', 'assessment.withdrawn', 'assessment.flag_raised', 'assessment.flag_stopped', 'assessment.flag_resolved', 'assessment.safeguarding_checked',
  'assessment.scored', 'assessment.conflict_confirmed', 'assessment.conflict_dismissed', 'assessment.restriction_lifted', 'assessment.scores_set_aside', 'assessment.panel_opened', 'assessment.moderated', 'assessment.recommended', 'assessment.reserve', 'assessment.not_recommended', 'assessment.checked', 'diligence.checked', 'diligence.lifted', 'diligence.register_asked', 'assessment.approved', 'assessment.refused',
  'letter.sent', 'assessment.letter_paragraph_written', 'assessment.letter_not_sent', 'feedback.asked', 'feedback.answered',
] as const;

export type Assessor = { id: string; name: string; open: number; already: AssignmentStatus | null };

/** Who could assess it: every assessor who does not belong to the organisation, with how much waits for each. */
export const assessorsFor = (actor: Person, ref: string): Promise<{ application: StaffApplication; assessors: Assessor[] } | undefined> =>
  read(actor, async (tx) => {
    if (!may(actor, 'queue.read', null)) return undefined;
    const application = await head(tx, actor, ref);
    if (!application) return undefined;
    const assessors = await rows<Assessor>(tx, sql`
      select p.id, p.name, (select s.status from assignments s where s.application_id = ${application.id} and s.assessor_id = p.id order by s.status in ('assigned', 'declared_clear', 'scored') desc, s.assigned_at desc limit 1) as already,
        (select count(*)::int from assignments s where s.assessor_id = p.id and s.status in ('assigned', 'declared_clear')) as open
      from people p join staff_roles r on r.person_id = p.id and r.role = 'assessor' and r.removed_at is null
      where ${notConflicted(sql`p.id`, sql`${application.id}::uuid`)} and ${meetsNoNames(sql`p.id`, sql`${application.id}::uuid`)}
      order by p.name, p.id`);
    return { application, assessors };
  });

export type PanelScore = { assessorId: string; assessor: string; criterion: string; score: number; reason: string };

/** The scores side by side and the panel's own. Row security answers with no score before the panel opens. */
export const panelForStaff = (actor: Person, ref: string) =>
  read(actor, async (tx) => {
    if (!may(actor, 'queue.read', null)) return undefined;
    const application = await head(tx, actor, ref);
    if (!application) return undefined;
    const scores = await rows<PanelScore>(tx, sql`
      select p.id as "assessorId", p.name as assessor, x.criterion, x.score, x.reason from scores x join assignments s on s.id = x.assignment_id join people p on p.id = s.assessor_id
      where s.application_id = ${application.id} and s.status = 'scored' order by s.assigned_at, s.id`);
    const moderated = await rows<PanelScore>(tx, sql`
      select p.id as "assessorId", p.name as assessor, m.criterion, m.score, m.reason from moderations m join people p on p.id = m.moderated_by where m.application_id = ${application.id}`);
    return { application, scores, moderated };
  });

export type EnvelopeMoney = { labelEn: string; labelCy: string; allocatedPence: Pence; earmarkedPence: Pence; committedPence: Pence; paidPence: Pence; leftPence: Pence };

/** What an approver decides on: the recommendation, earlier approvals, how far this approver's word reaches, and the envelope's money now. */
export const decisionForStaff = (actor: Person, ref: string) =>
  read(actor, async (tx, now) => {
    if (!may(actor, 'queue.read', null)) return undefined;
    const application = await head(tx, actor, ref);
    if (!application) return undefined;
    const [envelope] = await rows<EnvelopeMoney & { programmeId: string }>(tx, sql`
      select e.label_en as "labelEn", e.label_cy as "labelCy", p.id as "programmeId", ${sums}
      from applications a join round_categories c on c.round_id = a.round_id and c.key = a.category_key join envelopes e on e.id = c.envelope_id
        join grant_programmes p on p.id = e.programme_id left join accounts x on x.envelope_id = e.id
      where a.id = ${application.id} group by e.id, p.id`);
    return { application, envelope: envelope && { ...envelope, aloneUpToPence: aloneUpTo(await reachOf(tx, envelope.programmeId, now), actor.id) }, now };
  });

const sums = sql`coalesce(sum(x.balance_pence), 0)::bigint as "allocatedPence",
  coalesce(sum(x.balance_pence) filter (where x.kind = 'earmarked'), 0)::bigint as "earmarkedPence",
  coalesce(sum(x.balance_pence) filter (where x.kind = 'committed'), 0)::bigint as "committedPence",
  coalesce(sum(x.balance_pence) filter (where x.kind in ('disbursed', 'recovered')), 0)::bigint as "paidPence",
  coalesce(sum(x.balance_pence) filter (where x.kind = 'envelope'), 0)::bigint as "leftPence"`;

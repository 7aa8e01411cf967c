import 'server-only';
import { sql } from 'drizzle-orm';
import { read } from '@/db/client';
import { rows } from '@/db/rows';
import { holds, type Person } from '../../access/actor';
import type { ApplicationStatus } from '../../application/workflow';
import { type AssistedMark, assistedMark } from '../../assisted/mark';
import type { Clarification } from '../../clarification/rules';
import { clarificationsOf } from '../../clarification/steps';
import { sentFiles } from '../../attachment/queries';
import type { SentFile } from '../../attachment/vocabulary';
import type { Raw } from '../../field';
import type { Pence } from '../../money';
import type { Criterion } from '../../programme/question-set';
import type { KeptApart } from '../draft-rules';
import type { Score } from '../rules';
import type { AssignmentStatus } from '../workflow';
import { type Submission, submissionOf } from './application';

export type AssignedLine = { ref: string; title: string; organisation: string; status: AssignmentStatus; applicationStatus: ApplicationStatus; assignedAt: Date; dueOn: string | null; scoredAt: Date | null; answersChangedAt: Date | null };

/** Derived, for an assignment `s`: a sealed score never changes, so its assessor is shown what came after it. */
const answersChangedAt = sql`(select max(c.answered_at) from clarifications c where c.application_id = s.application_id and c.answered_at > s.scored_at)`;

/** What is assigned to this assessor, what waits first and the latest hundred in all. Nobody else's assignment, and no count of them. */
export const assignmentsForAssessor = (actor: Person): Promise<AssignedLine[] | undefined> =>
  read(actor, async (tx) => {
    if (!holds(actor, 'assessor')) return undefined;
    return rows<AssignedLine>(tx, sql`
      select a.ref, a.title, o.name as organisation, s.status, a.status as "applicationStatus", s.assigned_at as "assignedAt", s.due_on as "dueOn", s.scored_at as "scoredAt", ${answersChangedAt} as "answersChangedAt"
      from assignments s join applications a on a.id = s.application_id join organisations o on o.id = a.organisation_id
      where s.assessor_id = ${actor.id} and s.status not in ('declined', 'withdrawn') order by s.status in ('assigned', 'declared_clear') desc, s.assigned_at desc, s.id desc limit 100`);
  });

export type OwnAssignment = {
  id: string; applicationId: string; ref: string; title: string; organisation: string; leadRegion: string; amountAppliedForPence: Pence | null; status: AssignmentStatus;
  applicationStatus: ApplicationStatus; criteria: Criterion[]; scaleMax: number; draft: Raw | null; draftVersion: number; apart: KeptApart[]; dueOn: string | null; scores: Score[]; scoredAt: Date | null; /** The applicant answered a question of the fund after these scores were sealed. */ answersChangedAt: Date | null; assisted: AssistedMark | null;
  /** Only once the assessor has declared that nothing stands in the way. */
  submission?: Submission;
  /** What the fund asked about it since, with old and new answers. */
  clarifications?: Clarification[];
  files?: SentFile[];
};

/** The assessor's own assignment to an application: somebody else's, and one with a conflict declared, is not found. */
export const assignmentForAssessor = (actor: Person, ref: string): Promise<OwnAssignment | undefined> =>
  read(actor, async (tx, now) => {
    if (!holds(actor, 'assessor')) return undefined;
    const [own] = await rows<OwnAssignment>(tx, sql`
      select s.id, a.id as "applicationId", a.ref, a.title, o.name as organisation, a.lead_region as "leadRegion", a.amount_applied_for_pence as "amountAppliedForPence", s.status,
        a.status as "applicationStatus", r.criteria, r.scale_max as "scaleMax", d.raw as draft, coalesce(d.version, 0) as "draftVersion", coalesce(d.apart, '[]') as apart, s.due_on as "dueOn", ${assistedMark} as assisted, s.scored_at as "scoredAt", ${answersChangedAt} as "answersChangedAt",
        coalesce((select json_agg(json_build_object('criterion', x.criterion, 'score', x.score, 'reason', x.reason)) from scores x where x.assignment_id = s.id), '[]') as scores
      from assignments s join applications a on a.id = s.application_id join organisations o on o.id = a.organisation_id join funding_rounds r on r.id = a.round_id
        left join score_drafts d on d.assignment_id = s.id
      where a.ref = ${ref} and s.assessor_id = ${actor.id} and s.status not in ('conflicted', 'declined', 'withdrawn')`);
    if (!own || own.status === 'assigned') return own;
    const submission = await submissionOf(tx, own.applicationId);
    return { ...own, submission, clarifications: await clarificationsOf(tx, now, own.applicationId, submission.questions), files: await sentFiles(tx, own.applicationId) };
  });

import 'server-only';
import { sql } from 'drizzle-orm';
import { read, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { holds, type Person } from '../../access/actor';
import type { ApplicationStatus } from '../../application/workflow';
import { type AssistedMark, assistedMark } from '../../assisted/mark';
import type { Clarification } from '../../clarification/rules';
import { clarificationsOf } from '../../clarification/steps';
import { sentFiles } from '../../attachment/queries';
import type { SentFile } from '../../attachment/vocabulary';
import type { Raw } from '../../field';
import type { Bilingual } from '../../locale';
import type { Pence } from '../../money';
import type { Criterion } from '../../programme/question-set';
import { questionsOf } from '../../programme/questions';
import { identifyingQuestions, withoutAnswers, withoutIdentifying, withoutNames } from '../anonymous';
import { applicantsOfRound, namesOfApplicant, withheld } from '../anonymous-steps';
import type { KeptApart } from '../draft-rules';
import type { Score } from '../rules';
import type { AssignmentStatus } from '../workflow';
import { type Submission, submissionOf } from './application';

export type AssignedLine = { ref: string; title: string; /** Null while it is withheld: the round is read without names. */ organisation: string | null; status: AssignmentStatus; applicationStatus: ApplicationStatus; assignedAt: Date; dueOn: string | null; scoredAt: Date | null; answersChangedAt: Date | null };

/** Derived, for an assignment `s`: a sealed score never changes, so its assessor is shown what came after it. */
const answersChangedAt = sql`(select max(c.answered_at) from clarifications c where c.application_id = s.application_id and c.answered_at > s.scored_at)`;

export const assignmentsShown = 100;

/** What is assigned to this assessor, what waits first and the latest `assignmentsShown` in all. Nobody else's assignment, and no count of them. */
export const assignmentsForAssessor = (actor: Person): Promise<AssignedLine[] | undefined> =>
  read(actor, async (tx) => {
    if (!holds(actor, 'assessor')) return undefined;
    return rows<AssignedLine>(tx, sql`
      select a.ref, case when ${withheld} then a.ref else a.title end as title, case when not ${withheld} then o.name end as organisation, s.status, a.status as "applicationStatus", s.assigned_at as "assignedAt", s.due_on as "dueOn", s.scored_at as "scoredAt", ${answersChangedAt} as "answersChangedAt"
      from assignments s join applications a on a.id = s.application_id join organisations o on o.id = a.organisation_id join funding_rounds r on r.id = a.round_id
      where s.assessor_id = ${actor.id} and s.status not in ('declined', 'withdrawn') order by s.status in ('assigned', 'declared_clear') desc, s.assigned_at desc, s.id desc limit ${assignmentsShown}`);
  });

/** `left`: the questions that are left out while it is read without names. */
export type ReadSubmission = { frozen: Pick<Submission['frozen'], 'answers'>; questions: Submission['questions']; left?: Bilingual[] };

export type OwnAssignment = {
  id: string; applicationId: string; ref: string; title: string; /** Null while it is withheld. */ organisation: string | null; withheld: boolean; leadRegion: string; amountAppliedForPence: Pence | null; status: AssignmentStatus;
  applicationStatus: ApplicationStatus; criteria: Criterion[]; scaleMax: number; draft: Raw | null; draftVersion: number; apart: KeptApart[]; dueOn: string | null; scores: Score[]; scoredAt: Date | null; /** The applicant answered a question of the fund after these scores were sealed. */ answersChangedAt: Date | null; assisted: AssistedMark | null;
  /** Only once the assessor has declared that nothing stands in the way. */
  submission?: ReadSubmission;
  /** What the fund asked about it since, with old and new answers. */
  clarifications?: Clarification[];
  files?: SentFile[];
};

/** The assessor's own assignment to an application: somebody else's, and one with a conflict declared, is not found. */
export const assignmentForAssessor = (actor: Person, ref: string): Promise<OwnAssignment | undefined> =>
  read(actor, async (tx, now) => {
    if (!holds(actor, 'assessor')) return undefined;
    const [own] = await rows<OwnAssignment>(tx, sql`
      select s.id, a.id as "applicationId", a.ref, a.title, o.name as organisation, ${withheld} as withheld, a.lead_region as "leadRegion", a.amount_applied_for_pence as "amountAppliedForPence", s.status,
        a.status as "applicationStatus", r.criteria, r.scale_max as "scaleMax", d.raw as draft, coalesce(d.version, 0) as "draftVersion", coalesce(d.apart, '[]') as apart, s.due_on as "dueOn", ${assistedMark} as assisted, s.scored_at as "scoredAt", ${answersChangedAt} as "answersChangedAt",
        coalesce((select json_agg(json_build_object('criterion', x.criterion, 'score', x.score, 'reason', x.reason)) from scores x where x.assignment_id = s.id), '[]') as scores
      from assignments s join applications a on a.id = s.application_id join organisations o on o.id = a.organisation_id join funding_rounds r on r.id = a.round_id
        left join score_drafts d on d.assignment_id = s.id
      where a.ref = ${ref} and s.assessor_id = ${actor.id} and s.status not in ('conflicted', 'declined', 'withdrawn')`);
    if (!own) return undefined;
    if (own.withheld) return withoutWhoItIs(tx, now, own);
    if (own.status === 'assigned') return own;
    const submission = await submissionOf(tx, own.applicationId);
    return { ...own, submission, clarifications: await clarificationsOf(tx, now, own.applicationId, submission.questions), files: await sentFiles(tx, own.applicationId) };
  });

/** What may be read of it without knowing whose it is; before the declaration not even its title. Nothing else leaves the database. */
async function withoutWhoItIs(tx: Tx, now: Date, own: OwnAssignment): Promise<OwnAssignment> {
  const hidden = { ...own, title: own.ref, organisation: null, assisted: null };
  if (own.status === 'assigned') return hidden;
  const submission = await submissionOf(tx, own.applicationId);
  const { questions, frozen } = submission;
  const [names, marked] = [await namesOfApplicant(tx, own.applicationId, submission), identifyingQuestions(questions)];
  const clarifications = (await clarificationsOf(tx, now, own.applicationId, questions)).map((one) => ({
    ...one, said: null, withdrawnReason: null, answers: one.answers.filter(({ question }) => !marked.includes(question.name)),
  }));
  return {
    ...hidden, ...(marked.includes('title') ? {} : { title: withoutNames(own.title, names) }),
    submission: { frozen: { answers: withoutNames(withoutAnswers(frozen.answers, marked), names) }, questions: withoutIdentifying(questions), left: questionsOf(questions).filter(({ name }) => marked.includes(name)).map(({ label }) => label) },
    clarifications: withoutNames(clarifications, names), files: [],
  };
}

/** Who applied in the round of an assignment that is read without names, in alphabetical order: what an assessor declares against. It says nothing of which is which. */
export const applicantsToDeclareAgainst = (actor: Person, ref: string): Promise<string[]> =>
  read(actor, async (tx) => {
    if (!holds(actor, 'assessor')) return [];
    return (await applicantsOfRound(tx, actor, ref)).map(({ name }) => name);
  });

import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { fundingRounds, questionDrafts } from '@/db/schema/programme';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import { record } from '../event/commands';
import { enqueue } from '../notification/commands';
import { publicationChanged } from '../publication/steps';
import { Refusal } from '../refusal';
import { isSame } from '../same';
import { canMove } from '../workflow';
import { fitted } from './fitting';
import { publicationFaults } from './question-check';
import type { QuestionSet } from './question-set';
import { writeQuestions } from './question-steps';
import { type LockedRound, lockRound } from './round-lock';
import { roundWorkflow } from './workflow';

/**
 * Changes the draft of a round's questions; the first change begins one. Nobody outside sees it until it is published.
 * What is so already is not changed again: somebody pressed the button twice. Refuses `changed_meanwhile`, and whatever `edit` refuses.
 * @param version of the draft as it was shown; 0 where there was none
 */
export const editQuestions = (actor: Person, ref: string, version: number, edit: (set: QuestionSet) => QuestionSet): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const round = await lockRound(tx, ref);
    authorise(actor, 'question_set.edit', null, now);
    const before = round.draft?.definition ?? round.questionSet.definition;
    if (isAlreadySo(round, version, () => edit(before))) return;
    await writeDraft(tx, actor, round, edit(before));
    await record(tx, actor, 'question_set.edited', { kind: 'round', id: round.id }, { ref });
  });

/** Whether a page is older than the draft, and what it asks for is so already. Refuses `changed_meanwhile` where it is older and is not. */
function isAlreadySo({ draft }: LockedRound, version: number, wanted: () => QuestionSet): boolean {
  if ((draft?.version ?? 0) === version) return false;
  if (draft && isSame(wantedStill(wanted), draft.definition)) return true;
  throw new Refusal('changed_meanwhile');
}

/** What cannot be done a second time, such as adding a question, was not asked for in vain: the page is old. */
function wantedStill(wanted: () => QuestionSet): QuestionSet | undefined {
  try {
    return wanted();
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

async function writeDraft(tx: Tx, actor: Person, { id, draft }: LockedRound, definition: QuestionSet): Promise<void> {
  const row = { roundId: id, definition, version: (draft?.version ?? 0) + 1, savedBy: actor.id, savedAt: sql`app_now()` };
  await tx.insert(questionDrafts).values(row).onConflictDoUpdate({ target: questionDrafts.roundId, set: row });
}

/** Puts another round's questions in the draft's place. Refuses `not_found` and `changed_meanwhile`. */
export const copyQuestions = (actor: Person, ref: string, { from, version }: { from: string; version: number }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const round = await lockRound(tx, ref);
    authorise(actor, 'question_set.edit', null, now);
    const [other] = await rows<{ definition: QuestionSet; key: string; version: number }>(tx, sql`
      select q.definition, q.key, q.version from funding_rounds r join question_sets q on q.id = r.question_set_id where r.ref = ${from}`);
    if (!other) throw new Refusal('not_found', {}, 'from');
    if (isAlreadySo(round, version, () => other.definition)) return;
    await writeDraft(tx, actor, round, other.definition);
    await record(tx, actor, 'question_set.copied', { kind: 'round', id: round.id }, { ref, from, key: other.key, version: other.version });
  });

/** Throws the draft away; what is published stays. Refuses `no_question_draft`. */
export const discardQuestions = (actor: Person, ref: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const round = await lockRound(tx, ref);
    authorise(actor, 'question_set.edit', null, now);
    if (!round.draft) throw new Refusal('no_question_draft');
    await tx.delete(questionDrafts).where(eq(questionDrafts.roundId, round.id));
    await record(tx, actor, 'question_set.draft_discarded', { kind: 'round', id: round.id }, { ref });
  });

/**
 * Publishes the draft as the next version: whoever starts now is asked these. Applications that were started keep theirs until an officer moves
 * them. A round that is not public yet must be rehearsed again.
 * Refuses `questions_not_ready` while anything is wrong: a question without a use cannot be published. Refuses `no_question_draft`, `changed_meanwhile`.
 */
export const publishQuestions = (actor: Person, ref: string, version: number): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const round = await lockRound(tx, ref);
    authorise(actor, 'question_set.publish', null, now);
    if (!round.draft) throw new Refusal('no_question_draft');
    if (round.draft.version !== version) throw new Refusal('changed_meanwhile');
    const definition = fitted(round.draft.definition, round.rules);
    const faults = publicationFaults(definition);
    if (faults.length > 0) throw new Refusal('questions_not_ready', { count: faults.length });
    const questionSetId = await writeQuestions(tx, round.questionSet.key, definition);
    const status = canMove(roundWorkflow, round.status, 'change') ? 'draft' : round.status;
    await tx.update(fundingRounds).set({ questionSetId, status, version: round.version + 1 }).where(eq(fundingRounds.id, round.id));
    await tx.delete(questionDrafts).where(eq(questionDrafts.roundId, round.id));
    await record(tx, actor, 'question_set.published', { kind: 'round', id: round.id }, { ref, key: round.questionSet.key, version: round.questionSet.version + 1 });
    if (status === 'scheduled') await publicationChanged(tx, 'question_set.published');
  });

/**
 * Moves the round's drafts to its newest questions. Every answer is kept; the applicant sees what changed, and is told by mail. What waits for sign-off or has been
 * submitted stays as it was read and signed. Refuses `no_applications_to_move`.
 * @returns how many were moved
 */
export const moveApplications = (actor: Person, ref: string): Promise<number> =>
  transaction(actor, async (tx, now) => {
    const round = await lockRound(tx, ref);
    authorise(actor, 'application.move_questions', null, now);
    // Somebody moved twice still sees everything that changed since they began.
    const moved = await rows<{ id: string; ref: string; from: string }>(tx, sql`
      with begun as (select id, question_set_id as "from" from applications where round_id = ${round.id} and status = 'draft' and question_set_id <> ${round.questionSet.id} for update)
      update applications a set earlier_question_set_id = coalesce(a.earlier_question_set_id, a.question_set_id), question_set_id = ${round.questionSet.id}, version = a.version + 1
      from begun where a.id = begun.id returning a.id, a.ref, begun."from"`);
    if (moved.length === 0) throw new Refusal('no_applications_to_move');
    for (const { id, ref: application, from } of moved) {
      await record(tx, actor, 'application.questions_changed', { kind: 'application', id }, { ref: application, version: round.questionSet.version });
      // There may be thousands of people to tell, so the worker does.
      await enqueue(tx, 'tell_of_questions', { id, from, to: round.questionSet.id }, `questions:${id}:${round.questionSet.id}`);
    }
    await record(tx, actor, 'round.applications_moved', { kind: 'round', id: round.id }, { ref, count: moved.length, version: round.questionSet.version });
    return moved.length;
  });

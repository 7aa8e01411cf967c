import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { assignments, scoreDrafts, scores } from '@/db/schema/applications';
import { scoreDraftVersions } from '@/db/schema/assessing';
import type { Person } from '../../access/actor';
import { isMember } from '../../access/actor';
import { authorise } from '../../access/policy';
import { record } from '../../event/commands';
import type { Criterion } from '../../programme/question-set';
import { Refusal, refuseIf } from '../../refusal';
import { nextState } from '../../workflow';
import { type Score, whyNotScore, whyNotTouch } from '../rules';
import { type AssignmentStatus, assignmentWorkflow } from '../workflow';

export type LockedAssignment = { id: string; assessorId: string; status: AssignmentStatus; organisationId: string; criteria: Criterion[]; scaleMax: number };

/** The actor's own assignment to an application, locked. Somebody else's is not found. */
export async function lockAssignment(tx: Tx, actor: Person, ref: string): Promise<LockedAssignment> {
  const [found] = await rows<LockedAssignment>(tx, sql`
    select s.id, s.assessor_id as "assessorId", s.status, a.organisation_id as "organisationId", r.criteria, r.scale_max as "scaleMax"
    from assignments s join applications a on a.id = s.application_id join funding_rounds r on r.id = a.round_id
    where a.ref = ${ref} and a.status = 'in_assessment' and s.assessor_id = ${actor.id}
    order by s.status in ('assigned', 'declared_clear', 'scored') desc, s.assigned_at desc limit 1 for update of s`);
  if (!found) throw new Refusal('not_found');
  return found;
}

const assignment = (id: string) => ({ kind: 'assignment', id }) as const;

/** The assessor says that nothing stands in the way of a fair score. Refuses `conflict_of_interest` for a member of the organisation. */
export const declareClear = (actor: Person, ref: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const mine = await lockAssignment(tx, actor, ref);
    authorise(actor, 'assignment.declare', mine, now);
    refuseIf(whyNotTouch({ conflicted: false, ownOrganisation: isMember(actor, mine.organisationId) }));
    const status = nextState(assignmentWorkflow, mine.status, 'declare_clear');
    await tx.update(assignments).set({ status, declaredAt: now }).where(eq(assignments.id, mine.id));
    await record(tx, actor, 'assessment.declared_clear', assignment(mine.id));
  });

/** From then on the application is not there for this person: no reading, no counting, no deciding. Refuses `reason_needed`. */
export const declareConflict = (actor: Person, ref: string, reason: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const mine = await lockAssignment(tx, actor, ref);
    authorise(actor, 'assignment.declare', mine, now);
    const status = nextState(assignmentWorkflow, mine.status, 'declare_conflict');
    if (reason.trim() === '') throw new Refusal('reason_needed', {}, 'reason');
    await tx.update(assignments).set({ status, conflictReason: reason.trim(), declaredAt: now }).where(eq(assignments.id, mine.id));
    await record(tx, actor, 'assessment.conflict_declared', assignment(mine.id));
  });

/** The assessor says no, with a reason the officer reads; somebody else is asked then. Refuses `reason_needed`, `wrong_state` once sealed. */
export const declineAssignment = (actor: Person, ref: string, reason: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const mine = await lockAssignment(tx, actor, ref);
    authorise(actor, 'assignment.decline', mine, now);
    const status = nextState(assignmentWorkflow, mine.status, 'decline');
    if (reason.trim() === '') throw new Refusal('reason_needed', {}, 'reason');
    await tx.update(assignments).set({ status, endedReason: reason.trim(), endedBy: actor.id, endedAt: now }).where(eq(assignments.id, mine.id));
    await record(tx, actor, 'assessment.declined', assignment(mine.id));
  });

/**
 * Seals a score for each criterion, each with a written reason: nobody else reads it until the panel opens, and nobody ever changes it.
 * Refuses `score_every_criterion`, `reason_needed`, `two_texts_wait`, `wrong_state`.
 */
export const sealScores = (actor: Person, ref: string, given: readonly Score[]): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const mine = await lockAssignment(tx, actor, ref);
    authorise(actor, 'assignment.score', mine, now);
    const status = nextState(assignmentWorkflow, mine.status, 'seal');
    refuseIf(whyNotScore(mine, given));
    // Before the state changes: row security takes scores only from an assessor who has declared and not yet sealed.
    await tx.insert(scores).values(given.map(({ criterion, score, reason }) => ({ assignmentId: mine.id, criterion, score, reason: reason.trim() })));
    refuseIf(await twoTextsWait(tx, mine.id));
    await tx.delete(scoreDraftVersions).where(eq(scoreDraftVersions.assignmentId, mine.id));
    await tx.delete(scoreDrafts).where(eq(scoreDrafts.assignmentId, mine.id));
    await tx.update(assignments).set({ status, scoredAt: now }).where(eq(assignments.id, mine.id));
    await record(tx, actor, 'assessment.scored', assignment(mine.id));
  });

async function twoTextsWait(tx: Tx, assignmentId: string): Promise<Refusal | undefined> {
  const waiting = await rows(tx, sql`select 1 from score_drafts where assignment_id = ${assignmentId} and apart <> '[]'::jsonb`);
  return waiting.length > 0 ? new Refusal('two_texts_wait') : undefined;
}

import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { assignments } from '@/db/schema/applications';
import { assessorProfiles, bulkRuns } from '@/db/schema/assessing';
import type { Person } from '../../access/actor';
import { authorise } from '../../access/policy';
import { formatDate } from '../../dates';
import { record } from '../../event/commands';
import { once } from '../../event/once';
import { newId } from '../../id';
import { notify } from '../../notification/commands';
import { newReference } from '../../reference';
import { Refusal } from '../../refusal';
import { nextState } from '../../workflow';
import type { RunReport } from '../bulk-rules';
import type { PlannedLine } from '../plan';
import { lockInAssessment, planOf, planOfRound, type RoundPlan } from '../plan-steps';
import { visibleTo } from '../queries/visible';
import { dueOn } from '../rules';
import { lockApplication } from '../steps';
import type { TogetherMove } from '../together-rules';
import { checkChosen, lockChosen } from '../together-steps';
import { type AssignmentStatus, assignmentWorkflow } from '../workflow';

/**
 * Assigns what is not yet assigned in a round, exactly as it was previewed, and tells each assessor once. An application nobody is left for
 * stands in the report with what it lacks. Refuses `plan_has_changed` when what would be done is no longer what was shown, `nothing_to_assign`.
 * @returns the report's reference
 */
export const assignRound = (actor: Person, roundRef: string, { fingerprint, key }: { fingerprint: string; key: string }): Promise<string> =>
  transaction(actor, async (tx, now) => {
    const [round] = await rows<{ id: string }>(tx, sql`select id from funding_rounds where ref = ${roundRef}`);
    if (!round) throw new Refusal('not_found');
    authorise(actor, 'application.assign', null, now);
    return once(tx, actor, 'round.assign', key, { roundRef, fingerprint }, async () => {
      await lockInAssessment(tx, round.id);
      const plan = await planOfRound(tx, round.id, visibleTo(actor));
      return carryOut(tx, actor, { plan, fingerprint, roundId: round.id, now });
    });
  });

/**
 * Assigns what is not yet assigned in a hand-picked set, exactly as it was previewed, and tells each assessor once. Refuses as `assignRound` does.
 * @returns the report's reference
 */
export const assignChosen = (actor: Person, { refs, fingerprint, key }: { refs: readonly string[]; fingerprint: string; key: string }): Promise<string> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'application.assign', null, now);
    return once(tx, actor, 'application.assign_chosen', key, { refs, fingerprint }, async () => {
      checkChosen(refs);
      await lockChosen(tx, actor, refs);
      const plan = await planOf(tx, sql`a.ref = any (${sql.param([...refs])}::text[])`, visibleTo(actor));
      return carryOut(tx, actor, { plan, fingerprint, roundId: null, now });
    });
  });

/** Does what a plan says, if it is still what was shown. The applications are locked. */
async function carryOut(tx: Tx, actor: Person, { plan, fingerprint, roundId, now }: { plan: RoundPlan; fingerprint: string; roundId: string | null; now: Date }): Promise<string> {
  if (plan.fingerprint !== fingerprint) throw new Refusal('plan_has_changed');
  const pairs = plan.lines.flatMap(({ id, chosen }) => chosen.map((one) => ({ id: newId(), applicationId: id, assessorId: one.id, assignedBy: actor.id, dueOn: dueOn(now, plan.dueInDays) })));
  if (pairs.length === 0) throw new Refusal('nothing_to_assign');
  await tx.insert(assignments).values(pairs);
  for (const { id, chosen } of plan.lines) if (chosen.length > 0) await record(tx, actor, 'assessment.assigned', { kind: 'application', id }, { assessors: chosen.map((one) => one.id) });
  await tellAssessors(tx, pairs, dueOn(now, plan.dueInDays));
  return writeRun(tx, actor, { kind: 'assign', roundId, report: reportOf(plan.lines) });
}

const reportOf = (lines: readonly PlannedLine[]): RunReport => ({
  done: lines.filter(({ chosen }) => chosen.length > 0).map(({ ref, title, chosen }) => ({ ref, title, note: chosen.map(({ name }) => name).join(', ') })),
  refused: lines.filter(({ short }) => short > 0).map(({ ref, title, short }) => ({ ref, title, refused: { code: 'nobody_left_to_assess', values: { short } } })),
});

/** One letter each, however many are theirs now. */
async function tellAssessors(tx: Tx, pairs: readonly { assessorId: string }[], due: string): Promise<void> {
  const people = await rows<{ id: string; email: string }>(tx, sql`select id, email from people where id = any (${sql.param([...new Set(pairs.map(({ assessorId }) => assessorId))])}::uuid[]) order by id`);
  for (const { id, email } of people) {
    const count = pairs.filter(({ assessorId }) => assessorId === id).length;
    await notify(tx, { template: 'assessments_assigned', email, locale: 'en', data: (locale) => ({ count, due: formatDate(due, locale), path: '/manage/assessments' }) });
  }
}

const manyOf: Record<TogetherMove, string> = {
  assign: 'assessment.many_assigned', sift: 'assessment.many_sifted', panel: 'assessment.many_panels_opened', not_recommended: 'assessment.many_not_recommended', due_diligence: 'assessment.many_checked',
};

/** Writes a run's report and that it was made. */
export async function writeRun(tx: Tx, actor: Person, run: { kind: TogetherMove; roundId: string | null; report: RunReport }): Promise<string> {
  const [id, ref] = [newId(), newReference('BLK')];
  await tx.insert(bulkRuns).values({ id, ref, ...run, madeBy: actor.id });
  await record(tx, actor, manyOf[run.kind], { kind: 'bulk_run', id }, { ref, done: run.report.done.length, refused: run.report.refused.length });
  return ref;
}

/** Takes an application away from an assessor who has not scored it, with a reason, so that another can be asked. Refuses `reason_needed`, `wrong_state`. */
export const withdrawAssignment = (actor: Person, ref: string, { assessorId, reason }: { assessorId: string; reason: string }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const application = await lockApplication(tx, actor, ref);
    authorise(actor, 'application.reassign', null, now);
    const [one] = await rows<{ id: string; status: AssignmentStatus; email: string }>(tx, sql`
      select s.id, s.status, p.email from assignments s join people p on p.id = s.assessor_id where s.application_id = ${application.id} and s.assessor_id::text = ${assessorId}
      order by s.status in ('assigned', 'declared_clear', 'scored') desc, s.assigned_at desc limit 1 for update of s`);
    if (!one) throw new Refusal('not_found');
    const status = nextState(assignmentWorkflow, one.status, 'withdraw');
    if (reason.trim() === '') throw new Refusal('reason_needed', {}, 'reason');
    await tx.update(assignments).set({ status, endedReason: reason.trim(), endedBy: actor.id, endedAt: now }).where(eq(assignments.id, one.id));
    await record(tx, actor, 'assessment.withdrawn', { kind: 'assignment', id: one.id });
    await notify(tx, { template: 'assessment_taken_away', email: one.email, locale: 'en', data: { reference: ref, title: application.anonymous ? ref : application.title, path: '/manage/assessments' } });
  });

/** An assessor says what they know about and how many they take at once. @param areas keys of rounds' focus areas and categories */
export const describeAssessor = (actor: Person, { areas, atOnce }: { areas: readonly string[]; atOnce: number }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'assessor.describe', null, now);
    const profile = { areas: [...new Set(areas)].sort(), atOnce, changedAt: now };
    await tx.insert(assessorProfiles).values({ personId: actor.id, ...profile }).onConflictDoUpdate({ target: assessorProfiles.personId, set: profile });
    await record(tx, actor, 'assessment.assessor_described', { kind: 'person', id: actor.id }, { areas: profile.areas, atOnce });
  });

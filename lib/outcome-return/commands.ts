import 'server-only';
import { and, eq } from 'drizzle-orm';
import { transaction } from '@/db/client';
import { outcomeReturns } from '@/db/schema/outcomes';
import { isMember, type Person } from '../access/actor';
import { authorise } from '../access/policy';
import { londonDate } from '../dates';
import { record } from '../event/commands';
import { once } from '../event/once';
import { newId } from '../id';
import { newReference } from '../reference';
import { Refusal, refuseIf } from '../refusal';
import { canMove, nextState } from '../workflow';
import { definitionsVersion } from './definitions';
import { errorsIn, rollupChanges, whyNotPeriod, whyNotStart, whyNotSubmit } from './return-rules';
import { isSame, keepable, sentTotals, totalsOf, type Typed } from './schema';
import { acceptedTotals, keepVersion, lockAwardForReturn, type LockedReturn, lockReturn, rollUp, tellMembers } from './steps';
import { outcomeReturnWorkflow } from './workflow';

const about = (found: LockedReturn) => ({ kind: 'outcome_return', id: found.id }) as const;
const facts = (found: LockedReturn) => ({ ref: found.ref, award: found.awardRef, period: found.periodEnd });
const dayBefore = (date: string) => new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
const whyNotSeen = (found: LockedReturn, seen: number | undefined) => (seen !== undefined && seen !== found.version ? new Refusal('changed_meanwhile') : undefined);

/**
 * Starts a return of cumulative totals up to the end of a month. One for the latest accepted month corrects it, and begins with what
 * was accepted. Refuses `return_already_open`, `period_before_accepted`, `period_not_offered`, `award_is_not_delivering`.
 * @returns the return's reference
 */
export const startReturn = (actor: Person, awardRef: string, { periodEnd, key }: { periodEnd: string; key: string }): Promise<string> =>
  transaction(actor, async (tx, now) => {
    const award = await lockAwardForReturn(tx, awardRef);
    authorise(actor, 'outcome_return.edit', award, now);
    return once(tx, actor, 'outcome_return.start', key, { awardRef, periodEnd }, async () => {
      refuseIf(whyNotStart(award, londonDate(now)) ?? whyNotPeriod(award, periodEnd, londonDate(now)));
      const [id, ref] = [newId(), newReference('OUT')];
      const corrected = award.acceptedUpTo === periodEnd ? await acceptedTotals(tx, award.id, periodEnd) : undefined;
      const totals = corrected ? sentTotals(corrected.totals) : {};
      await tx.insert(outcomeReturns).values({ id, ref, awardId: award.id, periodEnd, definitionVersion: definitionsVersion, totals, createdBy: actor.id, savedBy: actor.id });
      await record(tx, actor, 'outcome_return.started', { kind: 'outcome_return', id }, { ref, award: award.ref, period: periodEnd, corrects: corrected !== undefined });
      return ref;
    });
  });

/** `errors` keep the return back. `theirs`: what somebody else had saved meanwhile, when this save came too late and overwrote nothing. */
export type Saved = { version: number; savedAt: Date; errors: number; theirs?: Typed };

/**
 * Keeps the totals as they were typed, right or wrong. A stale save overwrites nothing: it is kept beside, and answered with what
 * stands. Refuses `return_is_sent` when it is no longer being written, `figure_too_long`.
 */
export const saveTotals = (actor: Person, ref: string, { totals, version }: { totals: Typed; version: number }): Promise<Saved> =>
  transaction(actor, async (tx, now) => {
    const found = await lockReturn(tx, ref);
    authorise(actor, 'outcome_return.edit', found, now);
    if (!canMove(outcomeReturnWorkflow, found.status, 'submit')) throw new Refusal('return_is_sent');
    const { typed, tooLong } = keepable(totals);
    if (tooLong) throw new Refusal('figure_too_long', {}, tooLong);
    const errors = errorsIn(totalsOf(typed), (await acceptedTotals(tx, found.awardId, dayBefore(found.periodEnd)))?.totals);
    if (isSame(typed, found.totals)) return { version: found.version, savedAt: found.savedAt, errors };
    const stale = version !== found.version;
    await keepVersion(tx, found, typed, actor.id, stale);
    await record(tx, actor, stale ? 'outcome_return.save_came_late' : 'outcome_return.saved', about(found), { ref, version });
    if (stale) return { version: found.version, savedAt: found.savedAt, errors, theirs: found.totals };
    await tx.update(outcomeReturns).set({ totals: typed, version: found.version + 1, savedBy: actor.id, savedAt: now }).where(eq(outcomeReturns.id, found.id));
    return { version: found.version + 1, savedAt: now, errors };
  });

/**
 * A certifier sends the totals as they are saved; from then on they are whole numbers that nobody changes. `seen`: the version the
 * certifier looked at. Refuses `return_has_errors`, `changed_meanwhile`, `wrong_state`.
 */
export const submitReturn = (actor: Person, ref: string, { seen }: { seen?: number } = {}): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const found = await lockReturn(tx, ref);
    authorise(actor, 'outcome_return.submit', found, now);
    const status = nextState(outcomeReturnWorkflow, found.status, 'submit');
    const totals = totalsOf(found.totals);
    const before = await acceptedTotals(tx, found.awardId, dayBefore(found.periodEnd));
    refuseIf(whyNotSeen(found, seen) ?? whyNotSubmit(totals, before?.totals));
    await tx
      .update(outcomeReturns)
      .set({ status, totals: sentTotals(totals), submittedBy: actor.id, submittedAt: now, version: found.version + 1 })
      .where(eq(outcomeReturns.id, found.id));
    await record(tx, actor, 'outcome_return.submitted', about(found), facts(found));
    await tellMembers(tx, found, 'outcome_return_submitted');
  });

/**
 * An officer accepts: a return that was accepted for the same month is superseded, and the sums move by the difference in this
 * transaction. Refuses `wrong_state`, `second_person_needed`, `changed_meanwhile`.
 */
export const acceptReturn = (actor: Person, ref: string, { seen }: { seen?: number } = {}): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const found = await lockReturn(tx, ref);
    authorise(actor, 'outcome_return.accept', null, now);
    const status = nextState(outcomeReturnWorkflow, found.status, 'accept');
    refuseIf(whyNotSeen(found, seen) ?? whyNotDecide(found, actor));
    const before = await acceptedTotals(tx, found.awardId, '9999-12-31');
    if (before && before.periodEnd > found.periodEnd) throw new Refusal('period_before_accepted');
    await tx
      .update(outcomeReturns)
      .set({ status: nextState(outcomeReturnWorkflow, 'accepted', 'supersede') })
      .where(and(eq(outcomeReturns.awardId, found.awardId), eq(outcomeReturns.periodEnd, found.periodEnd), eq(outcomeReturns.status, 'accepted')));
    await tx.update(outcomeReturns).set({ status, acceptedBy: actor.id, acceptedAt: now, version: found.version + 1 }).where(eq(outcomeReturns.id, found.id));
    await rollUp(tx, found, rollupChanges(before?.totals, totalsOf(found.totals)));
    await record(tx, actor, 'outcome_return.accepted', about(found), { ...facts(found), corrects: before?.periodEnd === found.periodEnd });
    await tellMembers(tx, found, 'outcome_return_accepted');
  });

/** An officer sends a return back with a reason, and the recipient writes on. Refuses `reason_needed`, `wrong_state`. */
export const requestChanges = (actor: Person, ref: string, { reason, seen }: { reason: string; seen?: number }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const found = await lockReturn(tx, ref);
    authorise(actor, 'outcome_return.accept', null, now);
    const status = nextState(outcomeReturnWorkflow, found.status, 'request_changes');
    refuseIf(whyNotSeen(found, seen) ?? whyNotDecide(found, actor));
    if (reason.trim() === '') throw new Refusal('reason_needed', {}, 'reason');
    await tx.update(outcomeReturns).set({ status, changesRequested: reason.trim(), version: found.version + 1 }).where(eq(outcomeReturns.id, found.id));
    await record(tx, actor, 'outcome_return.changes_requested', about(found), facts(found));
    await tellMembers(tx, found, 'outcome_return_changes');
  });

/** Nobody decides about what they sent themselves, or about an organisation of their own. */
const whyNotDecide = (found: LockedReturn, actor: Person) =>
  found.submittedBy === actor.id || isMember(actor, found.organisationId) ? new Refusal('second_person_needed') : undefined;

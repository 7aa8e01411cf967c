import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { variationApprovals, variations } from '@/db/schema/money';
import { isMember, type Person } from '../access/actor';
import { countTry } from '../access/commands';
import { confirmationMinutes, type ConfirmationWay } from '../access/confirmation';
import { doneOrAsked, type Given, sendConfirmation, takeConfirmation } from '../access/confirmation-steps';
import { authorise, hasFreshSecondFactor } from '../access/policy';
import { membersToTell } from '../assessment/steps';
import { londonDate } from '../dates';
import { enoughApprovals } from '../delegation/rules';
import { reachOf } from '../delegation/steps';
import { record } from '../event/commands';
import { once } from '../event/once';
import { newId } from '../id';
import { earmarkForAward } from '../ledger/commands';
import type { Pence } from '../money';
import { notify } from '../notification/commands';
import { publicationChanged } from '../publication/steps';
import { newReference } from '../reference';
import { Refusal, refuseIf } from '../refusal';
import { nextState } from '../workflow';
import { whyNotAccept, whyNotApprove, whyNotChange, whyNotVary } from './rules';
import { accepting, type Asked, frozenAddendum, type LockedAward, lockAward, lockVariation, refuseWithoutRoom, roomOf, termsOf, type Variation } from './steps';
import { variationWorkflow } from './workflow';

/** The whole terms as they should become, and why. */
export type NewVariation = Asked & { amountPence: Pence; reason: string };
type Keyed = { key: string };

const about = (award: { id: string }) => ({ kind: 'award', id: award.id }) as const;
const demand = (reason: string) => {
  if (reason.trim() === '') throw new Refusal('reason_needed', {}, 'reason');
  return reason.trim();
};

/**
 * A certifier of the recipient asks for a change of the terms. Nothing changes until the fund approves it and they accept.
 * Refuses `award_is_not_varied`, `nothing_is_changed`, `ends_before_it_starts`, `variation_is_open`.
 * @returns the variation's reference
 */
export const askForVariation = (actor: Person, awardRef: string, { key, ...asked }: NewVariation & Keyed): Promise<string> =>
  transaction(actor, async (tx, now) => {
    const award = await lockAward(tx, sql`w.ref = ${awardRef}`);
    authorise(actor, 'variation.ask', award, now);
    return once(tx, actor, 'variation.ask', key, { awardRef, ...asked }, async () => {
      refuseIf(whyNotVary(award.status, 'terms'));
      const [id, ref, after] = [newId(), newReference('VAR'), termsOf(asked)];
      // What is paid is the fund's to look up: it says so when it proposes.
      refuseIf(whyNotChange({ fromPence: award.amountAwardedPence, toPence: asked.amountPence, before: award.terms, after }, award.amountAwardedPence));
      const askedReason = demand(asked.reason);
      await tx.insert(variations).values({ id, ref, awardId: award.id, kind: 'terms', status: 'asked', reason: askedReason, fromPence: award.amountAwardedPence, toPence: asked.amountPence, before: award.terms, after, askedBy: actor.id, askedReason, askedAt: now });
      await record(tx, actor, 'award.variation_asked', about(award), { ref, fromPence: award.amountAwardedPence, toPence: asked.amountPence });
      return ref;
    });
  });

/**
 * An officer proposes a change of the terms: their own, or what the recipient asked for, as it stands or altered.
 * Refuses `award_is_not_varied`, `nothing_is_changed`, `variation_below_paid`, `variation_does_not_fit`, `variation_is_open`.
 */
export const proposeVariation = (actor: Person, awardRef: string, { key, ...given }: NewVariation & Keyed): Promise<string> =>
  transaction(actor, async (tx, now) => {
    const award = await lockAward(tx, sql`w.ref = ${awardRef}`);
    authorise(actor, 'variation.propose', null, now);
    return once(tx, actor, 'variation.propose', key, { awardRef, ...given }, async () => {
      refuseIf(whyNotVary(award.status, 'terms'));
      if (isMember(actor, award.organisationId)) throw new Refusal('conflict_of_interest');
      const terms = { fromPence: award.amountAwardedPence, toPence: given.amountPence, before: award.terms, after: termsOf(given) };
      refuseIf(whyNotChange(terms, await roomOf(tx, award.id)));
      await refuseWithoutRoom(tx, award, given.amountPence, 'amount');
      return propose(tx, actor, award, { ...terms, kind: 'terms', reason: demand(given.reason), now });
    });
  });

/**
 * An officer proposes to release what of an award is not used. A second person's approval gives it back to the envelope.
 * Refuses `award_gives_nothing_back`, `variation_below_paid`, `variation_is_open`.
 */
export const proposeRelease = (actor: Person, awardRef: string, { key, ...given }: { amountPence: Pence; reason: string } & Keyed): Promise<string> =>
  transaction(actor, async (tx, now) => {
    const award = await lockAward(tx, sql`w.ref = ${awardRef}`);
    authorise(actor, 'variation.propose', null, now);
    return once(tx, actor, 'variation.propose_release', key, { awardRef, ...given }, async () => {
      refuseIf(whyNotVary(award.status, 'unused'));
      if (isMember(actor, award.organisationId)) throw new Refusal('conflict_of_interest');
      const toPence = award.amountAwardedPence - given.amountPence;
      if (given.amountPence < 1) throw new Refusal('nothing_is_changed', {}, 'amount');
      await refuseWithoutRoom(tx, award, toPence);
      return propose(tx, actor, award, { fromPence: award.amountAwardedPence, toPence, before: award.terms, after: award.terms, kind: 'unused', reason: demand(given.reason), now });
    });
  });

type ToPropose = Pick<Variation, 'kind' | 'reason' | 'fromPence' | 'toPence' | 'before' | 'after'> & { now: Date };

async function propose(tx: Tx, actor: Person, award: LockedAward, { now, kind, ...what }: ToPropose): Promise<string> {
  const [asked] = await tx.select().from(variations).where(sql`${variations.awardId} = ${award.id} and ${variations.status} = 'asked'`).for('update');
  const ref = asked?.ref ?? newReference('VAR');
  const proposed = { ...what, proposedBy: actor.id, proposedAt: now };
  if (asked && kind === 'unused') throw new Refusal('variation_is_open');
  if (asked) await tx.update(variations).set({ ...proposed, status: nextState(variationWorkflow, asked.status, 'propose'), version: asked.version + 1 }).where(eq(variations.id, asked.id));
  else await tx.insert(variations).values({ ...proposed, kind, id: newId(), ref, awardId: award.id, status: 'proposed' });
  await record(tx, actor, kind === 'unused' ? 'award.release_proposed' : 'award.variation_proposed', about(award), { ref, fromPence: what.fromPence, toPence: what.toPence });
  return ref;
}

/**
 * Approves a variation, by somebody who did not propose it, with a fresh second factor. Whether one is enough is asked of the new total, not of
 * the difference. More money is earmarked at once; the recipient's certifiers are asked to accept. What is not used goes back at once.
 * Refuses `variation_does_not_fit`, `variation_below_paid`, `second_person_needed`, `already_decided`, `changed_meanwhile`.
 */
export const approveVariation = (actor: Person, ref: string, { key, ...given }: { reason: string } & Keyed): Promise<{ approved: boolean }> =>
  transaction(actor, async (tx, now) => {
    const { award, variation } = await lockVariation(tx, ref);
    authorise(actor, 'variation.approve', { proposedBy: variation.proposedBy ?? '' }, now);
    return once(tx, actor, 'variation.approve', key, { ref, ...given }, async () => {
      const earlier = await tx.select({ by: variationApprovals.approvedBy }).from(variationApprovals).where(eq(variationApprovals.variationId, variation.id));
      const approvers = [...earlier.map(({ by }) => by), actor.id];
      refuseIf(whyNotApprove(variation, approvers.slice(0, -1), { id: actor.id, ownOrganisation: isMember(actor, award.organisationId) }));
      refuseIf(whyNotVary(award.status, variation.kind));
      if (award.amountAwardedPence !== variation.fromPence) throw new Refusal('changed_meanwhile');
      await refuseWithoutRoom(tx, award, variation.toPence);
      await tx.insert(variationApprovals).values({ variationId: variation.id, awardId: award.id, approvedBy: actor.id, proposedBy: variation.proposedBy ?? '', toPence: variation.toPence, reason: demand(given.reason) });
      // Giving money back is judged by what is given back; everything else by what the award then comes to.
      const atStake = variation.kind === 'unused' ? variation.fromPence - variation.toPence : variation.toPence;
      const approved = enoughApprovals(await reachOf(tx, award.programmeId, now), approvers, atStake);
      const eventId = await record(tx, actor, 'award.variation_approved', about(award), { ref, approval: approvers.length, enough: approved, toPence: variation.toPence });
      if (approved) await (variation.kind === 'unused' ? release(tx, variation, eventId, now) : offer(tx, actor, { award, variation, eventId, now }));
      return { approved };
    });
  });

async function release(tx: Tx, variation: Variation, eventId: string, now: Date): Promise<void> {
  await tx.update(variations).set({ status: nextState(variationWorkflow, variation.status, 'release'), approvedAt: now, effectiveAt: now, version: variation.version + 1 }).where(eq(variations.id, variation.id));
  await rows(tx, sql`select put_variation_in_effect(${variation.id}, ${eventId})`);
}

type Offered = { award: LockedAward; variation: Variation; eventId: string; now: Date };

async function offer(tx: Tx, actor: Person, { award, variation, eventId, now }: Offered): Promise<void> {
  const morePence = variation.toPence - variation.fromPence;
  if (morePence > 0) {
    if (!award.envelopeId) throw new Error('an award that can be varied has an envelope');
    await earmarkForAward(tx, { programmeId: award.programmeId, envelopeId: award.envelopeId, awardId: award.id }, {
      amountPence: morePence, effectiveOn: londonDate(now), eventId, authorId: actor.id, callerKey: `variation:${variation.id}:earmark`, note: variation.ref, madeUp: award.demonstration,
    });
    await publicationChanged(tx, 'award.variation_approved');
  }
  await tx.update(variations).set({ status: nextState(variationWorkflow, variation.status, 'approve'), approvedAt: now, ...frozenAddendum(award, variation, now), version: variation.version + 1 }).where(eq(variations.id, variation.id));
  for (const { email, certifier } of await membersToTell(tx, award.organisationId)) {
    if (certifier) await notify(tx, { template: 'variation_offered', email, locale: 'en', data: { reference: award.ref, title: award.title, path: `/apply/awards/${award.ref}/variation` } });
  }
}

/** The fund turns down what was asked for or proposed, with a reason. Not by whoever proposed it: they withdraw. */
export const refuseVariation = (actor: Person, ref: string, { reason }: { reason: string }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const { award, variation } = await lockVariation(tx, ref);
    authorise(actor, 'variation.refuse', { proposedBy: variation.proposedBy ?? '' }, now);
    const status = nextState(variationWorkflow, variation.status, 'refuse');
    await tx.update(variations).set({ status, endedBy: actor.id, endedReason: demand(reason), endedAt: now, version: variation.version + 1 }).where(eq(variations.id, variation.id));
    await record(tx, actor, 'award.variation_refused', about(award), { ref });
  });

/** An officer takes a variation back before it is in effect; what was earmarked for it goes back. */
export const withdrawVariation = (actor: Person, ref: string, { reason }: { reason: string }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const { award, variation } = await lockVariation(tx, ref);
    authorise(actor, 'variation.withdraw', null, now);
    const status = nextState(variationWorkflow, variation.status, 'withdraw');
    await tx.update(variations).set({ status, endedBy: actor.id, endedReason: demand(reason), endedAt: now, version: variation.version + 1 }).where(eq(variations.id, variation.id));
    const eventId = await record(tx, actor, 'award.variation_withdrawn', about(award), { ref });
    await rows(tx, sql`select drop_variation(${variation.id}, ${eventId})`);
  });

/**
 * A certifier of the recipient accepts the change to the agreement, having given a second factor a moment before; whoever has none confirms by
 * mail (`askToAccept`). Refuses `confirmation_needed`, and what `whyNotAccept` says.
 */
export const acceptVariation = (actor: Person, ref: string, { name }: { name: string }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const { award, variation } = await lockVariation(tx, ref);
    authorise(actor, 'variation.accept', award, now);
    refuseIf(whyNotAccept(variation.status, award.status, name));
    if (!hasFreshSecondFactor(actor, now)) throw new Refusal('confirmation_needed');
    await accept(tx, actor, { award, variation, name, way: 'second_factor', now });
  });

/** Accepts at once where a second factor was given a moment ago; otherwise mails a code, as `askToAccept` does. */
export const acceptOrAsk = async (actor: Person, ref: string, signature: { name: string }): Promise<'accepted' | 'asked'> =>
  (await doneOrAsked(() => acceptVariation(actor, ref, signature), () => askToAccept(actor, ref, signature))) ? 'accepted' : 'asked';

/**
 * Mails a certifier a code and a link, good for half an hour, to accept this change as it is offered under the name they typed. An earlier
 * code ends. Refuses what `whyNotAccept` says, and `too_many_tries` after five in half an hour, letters for agreements among them.
 */
export async function askToAccept(actor: Person, ref: string, { name }: { name: string }): Promise<void> {
  await countTry(`confirmation:${actor.id}`, 5, confirmationMinutes);
  await transaction(actor, async (tx, now) => {
    const { award, variation } = await lockVariation(tx, ref);
    authorise(actor, 'variation.accept', award, now);
    refuseIf(whyNotAccept(variation.status, award.status, name));
    await sendConfirmation(tx, actor, { ...accepting(variation), said: name.trim() }, { template: 'variation_code', data: { reference: award.ref, title: award.title }, path: `/apply/awards/${award.ref}/variation/acceptance/confirmation` }, now);
    await record(tx, actor, 'award.variation_code_sent', about(award), { ref });
  });
}

/** Accepts with the code or the link of that letter. Refuses what `takeConfirmation` and `whyNotAccept` say, and `too_many_tries` after ten in half an hour. */
export async function confirmAcceptance(actor: Person, ref: string, given: Given): Promise<void> {
  await countTry(`confirming:${actor.id}`, 10, confirmationMinutes);
  await transaction(actor, async (tx, now) => {
    const { award, variation } = await lockVariation(tx, ref);
    authorise(actor, 'variation.accept', award, now);
    // Somebody else may have answered meanwhile: that is said first, and the code is not blamed.
    refuseIf(whyNotAccept(variation.status, award.status, 'to be taken'));
    const { said, way } = await takeConfirmation(tx, actor, accepting(variation), given, now);
    await accept(tx, actor, { award, variation, name: said, way, now });
  });
}

type Accepted = { award: LockedAward; variation: Variation; name: string; way: ConfirmationWay; now: Date };

/** From this moment on the award's amount, dates and purpose are the new ones. Refuses `variation_below_paid` when more was paid meanwhile. */
async function accept(tx: Tx, actor: Person, { award, variation, name, way, now }: Accepted): Promise<void> {
  const status = nextState(variationWorkflow, variation.status, 'accept');
  await tx.update(variations).set({ status, acceptedBy: actor.id, acceptedName: name.trim(), acceptedAt: now, confirmedBy: way, effectiveAt: now, version: variation.version + 1 }).where(eq(variations.id, variation.id));
  const eventId = await record(tx, actor, 'award.varied', about(award), { ref: variation.ref, fromPence: variation.fromPence, toPence: variation.toPence, sha256: variation.addendumSha256, confirmed: way });
  // A recipient moves no money: the database lends the effect of this one change.
  await rows(tx, sql`select put_variation_in_effect(${variation.id}, ${eventId})`);
}

/** A certifier of the recipient declines the change: the agreement stays as it is, and what was earmarked goes back. */
export const declineVariation = (actor: Person, ref: string, { reason }: { reason: string }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const { award, variation } = await lockVariation(tx, ref);
    authorise(actor, 'variation.accept', award, now);
    const status = nextState(variationWorkflow, variation.status, 'decline');
    await tx.update(variations).set({ status, endedBy: actor.id, endedReason: demand(reason), endedAt: now, version: variation.version + 1 }).where(eq(variations.id, variation.id));
    const eventId = await record(tx, actor, 'award.variation_declined', about(award), { ref });
    await rows(tx, sql`select drop_variation(${variation.id}, ${eventId})`);
  });

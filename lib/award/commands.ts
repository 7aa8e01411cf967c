import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { agreements, awards } from '@/db/schema/awards';
import type { Person } from '../access/actor';
import { isMember } from '../access/actor';
import { countTry } from '../access/commands';
import { confirmationMinutes, type ConfirmationWay } from '../access/confirmation';
import { doneOrAsked, type Given, sendConfirmation, takeConfirmation, type ToConfirm } from '../access/confirmation-steps';
import { authorise, hasFreshSecondFactor } from '../access/policy';
import { membersToTell } from '../assessment/steps';
import { openConditions } from '../condition/steps';
import { londonDate } from '../dates';
import { record } from '../event/commands';
import { once } from '../event/once';
import { commitToAward } from '../ledger/commands';
import type { Pence } from '../money';
import { enqueue, notify } from '../notification/commands';
import { publicationChanged } from '../publication/steps';
import { Refusal, refuseIf } from '../refusal';
import { nextState } from '../workflow';
import { keepPaper } from './papers';
import { whyNotCountersign, whyNotSign } from './rules';
import { type AwardStatus, awardWorkflow } from './workflow';

type LockedAward = {
  id: string; ref: string; status: AwardStatus; version: number; title: string; organisationId: string; programmeId: string; envelopeId: string | null;
  amountAwardedPence: Pence; demonstration: boolean; signedBy: string | null; agreementSha256: string; offerOpenUntil: string | null; openBeforeSigning: number; openBeforePayment: number;
};

/** Locks an award with its agreement. Row security hides what is not the actor's, and an offer not yet notified: `not_found`. */
async function lockAward(tx: Tx, ref: string): Promise<LockedAward> {
  const [locked] = await rows<{ id: string }>(tx, sql`select id from awards where ref = ${ref} for update`);
  if (!locked) throw new Refusal('not_found');
  // In a statement of its own: what others changed while this one waited for the lock is in it.
  const [found] = await rows<LockedAward>(tx, sql`
    select w.id, w.ref, w.status, w.version, w.title, w.organisation_id as "organisationId", w.programme_id as "programmeId", w.envelope_id as "envelopeId",
      w.amount_awarded_pence as "amountAwardedPence", w.demonstration, w.offer_open_until as "offerOpenUntil", g.signed_by as "signedBy", g.sha256 as "agreementSha256", ${openConditions}
    from awards w join agreements g on g.award_id = w.id where w.id = ${locked.id}`);
  if (!found) throw new Refusal('not_found');
  return found;
}

const about = (award: LockedAward) => ({ kind: 'award', id: award.id }) as const;
const signing = (award: LockedAward): ToConfirm => ({ purpose: 'award.accept', subjectId: award.id, sha256: award.agreementSha256 });

/**
 * A certifier of the recipient signs the agreement as offered, having given a second factor a moment before; whoever has none confirms by
 * mail (`askToSign`). Refuses `confirmation_needed`, and what `whyNotSign` says.
 */
export const acceptAward = (actor: Person, ref: string, { name }: { name: string }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const award = await lockAward(tx, ref);
    authorise(actor, 'award.accept', award, now);
    refuseIf(whyNotSign(award, name, londonDate(now)));
    if (!hasFreshSecondFactor(actor, now)) throw new Refusal('confirmation_needed');
    await sign(tx, actor, award, { name, way: 'second_factor' }, now);
  });

/** Signs at once where a second factor was given a moment ago; otherwise mails a code, as `askToSign` does. */
export const signOrAsk = async (actor: Person, ref: string, signature: { name: string }): Promise<'signed' | 'asked'> =>
  (await doneOrAsked(() => acceptAward(actor, ref, signature), () => askToSign(actor, ref, signature))) ? 'signed' : 'asked';

/**
 * Mails a certifier a code and a link, good for half an hour, to sign this agreement as it stands now under the name they typed. An earlier
 * code ends. Refuses what `whyNotSign` says, and `too_many_tries` after five in half an hour.
 */
export async function askToSign(actor: Person, ref: string, { name }: { name: string }): Promise<void> {
  await countTry(`confirmation:${actor.id}`, 5, confirmationMinutes);
  await transaction(actor, async (tx, now) => {
    const award = await lockAward(tx, ref);
    authorise(actor, 'award.accept', award, now);
    refuseIf(whyNotSign(award, name, londonDate(now)));
    await sendConfirmation(tx, actor, { ...signing(award), said: name.trim() }, { template: 'signature_code', data: { reference: ref, title: award.title }, path: `/apply/awards/${ref}/acceptance/confirmation` }, now);
    await record(tx, actor, 'award.signature_asked', about(award));
  });
}

/**
 * Signs with the code or the link of that letter. Refuses what `takeConfirmation` and `whyNotSign` say, and `too_many_tries` after ten in half an hour.
 */
export async function confirmSignature(actor: Person, ref: string, given: Given): Promise<void> {
  await countTry(`confirming:${actor.id}`, 10, confirmationMinutes);
  await transaction(actor, async (tx, now) => {
    const award = await lockAward(tx, ref);
    authorise(actor, 'award.accept', award, now);
    // Somebody else may have signed meanwhile: that is said first, and the code is not blamed.
    refuseIf(whyNotSign(award, 'to be taken', londonDate(now)));
    const { said, way } = await takeConfirmation(tx, actor, signing(award), given, now);
    await sign(tx, actor, award, { name: said, way }, now);
  });
}

async function sign(tx: Tx, actor: Person, award: LockedAward, { name, way }: { name: string; way: ConfirmationWay }, now: Date): Promise<void> {
  await tx.update(agreements).set({ signedBy: actor.id, signedName: name.trim(), signedAt: now, confirmedBy: way }).where(eq(agreements.awardId, award.id));
  await tx.update(awards).set({ status: nextState(awardWorkflow, award.status, 'accept'), version: award.version + 1 }).where(eq(awards.id, award.id));
  await record(tx, actor, 'award.accepted', about(award), { sha256: award.agreementSha256, confirmed: way });
  await keepPaper(tx, award.id, 'signed');
}

/** A certifier of the recipient declines the offer, and its money goes back to the envelope. Refuses `reason_needed`, `wrong_state`. */
export const declineAward = (actor: Person, ref: string, { reason }: { reason: string }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const award = await lockAward(tx, ref);
    authorise(actor, 'award.accept', award, now);
    const status = nextState(awardWorkflow, award.status, 'decline');
    if (reason.trim() === '') throw new Refusal('reason_needed', {}, 'reason');
    await tx.update(awards).set({ status, declineReason: reason.trim(), version: award.version + 1 }).where(eq(awards.id, award.id));
    const eventId = await record(tx, actor, 'award.declined', about(award), { amountPence: award.amountAwardedPence });
    // A recipient moves no money: the database lends this one move, for this one award.
    await rows(tx, sql`select release_declined_award(${award.id}, ${eventId})`);
    // Whom of the fund to tell, and of which reserve, is not the recipient's to read.
    await enqueue(tx, 'tell_of_freed_offer', { id: award.id }, `freed:${award.id}`);
  });

/**
 * An approver signs for the fund, with a fresh second factor: the money is committed. The award is live, unless conditions before payment are
 * open: then it waits for them. Refuses `second_person_needed`, `second_factor_needed`, `wrong_state`.
 */
export const countersignAward = (actor: Person, ref: string, { key }: { key: string }): Promise<{ live: boolean }> =>
  transaction(actor, async (tx, now) => {
    const award = await lockAward(tx, ref);
    authorise(actor, 'award.countersign', null, now);
    return once(tx, actor, 'award.countersign', key, { ref }, async () => {
      refuseIf(whyNotCountersign(award, { id: actor.id, ownOrganisation: isMember(actor, award.organisationId) }));
      const live = award.openBeforePayment === 0;
      await tx.update(agreements).set({ countersignedBy: actor.id, countersignedName: actor.name, countersignedAt: now }).where(eq(agreements.awardId, award.id));
      await tx.update(awards).set({ status: nextState(awardWorkflow, award.status, live ? 'countersign' : 'countersign_with_conditions'), version: award.version + 1 }).where(eq(awards.id, award.id));
      await commit(tx, actor, award, now);
      await keepPaper(tx, award.id, 'countersigned');
      for (const { email } of await membersToTell(tx, award.organisationId)) {
        await notify(tx, { template: live ? 'award_countersigned' : 'award_waits_for_conditions', email, data: { reference: ref, title: award.title, path: `/apply/awards/${ref}` } });
      }
      return { live };
    });
  });

async function commit(tx: Tx, actor: Person, award: LockedAward, now: Date): Promise<void> {
  if (!award.envelopeId) throw new Error('an award that was offered here has an envelope');
  const { id: awardId, programmeId, envelopeId, amountAwardedPence: amountPence } = award;
  const eventId = await record(tx, actor, 'award.countersigned', about(award), { amountPence, sha256: award.agreementSha256 });
  await commitToAward(tx, { programmeId, envelopeId, awardId }, {
    amountPence, effectiveOn: londonDate(now), eventId, authorId: actor.id, callerKey: `commit:${awardId}`, madeUp: award.demonstration,
  });
  await publicationChanged(tx, 'award.countersigned');
}

import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { agreements, awards } from '@/db/schema/awards';
import type { Person } from '../access/actor';
import { isMember } from '../access/actor';
import { authorise } from '../access/policy';
import { membersToTell } from '../assessment/steps';
import { londonDate } from '../dates';
import { record } from '../event/commands';
import { once } from '../event/once';
import { commitToAward } from '../ledger/commands';
import type { Pence } from '../money';
import { enqueue, notify } from '../notification/commands';
import { publicationChanged } from '../publication/steps';
import { Refusal, refuseIf } from '../refusal';
import { nextState } from '../workflow';
import { whyNotCountersign, whyNotSign } from './rules';
import { type AwardStatus, awardWorkflow } from './workflow';

type LockedAward = {
  id: string; ref: string; status: AwardStatus; version: number; title: string; organisationId: string; programmeId: string; envelopeId: string | null;
  amountAwardedPence: Pence; demonstration: boolean; signedBy: string | null;
};

/** Locks an award with its agreement. Row security hides what is not the actor's, and an offer not yet notified: `not_found`. */
async function lockAward(tx: Tx, ref: string): Promise<LockedAward> {
  const [found] = await rows<LockedAward>(tx, sql`
    select w.id, w.ref, w.status, w.version, w.title, w.organisation_id as "organisationId", w.programme_id as "programmeId", w.envelope_id as "envelopeId",
      w.amount_awarded_pence as "amountAwardedPence", w.demonstration, g.signed_by as "signedBy"
    from awards w join agreements g on g.award_id = w.id where w.ref = ${ref} for update of w`);
  if (!found) throw new Refusal('not_found');
  return found;
}

const about = (award: LockedAward) => ({ kind: 'award', id: award.id }) as const;

/** A certifier of the recipient signs the agreement as offered. Refuses `signature_needed`, `wrong_state`. */
export const acceptAward = (actor: Person, ref: string, { name }: { name: string }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const award = await lockAward(tx, ref);
    authorise(actor, 'award.accept', award, now);
    refuseIf(whyNotSign(award, name));
    await tx.update(agreements).set({ signedBy: actor.id, signedName: name.trim(), signedAt: now }).where(eq(agreements.awardId, award.id));
    await tx.update(awards).set({ status: nextState(awardWorkflow, award.status, 'accept'), version: award.version + 1 }).where(eq(awards.id, award.id));
    await record(tx, actor, 'award.accepted', about(award));
  });

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
 * An approver signs for the fund, with a fresh second factor: the money is committed and the award is live.
 * Refuses `second_person_needed`, `second_factor_needed`, `wrong_state`.
 */
export const countersignAward = (actor: Person, ref: string, { key }: { key: string }): Promise<{ live: true }> =>
  transaction(actor, async (tx, now) => {
    const award = await lockAward(tx, ref);
    authorise(actor, 'award.countersign', null, now);
    return once(tx, actor, 'award.countersign', key, { ref }, async () => {
      refuseIf(whyNotCountersign(award, { id: actor.id, ownOrganisation: isMember(actor, award.organisationId) }));
      await tx.update(agreements).set({ countersignedBy: actor.id, countersignedAt: now }).where(eq(agreements.awardId, award.id));
      await tx.update(awards).set({ status: nextState(awardWorkflow, award.status, 'countersign'), version: award.version + 1 }).where(eq(awards.id, award.id));
      await commit(tx, actor, award, now);
      for (const { email } of await membersToTell(tx, award.organisationId)) {
        await notify(tx, { template: 'award_countersigned', email, locale: 'en', data: { reference: ref, title: award.title, path: `/apply/awards/${ref}` } });
      }
      return { live: true };
    });
  });

async function commit(tx: Tx, actor: Person, award: LockedAward, now: Date): Promise<void> {
  if (!award.envelopeId) throw new Error('an award that was offered here has an envelope');
  const { id: awardId, programmeId, envelopeId, amountAwardedPence: amountPence } = award;
  const eventId = await record(tx, actor, 'award.countersigned', about(award), { amountPence });
  await commitToAward(tx, { programmeId, envelopeId, awardId }, {
    amountPence, effectiveOn: londonDate(now), eventId, authorId: actor.id, callerKey: `commit:${awardId}`, madeUp: award.demonstration,
  });
  await publicationChanged(tx, 'award.countersigned');
}

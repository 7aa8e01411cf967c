import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { virements } from '@/db/schema/money';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import { londonDate } from '../dates';
import { record } from '../event/commands';
import { once } from '../event/once';
import { newId } from '../id';
import { vireBetweenEnvelopes } from '../ledger/commands';
import type { Pence } from '../money';
import { publicationChanged } from '../publication/steps';
import { newReference } from '../reference';
import { Refusal, refuseIf } from '../refusal';
import { nextState } from '../workflow';
import { type Consent, type VirementPlace, whyNotConfirm, whyNotVire } from './rules';
import { twoPersonWorkflow } from './workflow';

/** The envelopes by their keys. */
export type NewVirement = { from: string; to: string; amountPence: Pence; reason: string; consent?: Consent };

/**
 * Proposes that money of one envelope goes to another. Nothing moves until an approver confirms it. Refuses `virement_needs_consent` across
 * nations or years or from capital to resource, `virement_does_not_fit` with what is left, `virement_within_programme`, `choose_two_envelopes`.
 * @returns its reference
 */
export const proposeVirement = (actor: Person, given: NewVirement, { key }: { key: string }): Promise<string> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'virement.propose', null, now);
    return once(tx, actor, 'virement.propose', key, given, async () => {
      if (given.reason.trim() === '') throw new Refusal('reason_needed', {}, 'reason');
      const [from, to] = [await placeOf(tx, sql`e.key = ${given.from}`), await placeOf(tx, sql`e.key = ${given.to}`)];
      if (!from || !to || from.id === to.id) throw new Refusal('choose_two_envelopes', {}, 'to');
      refuseIf(whyNotVire(from, to, given.amountPence, given.consent, londonDate(now)));
      const [id, ref] = [newId(), newReference('VIR')];
      await tx.insert(virements).values({
        id, ref, programmeId: from.programmeId, fromEnvelopeId: from.id, toEnvelopeId: to.id, amountPence: given.amountPence, reason: given.reason.trim(),
        consentBy: given.consent?.by.trim(), consentDocument: given.consent?.document.trim(), consentOn: given.consent?.on, proposedBy: actor.id,
      });
      await record(tx, actor, 'envelope.virement_proposed', { kind: 'envelope', id: from.id }, { ref, to: to.id, amountPence: given.amountPence, consented: given.consent !== undefined });
      return ref;
    });
  });

type Place = VirementPlace & { id: string };

async function placeOf(tx: Tx, where: ReturnType<typeof sql>): Promise<Place | undefined> {
  const [found] = await rows<Place>(tx, sql`
    select e.id, e.programme_id as "programmeId", e.nation, e.financial_year as "financialYear", e.nature, e.label_en as "labelEn", e.label_cy as "labelCy",
      coalesce((select balance_pence from accounts a where a.envelope_id = e.id and a.kind = 'envelope'), 0)::bigint as "leftPence" from envelopes e where ${where}`);
  return found;
}

async function lock(tx: Tx, ref: string) {
  const [found] = await tx.select().from(virements).where(eq(virements.ref, ref)).for('update');
  if (!found) throw new Refusal('not_found');
  return found;
}

/**
 * An approver confirms it, with a fresh second factor, and the money moves. Refuses `second_person_needed`, `virement_does_not_fit` when the
 * envelope has less by now. Locks: the virement, then the envelope it leaves; the transfer locks both accounts in the ledger's order.
 */
export const confirmVirement = (actor: Person, ref: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const one = await lock(tx, ref);
    refuseIf(one.proposedBy === actor.id ? new Refusal('second_person_needed') : undefined);
    authorise(actor, 'virement.confirm', { proposedBy: one.proposedBy }, now);
    refuseIf(whyNotConfirm(one, actor));
    // In the order of their ids, as the transfer locks them: two virements against each other never wait for each other.
    for (const id of [one.fromEnvelopeId, one.toEnvelopeId].sort()) await rows(tx, sql`select left_pence from lock_envelope(${id})`);
    const [from, to] = [await placeOf(tx, sql`e.id = ${one.fromEnvelopeId}`), await placeOf(tx, sql`e.id = ${one.toEnvelopeId}`)];
    if (!from || !to) throw new Refusal('not_found');
    const consent = one.consentBy && one.consentDocument && one.consentOn ? { by: one.consentBy, document: one.consentDocument, on: one.consentOn } : undefined;
    const effectiveOn = londonDate(now);
    refuseIf(whyNotVire(from, to, one.amountPence, consent, effectiveOn));
    await tx.update(virements).set({ status: nextState(twoPersonWorkflow, one.status, 'confirm'), decidedBy: actor.id, decidedAt: now }).where(eq(virements.id, one.id));
    const eventId = await record(tx, actor, 'envelope.vired', { kind: 'envelope', id: from.id }, { ref, to: to.id, amountPence: one.amountPence, consented: consent !== undefined });
    await vireBetweenEnvelopes(tx, one.programmeId, from.id, to.id, { amountPence: one.amountPence, effectiveOn, eventId, authorId: actor.id, callerKey: `virement:${one.id}`, note: ref });
    await publicationChanged(tx, 'envelope.vired');
  });

/** Turns it down: nothing moves. */
export const rejectVirement = (actor: Person, ref: string, reason: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const one = await lock(tx, ref);
    authorise(actor, 'virement.reject', null, now);
    if (reason.trim() === '') throw new Refusal('reason_needed', {}, 'reason');
    await tx.update(virements).set({ status: nextState(twoPersonWorkflow, one.status, 'reject'), decidedBy: actor.id, decidedAt: now, rejectedReason: reason.trim() }).where(eq(virements.id, one.id));
    await record(tx, actor, 'envelope.virement_rejected', { kind: 'envelope', id: one.fromEnvelopeId }, { ref });
  });

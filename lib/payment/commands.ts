import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { payments } from '@/db/schema/awards';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import type { AwardStatus } from '../award/workflow';
import { refuseUnsettledBank } from '../bank-account/steps';
import { overdueConditions } from '../condition/steps';
import { londonDate } from '../dates';
import { record } from '../event/commands';
import { once } from '../event/once';
import { newId } from '../id';
import { disburseToAward, lockCommitment } from '../ledger/commands';
import type { Pence } from '../money';
import { publicationChanged } from '../publication/steps';
import { newReference } from '../reference';
import { Refusal, refuseIf } from '../refusal';
import { nextState } from '../workflow';
import { whyNotDecide, whyNotPay } from './rules';
import { paymentWorkflow } from './workflow';

export type NewPayment = { award: string; amountPence: Pence; paidOn: string; source: string };
type Award = { id: string; ref: string; status: AwardStatus; awardDate: string; programmeId: string; envelopeId: string | null; demonstration: boolean; conditionOverdue: boolean };

/**
 * Records a payment that was made elsewhere (`source` says where it is written: a payment run, a bank's reference). No money moves in the
 * ledger until another person confirms it. Refuses `award_unknown`, `award_not_payable`, `payment_over_commitment`, `payment_already_recorded`.
 * @returns the payment's reference
 */
export const recordPayment = (actor: Person, { award: awardRef, ...paid }: NewPayment, { key }: { key: string }): Promise<string> =>
  transaction(actor, async (tx, now) => {
    const { award, leftPence } = await lockAward(tx, sql`w.ref = ${awardRef}`);
    authorise(actor, 'payment.record', null, now);
    return once(tx, actor, 'payment.record', key, { awardRef, ...paid }, async () => {
      refuseIf(whyNotPay(award, paid, leftPence, londonDate(now)));
      await refuseUnsettledBank(tx, award.id);
      const payment = { id: newId(), ref: newReference('PAY') };
      await tx.insert(payments).values({ ...payment, ...paid, awardId: award.id, recordedBy: actor.id });
      await record(tx, actor, 'payment.recorded', { kind: 'payment', id: payment.id }, { ref: payment.ref, award: award.ref, amountPence: paid.amountPence });
      return payment.ref;
    });
  });

/**
 * Confirms a payment, with a fresh second factor: the money moves from committed to disbursed. Refuses `second_person_needed` to whoever
 * recorded it, and `payment_over_commitment` when other payments have used up what it needs.
 */
export const confirmPayment = (actor: Person, ref: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const { award, leftPence } = await lockAward(tx, sql`w.id = (select award_id from payments where ref = ${ref})`, 'not_found');
    const payment = await lockPayment(tx, ref);
    refuseIf(whyNotDecide(payment, actor));
    authorise(actor, 'payment.confirm', { recordedBy: payment.recordedBy }, now);
    const status = nextState(paymentWorkflow, payment.status, 'confirm');
    refuseIf(whyNotPay(award, payment, leftPence, londonDate(now)));
    await refuseUnsettledBank(tx, award.id);
    await tx.update(payments).set({ status, confirmedBy: actor.id, confirmedAt: now }).where(eq(payments.id, payment.id));
    await disburse(tx, actor, award, payment);
    await publicationChanged(tx, 'payment.confirmed');
  });

/** Says that a recorded payment is not right: nothing moves, and it may be recorded again. */
export const rejectPayment = (actor: Person, ref: string, reason: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const payment = await lockPayment(tx, ref);
    refuseIf(whyNotDecide(payment, actor));
    authorise(actor, 'payment.confirm', { recordedBy: payment.recordedBy }, now);
    const status = nextState(paymentWorkflow, payment.status, 'reject');
    await tx.update(payments).set({ status, rejectedReason: reason }).where(eq(payments.id, payment.id));
    await record(tx, actor, 'payment.rejected', { kind: 'payment', id: payment.id }, { ref });
  });

/** The award's commitment is locked before the payment, by everybody: no two payments of one award wait for each other. */
async function lockAward(tx: Tx, where: ReturnType<typeof sql>, otherwise: 'award_unknown' | 'not_found' = 'award_unknown'): Promise<{ award: Award; leftPence: Pence }> {
  const [award] = await rows<Award>(tx, sql`
    select w.id, w.ref, w.status, w.award_date as "awardDate", w.programme_id as "programmeId", w.envelope_id as "envelopeId", w.demonstration, ${overdueConditions} as "conditionOverdue" from awards w where ${where} for update`);
  if (!award) throw new Refusal(otherwise, {}, otherwise === 'award_unknown' ? 'award' : undefined);
  return { award, leftPence: await lockCommitment(tx, award.id) };
}

async function lockPayment(tx: Tx, ref: string) {
  const [payment] = await tx.select().from(payments).where(eq(payments.ref, ref)).for('update');
  if (!payment) throw new Refusal('not_found');
  return payment;
}

async function disburse(tx: Tx, actor: Person, award: Award, payment: typeof payments.$inferSelect): Promise<void> {
  if (!award.envelopeId) throw new Refusal('award_not_payable');
  const { id, ref, amountPence, paidOn } = payment;
  const eventId = await record(tx, actor, 'payment.confirmed', { kind: 'payment', id }, { ref, award: award.ref, amountPence });
  await disburseToAward(tx, { programmeId: award.programmeId, envelopeId: award.envelopeId, awardId: award.id }, {
    amountPence, effectiveOn: paidOn, eventId, authorId: actor.id, callerKey: `payment:${id}`, note: `${ref}: ${payment.source}`, madeUp: award.demonstration,
  });
}

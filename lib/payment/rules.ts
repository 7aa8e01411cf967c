import type { AwardStatus } from '../award/workflow';
import { formatMoney, type Pence } from '../money';
import { Refusal } from '../refusal';

export type Paid = { amountPence: Pence; paidOn: string };
export type PaidAward = { status: AwardStatus; awardDate: string; /** A condition whose day has passed is not met. */ conditionOverdue?: boolean };

const payable: readonly AwardStatus[] = ['live', 'delivery_complete'];

export const isPayable = (status: AwardStatus): boolean => payable.includes(status);

/**
 * Why a payment made elsewhere cannot be recorded, or confirmed.
 * @param leftPence what was committed to the award and is not yet paid
 * @param today in London
 */
export function whyNotPay(award: PaidAward, paid: Paid, leftPence: Pence, today: string): Refusal | undefined {
  if (award.status === 'countersigned') return new Refusal('conditions_not_met', {}, 'award');
  if (award.conditionOverdue) return new Refusal('condition_overdue', {}, 'award');
  if (!isPayable(award.status)) return new Refusal('award_not_payable', {}, 'award');
  if (paid.paidOn > today) return new Refusal('paid_in_future', {}, 'paidOn');
  if (paid.paidOn < award.awardDate) return new Refusal('paid_before_award', {}, 'paidOn');
  if (paid.amountPence > leftPence) return new Refusal('payment_over_commitment', { amount: formatMoney(paid.amountPence), left: formatMoney(leftPence) }, 'amount');
  return undefined;
}

/** Whoever recorded a payment does not confirm it. */
export const whyNotDecide = (payment: { recordedBy: string }, actor: { id: string }): Refusal | undefined =>
  payment.recordedBy === actor.id ? new Refusal('second_person_needed') : undefined;

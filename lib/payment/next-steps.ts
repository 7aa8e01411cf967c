import type { Person } from '../access/actor';
import { may } from '../access/policy';
import type { AwardStatus } from '../award/workflow';
import { londonDate } from '../dates';
import type { Pence } from '../money';
import { Refusal } from '../refusal';
import { canMove, wrongState } from '../workflow';
import { whyNotDecide, whyNotPay } from './rules';
import { type PaymentStatus, paymentWorkflow } from './workflow';

type Waiting = { status: PaymentStatus; recordedById: string; amountPence: Pence; paidOn: string; awardStatus: AwardStatus; awardDate: string; leftPence: Pence; now: Date };

/** Why this person cannot confirm or reject the payment now; the command asks the same again, under its lock. */
export function whyNotDecideNow(actor: Person, payment: Waiting): Refusal | undefined {
  if (!canMove(paymentWorkflow, payment.status, 'confirm')) return wrongState(paymentWorkflow, payment.status);
  const own = whyNotDecide({ recordedBy: payment.recordedById }, actor);
  return own ?? (may(actor, 'payment.confirm', { recordedBy: payment.recordedById }) ? undefined : new Refusal('not_allowed'));
}

export function whyNotConfirmNow(actor: Person, payment: Waiting): Refusal | undefined {
  return whyNotDecideNow(actor, payment) ?? whyNotPay({ status: payment.awardStatus, awardDate: payment.awardDate }, payment, payment.leftPence, londonDate(payment.now));
}

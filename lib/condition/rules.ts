import type { AwardStatus } from '../award/workflow';
import { Refusal } from '../refusal';
import { canMove, wrongState } from '../workflow';
import type { ConditionTime } from './vocabulary';
import { type ConditionStatus, conditionWorkflow } from './workflow';

/** Neither met nor waived. */
export const isOpen = (status: ConditionStatus): boolean => status === 'open' || status === 'answered';

/** A condition by a day, which has passed without it being met. `today` is London's. */
export const isOverdue = (one: { status: ConditionStatus; dueOn: string | null }, today: string): boolean => isOpen(one.status) && one.dueOn !== null && one.dueOn < today;

const decided: readonly (AwardStatus | null)[] = [null, 'offered', 'accepted'];

/** Whether conditions can be set at all: a page asks before it shows the form. */
export const maySetNow = (applicationStatus: string, award: AwardStatus | null): boolean => ['recommended', 'due_diligence', 'reserve', 'successful'].includes(applicationStatus) && decided.includes(award);

export type NewCondition = { requirement: string; neededBy: ConditionTime; dueOn?: string };

/**
 * Conditions are part of the agreement: they are set from the recommendation on, until the fund has countersigned.
 * @param award its status, or null before there is one
 */
export function whyNotSet(applicationStatus: string, award: AwardStatus | null, { requirement, neededBy, dueOn }: NewCondition, today: string): Refusal | undefined {
  if (!maySetNow(applicationStatus, award)) return new Refusal('conditions_are_settled');
  if (requirement.trim() === '') return new Refusal('reason_needed', {}, 'requirement');
  if (neededBy !== 'by_date') return undefined;
  if (!dueOn) return new Refusal('condition_needs_its_date', {}, 'due_on');
  return dueOn <= today ? new Refusal('condition_date_is_past', {}, 'due_on') : undefined;
}

export function whyNotAnswer(one: { status: ConditionStatus; files: number }, note: string): Refusal | undefined {
  if (!canMove(conditionWorkflow, one.status, 'answer')) return wrongState(conditionWorkflow, one.status);
  return note.trim() === '' && one.files === 0 ? new Refusal('evidence_needed', {}, 'note') : undefined;
}

/**
 * What was attached by mistake is taken out until an officer has ruled. An answer that was sent is never left saying nothing.
 * @param files how many it has, this one among them
 */
export function whyNotRemove({ status, answer }: { status: ConditionStatus; answer: string | null }, files: number): Refusal | undefined {
  if (!canMove(conditionWorkflow, status, 'answer')) return wrongState(conditionWorkflow, status);
  return status === 'answered' && !answer && files <= 1 ? new Refusal('evidence_is_the_answer') : undefined;
}

/** @param move what an officer wants to do with it, with a reason in every case */
export function whyNotRule(one: { status: ConditionStatus }, move: 'meet' | 'send_back' | 'waive', reason: string): Refusal | undefined {
  if (!canMove(conditionWorkflow, one.status, move)) return wrongState(conditionWorkflow, one.status);
  return reason.trim() === '' ? new Refusal('reason_needed', {}, 'reason') : undefined;
}

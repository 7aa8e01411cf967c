import { Refusal } from '../refusal';
import type { ComplaintOutcome, Involvement } from './vocabulary';

/** A complaint is answered within so many working days. */
export const complaintWithinDays = 20;

/** A reviewer took no part in what is complained about, and did not write the complaint down. The refusal names the part they took. */
export function whyNotReview({ involvement, recorded }: { involvement: Involvement | null; recorded: boolean }): Refusal | undefined {
  if (involvement) return new Refusal('reviewer_took_part', { part: { word: `complaint.part.${involvement}` } }, 'reviewer');
  return recorded ? new Refusal('reviewer_took_part', { part: { word: 'complaint.part.recorded' } }, 'reviewer') : undefined;
}

export const whyNotAnswer = (complaint: { reviewerId: string | null; answeredAt: Date | null }): Refusal | undefined =>
  complaint.answeredAt ? new Refusal('complaint_is_answered') : complaint.reviewerId ? undefined : new Refusal('complaint_not_allocated');

/** What is upheld, in whole or in part, is put right. */
export const whyNotOutcome = ({ outcome, putRight }: { outcome: ComplaintOutcome; putRight?: string }): Refusal | undefined =>
  outcome !== 'not_upheld' && (putRight ?? '').trim() === '' ? new Refusal('complaint_put_right_needed', {}, 'putRight') : undefined;

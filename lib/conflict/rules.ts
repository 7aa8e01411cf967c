import { Refusal } from '../refusal';
import type { CandidateKind, FindingOutcome } from './vocabulary';

/** Somebody meets nothing of an application that is restricted for them: not its state, and not why. */
export const whyNotMeet = (ref: string, restricted: readonly string[]): Refusal | undefined => (restricted.includes(ref) ? new Refusal('conflict_of_interest') : undefined);

/** @param open how many conflicts of theirs have not ended */
export function whyNotDeclare(none: boolean, open: number): Refusal | undefined {
  if (none && open > 0) return new Refusal('conflicts_are_open', { open }, 'choice');
  return !none && open === 0 ? new Refusal('no_conflict_is_listed', {}, 'choice') : undefined;
}

/** A conflict ends on or after the day it was declared, and not in the future: nobody knows that yet. Dates are London's. */
export function whyNotEnd(conflict: { endedOn: string | null; declaredOn: string }, endedOn: string, today: string): Refusal | undefined {
  if (conflict.endedOn) return new Refusal('conflict_has_ended');
  return endedOn < conflict.declaredOn || endedOn > today ? new Refusal('conflict_ends_later', {}, 'endedOn') : undefined;
}

/** What was dismissed may be confirmed later; what was confirmed is opened by lifting the restriction, and by nothing else. */
export function whyNotFind(earlier: { kind: CandidateKind; outcome: FindingOutcome } | undefined, outcome: FindingOutcome): Refusal | undefined {
  return earlier && (earlier.outcome === 'confirmed' || earlier.outcome === outcome) ? new Refusal('conflict_is_decided', {}, 'candidate') : undefined;
}

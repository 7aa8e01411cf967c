import { Refusal } from '../refusal';
import { type CandidateKind, publicMailDomains } from './vocabulary';

/** Somebody meets nothing of an application that is restricted for them: not its state, and not why. */
export const whyNotMeet = (ref: string, restricted: readonly string[]): Refusal | undefined => (restricted.includes(ref) ? new Refusal('conflict_of_interest') : undefined);

/** The financial year of a London date, as the fund's money is counted: "2025-26". @param date 'YYYY-MM-DD' */
export function financialYear(date: string): string {
  const [year = 0, month = 1] = date.split('-').map(Number);
  const first = month >= 4 ? year : year - 1;
  return `${first}-${String((first + 1) % 100).padStart(2, '0')}`;
}

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

/** Whether two addresses share a domain that says where somebody works. */
export function sameDomain(one: string, other: string): boolean {
  const [domain, again] = [one, other].map((email) => email.split('@')[1]?.toLowerCase());
  return domain !== undefined && domain === again && !publicMailDomains.some((name) => name === domain);
}

/** A finding counts until another of the same kind: what was dismissed may be confirmed later, and the other way about only by lifting. */
export function whyNotFind(earlier: { kind: CandidateKind; outcome: string } | undefined, outcome: string): Refusal | undefined {
  return earlier && (earlier.outcome === 'confirmed' || earlier.outcome === outcome) ? new Refusal('conflict_is_decided', {}, 'candidate') : undefined;
}

import type { OrganisationKind } from '../organisation/vocabulary';
import type { Pence } from '../money';
import { Refusal } from '../refusal';
import type { EligibilityQuestion } from './round';

export type RoundState = 'not_open' | 'open' | 'closed';

/**
 * A round is open from its opening instant until just before its closing one: at 17:00:00 on the clock a round that closes at
 * 17:00 is closed. The dates are instants, so the nights when clocks change need no rule of their own.
 */
export function roundState({ opensAt, closesAt }: { opensAt: Date; closesAt: Date }, now: Date): RoundState {
  if (now < opensAt) return 'not_open';
  return now < closesAt ? 'open' : 'closed';
}

/** Why nothing can be started or submitted in the round now. */
export function whyNotOpen(round: { opensAt: Date; closesAt: Date }, now: Date): Refusal | undefined {
  const state = roundState(round, now);
  if (state === 'not_open') return new Refusal('round_not_open');
  return state === 'closed' ? new Refusal('round_closed') : undefined;
}

/** Whether a round takes this kind of organisation. A round that names none takes all. */
export const takesKind = (eligibleKinds: readonly string[] | undefined, kind: string): boolean => !eligibleKinds || eligibleKinds.includes(kind);

/** What somebody says of themselves and their project before they sign in. Nothing of it is kept. */
export type EligibilityAnswers = { kind: OrganisationKind | 'other'; inNation: boolean; amount: Pence; focusArea: boolean; group: boolean };
type EligibilityTerms = { eligibleKinds?: readonly OrganisationKind[]; minimumPence: Pence; maximumPence: Pence };

/** Each reason is a key under `round.eligibility.reasons`. */
export const ineligibilityReasons = ['kind', 'nation', 'too_little', 'too_much', 'focus_area', 'group'] as const;
export type IneligibilityReason = (typeof ineligibilityReasons)[number];

/** Every reason why a project could not be funded in the round, so that nobody mends them one at a time. Empty: it may apply. */
export function whyNotEligible(terms: EligibilityTerms, { kind, inNation, amount, focusArea, group }: EligibilityAnswers): IneligibilityReason[] {
  const wrong: Record<IneligibilityReason, boolean> = {
    kind: kind === 'other' || !takesKind(terms.eligibleKinds, kind),
    nation: !inNation,
    too_little: amount < terms.minimumPence,
    too_much: amount > terms.maximumPence,
    focus_area: !focusArea,
    group: !group,
  };
  return ineligibilityReasons.filter((reason) => wrong[reason]);
}

/** A round's own eligibility question, as a form and an address name it. */
export const ownQuestion = (key: string): string => `own_${key}`;
export const ownAnswers = (given: { readonly [name: string]: unknown }): [string, 'yes' | 'no'][] =>
  Object.entries(given).filter((entry): entry is [string, 'yes' | 'no'] => /^own_[a-z0-9_]+$/.test(entry[0]) && (entry[1] === 'yes' || entry[1] === 'no'));

/** The round's own questions whose answer means that it would not fund the project. One that was not answered stands in nobody's way: it is asked again in the form. */
export function whyNotByOwnQuestions(questions: readonly EligibilityQuestion[] | undefined, given: { readonly [name: string]: unknown }): EligibilityQuestion[] {
  const answers = new Map(ownAnswers(given));
  return (questions ?? []).filter(({ key, mustBe }) => (answers.get(ownQuestion(key)) ?? mustBe) !== mustBe);
}

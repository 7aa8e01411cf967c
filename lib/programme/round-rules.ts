import { canonicalJson } from '../application/frozen';
import { Refusal } from '../refusal';
import { canMove } from '../workflow';
import type { RoundRules, RoundTerms } from './round';
import { type RoundState, roundState } from './rules';
import { type RoundStatus, roundWorkflow } from './workflow';

/** What a round is to its officers: what the row says until it is scheduled, and then what the clock says. */
export type RoundStage = 'draft' | 'rehearsed' | 'scheduled' | 'open' | 'closed';

export function roundStage(round: { status: RoundStatus; opensAt: Date; closesAt: Date }, now: Date): RoundStage {
  if (round.status !== 'scheduled') return round.status;
  const state: RoundState = roundState(round, now);
  return state === 'not_open' ? 'scheduled' : state;
}

/** What is wrong with a round by itself, whenever it opens. */
export function whyNotRound({ opensAt, closesAt, minimumPence, maximumPence }: Pick<RoundRules, 'opensAt' | 'closesAt' | 'minimumPence' | 'maximumPence'>): Refusal | undefined {
  if (closesAt <= opensAt) return new Refusal('round_closes_first', {}, 'closesOn');
  return maximumPence < minimumPence ? new Refusal('round_limits_crossed', {}, 'maximum') : undefined;
}

/** However they are written down: the database keeps the keys of an object in an order of its own. */
const same = (one: unknown, other: unknown): boolean => canonicalJson(one ?? null) === canonicalJson(other ?? null);

/**
 * Why a change is refused. Before it opens, everything can change. While it is open nothing may change that would take something away from
 * people who are already writing: it may close later, take smaller or larger amounts, gain a category. After it has closed only the
 * timetable of its decisions may.
 */
export function whyNotChange(before: RoundRules, after: RoundRules, stage: RoundStage): Refusal | undefined {
  if (stage === 'closed') return onlyTimetable(before, after) ? undefined : new Refusal('round_closed_fixed');
  if (stage !== 'open') return undefined;
  if (before.opensAt.getTime() !== after.opensAt.getTime()) return new Refusal('round_open_opening', {}, 'opensOn');
  if (after.closesAt < before.closesAt) return new Refusal('round_open_closing', {}, 'closesOn');
  if (after.minimumPence > before.minimumPence) return new Refusal('round_open_limits', {}, 'minimum');
  if (after.maximumPence < before.maximumPence) return new Refusal('round_open_limits', {}, 'maximum');
  if (before.nation !== after.nation || !same(before.criteria, after.criteria) || before.scaleMax !== after.scaleMax) return new Refusal('round_open_criteria');
  if (before.categories.some((one) => !after.categories.some(({ key, envelopeKey }) => key === one.key && envelopeKey === one.envelopeKey))) return new Refusal('round_open_categories');
  return narrower(before.terms, after.terms) ? new Refusal('round_open_narrower') : undefined;
}

const onlyTimetable = (before: RoundRules, after: RoundRules): boolean => {
  const without = ({ terms: { timetable: _, assessing: __, ...terms }, ...rules }: RoundRules) => ({ ...rules, terms });
  return same(without(before), without(after));
};

/** Whether somebody who could apply, in a language, for an aim, could not any more; or would need a document they did not. */
function narrower(before: RoundTerms, after: RoundTerms): boolean {
  const gone = <T>(old: readonly T[] | undefined, now: readonly T[] | undefined) => now !== undefined && (old === undefined || old.some((one) => !now.some((other) => same(one, other))));
  const keys = (terms: readonly { key: string }[] | undefined) => (terms ?? []).map(({ key }) => key);
  const lists = (['objectives', 'focusAreas', 'groups'] as const).some((list) => gone(keys(before[list]), keys(after[list])));
  const asked = gone(after.eligibility ?? [], before.eligibility ?? []);
  const neededMore = gone((after.attachments ?? []).filter(({ needed }) => needed), (before.attachments ?? []).filter(({ needed }) => needed));
  // Left out means everybody and every language, so naming some where none were named is a narrowing.
  const kinds = after.eligibleKinds !== undefined && gone(before.eligibleKinds, after.eligibleKinds);
  const languages = after.languages !== undefined && gone(before.languages ?? ['en', 'cy'], after.languages);
  return kinds || languages || lists || asked || neededMore;
}

/** What a round still lacks before it can be put before anybody; each is a key of `rounds.lacks`. */
export type Lack = 'categories' | 'criteria' | 'welsh' | 'questions' | 'draft_questions';

/** Everything that is missing, so that nobody mends one thing at a time. `faults`: what is wrong with its questions. */
export function lacksOf(rules: RoundRules, questions: { faults: number; draft: boolean }): Lack[] {
  const texts = [rules.title, ...rules.categories.map(({ label }) => label), ...rules.criteria.flatMap(({ label, guidance }) => [label, guidance])];
  const wrong: Record<Lack, boolean> = {
    categories: rules.categories.length === 0,
    criteria: rules.criteria.length === 0,
    welsh: texts.some(({ en, cy }) => en.trim() === '' || cy.trim() === ''),
    questions: questions.faults > 0,
    draft_questions: questions.draft,
  };
  return (Object.keys(wrong) as Lack[]).filter((one) => wrong[one]); // the keys of the record above
}

/** Why the rehearsal cannot be called done. `submitted`: rehearsals of these very questions that went all the way. */
export function whyNotRehearsed(status: RoundStatus, lacks: readonly Lack[], submitted: number): Refusal | undefined {
  if (!canMove(roundWorkflow, status, 'rehearse')) return new Refusal('round_not_draft');
  if (lacks.length > 0) return new Refusal('round_lacks', { count: lacks.length });
  return submitted === 0 ? new Refusal('round_not_rehearsed') : undefined;
}

export function whyNotSchedule(round: { status: RoundStatus; opensAt: Date; closesAt: Date }, lacks: readonly Lack[], now: Date): Refusal | undefined {
  if (round.status === 'scheduled') return new Refusal('round_is_scheduled');
  if (round.status !== 'rehearsed') return new Refusal('round_rehearse_first');
  if (lacks.length > 0) return new Refusal('round_lacks', { count: lacks.length });
  return round.opensAt <= now ? new Refusal('round_opens_in_past', {}, 'opensOn') : undefined;
}

/** A round that people have seen open stays. */
export const whyNotTakeBack = (stage: RoundStage): Refusal | undefined => (stage === 'scheduled' ? undefined : new Refusal(stage === 'open' || stage === 'closed' ? 'round_has_opened' : 'round_not_scheduled'));

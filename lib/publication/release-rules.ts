import { type CountKey, emptyTotals, isCountKey, measureOf, measures } from '../outcome-return/definitions';
import { Refusal } from '../refusal';
import { type Count, countsOf, type Figure, hiddenSign, type ReleaseRules, releaseFigures, roundTo, whyNotRelease } from './disclosure';

/** A sum as it was rolled up: only what somebody reported has one. `scope` is 'fund' or an award's id. */
export type Rollup = { scope: string; key: string; value: number };

/** Below the threshold; hidden to protect another; or the whole breakdown is left out, because hiding parts of it did not protect it. */
export type Suppression = 'small' | 'secondary' | 'withheld';

/** A figure of a release as it is stored: `shown` is null where it is hidden. */
export type StoredFigure = {
  scope: string; breakdown: string; key: string; value: number; shown: number | null; suppressed: Suppression | null; held: boolean; basis: number | null;
};

const leastThreshold = 5;
const mostThreshold = 100;

/**
 * What is rolled up is what stands today, so a release cannot claim an earlier day than its returns run up to.
 * @param reportedUpTo the latest month end of an accepted return; null when there is none
 */
export function whyNotDraft({ asAt, threshold, rounding }: ReleaseRules & { asAt: string }, { today, reportedUpTo }: { today: string; reportedUpTo: string | null }): Refusal | undefined {
  if (reportedUpTo === null) return new Refusal('release_has_nothing');
  if (asAt > today) return new Refusal('release_date_in_future', {}, 'asAt');
  if (asAt < reportedUpTo && asAt < today) return new Refusal('release_date_before_returns', {}, 'asAt');
  const wrong = !Number.isInteger(threshold) || threshold < leastThreshold || threshold > mostThreshold;
  if (wrong) return new Refusal('release_rules', {}, 'threshold');
  return Number.isInteger(rounding) && rounding >= 1 && rounding <= threshold ? undefined : new Refusal('release_rules', {}, 'rounding');
}

/** The figures of a release from the sums, for the fund and each of `scopes`. `earlier`: every figure that was ever seen in public, oldest first. */
export function figuresOf(sums: readonly Rollup[], scopes: readonly string[], rules: ReleaseRules, earlier: readonly StoredFigure[]): StoredFigure[] {
  const counts = scopes.flatMap((scope) => countsIn(scope, sums.filter((one) => one.scope === scope)));
  const people = peopleFigures(counts, rules, earlier.flatMap(asFigure));
  const shownPeople = new Map(people.filter((one) => one.key === 'people.total').map((one) => [one.scope, one.shown]));
  return [...people, ...sums.flatMap((sum) => (scopes.includes(sum.scope) ? eventFigure(sum, shownPeople.get(sum.scope) ?? null, rules) : []))];
}

const mostRounds = 4;

/**
 * Works the figures out, and once more without the breakdowns that stay open however much of them is hidden. What is still open
 * after a few rounds is left for the check to find, and the release stays a draft.
 */
function peopleFigures(counts: readonly Count[], rules: ReleaseRules, earlier: readonly Figure[]): StoredFigure[] {
  const thin = new Set<string>();
  const isThin = ({ scope, breakdown }: { scope?: string; breakdown: string }) => thin.has(`${scope} ${breakdown}`);
  for (let round = 1; ; round += 1) {
    const figures = releaseFigures(counts.filter((count) => !isThin(count)), rules, earlier);
    const open = whyNotRelease(figures, rules, earlier);
    if (open.length === 0 || round === mostRounds) return [...figures.flatMap(asStored), ...counts.filter(isThin).flatMap(withheld)];
    for (const { scope, breakdown } of open) thin.add(`${scope} ${breakdown}`);
  }
}

const withheld = ({ scope = '', breakdown, key, value }: Count): StoredFigure[] =>
  value === null ? [] : [{ scope, breakdown, key, value, shown: null, suppressed: 'withheld', held: false, basis: null }];

function countsIn(scope: string, sums: readonly Rollup[]): Count[] {
  const totals = emptyTotals();
  for (const { key, value } of sums) if (isCountKey(key)) totals[key] = value;
  return countsOf(scope, totals);
}

/**
 * Attendances, sessions and hours are not people, so nobody is found by subtracting them. They follow the same threshold and rounding,
 * and are hidden where the people are: four attendances say that there were at most four.
 */
function eventFigure({ scope, key, value }: Rollup, people: number | null, { threshold, rounding }: ReleaseRules): StoredFigure[] {
  const measure = measureOf(key);
  if (!measure?.publishable || measure.kind === 'people' || measure.kind === 'choice') return [];
  const figure = { scope, breakdown: measure.breakdown, key, value, held: false };
  if (value > 0 && value < threshold) return [{ ...figure, shown: null, suppressed: 'small', basis: null }];
  if (people === null) return [{ ...figure, shown: null, suppressed: 'secondary', basis: null }];
  return [{ ...figure, shown: roundTo(value, rounding), suppressed: null, basis: value }];
}

/** What nobody reported is not stored: it is neither shown nor hidden. */
const asStored = ({ scope, breakdown, key, value, shown, suppressed, held, basis }: Figure): StoredFigure[] =>
  value === null ? [] : [{ scope, breakdown, key, value, shown: typeof shown === 'number' ? shown : null, suppressed, held, basis }];

const partsOf = new Map(measures.map(({ key, partOf, sum }) => [key, { partOf, sum }]));

/** A stored figure of people as the disclosure rules know it; other figures are not theirs, and what was left out is in none of their sums. */
export function asFigure({ shown, suppressed, ...figure }: StoredFigure): Figure[] {
  if (suppressed === 'withheld' || measureOf(figure.key)?.kind !== 'people') return [];
  // as: every key of a people measure is a count's key
  return [{ ...figure, ...partsOf.get(figure.key as CountKey), suppressed, shown: shown ?? hiddenSign }];
}

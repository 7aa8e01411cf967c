import type { AwardStatus } from '../award/workflow';
import { Refusal } from '../refusal';
import { countKeys, readCount, type Totals } from './definitions';
import { checkTotals } from './rules';

/** What decides whether a return may be started, and up to when. Dates are London dates. */
export type AwardForReturns = {
  status: AwardStatus;
  returnsOutcomes: boolean;
  awardDate: string;
  plannedStartDate: string;
  /** The month end of the latest accepted return. */
  acceptedUpTo: string | null;
  /** The reference of the return that is not finished yet. */
  openRef: string | null;
};

const delivering: readonly AwardStatus[] = ['live', 'suspended', 'delivery_complete'];
const mostMonths = 36;

/** The last day of a date's month, or of one some months before. */
export function monthEnd(date: string, monthsBefore = 0): string {
  const [year = 0, month = 0] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - monthsBefore, 0)).toISOString().slice(0, 10);
}

/**
 * The months that a return may run up to, as their last days, newest first: from the latest accepted one, which a further return
 * corrects, or from the award's first month, to the month that is not over yet.
 */
export function periodsFor(award: AwardForReturns, today: string): string[] {
  const begun = award.awardDate < award.plannedStartDate ? award.awardDate : award.plannedStartDate;
  const first = monthEnd(award.acceptedUpTo ?? begun);
  return Array.from({ length: mostMonths }, (_, ago) => monthEnd(today, ago)).filter((end) => end >= first);
}

export function whyNotStart(award: AwardForReturns, today: string): Refusal | undefined {
  if (!award.returnsOutcomes) return new Refusal('award_returns_no_outcomes');
  if (!delivering.includes(award.status)) return new Refusal('award_is_not_delivering');
  if (award.openRef) return new Refusal('return_already_open');
  if (periodsFor(award, today).length === 0) return new Refusal('award_has_not_begun');
  return undefined;
}

/** A total that was accepted stands under every later one, so a correction starts with the latest accepted month. */
export function whyNotPeriod(award: AwardForReturns, period: string, today: string): Refusal | undefined {
  if (periodsFor(award, today).includes(period)) return undefined;
  if (award.acceptedUpTo && period < award.acceptedUpTo) return new Refusal('period_before_accepted', {}, 'period');
  return new Refusal('period_not_offered', {}, 'period');
}

/** Errors keep a return back; warnings do not. `previous` is what was accepted for an earlier month. */
export const errorsIn = (totals: Totals, previous: Totals | undefined): number => checkTotals(totals, previous).filter((one) => one.level === 'error').length;

export function whyNotSubmit(totals: Totals, previous: Totals | undefined): Refusal | undefined {
  const count = errorsIn(totals, previous);
  return count > 0 ? new Refusal('return_has_errors', { count }) : undefined;
}

export type RollupChange = { key: string; value: number; awards: number };

/** What accepting does to a sum: the new totals less those that stood. Something no longer reported goes, and does not become 0. */
export function rollupChanges(before: Totals | undefined, after: Totals): RollupChange[] {
  return countKeys.flatMap((key) => {
    const [was, is] = [before && readCount(before[key]), readCount(after[key])].map((value) => (typeof value === 'number' ? value : undefined));
    const change = { key, value: (is ?? 0) - (was ?? 0), awards: Number(is !== undefined) - Number(was !== undefined) };
    return change.value === 0 && change.awards === 0 ? [] : [change];
  });
}

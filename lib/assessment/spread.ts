import type { Criterion } from '../programme/question-set';
import { weightedScore } from './rules';

type Given = { assessorId: string; assessor: string; criterion: string; score: number };
type Scale = { criteria: readonly Criterion[]; scaleMax: number };

/** One criterion's scores, lowest to highest, and who stands apart. `spread` is the difference of the highest and the lowest. */
export type CriterionSpread = { criterion: string; lowest: number; highest: number; median: number; spread: number; wide: boolean; outliers: string[]; marks: { assessor: string; score: number; outlier: boolean }[] };

/** From two fifths of the scale on, a spread is worth talking about; on a scale to 5 that is 2. */
export const wideFrom = (scaleMax: number): number => Math.max(2, Math.ceil(scaleMax * 0.4));

const middle = (sorted: readonly number[]): number => {
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
};

/**
 * How far the assessors' scores lie apart, criterion by criterion. An outlier is as far from the others' middle as a spread is wide; of two
 * scores neither can be the outlier, so the spread alone is said.
 */
export function spreadOf({ criteria, scaleMax }: Scale, scores: readonly Given[]): CriterionSpread[] {
  const wide = wideFrom(scaleMax);
  return criteria.flatMap(({ key }) => {
    const given = scores.filter(({ criterion }) => criterion === key);
    const sorted = given.map(({ score }) => score).sort((a, b) => a - b);
    const [lowest, highest] = [sorted[0], sorted.at(-1)];
    if (lowest === undefined || highest === undefined) return [];
    const apart = (one: Given) => given.length > 2 && Math.abs(one.score - middle(given.filter((other) => other !== one).map(({ score }) => score).sort((a, b) => a - b))) >= wide;
    const marks = given.map((one) => ({ assessor: one.assessor, score: one.score, outlier: apart(one) }));
    return [{ criterion: key, lowest, highest, median: middle(sorted), spread: highest - lowest, wide: highest - lowest >= wide, outliers: marks.filter(({ outlier }) => outlier).map(({ assessor }) => assessor), marks }];
  });
}

/** The distance of the assessors' weighted totals, in percentage points to one decimal. */
export function totalSpread(scale: { criteria: Criterion[]; scaleMax: number }, scores: readonly Given[]): number {
  const totals = [...new Set(scores.map(({ assessorId }) => assessorId))].map((id) => weightedScore(scale, scores.filter(({ assessorId }) => assessorId === id)));
  return totals.length === 0 ? 0 : Math.round((Math.max(...totals) - Math.min(...totals)) * 10) / 10;
}

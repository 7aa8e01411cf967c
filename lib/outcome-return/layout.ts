import type { Bilingual } from '../locale';
import { type CountKey, confidencePoints, ladderAnswers, ladderSteps, type Measure, outcomeDefinitions } from './definitions';

type Head = { key: string; text: Bilingual };
/** Numbers that make a table of their own: a row for each step, a column for each answer. */
export type Grid = { rows: readonly Head[]; columns: readonly Head[]; keyAt: (row: string, column: string) => CountKey };
/** A part of the page: numbers one under another, and a grid where they cross. */
export type Block = { key: string; text: Bilingual; hint?: Bilingual; list: readonly (Measure & { key: CountKey })[]; grid?: Grid };

const isCount = (measure: Measure): measure is Measure & { key: CountKey } => measure.key !== 'people_basis';

const grids: Record<string, Grid> = {
  // as, twice: rows and columns are the very lists that these keys are made of
  ladder: { rows: ladderSteps, columns: ladderAnswers, keyAt: (step, answer) => `ladder.${step}.${answer}` as CountKey },
  confidence: {
    rows: confidencePoints,
    columns: [{ key: 'before', text: { en: 'Before', cy: 'Cyn' } }, { key: 'after', text: { en: 'After', cy: 'Ar ôl' } }],
    keyAt: (point, when) => `confidence.${when}.${point}` as CountKey,
  },
};

/** The page of totals as it is drawn, the same for who fills it in, who checks it and who reads it. */
export const blocks: readonly Block[] = outcomeDefinitions['2026-1'].sections.map(({ key, text, hint, measures }) => {
  const grid = grids[key];
  const crossed = new Set(grid?.rows.flatMap((row) => grid.columns.map((column) => grid.keyAt(row.key, column.key))));
  return { key, text, hint, grid, list: measures.filter(isCount).filter((measure) => !crossed.has(measure.key)) };
});

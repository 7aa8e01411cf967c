import type { Fields, WordedField } from '../field';
import type { Locale } from '../locale';
import type { Criterion } from '../programme/question-set';
import { word } from '../words';
import type { Score } from './rules';

type Scale = { criteria: Criterion[]; scaleMax: number };

/** A round's criteria as a form: a number and a reason for each. Built from the round, so the browser and the server ask alike. */
export const scoreFields = ({ criteria, scaleMax }: Scale): Fields =>
  Object.fromEntries(criteria.flatMap(({ key }) => [[`score_${key}`, { kind: 'number', min: 0, max: scaleMax }], [`reason_${key}`, { kind: 'longText', maxWords: 250, rows: 4 }]]));

export function wordedScoreFields(locale: Locale, scale: Scale): WordedField[] {
  const definition = scoreFields(scale);
  return scale.criteria.flatMap(({ key, label, guidance }) => {
    const values = { criterion: label[locale], max: scale.scaleMax, guidance: guidance[locale] };
    const text = (name: string) => word(locale, `assessment.moderation.${name}`, values);
    return [
      { ...definition[`score_${key}`], name: `score_${key}`, label: text('score'), hint: text('scoreHint'), missing: text('scoreMissing'), cells: [] },
      { ...definition[`reason_${key}`], name: `reason_${key}`, label: text('reason'), missing: text('reasonMissing'), cells: [] },
      // The definition is keyed by these very names; a record's type cannot say so.
    ] as WordedField[];
  });
}

/** The parsed values of a score form as scores. */
export const scoresFrom = ({ criteria }: Scale, values: Record<string, unknown>): Score[] =>
  criteria.map(({ key }) => ({ criterion: key, score: Number(values[`score_${key}`]), reason: String(values[`reason_${key}`] ?? '') }));

/** Scores as the boxes of a score form show them. */
export const scoreValues = (scores: readonly Score[]) => Object.fromEntries(scores.flatMap(({ criterion, score, reason }) => [[`score_${criterion}`, String(score)], [`reason_${criterion}`, reason]]));

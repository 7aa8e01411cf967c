import type { Field, Raw, RawValue } from '../field';
import { isBlank } from '../field-raw';
import { parseFields } from '../field-schema';
import type { Question, QuestionSet } from '../programme/question-set';
import { isAsked, pagesOf } from '../programme/questions';

/** What becomes of an earlier answer. `kept`: something has been written here since, and that stays. */
export type CopyFate = 'copied' | 'kept' | 'other_kind' | 'not_fitting';
export type CopyLine = { question: Question; page: string; raw: RawValue; fate: CopyFate };

/** A signature is given anew, and so is every file: what was true a year ago need not be. */
const copied = (field: Field): boolean => field.kind !== 'declaration' && field.kind !== 'file' && field.kind !== 'hidden';

/**
 * Question by question, what an earlier application answered under the same name, and whether it can be taken over. Nothing that stands in
 * the new one is overwritten. Questions that were not answered earlier are left out.
 */
export function copyLines(to: { set: QuestionSet; answers: Raw }, from: { set: QuestionSet; answers: Raw }): CopyLine[] {
  const earlier = new Map(pagesOf(from.set).flatMap(({ questions }) => questions).filter((question) => isAsked(question, from.answers)).map((question) => [question.name, question]));
  return pagesOf(to.set).flatMap(({ key, questions }) =>
    questions.flatMap((question): CopyLine[] => {
      const before = earlier.get(question.name);
      const raw = from.answers[question.name];
      if (!before || !copied(question.field) || isBlank(raw)) return [];
      return [{ question, page: key, raw, fate: fateOf(question, before, raw, to.answers[question.name]) }];
    }),
  );
}

function fateOf(question: Question, before: Question, raw: RawValue, standing: RawValue): CopyFate {
  if (!isBlank(standing)) return 'kept';
  if (!sameKind(question.field, before.field)) return 'other_kind';
  return fits(question.field, raw) ? 'copied' : 'not_fitting';
}

/** Tables match when each of their columns does. */
function sameKind(one: Field, other: Field): boolean {
  if (one.kind !== 'table' || other.kind !== 'table') return one.kind === other.kind;
  const names = Object.keys(one.columns);
  return names.join() === Object.keys(other.columns).join() && names.every((name) => one.columns[name]?.kind === other.columns[name]?.kind);
}

/** A choice that is not offered any more would not even be seen; a text that is too long is, and can be shortened. */
function fits(field: Field, raw: RawValue): boolean {
  if (field.kind === 'oneOf' || field.kind === 'manyOf') return !parseFields({ answer: field }, { answer: raw }).problems;
  if (field.kind !== 'table') return true;
  const choices = Object.entries(field.columns).filter(([, column]) => column.kind === 'oneOf' || column.kind === 'manyOf');
  const typed = Array.isArray(raw) ? (raw as Raw[]) : [];
  return choices.every(([name, column]) => typed.every((row) => isBlank(row[name]) || !parseFields({ answer: column }, { answer: row[name] }).problems));
}

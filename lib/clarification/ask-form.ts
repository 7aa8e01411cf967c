import type { WordedField } from '../field';
import type { Locale } from '../locale';
import type { Question } from '../programme/question-set';
import { word } from '../words';
import { askFields } from './schema';

/** The officer's form with its words: the choices are the application's own questions. */
export function wordedAskFields(locale: Locale, questions: readonly Question[]): WordedField[] {
  const { dueOn, questions: table } = askFields(questions.map(({ name }) => name));
  const text = (name: string, key: string) => word(locale, `clarification.ask.${name}.${key}`);
  const cells = [
    { ...table.columns.question, as: 'select', name: 'question', label: text('questions', 'cells.question.label'), missing: text('questions', 'cells.question.missing'), options: Object.fromEntries(questions.map(({ name, label }) => [name, { label: label[locale] }])), cells: [] },
    { ...table.columns.asks, name: 'asks', label: text('questions', 'cells.asks.label'), missing: text('questions', 'cells.asks.missing'), cells: [] },
  ];
  return [
    { ...table, name: 'questions', label: text('questions', 'label'), hint: text('questions', 'hint'), missing: text('questions', 'missing'), cells },
    { ...dueOn, name: 'dueOn', label: text('dueOn', 'label'), hint: text('dueOn', 'hint'), missing: text('dueOn', 'missing'), cells: [] },
    // The definition is keyed by these very names; a record's type cannot say so.
  ] as WordedField[];
}

import type { Field, Raw, RawValue, WordedField } from '../field';
import { isBlank, isBlankRow } from '../field-raw';
import type { Locale } from '../locale';
import type { QuestionSet } from '../programme/question-set';
import { askedPages, askedOn, fieldsOf, wordedFields } from '../programme/questions';
import { words } from '../words';
import { answerInWords } from './answer-text';

/** Questions with their answers as plain text, for a file that outlives the service: everything asked, in order, with what was not answered said. */
export function plainAnswers(locale: Locale, set: QuestionSet, answers: Raw): string {
  const pages = askedPages(set, answers);
  const sections = set.sections.map((section) => ({ title: section.title[locale], pages: section.pages.filter((page) => pages.includes(page)) })).filter((section) => section.pages.length > 0);
  return sections.map((section) => `${underlined(section.title, '=')}\n\n${section.pages.map((page) => underlined(page.title[locale], '-') + pageText(locale, page, answers)).join('\n\n')}`).join('\n\n\n');
}

const underlined = (title: string, line: string): string => `${title}\n${line.repeat(title.length)}`;

function pageText(locale: Locale, page: Parameters<typeof askedOn>[0], answers: Raw): string {
  const questions = askedOn(page, answers);
  const definitions = fieldsOf(questions);
  // One field for each question, under its name.
  return wordedFields(questions, locale).map((field) => `\n\n${field.label}\n${answerText(locale, field, definitions[field.name] as Field, answers[field.name])}`).join('');
}

function answerText(locale: Locale, field: WordedField, definition: Field, value: RawValue): string {
  if (isBlank(value)) return `(${words(locale)('deadline.file.notAnswered')})`;
  if (field.kind === 'table' && definition.kind === 'table') return rowsText(locale, field, definition, value);
  if (field.kind === 'manyOf') return (Array.isArray(value) ? value : [value]).map((one) => `- ${field.options[String(one)]?.label ?? String(one)}`).join('\n');
  return answerInWords(locale, field, definition, value);
}

function rowsText(locale: Locale, field: WordedField & { kind: 'table' }, definition: Field & { kind: 'table' }, value: RawValue): string {
  const typedRows = (Array.isArray(value) ? (value as Raw[]) : []).filter((row) => !isBlankRow(definition.columns, row));
  const cells = field.cells.filter((cell) => cell.kind !== 'hidden');
  const line = (row: Raw) => cells.map((cell) => `  ${cell.label}: ${isBlank(row[cell.name]) ? '' : answerText(locale, cell, definition.columns[cell.name] as Field, row[cell.name])}`).join('\n');
  return typedRows.map((row, index) => `${words(locale)('deadline.file.row', { number: index + 1 })}\n${line(row)}`).join('\n');
}

import { formatDate } from '../dates';
import type { Field, Raw, RawValue, WordedField } from '../field';
import { isBlank, isBlankRow } from '../field-raw';
import { parseFields } from '../field-schema';
import type { Locale } from '../locale';
import { formatMoney } from '../money';
import type { QuestionSet } from '../programme/question-set';
import { askedPages, askedOn, fieldsOf, wordedFields } from '../programme/questions';
import { words } from '../words';

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

/** One answer. What cannot be read as what it should be is told as it was typed. */
function answerText(locale: Locale, field: WordedField, definition: Field, value: RawValue): string {
  if (isBlank(value)) return `(${words(locale)('deadline.file.notAnswered')})`;
  if (field.kind === 'table' && definition.kind === 'table') return rowsText(locale, field, definition, value);
  if (field.kind === 'manyOf') return (Array.isArray(value) ? value : [value]).map((one) => `- ${field.options[String(one)]?.label ?? String(one)}`).join('\n');
  const parsed = parseFields({ answer: definition }, { answer: value }).values?.answer;
  return parsed === undefined ? typed(value) : shown(locale, field, parsed);
}

function shown(locale: Locale, field: WordedField, value: unknown): string {
  const say = words(locale);
  switch (field.kind) {
    case 'money':
      return formatMoney(Number(value));
    case 'date':
      return formatDate(String(value), locale);
    case 'yesNo':
      return say(value ? 'common.yes' : 'common.no');
    case 'declaration':
      return say('application.agreed');
    case 'oneOf':
      return field.options[String(value)]?.label ?? String(value);
    default:
      return String(value);
  }
}

function rowsText(locale: Locale, field: WordedField & { kind: 'table' }, definition: Field & { kind: 'table' }, value: RawValue): string {
  const typedRows = (Array.isArray(value) ? (value as Raw[]) : []).filter((row) => !isBlankRow(definition.columns, row));
  const cells = field.cells.filter((cell) => cell.kind !== 'hidden');
  const line = (row: Raw) => cells.map((cell) => `  ${cell.label}: ${isBlank(row[cell.name]) ? '' : answerText(locale, cell, definition.columns[cell.name] as Field, row[cell.name])}`).join('\n');
  return typedRows.map((row, index) => `${words(locale)('deadline.file.row', { number: index + 1 })}\n${line(row)}`).join('\n');
}

const typed = (value: RawValue): string =>
  typeof value === 'string' ? value : Object.values((value ?? {}) as Raw).filter((part) => typeof part === 'string' && part !== '').join(' ');

import { type AnsweredFile, formatBytes } from '../attachment/vocabulary';
import { csvText } from '../award-import/mark-up';
import { formatDate } from '../dates';
import type { Field, Raw, RawValue, WordedField } from '../field';
import { isBlank, isBlankRow } from '../field-raw';
import { parseFields } from '../field-schema';
import type { Locale } from '../locale';
import { formatMoney } from '../money';
import type { QuestionSet } from '../programme/question-set';
import { askedOn, fieldsOf, wordedFields } from '../programme/questions';
import { words } from '../words';

/** One question with its answer as plain text. */
export type PrintedLine = { section: string; page: string; question: string; name: string; answer: string };

/** An application's questions and answers in plain text, in the order they are asked. What cannot be read is as it was typed. */
export function printedAnswers(locale: Locale, set: QuestionSet, answers: Raw): PrintedLine[] {
  return set.sections.flatMap((section) =>
    section.pages.flatMap((page) => {
      const questions = askedOn(page, answers);
      const definitions = fieldsOf(questions);
      return wordedFields(questions, locale).map((field) => ({
        section: section.title[locale], page: page.title[locale], question: field.label, name: field.name,
        answer: textOf(locale, field, definitions[field.name] as Field, answers[field.name]), // one definition for each question
      }));
    }),
  );
}

function textOf(locale: Locale, field: WordedField, definition: Field, value: RawValue): string {
  if (isBlank(value)) return '';
  if (field.kind === 'table' && definition.kind === 'table') return tableText(locale, field, definition, value);
  return answerInWords(locale, field, definition, value);
}

/** One answer that is no table. What cannot be read as what it should be is told as it was typed. */
export function answerInWords(locale: Locale, field: WordedField, definition: Field, value: RawValue): string {
  if (field.kind === 'file') return filesInWords(locale, value);
  const parsed = (parseFields({ answer: definition }, { answer: value }).values as { answer?: unknown } | undefined)?.answer;
  return parsed === undefined ? typed(value) : shown(locale, field, parsed);
}

/** Each document by its name, with its own date and the hash it is frozen under. */
function filesInWords(locale: Locale, value: RawValue): string {
  // Only lib/attachment writes such an answer, and it writes these.
  const files = (Array.isArray(value) ? value : []) as unknown as AnsweredFile[];
  return files.map(({ name, bytes, sha256, dated }) => [name, formatBytes(Number(bytes)), dated && words(locale)('attachment.datedOn', { date: formatDate(dated, locale) }), `SHA-256 ${sha256}`].filter(Boolean).join(', ')).join('\n');
}

function shown(locale: Locale, field: WordedField, value: unknown): string {
  const say = words(locale);
  switch (field.kind) {
    case 'money':
      return formatMoney(Number(value));
    case 'date':
      return formatDate(String(value), locale);
    case 'yesNo':
      return value ? say('common.yes') : say('common.no');
    case 'declaration':
      return say('application.agreed');
    case 'oneOf':
      return field.options[String(value)]?.label ?? String(value);
    case 'manyOf':
      return (value as unknown[]).map((one) => field.options[String(one)]?.label ?? String(one)).join('; '); // a list, as its kind parses
    default:
      return String(value);
  }
}

/** "Town: Leeds; Region: Yorkshire and The Humber", a line for each row. */
function tableText(locale: Locale, field: WordedField & { kind: 'table' }, definition: Field & { kind: 'table' }, value: RawValue): string {
  const typedRows = (Array.isArray(value) ? (value as Raw[]) : []).filter((row) => !isBlankRow(definition.columns, row));
  const cellText = (row: Raw) => (cell: WordedField) => `${cell.label}: ${textOf(locale, cell, definition.columns[cell.name] as Field, row[cell.name])}`; // a column for each cell
  return typedRows.map((row) => field.cells.filter((cell) => cell.kind !== 'hidden').map(cellText(row)).join('; ')).join('\n');
}

const typed = (value: RawValue): string => (typeof value === 'string' ? value : Object.values((value ?? {}) as Raw).filter((part) => typeof part === 'string' && part !== '').join(' '));

type Head = { ref: string; title: string; organisation: string; round: string; standing: string };

/** The whole application to read, print or keep: nothing of it needs this service. */
export function applicationText(locale: Locale, head: Head, lines: readonly PrintedLine[]): string {
  const say = words(locale);
  const parts = [`${head.title}\n${head.ref}\n${head.organisation}\n${head.round}\n${head.standing}`];
  let section = '';
  for (const line of lines) {
    if (line.section !== section) parts.push(`${line.section}\n${'='.repeat(line.section.length)}`);
    section = line.section;
    parts.push(`${line.question}\n\n${line.answer || say('application.notAnswered')}`);
  }
  return `${parts.join('\n\n\n')}\n`;
}

/** The same for a spreadsheet; what it would run as a formula is made text. */
export function applicationCsv(locale: Locale, lines: readonly PrintedLine[]): string {
  const say = words(locale);
  const headings = [say('exporting.csv.section'), say('exporting.csv.page'), say('exporting.csv.question'), say('exporting.csv.name'), say('exporting.csv.answer')];
  return csvText([headings, ...lines.map(({ section, page, question, name, answer }) => [section, page, question, name, answer])]);
}

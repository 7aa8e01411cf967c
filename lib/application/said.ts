import { type AnsweredFile, formatBytes } from '../attachment/vocabulary';
import { formatDate } from '../dates';
import { type Field, optionsOf, type Raw, type RawValue, type WordedField } from '../field';
import { isBlank, isBlankRow } from '../field-raw';
import { parseFields } from '../field-schema';
import type { Locale } from '../locale';
import { formatMoney } from '../money';
import type { Question, QuestionSet } from '../programme/question-set';
import { askedOn, wordedFields } from '../programme/questions';
import { words } from '../words';

/**
 * An answer as it is said to a reader in their language, whatever it stands on: a page, a PDF, a text, a spreadsheet. Amounts, numbers, dates
 * and choices are put into words here and nowhere else, so that a frozen copy says on paper what it says on the screen.
 */
export type SaidAnswer =
  /** Not answered, which is said too. */
  | { kind: 'nothing'; text: string }
  /** Its own line breaks are in it. */
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'files'; files: SaidFile[] }
  | { kind: 'table'; caption: string; columns: { label: string; numeric: boolean }[]; rows: string[][]; /** The last row, where a column adds up. */ total?: string[] };

/** `about` is its size, and its own date where it has one; `sha256` what it was kept (and, once sent, frozen) under. */
export type SaidFile = { ref: string; name: string; about: string; sha256: string };

/** One answer as it was typed, in words. What cannot be read as what it should be is said as it was typed. */
export function sayAnswer(locale: Locale, question: Question, value: RawValue): SaidAnswer {
  const [field] = wordedFields([question], locale);
  if (!field || isBlank(value)) return nothing(locale);
  if (field.kind === 'table' && question.field.kind === 'table') return tableOf(locale, field, question.field, value);
  if (field.kind === 'file') return { kind: 'files', files: filesOf(locale, value) };
  if (field.kind === 'manyOf') return { kind: 'list', items: chosenOf(field, value) };
  return { kind: 'text', text: sayOne(locale, field, question.field, value) };
}

export type SaidQuestion = { page: string; question: string; name: string; said: SaidAnswer };
export type SaidSection = { section: string; questions: SaidQuestion[] };

/** Everything that was asked with what was answered, in the order of the questions. */
export function saidAnswers(locale: Locale, set: QuestionSet, answers: Raw): SaidSection[] {
  const asked = set.sections.map((section) => ({
    section: section.title[locale],
    questions: section.pages.flatMap((page) => askedOn(page, answers).map((question) => ({ page: page.title[locale], question: question.label[locale], name: question.name, said: sayAnswer(locale, question, answers[question.name]) }))),
  }));
  return asked.filter(({ questions }) => questions.length > 0);
}

const nothing = (locale: Locale): SaidAnswer => ({ kind: 'nothing', text: words(locale)('application.notAnswered') });

/** One answer, or one cell, on a line of its own. */
function sayOne(locale: Locale, field: WordedField, definition: Field, value: RawValue): string {
  if (isBlank(value)) return '';
  if (field.kind === 'manyOf') return chosenOf(field, value).join('; ');
  const parsed = parsedOf(definition, value);
  return parsed === undefined ? typed(value) : inWords(locale, field, parsed);
}

const parsedOf = (definition: Field, value: RawValue): unknown => (parseFields({ answer: definition }, { answer: value }).values as { answer?: unknown } | undefined)?.answer;

function inWords(locale: Locale, field: WordedField, value: unknown): string {
  const say = words(locale);
  switch (field.kind) {
    case 'money':
      return formatMoney(Number(value));
    case 'number':
      return formatNumber(Number(value));
    case 'date':
      return formatDate(String(value), locale);
    case 'yesNo':
      return value ? say('common.yes') : say('common.no');
    case 'declaration':
      return say('application.agreed');
    case 'oneOf':
      return field.options[String(value)]?.label ?? String(value);
    default:
      return String(value);
  }
}

/** Welsh separates thousands as English does, and a Node built with few locales would not know it. */
const formatNumber = (value: number): string => value.toLocaleString('en-GB');

/** As it was typed, whatever it is: a date that is none is its three boxes. */
const typed = (value: RawValue): string => (typeof value === 'string' ? value : Object.values((value ?? {}) as Raw).filter((part) => typeof part === 'string' && part !== '').join(' '));

/** In the order in which they were offered; what is not offered any more comes last, as it was sent. */
function chosenOf(field: WordedField & { kind: 'manyOf' }, value: RawValue): string[] {
  const chosen = (Array.isArray(value) ? value : [value]).map(String);
  const offered = optionsOf(field).filter((option) => chosen.includes(option.value)).map(({ label }) => label);
  return [...offered, ...chosen.filter((one) => !(one in field.options))];
}

function filesOf(locale: Locale, value: RawValue): SaidFile[] {
  // Only lib/attachment writes such an answer, and it writes these.
  const files = (Array.isArray(value) ? value : []) as unknown as AnsweredFile[];
  return files.map(({ file, name, bytes, sha256, dated }) => ({
    ref: file, name, sha256, about: [formatBytes(Number(bytes)), dated && words(locale)('attachment.datedOn', { date: formatDate(dated, locale) })].filter(Boolean).join(', '),
  }));
}

type TableField = WordedField & { kind: 'table' };

function tableOf(locale: Locale, field: TableField, { columns }: Field & { kind: 'table' }, value: RawValue): SaidAnswer {
  const rows = (Array.isArray(value) ? (value as Raw[]) : []).filter((row) => !isBlankRow(columns, row));
  if (rows.length === 0) return nothing(locale);
  const cells = field.cells.filter(({ kind }) => kind !== 'hidden');
  const total = totalOf(locale, field, columns, rows);
  return {
    kind: 'table', caption: field.label, columns: cells.map(({ label, kind }) => ({ label, numeric: kind === 'money' || kind === 'number' })),
    rows: rows.map((row) => cells.map((cell) => sayOne(locale, cell, columns[cell.name] as Field, row[cell.name]))), // a column for each cell
    ...(total === undefined ? {} : { total: cells.map(({ name }, index) => (name === field.totals ? total : index === 0 ? words(locale)('common.total') : '')) }),
  };
}

/** What a column adds up to. A cell that cannot be read is nothing yet, and its own page says so. */
function totalOf(locale: Locale, { cells, totals }: TableField, columns: Record<string, Field>, rows: readonly Raw[]): string | undefined {
  const cell = cells.find(({ name }) => name === totals);
  const column = columns[totals ?? ''];
  if (!cell || !column || (column.kind !== 'money' && column.kind !== 'number')) return undefined;
  return inWords(locale, cell, rows.reduce((sum, row) => sum + Number(parsedOf(column, row[cell.name]) ?? 0), 0));
}

import { countWords, type FieldError, type Raw, type WordedField } from './field';
import type { FieldProblem } from './field-schema';
import { formatMoney } from './money';

/** The sentences of `messages/<locale>/error.json`, small enough to travel with a form. */
export type ErrorSentences = Record<string, string>;

/** Puts a problem in words on its field. Runs in the browser and on the server alike, so both say the same. */
export function fieldErrors(
  fields: readonly WordedField[],
  problems: readonly { name: string; problem: FieldProblem }[],
  sentences: ErrorSentences,
  raw: Raw,
): FieldError[] {
  return problems.map(({ name, problem }) => {
    const field = fieldAt(fields, name);
    const said = sentence(field, problem, sentences, rawAt(raw, name));
    return { name: firstInput(field, name), sentence: inRow(name, said, sentences) };
  });
}

/** The error of a question, or of one of its boxes: "start" has that of "start.day". */
export const errorOf = (errors: readonly FieldError[], name: string): string | undefined =>
  errors.find((error) => error.name === name || error.name.startsWith(`${name}.`))?.sentence;

const rawAt = (raw: Raw, name: string): unknown => name.split('.').reduce<unknown>((place, step) => (place as Raw | undefined)?.[step], raw);

/** Ten rows have the same boxes, so a cell's sentence says which row it means, counted as the page counts them. */
function inRow(name: string, said: string, sentences: ErrorSentences): string {
  const row = /^[^.]+\.(\d+)\./.exec(name)?.[1];
  return row === undefined ? said : fill(sentences.in_row ?? '{row}: {sentence}', { row: String(Number(row) + 1), sentence: said });
}

function fieldAt(fields: readonly WordedField[], name: string): WordedField | undefined {
  const [first, , column] = name.split('.');
  const field = fields.find((one) => one.name === first);
  if (field?.kind !== 'table' || !column) return field;
  return field.cells.find((cell) => cell.name === column);
}

/** The same for a refusal, which knows its field's name only. */
export const firstBox = (fields: readonly WordedField[], name: string): string => (fields.some((field) => field.name === name) ? firstInput(fieldAt(fields, name), name) : name);

/** The id of the input an error link goes to: a date's first box, a table's first cell. */
function firstInput(field: WordedField | undefined, name: string): string {
  if (field?.kind === 'date') return `${name}.day`;
  if (field?.kind !== 'table' || name !== field.name) return name;
  const cell = field.cells.find((one) => one.kind !== 'hidden');
  return firstInput(cell, `${name}.0.${cell?.name}`);
}

function sentence(field: WordedField | undefined, problem: FieldProblem, sentences: ErrorSentences, raw: unknown): string {
  if (!field) return sentences[problem] ?? problem;
  if (problem === 'missing' && field.missing) return field.missing;
  const key = keyOf(field, problem, sentences);
  const template = sentences[key] ?? key;
  // A label that asks is quoted where the template does not: “How much do you need?” must be an amount.
  const asks = field.label.endsWith('?') && !template.includes('“{label}”');
  return fill(template, { name: lowerFirst(field.label), label: asks ? `“${field.label}”` : field.label, ...limits(field, raw) });
}

const missing: Partial<Record<WordedField['kind'], string>> = { oneOf: 'missing_choice', yesNo: 'missing_choice', manyOf: 'missing_choice', declaration: 'missing_declaration', file: 'missing_file' };

function keyOf(field: WordedField, problem: FieldProblem, sentences: ErrorSentences): string {
  if (problem === 'missing') return missing[field.kind] ?? (field.label.endsWith('?') && sentences.missing_answer ? 'missing_answer' : 'missing');
  return field.kind === 'table' && problem === 'too_long' && sentences.too_many_rows ? 'too_many_rows' : problem;
}

function limits(field: WordedField, raw: unknown): Record<string, string> {
  const show = (value: number | undefined) => (value === undefined ? '0' : field.kind === 'money' ? formatMoney(value) : value.toLocaleString('en-GB'));
  switch (field.kind) {
    case 'money':
    case 'number':
      return { min: show(field.min), max: show(field.max) };
    case 'text':
      return { max: String(field.maxLength ?? 200) };
    case 'longText':
      return { max: String(field.maxWords), count: String(countWords(String(raw ?? ''))) };
    case 'file':
      return { accept: field.accept.split(',').join(', '), max: `${Math.floor(field.maxBytes / 1_048_576)} MB` };
    case 'table':
      return { max: String(field.maxRows) };
    default:
      return {};
  }
}

const fill = (template: string, values: Record<string, string>) => template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
const lowerFirst = (label: string) => (/^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label);

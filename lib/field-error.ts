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
    return { name: firstInput(field, name), sentence: sentence(field, problem, sentences, raw[name]) };
  });
}

function fieldAt(fields: readonly WordedField[], name: string): WordedField | undefined {
  const [first, , column] = name.split('.');
  const field = fields.find((one) => one.name === first);
  if (field?.kind !== 'table' || !column) return field;
  return field.cells.find((cell) => cell.name === column);
}

/** The id of the input an error link goes to: a date's first box, a table's first cell. */
function firstInput(field: WordedField | undefined, name: string): string {
  if (field?.kind === 'date') return `${name}.day`;
  if (field?.kind === 'table' && name === field.name) return `${name}.0.${Object.keys(field.columns)[0]}`;
  return name;
}

function sentence(field: WordedField | undefined, problem: FieldProblem, sentences: ErrorSentences, raw: unknown): string {
  if (!field) return sentences[problem] ?? problem;
  if (problem === 'missing') {
    if (field.missing) return field.missing;
    const key = { oneOf: 'missing_choice', yesNo: 'missing_choice', manyOf: 'missing_choice', declaration: 'missing_declaration', file: 'missing_file' }[field.kind as string] ?? 'missing';
    return fill(sentences[key] ?? key, { name: lowerFirst(field.label), label: field.label });
  }
  return fill(sentences[problem] ?? problem, { label: field.label, ...limits(field, raw) });
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
      return { accept: field.accept, max: `${Math.floor(field.maxBytes / 1_048_576)} MB` };
    case 'table':
      return { max: String(field.maxRows) };
    default:
      return {};
  }
}

const fill = (template: string, values: Record<string, string>) => template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
const lowerFirst = (label: string) => (/^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label);

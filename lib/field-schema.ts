import { z } from 'zod';
import { calendarDate } from './dates';
import { countWords, type Field, type Fields, type Raw, type ValuesOf } from './field';
import { isBlank, isBlankRow, isFile } from './field-raw';
import { parseMoney } from './money';

/** What can be wrong with one answer; each is a key of `messages/<locale>/error.json`. */
export type FieldProblem =
  | 'missing' | 'too_long' | 'too_many_words' | 'not_money' | 'not_a_number' | 'too_low' | 'too_high'
  | 'not_a_date' | 'not_an_email' | 'not_a_code' | 'not_an_option' | 'file_too_big' | 'wrong_file';

type Check = (raw: unknown) => { value: unknown } | { problem: FieldProblem };

const problem = (code: FieldProblem) => ({ problem: code });
/** A NUL is never typed, and PostgreSQL does not store it. */
const text = (raw: unknown) => (typeof raw === 'string' ? raw.replace(/\r\n?/g, '\n').replaceAll('\u0000', '').trim() : '');
const between = (value: number, min = 0, max = Number.MAX_SAFE_INTEGER) =>
  value < min ? problem('too_low') : value > max ? problem('too_high') : { value };

function checkDate(raw: unknown) {
  const { day, month, year } = raw as Record<string, unknown>;
  if (![day, month, year].every((part) => /^\d{1,4}$/.test(text(part)))) return problem('not_a_date');
  const date = calendarDate(Number(year), Number(month), Number(day));
  return date ? { value: date } : problem('not_a_date');
}

function checkFile(raw: unknown, field: Field & { kind: 'file' }) {
  if (field.most !== undefined) return Array.isArray(raw) && raw.length <= field.most ? { value: raw } : problem('wrong_file');
  if (!isFile(raw)) return problem('wrong_file');
  if (raw.size > field.maxBytes) return problem('file_too_big');
  const known = field.accept.split(',').some((ending) => raw.name.toLowerCase().endsWith(ending.trim()));
  return known ? { value: raw } : problem('wrong_file');
}

/** How each kind of field reads what was typed. An empty answer never gets here. */
function checkOf(field: Field): Check {
  switch (field.kind) {
    case 'text':
    case 'hidden': {
      const most = field.kind === 'text' ? (field.maxLength ?? 200) : 10_000;
      return (raw) => (text(raw).length > most ? problem('too_long') : { value: text(raw) });
    }
    case 'longText':
      return (raw) => (field.maxWords && countWords(text(raw)) > field.maxWords ? problem('too_many_words') : { value: text(raw) });
    case 'email':
      return (raw) => (/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text(raw)) && text(raw).length <= 254 ? { value: text(raw).toLowerCase() } : problem('not_an_email'));
    case 'code':
      return (raw) => (/^\d{6}$/.test(text(raw).replace(/\s/g, '')) ? { value: text(raw).replace(/\s/g, '') } : problem('not_a_code'));
    case 'money':
      return (raw) => {
        const pence = parseMoney(text(raw));
        return pence === undefined ? problem('not_money') : between(pence, field.min, field.max);
      };
    case 'number':
      return (raw) => (/^\d{1,9}$/.test(text(raw).replace(/,/g, '')) ? between(Number(text(raw).replace(/,/g, '')), field.min, field.max) : problem('not_a_number'));
    case 'date':
      return checkDate;
    case 'yesNo':
      return (raw) => (raw === 'yes' || raw === 'no' ? { value: raw === 'yes' } : problem('not_an_option'));
    case 'oneOf':
      return (raw) => (field.options.includes(text(raw)) ? { value: text(raw) } : problem('not_an_option'));
    case 'manyOf':
      return (raw) => {
        const chosen = Array.isArray(raw) ? raw : [raw];
        return chosen.every((one) => typeof one === 'string' && field.options.includes(one)) ? { value: [...new Set(chosen)] } : problem('not_an_option');
      };
    case 'file':
      return (raw) => checkFile(raw, field);
    case 'declaration':
      return (raw) => (raw === 'yes' ? { value: true } : problem('missing'));
    case 'table':
      throw new Error('a table is checked by its columns');
  }
}

/**
 * The rows of a table, without those left empty. A problem keeps the place of the row where it was typed, not its place among
 * the rows that count: the sentence must stand on the right box.
 */
function schemaOfTable(field: Field & { kind: 'table' }): z.ZodType {
  const row = schemaOf(field.columns);
  return z.unknown().transform((raw, context) => {
    const typed = (Array.isArray(raw) ? raw : []).map((line, index) => ({ line, index })).filter(({ line }) => !isBlankRow(field.columns, line));
    if (typed.length === 0 && !field.optional) context.addIssue({ code: 'custom', message: 'missing' });
    if (typed.length > field.maxRows) context.addIssue({ code: 'custom', message: 'too_long' });
    return typed.map(({ line, index }) => {
      const result = row.safeParse(line);
      for (const issue of result.error?.issues ?? []) context.addIssue({ code: 'custom', message: issue.message, path: [index, ...issue.path] });
      return result.data;
    });
  });
}

function schemaOfField(field: Field): z.ZodType {
  if (field.kind === 'table') return schemaOfTable(field);
  const check = checkOf(field);
  return z.unknown().transform((raw, context) => {
    if (isBlank(raw)) {
      if (!field.optional) context.addIssue({ code: 'custom', message: 'missing' });
      return undefined;
    }
    const result = check(raw);
    if ('value' in result) return result.value;
    context.addIssue({ code: 'custom', message: result.problem });
    return z.NEVER;
  });
}

/** The zod schema of a form: the browser and the server run this very one. Issue messages are `FieldProblem` codes. */
export function schemaOf<Fs extends Fields>(definition: Fs): z.ZodType<ValuesOf<Fs>, Raw> {
  const shape = Object.fromEntries(Object.entries(definition).map(([name, field]) => [name, schemaOfField(field)]));
  // What is not ticked is not sent, and zod 4 refuses an absent key even where `undefined` will do: every question is asked.
  const asked = Object.fromEntries(Object.keys(definition).map((name) => [name, undefined]));
  const whole = z.preprocess((raw) => ({ ...asked, ...(raw as Raw) }), z.object(shape));
  // The shape is built from the definition at run time, so only the definition can give the static type.
  return whole as unknown as z.ZodType<ValuesOf<Fs>, Raw>;
}

export type Parsed<Fs extends Fields> =
  | { values: ValuesOf<Fs>; problems?: undefined }
  | { values?: undefined; problems: { name: string; problem: FieldProblem }[] };

/** Parses what was typed. Has no effects and does not know who is asking. A problem's `name` is the dotted name of its input. */
export function parseFields<Fs extends Fields>(definition: Fs, raw: Raw): Parsed<Fs> {
  const result = schemaOf(definition).safeParse(raw);
  if (result.success) return { values: result.data };
  return { problems: result.error.issues.map((issue) => ({ name: issue.path.join('.'), problem: issue.message as FieldProblem })) };
}

/** Form data with dotted names as nested objects and arrays. Repeated names become a list; Next's own fields are left out. */
export function rawFrom(data: FormData): Raw {
  const root: Raw = {};
  for (const name of new Set(data.keys())) {
    if (name.startsWith('$ACTION') || name.includes('__proto__')) continue;
    const all = data.getAll(name);
    put(root, name.split('.'), all.length > 1 ? all.map(String) : all[0]);
  }
  return root;
}

function put(root: Raw, path: string[], value: unknown): void {
  let place = root as Record<string, unknown>;
  path.slice(0, -1).forEach((step, index) => {
    const next = /^\d{1,3}$/.test(path[index + 1] ?? '') ? [] : {};
    if (typeof place[step] !== 'object' || place[step] === null) place[step] = next;
    place = place[step] as Record<string, unknown>;
  });
  place[path.at(-1) ?? ''] = value;
}

import { describe, expect, test } from 'vitest';
import { definitionOf, fields, optionsOf, type WordedField } from './field';
import { errorOf, fieldErrors } from './field-error';
import { addRowIntent, rawOf, rawWithRow, typedWords } from './field-raw';
import { parseFields, rawFrom } from './field-schema';
import { errorSentences } from './field-sentences';

const everything = fields({
  title: { kind: 'text', maxLength: 10 },
  summary: { kind: 'longText', maxWords: 3 },
  email: { kind: 'email' },
  code: { kind: 'code' },
  amount: { kind: 'money', min: 100_00, max: 500_00 },
  people: { kind: 'number', min: 1, max: 50 },
  start: { kind: 'date' },
  partners: { kind: 'yesNo' },
  size: { kind: 'oneOf', options: ['small', 'large'] },
  groups: { kind: 'manyOf', options: ['older', 'rural', 'disabled'] },
  agree: { kind: 'declaration' },
  token: { kind: 'hidden' },
  budget: { kind: 'table', maxRows: 3, columns: { id: { kind: 'hidden', optional: true }, what: { kind: 'text' }, amount: { kind: 'money' } } },
});

const values = {
  title: 'Doorways', summary: 'one two three', email: 'a@example.org', code: '123456', amount: 250_50, people: 12, start: '2027-03-09', partners: false,
  size: 'small', groups: ['older', 'rural'], agree: true, token: 't', budget: [{ id: 'x', what: 'Tutor', amount: 12_345_678_90 }],
} as const;

/** What a browser sends for these boxes. */
function posted(entries: readonly (readonly [string, string | File])[]): FormData {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}

const problemsOf = (raw: Parameters<typeof parseFields>[1]) => Object.fromEntries((parseFields(everything, raw).problems ?? []).map(({ name, problem }) => [name, problem]));
const good = rawOf(everything, values);

describe('reading a form', () => {
  test('dotted names become nested answers, and Next’s own fields are left out', () => {
    const raw = rawFrom(posted([['start.day', '1'], ['start.month', '2'], ['budget.1.what', 'b'], ['budget.0.what', 'a'], ['groups', 'older'], ['groups', 'rural'], ['$ACTION_ID_1', ''], ['__proto__.x', 'y']]));
    expect(raw).toEqual({ start: { day: '1', month: '2' }, budget: [{ what: 'a' }, { what: 'b' }], groups: ['older', 'rural'] });
  });

  test('names that reach for a prototype change nothing outside the form', () => {
    rawFrom(posted([['constructor.prototype.bad', '1'], ['toString.bad', '1']]));
    expect(({} as { bad?: string }).bad).toBeUndefined();
    expect((Object as unknown as { bad?: string }).bad).toBeUndefined();
  });

  test('what is stored, shown in the boxes and sent back unchanged is what was stored', () => {
    expect(parseFields(everything, good)).toEqual({ values });
  });

  test('an empty form misses everything that is not optional', () => {
    expect(problemsOf({})).toEqual(Object.fromEntries(Object.keys(everything).map((name) => [name, 'missing'])));
  });

  test('an optional answer left empty is undefined', () => {
    const optional = fields({ title: { kind: 'text', optional: true }, start: { kind: 'date', optional: true }, plan: { kind: 'file', accept: '.pdf', maxBytes: 9, optional: true }, rows: { kind: 'table', maxRows: 2, columns: { a: { kind: 'text' } }, optional: true } });
    const raw = rawFrom(posted([['title', ' '], ['start.day', ''], ['start.month', ''], ['start.year', ''], ['plan', new File([], '')], ['rows.0.a', '']]));
    expect(parseFields(optional, raw)).toEqual({ values: { title: undefined, start: undefined, plan: undefined, rows: [] } });
    // What is not ticked is not even sent.
    expect(parseFields(optional, {})).toEqual({ values: { title: undefined, start: undefined, plan: undefined, rows: [] } });
  });
});

describe('what can be wrong', () => {
  test.each([
    ['title', 'longer than ten', 'too_long'],
    ['summary', 'one two three four', 'too_many_words'],
    ['email', 'nobody', 'not_an_email'],
    ['code', '12345', 'not_a_code'],
    ['amount', 'abc', 'not_money'],
    ['amount', '1.234', 'not_money'],
    ['amount', '99.99', 'too_low'],
    ['amount', '£500.01', 'too_high'],
    ['people', '1.5', 'not_a_number'],
    ['people', '0', 'too_low'],
    ['people', '51', 'too_high'],
    ['start', { day: '31', month: '2', year: '2027' }, 'not_a_date'],
    ['start', { day: '31', month: '', year: '' }, 'not_a_date'],
    ['start', { day: ['1', '2'], month: '2', year: '2027' }, 'not_a_date'],
    ['start', 'tomorrow', 'not_a_date'],
    ['partners', 'perhaps', 'not_an_option'],
    ['size', 'huge', 'not_an_option'],
    ['groups', ['older', 'nobody'], 'not_an_option'],
    ['groups', 'nobody', 'not_an_option'],
    ['agree', 'no', 'missing'],
    ['title', '\u0000', 'missing'],
    ['budget', 'not a table', 'missing'],
    ['budget', Array(4).fill({ what: 'a', amount: '1' }), 'too_long'],
  ])('%s with %j is %s', (name, typed, problem) => {
    expect(problemsOf({ ...good, [name]: typed })).toEqual({ [name]: problem });
  });

  test('amounts are read as people type them', () => {
    const read = (amount: string) => parseFields(fields({ amount: { kind: 'money' } }), { amount }).values?.amount;
    expect(['£1,234.5', ' 1 234.50 ', '1234.50'].map(read)).toEqual([123450, 123450, 123450]);
  });

  test('a problem in a table stands on the row where it was typed, though the row above is empty', () => {
    expect(problemsOf({ ...good, budget: [{ what: '', amount: '' }, { id: 'only hidden' }, { what: 'Tutor', amount: 'x' }] })).toEqual({ 'budget.2.amount': 'not_money' });
  });

  test('files are judged by their size and their ending', () => {
    const plan = fields({ plan: { kind: 'file', accept: '.pdf, .docx', maxBytes: 4 } });
    const problem = (file: unknown) => parseFields(plan, { plan: file as File }).problems?.[0]?.problem;
    expect([new File(['12345'], 'a.pdf'), new File(['1'], 'a.exe'), new File(['1'], 'A.PDF'), new File([], ''), new File([], 'undefined'), 'a.pdf'].map(problem)).toEqual(['file_too_big', 'wrong_file', undefined, 'missing', 'missing', 'wrong_file']);
  });
});

const worded: WordedField[] = Object.entries(everything).map(
  ([name, field]) => ({ ...field, name, label: `The ${name}`, cells: 'columns' in field ? Object.entries(field.columns).map(([cell, inner]) => ({ ...inner, name: cell, label: `The ${cell}`, cells: [] })) : [], ...('options' in field ? { options: Object.fromEntries(field.options.map((option) => [option, { label: option.toUpperCase() }])) } : {}) }) as WordedField,
);
const sentences = errorSentences('en');
const said = (raw: Parameters<typeof parseFields>[1]) => fieldErrors(worded, parseFields(everything, raw).problems ?? [], sentences, raw);

describe('saying it', () => {
  test('a browser’s worded fields are checked as the server’s bare ones', () => {
    expect(parseFields(definitionOf(worded), good)).toEqual(parseFields(everything, good));
    expect(parseFields(definitionOf(worded), {})).toEqual(parseFields(everything, {}));
    expect(rawOf(worded, values)).toEqual(good);
  });

  test('options keep their order and their words', () => {
    const groups = worded.find((field) => field.kind === 'manyOf');
    expect(groups?.kind === 'manyOf' && optionsOf(groups)).toEqual([{ value: 'older', label: 'OLDER' }, { value: 'rural', label: 'RURAL' }, { value: 'disabled', label: 'DISABLED' }]);
  });

  test.each([
    ['amount', 'abc', 'amount', 'The amount must be an amount in pounds, like 25,000 or 25,000.50'],
    ['amount', '1', 'amount', 'The amount must be £100 or more'],
    ['summary', 'a b c d', 'summary', 'The summary has 4 words: shorten it to 3 words or fewer. Nothing has been cut'],
    ['start', { day: '', month: '', year: '' }, 'start.day', 'Enter the start'],
    ['budget', [], 'budget.0.what', 'Enter the budget'],
    ['budget', [{}, { what: 'a' }], 'budget.1.amount', 'Row 2: Enter the amount'],
    ['budget', Array(4).fill({ what: 'a', amount: '1' }), 'budget.0.what', 'The budget has too many rows: use 3 or fewer'],
  ])('%s with %j leads to %s: %s', (name, typed, input, sentence) => {
    expect(said({ ...good, [name]: typed })).toEqual([{ name: input, sentence }]);
  });

  test('a label that asks is quoted, and asked for as a question', () => {
    const field = { kind: 'money', name: 'amount', label: 'How much?', cells: [] } as WordedField;
    const say = (problem: 'missing' | 'not_money') => fieldErrors([field], [{ name: 'amount', problem }], sentences, {})[0]?.sentence;
    expect(say('missing')).toBe('Answer “How much?”');
    expect(say('not_money')).toMatch(/^“How much\?” must be an amount/);
  });

  test('a date’s sentence is found by the date’s name, and not by a longer one', () => {
    expect(errorOf([{ name: 'start.day', sentence: 'no' }], 'start')).toBe('no');
    expect(errorOf([{ name: 'startle', sentence: 'no' }], 'start')).toBeUndefined();
  });
});

describe('giving it back', () => {
  test('stored values are shown as people type them', () => {
    expect(good).toMatchObject({ amount: '250.50', start: { day: '9', month: '3', year: '2027' }, partners: 'no', agree: 'yes', budget: [{ what: 'Tutor', amount: '12,345,678.90' }] });
    expect(rawOf(everything, { amount: 250_000_00 }).amount).toBe('250,000');
  });

  test('typed words come back without the files', () => {
    expect(typedWords({ title: 'a', plan: new File(['1'], 'a.pdf') })).toEqual({ title: 'a' });
  });

  test('asking for one more row gives one, and keeps what was typed', () => {
    expect(rawWithRow({ intent: addRowIntent('budget'), title: 'a', budget: [{ what: 'b' }] })).toEqual({ title: 'a', budget: [{ what: 'b' }, {}] });
    expect(rawWithRow({ intent: 'save', title: 'a' })).toBeUndefined();
  });
});

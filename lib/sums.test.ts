import { describe, expect, test } from 'vitest';
import en from '../messages/en/answering.json';
import type { WordedField } from './field';
import { type Limits, sumsOf, verdictInWords, verdictOf } from './sums';

const cell = (name: string, more: object) => ({ name, label: name, cells: [], ...more }) as unknown as WordedField;
const nature = { kind: 'oneOf', options: { resource: { label: 'Resource' }, capital: { label: 'Capital' } } };
const table = (cells: WordedField[]) => ({ kind: 'table', name: 'budget', label: 'Budget', maxRows: 9, columns: {}, totals: 'amount', cells }) as WordedField & { kind: 'table' };
const budget = table([cell('line', { kind: 'text' }), cell('nature', nature), cell('amount', { kind: 'money' })]);

describe('sums', () => {
  test('capital, resource and the total, of what is an amount', () => {
    const rows = [{ nature: 'capital', amount: '£1,000' }, { nature: 'resource', amount: '250.50' }, { nature: '', amount: '10' }, { nature: 'capital', amount: 'soon' }, {}];
    expect(sumsOf(budget, rows)).toEqual({ total: 1_260_50, parts: [{ label: 'Resource', pence: 250_50 }, { label: 'Capital', pence: 1_000_00 }] });
  });
  test('a table of money without natures has a total, one without money has none', () => {
    expect(sumsOf(table([cell('who', { kind: 'text' }), cell('amount', { kind: 'money' })]), [{ amount: '5' }])).toEqual({ total: 5_00, parts: [] });
    expect(sumsOf(table([cell('when', { kind: 'date' })]), [{}])).toBeUndefined();
  });
});

const limits: Limits = { minimum: 25_000_00, maximum: 500_000_00, pot: 450_000_00, equals: { name: 'amount', typed: '30,000' } };
test.each([
  [0, limits, undefined],
  [30_000_00, limits, 'fits'],
  [29_999_99, limits, 'less'],
  [30_000_01, limits, 'more'],
  [450_000_01, limits, 'overPot'],
  [500_000_01, { ...limits, pot: undefined }, 'over'],
  [20_000_00, { ...limits, equals: { name: 'amount', typed: '20000' } }, 'under'],
  [20_000_00, { ...limits, equals: { name: 'amount', typed: 'some' } }, 'under'],
  [25_000_00, { ...limits, equals: undefined }, 'within'],
  [25_000_00, {}, undefined],
  [25_000_00, { atMost: 20_000_00 }, 'more'],
  [20_000_00, { atMost: 20_000_00 }, undefined],
])('%s pence within %j: %s', (total, given, verdict) => {
  expect(verdictOf(total, given)?.verdict).toBe(verdict);
});

test('the sentence says by how much', () => {
  expect(verdictInWords(28_000_50, limits, en.sums)).toBe('The total is £1,999.50 less than the amount you are applying for, £30,000');
});

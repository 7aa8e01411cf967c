import { expect, test } from 'vitest';
import { isSame } from './same';

test.each([
  ['keys in another order', { a: 1, b: { c: [1], d: 2 } }, { b: { d: 2, c: [1] }, a: 1 }, true],
  ['what is undefined is not there', { a: 1, b: undefined }, { a: 1 }, true],
  ['an instant and another of the same moment', { at: new Date('2026-01-01T09:00:00Z') }, { at: new Date('2026-01-01T09:00:00.000Z') }, true],
  ['lists in another order', [1, 2], [2, 1], false],
  ['nothing and a nought', { a: null }, { a: 0 }, false],
  ['one more', { a: 1 }, { a: 1, b: 2 }, false],
])('%s', (_, one, other, same) => expect(isSame(one, other)).toBe(same));

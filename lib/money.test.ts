import { expect, test } from 'vitest';
import { formatHeadline } from './money';

test('a headline figure is rounded only when shown, and a minus stands before the pound sign', () => {
  expect([1_170_000_000, 76_402_000, 100, -90_000_000, -1_170_000_000].map(formatHeadline)).toEqual(['£11.7m', '£764k', '£1', '−£900k', '−£11.7m']);
});

import { expect, test } from 'vitest';
import { weekdaysAfter } from '../dates';
import { dueOn, isLate, whyNotRequest } from './rules';

const friday = new Date('2025-09-19T16:00:00Z');

test('five weekdays step over weekends, and count from the London day', () => {
  expect(weekdaysAfter(friday, 5)).toBe('2025-09-26');
  expect(weekdaysAfter(new Date('2025-09-20T10:00:00Z'), 1)).toBe('2025-09-22');
  // Half past midnight in London is the evening before in UTC.
  expect(weekdaysAfter(new Date('2025-09-18T23:30:00Z'), 1)).toBe('2025-09-22');
});

test('what is needed sooner is due sooner', () => {
  expect(dueOn(friday, undefined)).toBe('2025-09-26');
  expect(dueOn(friday, '2025-09-22')).toBe('2025-09-22');
  expect(dueOn(friday, '2025-12-01')).toBe('2025-09-26');
});

test('nothing can be needed by yesterday, and lateness is derived', () => {
  expect(whyNotRequest({ neededBy: '2025-09-18' }, friday)?.code).toBe('adjustment_needed_by_past');
  expect(whyNotRequest({ neededBy: '2025-09-19' }, friday)).toBeUndefined();
  expect(isLate({ dueOn: '2025-09-18', answeredAt: null }, friday)).toBe(true);
  expect(isLate({ dueOn: '2025-09-19', answeredAt: null }, friday)).toBe(false);
  expect(isLate({ dueOn: '2025-09-01', answeredAt: friday }, friday)).toBe(false);
});

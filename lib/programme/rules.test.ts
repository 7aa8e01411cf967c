import { describe, expect, test } from 'vitest';
import { type EligibilityAnswers, roundState, whyNotEligible, whyNotOpen } from './rules';

const round = (closesAt: string) => ({ opensAt: new Date('2025-09-01T08:00:00Z'), closesAt: new Date(closesAt) });
const at = (iso: string) => new Date(iso);

describe('when a round is open', () => {
  test.each([
    ['2025-09-01T07:59:59.999Z', 'not_open'],
    ['2025-09-01T08:00:00Z', 'open'],
    ['2025-09-26T15:59:59.999Z', 'open'],
    ['2025-09-26T16:00:00Z', 'closed'],
    ['2025-09-26T16:00:01Z', 'closed'],
  ])('at %s it is %s', (now, state) => {
    expect(roundState(round('2025-09-26T16:00:00Z'), at(now))).toBe(state);
  });

  test('a deadline at 01:30 in the night the clocks go back is one instant, though London has two half past ones', () => {
    // 26 October 2025: 00:30Z is 01:30 British Summer Time, 01:30Z is 01:30 Greenwich Mean Time.
    const first = round('2025-10-26T00:30:00Z');
    expect(whyNotOpen(first, at('2025-10-26T00:29:59Z'))).toBeUndefined();
    expect(whyNotOpen(first, at('2025-10-26T01:15:00Z'))).toMatchObject({ code: 'round_closed' });
    expect(whyNotOpen(round('2025-10-26T01:30:00Z'), at('2025-10-26T01:15:00Z'))).toBeUndefined();
  });

  test('a deadline at midnight in the night the clocks go forward closes at midnight in London', () => {
    const midnight = round('2026-03-29T00:00:00Z');
    expect(roundState(midnight, at('2026-03-28T23:59:59Z'))).toBe('open');
    expect(roundState(midnight, at('2026-03-29T00:00:00Z'))).toBe('closed');
  });
});

describe('checking eligibility', () => {
  const terms = { eligibleKinds: ['charity', 'local_authority'] as const, minimumPence: 25_000_00, maximumPence: 500_000_00 };
  const fine: EligibilityAnswers = { kind: 'charity', inNation: true, amount: 25_000_00, focusArea: true, group: true };

  test('limits themselves are within the limits', () => {
    expect(whyNotEligible(terms, fine)).toEqual([]);
    expect(whyNotEligible(terms, { ...fine, amount: 500_000_00 })).toEqual([]);
  });

  test.each([
    [{ kind: 'company' }, ['kind']],
    [{ kind: 'other' }, ['kind']],
    [{ inNation: false }, ['nation']],
    [{ amount: 24_999_99 }, ['too_little']],
    [{ amount: 500_000_01 }, ['too_much']],
    [{ focusArea: false, group: false }, ['focus_area', 'group']],
  ] as const)('%j is refused for %j', (change, reasons) => {
    expect(whyNotEligible(terms, { ...fine, ...change })).toEqual(reasons);
  });

  test('every reason is said at once', () => {
    expect(whyNotEligible(terms, { kind: 'other', inNation: false, amount: 1, focusArea: false, group: false })).toHaveLength(5);
  });

  test('a round that names no kinds takes every organisation, but not a person', () => {
    expect(whyNotEligible({ ...terms, eligibleKinds: undefined }, { ...fine, kind: 'company' })).toEqual([]);
    expect(whyNotEligible({ ...terms, eligibleKinds: undefined }, { ...fine, kind: 'other' })).toEqual(['kind']);
  });
});

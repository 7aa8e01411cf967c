import { describe, expect, test } from 'vitest';
import { emptyTotals, type Totals } from './definitions';
import { type AwardForReturns, monthEnd, periodsFor, rollupChanges, whyNotPeriod, whyNotStart, whyNotSubmit } from './return-rules';
import { keepable, sentTotals, totalsOf, typedFrom } from './schema';

const award: AwardForReturns = { status: 'live', returnsOutcomes: true, awardDate: '2025-10-20', plannedStartDate: '2025-11-01', acceptedUpTo: null, openRef: null };
const totals = (given: Partial<Totals>): Totals => ({ ...emptyTotals(), ...given });

describe('the months a return may run up to', () => {
  test('a month ends on its own last day, in leap years too', () => {
    expect([monthEnd('2024-02-03'), monthEnd('2025-02-03'), monthEnd('2026-01-31', 1), monthEnd('2026-01-31', 2)]).toEqual(['2024-02-29', '2025-02-28', '2025-12-31', '2025-11-30']);
  });

  test('from the month of the award to the month that is not over, newest first', () => {
    expect(periodsFor(award, '2026-01-05')).toEqual(['2026-01-31', '2025-12-31', '2025-11-30', '2025-10-31']);
  });

  test('after an acceptance from that month on, so that it can be corrected', () => {
    expect(periodsFor({ ...award, acceptedUpTo: '2025-12-31' }, '2026-01-05')).toEqual(['2026-01-31', '2025-12-31']);
  });

  test.each([
    ['an award that is being delivered', {}, undefined],
    ['one that has been suspended', { status: 'suspended' }, undefined],
    ['one that is closed', { status: 'closed' }, 'award_is_not_delivering'],
    ['one that was only offered', { status: 'offered' }, 'award_is_not_delivering'],
    ['one that counts nobody', { returnsOutcomes: false }, 'award_returns_no_outcomes'],
    ['one whose return is not finished', { openRef: 'OUT-2345-67A' }, 'return_already_open'],
    ['one that begins next month', { awardDate: '2026-02-01', plannedStartDate: '2026-02-01' }, 'award_has_not_begun'],
  ] as const)('a return of %s', (_, more, code) => {
    expect(whyNotStart({ ...award, ...more } as AwardForReturns, '2026-01-05')?.code).toBe(code);
  });

  test('a month before the accepted one, or one that is none of the months, is refused on its field', () => {
    const accepted = { ...award, acceptedUpTo: '2025-12-31' };
    expect(whyNotPeriod(accepted, '2025-11-30', '2026-01-05')).toMatchObject({ code: 'period_before_accepted', field: 'period' });
    expect(whyNotPeriod(accepted, '2026-01-30', '2026-01-05')).toMatchObject({ code: 'period_not_offered', field: 'period' });
    expect(whyNotPeriod(accepted, '2026-01-31', '2026-01-05')).toBeUndefined();
  });
});

describe('sending and accepting', () => {
  test('errors keep a return back, warnings do not', () => {
    expect(whyNotSubmit(totals({ 'people.total': 10, people_basis: 'counted', 'age.60_69': 4 }), undefined)).toBeUndefined();
    expect(whyNotSubmit(totals({ 'people.total': 10, 'task.use_controls': 11 }), undefined)).toMatchObject({ code: 'return_has_errors', values: { count: 2 } });
  });

  test('an acceptance moves the sums by the difference; what is no longer reported goes, and does not become 0', () => {
    const before = totals({ 'people.total': 10, 'task.use_controls': 4, 'task.open_apps': 3, 'group.not_asked': 0 });
    const after = totals({ 'people.total': 12, 'task.use_controls': 4, 'task.open_browser': 0, 'group.not_asked': 0 });
    expect(rollupChanges(before, after)).toEqual([
      { key: 'people.total', value: 2, awards: 0 },
      { key: 'task.open_apps', value: -3, awards: -1 },
      { key: 'task.open_browser', value: 0, awards: 1 },
    ]);
    expect(rollupChanges(undefined, totals({ 'people.total': 0 }))).toEqual([{ key: 'people.total', value: 0, awards: 1 }]);
  });
});

describe('what was typed', () => {
  test('comes out of a posted page by key, as it was typed, without what is not ours', () => {
    const raw = { people: { total: ' about 40 ' }, people_basis: 'counted', age: { '18_25': '3', '26_59': '' }, name: 'Jane', ladder: { installed: { achieved: '2' } } };
    expect(typedFrom(raw)).toEqual({ 'people.total': 'about 40', people_basis: 'counted', 'age.18_25': '3', 'ladder.installed.achieved': '2' });
  });

  test('is kept under our own keys only, and says which box is too long to be a number', () => {
    expect(keepable({ 'people.total': '12', 'Jane Smith': 1, 'age.18_25': '' })).toEqual({ typed: { 'people.total': '12' }, tooLong: undefined });
    expect(keepable({ 'people.total': 'x'.repeat(201) }).tooLong).toBe('people.total');
  });

  test('is sent as whole numbers, without what was not reported', () => {
    expect(sentTotals(totalsOf({ 'people.total': '1,204', people_basis: 'estimated', 'age.18_25': '0' }))).toEqual({ 'people.total': 1204, people_basis: 'estimated', 'age.18_25': 0 });
  });
});

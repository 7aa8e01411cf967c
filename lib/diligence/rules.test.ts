import { describe, expect, test } from 'vitest';
import { entryDueOn, type FraudScores, fraudScore, isCheckable, type Judged, owesEntry, suggestAccounts, suggestFraud, suggestIdentity, whyNotAward, whyNotCheck, whyNotEnter, whyNotLift } from './rules';
import { applicationWorkflow } from '../application/workflow';

const judged = (more: Partial<Judged> = {}): Judged => ({ kind: 'identity', rating: 'red', checkedBy: 'a', lifted: false, ...more });
const on = (status: string, lastAccountsOn: string | null, name = 'Age Well Ltd') => ({ source: 'file' as const, asAt: '2025-09-01', entry: { name, status, lastAccountsOn } });

describe('what stops an award', () => {
  test.each([
    ['a red', [judged()], [], 'check_is_red'],
    ['a red of another check than the ones that are asked for', [judged({ kind: 'fraud' }), judged({ rating: 'green' })], ['identity'], 'check_is_red'],
    ['a check that the round cannot do without', [judged({ rating: 'green' })], ['identity', 'subsidy'], 'check_is_missing'],
    ['nothing, where the red was lifted', [judged({ lifted: true })], ['identity'], undefined],
    ['nothing, where all is amber', [judged({ rating: 'amber' })], [], undefined],
    ['nothing, where nobody asks for checks', [], [], undefined],
  ] as const)('%s', (_, checks, mandatory, code) => expect(whyNotAward('DIIF-X', checks, mandatory)?.code).toBe(code));

  test('the sentence names the application and the check', () => {
    expect(whyNotAward('DIIF-X', [judged({ kind: 'accounts' })], [])?.values).toEqual({ reference: 'DIIF-X', check: { word: 'diligence.kind.accounts' } });
  });
});

test('checks are made between the recommendation and the decision, and at no other time', () => {
  expect(applicationWorkflow.states.filter(isCheckable)).toEqual(['recommended', 'due_diligence']);
});

test.each([
  [{ kind: 'identity', rating: 'green', notes: '' }, undefined],
  [{ kind: 'identity', rating: 'amber', notes: ' ' }, 'rating_needs_notes'],
  [{ kind: 'identity', rating: 'red', notes: '' }, 'rating_needs_notes'],
  [{ kind: 'subsidy', rating: 'green', notes: '' }, 'subsidy_needed'],
  [{ kind: 'subsidy', rating: 'green', notes: '', subsidy: 'scheme' }, 'subsidy_reference_needed'],
  [{ kind: 'subsidy', rating: 'green', notes: '', subsidy: 'minimal' }, undefined],
] as const)('a judgement %o', (check, code) => expect(whyNotCheck({ status: 'recommended' }, check)?.code).toBe(code));

test('a red is lifted by somebody else, once; a judgement that is not red is not lifted', () => {
  expect(whyNotLift(judged(), { id: 'b' })).toBeUndefined();
  expect(whyNotLift(judged(), { id: 'a' })?.code).toBe('second_officer_lifts');
  for (const check of [judged({ lifted: true }), judged({ rating: 'amber' }), undefined]) expect(whyNotLift(check, { id: 'b' })?.code).toBe('nothing_to_lift');
});

test('what a register says suggests a judgement, and says nothing where it cannot tell', () => {
  expect(suggestIdentity({ name: 'Age Well' }, undefined)).toBeUndefined();
  expect(suggestIdentity({ name: 'Age Well' }, { source: 'file', asAt: '2025-09-01' })).toBe('red');
  expect(suggestIdentity({ name: 'Age Well' }, on('removed', null))).toBe('red');
  expect(suggestIdentity({ name: 'The Age Well' }, on('registered', null))).toBe('green');
  expect(suggestIdentity({ name: 'Old Lamp' }, on('active', null))).toBe('amber');
  expect(suggestAccounts(undefined, '2025-09-15')).toBeUndefined();
  expect(['2025-03-31', '2023-10-31', '2022-10-31', null].map((last) => suggestAccounts(on('active', last), '2025-09-15'))).toEqual(['green', 'amber', 'red', 'amber']);
});

test('one grave risk of fraud counts, however slight the others are', () => {
  const slight = { likelihood: 1, impact: 2 };
  const fraud: FraudScores = { identity: slight, twice: slight, spending: { likelihood: 3, impact: 5 }, results: slight, closeness: slight };
  expect(fraudScore(fraud)).toBe(15);
  expect([1, 7, 8, 14, 15, 25].map(suggestFraud)).toEqual(['green', 'green', 'amber', 'amber', 'red', 'red']);
});

test('an entry in the subsidy database is owed by the Act: over £100,000 under a scheme, always under none', () => {
  expect([100_000_00, 100_000_01].map((pence) => owesEntry('scheme', pence))).toEqual([false, true]);
  expect([100_000_00, 100_000_01].map((pence) => owesEntry('minimal', pence))).toEqual([false, true]);
  expect([1, 200_000_00].map((pence) => [owesEntry('individual', pence), owesEntry('not_a_subsidy', pence)])).toEqual([[true, false], [true, false]]);
});

test.each([['2025-11-05', '2026-02-05'], ['2025-11-30', '2026-02-28'], ['2027-11-30', '2028-02-29'], ['2025-01-31', '2025-04-30']])('an award of %s is entered by %s', (decided, due) => expect(entryDueOn(decided)).toBe(due));

test('an entry is of a day since the award, and not to come', () => {
  const why = (uploadedOn: string, reference = 'SC1') => whyNotEnter({ uploadedOn, reference }, { awardDate: '2025-09-10' }, '2025-09-15')?.code;
  expect([why('2025-09-10'), why('2025-09-09'), why('2025-09-16'), why('2025-09-12', ' ')]).toEqual([undefined, 'entered_before_award', 'entered_in_future', 'reason_needed']);
});

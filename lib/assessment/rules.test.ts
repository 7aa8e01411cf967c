import { describe, expect, test } from 'vitest';
import { type ApplicationStatus, applicationWorkflow } from '../application/workflow';
import { weightedScore, whyNotAmount, whyNotApprove, whyNotFit, whyNotModerate, whyNotNotify, whyNotOpenPanel, whyNotRecommend, whyNotScore } from './rules';

const criteria = [
  { key: 'need', label: { en: 'Need', cy: 'Angen' }, guidance: { en: '', cy: '' }, weight: 2 },
  { key: 'value', label: { en: 'Value', cy: 'Gwerth' }, guidance: { en: '', cy: '' }, weight: 1 },
];
const round = { criteria, scaleMax: 5 };
const limits = { minimumPence: 25_000_00, maximumPence: 500_000_00, amountAppliedForPence: 100_000_00 };
const opened = new Date('2025-09-15T09:00:00Z');

describe('every state of an application', () => {
  const may = (ok: (status: ApplicationStatus) => boolean) => applicationWorkflow.states.filter(ok);
  const rules: [string, (status: ApplicationStatus) => unknown, ApplicationStatus[]][] = [
    ['opens its panel', (status) => whyNotOpenPanel({ status, panelOpenedAt: null }, { scored: 2, pending: 0 }), ['in_assessment']],
    ['is moderated', (status) => whyNotModerate({ status, panelOpenedAt: opened }), ['in_assessment']],
    ['is recommended', (status) => whyNotRecommend({ ...limits, status, criteria }, 2, { outcome: 'recommended', amountPence: 50_000_00 }), ['in_assessment', 'reserve']],
    ['goes to the reserve', (status) => whyNotRecommend({ ...limits, status, criteria }, 2, { outcome: 'reserve' }), ['in_assessment']],
    ['is not recommended', (status) => whyNotRecommend({ ...limits, status, criteria }, 2, { outcome: 'not_recommended' }), ['in_assessment', 'reserve']],
    ['is approved', (status) => whyNotApprove({ ...limits, status }, [], 'a', 50_000_00), ['recommended', 'due_diligence']],
    ['is notified', (status) => whyNotNotify({ status, decisionNotifiedAt: null }), ['ineligible', 'successful', 'unsuccessful']],
  ];
  test.each(rules)('%s only from its own states', (_, whyNot, from) => {
    expect(may((status) => whyNot(status) === undefined)).toEqual(from);
  });
});

test('a panel is not opened twice', () => {
  expect(whyNotOpenPanel({ status: 'in_assessment', panelOpenedAt: opened }, { scored: 2, pending: 0 })).toMatchObject({ code: 'panel_is_open' });
});

test('each criterion is scored once, on the scale, in whole numbers', () => {
  const ok = [{ criterion: 'need', score: 0, reason: 'None shown' }, { criterion: 'value', score: 5, reason: 'Very good' }];
  expect(whyNotScore(round, ok)).toBeUndefined();
  for (const score of [-1, 6, 2.5, Number.NaN]) expect(whyNotScore(round, [{ criterion: 'need', score, reason: 'x' }, ...ok.slice(1)])).toMatchObject({ code: 'score_every_criterion' });
  expect(whyNotScore(round, ok.slice(1))).toMatchObject({ code: 'score_every_criterion' });
  expect(whyNotScore(round, [...ok.slice(1), ...ok.slice(1)])).toMatchObject({ code: 'score_every_criterion' });
});

test('an amount keeps to the round’s limits and to what was applied for', () => {
  const table = [[24_999_99, 'outside_round_limits'], [25_000_00, undefined], [100_000_00, undefined], [100_000_01, 'more_than_applied_for']] as const;
  for (const [pence, code] of table) expect(whyNotAmount(limits, pence)?.code).toBe(code);
  expect(whyNotAmount({ ...limits, amountAppliedForPence: null }, 500_000_01)).toMatchObject({ code: 'outside_round_limits' });
});

test('an award that does not fit says what is left', () => {
  expect(whyNotFit(100, { leftPence: 100, labelEn: 'England category 1', labelCy: 'Lloegr categori 1' })).toBeUndefined();
  expect(whyNotFit(40_000_00, { leftPence: 39_999_99, labelEn: 'England category 1', labelCy: 'Lloegr categori 1' })).toMatchObject({
    code: 'award_does_not_fit', values: { amount: '£40,000', envelope: { en: 'England category 1', cy: 'Lloegr categori 1' }, left: '£39,999.99' },
  });
});

test('weights are relative to one another', () => {
  expect(weightedScore(round, [{ criterion: 'need', score: 5 }, { criterion: 'value', score: 5 }])).toBe(100);
  expect(weightedScore(round, [{ criterion: 'need', score: 5 }, { criterion: 'value', score: 0 }])).toBe(66.7);
  expect(weightedScore({ criteria: [], scaleMax: 5 }, [])).toBe(0);
});

import { describe, expect, test } from 'vitest';
import { canonicalJson, factsOf } from './frozen';
import { fateOf, type Kept, limitsOf, sameAnswer, statusForApplicant, tidyAnswer, whyNotAskForSignOff, whyNotEdit, whyNotStart, whyNotSubmit, whyNotWithdraw } from './rules';
import { type ApplicationStatus, applicationWorkflow } from './workflow';
import { testAnswers, testQuestions } from '@/db/testing/round';

const now = new Date('2025-09-15T09:00:00Z');
const open = { opensAt: new Date('2025-09-01T08:00:00Z'), closesAt: new Date('2025-09-26T16:00:00Z'), until: new Date('2025-09-26T16:00:00Z') };
const closed = { ...open, closesAt: now, until: now };

test('an application is started by the right kind of organisation in an open round', () => {
  expect(whyNotStart(open, { kind: 'company' }, now)).toBeUndefined();
  expect(whyNotStart({ ...open, eligibleKinds: ['charity'] }, { kind: 'company' }, now)?.code).toBe('kind_not_eligible');
  expect(whyNotStart(closed, { kind: 'charity' }, now)?.code).toBe('round_closed');
});

describe('in each state', () => {
  const allowed = { edit: ['draft'], withdraw: applicationWorkflow.moves.withdraw.from as readonly string[] };
  test.each(applicationWorkflow.states.map((status) => [status]))('%s: edit and withdraw as the table says', (status) => {
    expect(whyNotEdit({ status }) === undefined).toBe(allowed.edit.includes(status));
    expect(whyNotWithdraw({ status }) === undefined).toBe(allowed.withdraw.includes(status));
    expect(whyNotSubmit({ status, unfinished: 0, alone: false }, false, open, now) === undefined).toBe(status === 'awaiting_sign_off');
    expect(whyNotAskForSignOff({ status, unfinished: 0, conflicts: 0, certifiers: 1 }, open, now) === undefined).toBe(status === 'draft');
  });
});

test.each([
  [{ unfinished: 2, conflicts: 0, certifiers: 1 }, open, 'application_not_complete'],
  [{ unfinished: 2, conflicts: 1, certifiers: 1 }, open, 'application_has_two_texts'],
  [{ unfinished: 0, conflicts: 0, certifiers: 0 }, open, 'no_certifier'],
  [{ unfinished: 0, conflicts: 0, certifiers: 1 }, closed, 'round_closed'],
])('sign-off is not asked with %j', (application, round, code) => {
  expect(whyNotAskForSignOff({ status: 'draft', ...application }, round, now)?.code).toBe(code);
});

describe('the deadline', () => {
  const submit = (closesAt: string, at: string) => whyNotSubmit({ status: 'awaiting_sign_off', unfinished: 0, alone: false }, false, { ...open, until: new Date(closesAt) }, new Date(at))?.code;
  test.each([
    ['2025-09-26T16:00:00Z', '2025-09-26T15:59:59.999Z', undefined],
    ['2025-09-26T16:00:00Z', '2025-09-26T16:00:00.000Z', 'round_closed'],
    // The night the clocks go back, London has 01:30 twice; the round closes at the second.
    ['2025-10-26T01:30:00Z', '2025-10-26T00:30:00Z', undefined],
    ['2025-10-26T01:30:00Z', '2025-10-26T01:30:00Z', 'round_closed'],
    // The night they go forward, London has no 01:30; midnight is still Greenwich's.
    ['2026-03-29T00:00:00Z', '2026-03-28T23:59:59Z', undefined],
    ['2026-03-29T00:00:00Z', '2026-03-29T00:00:00Z', 'round_closed'],
  ])('closing at %s, submitted at %s: %s', (closesAt, at, code) => expect(submit(closesAt, at)).toBe(code));

  test('whoever is alone confirms again', () => {
    const alone = { status: 'awaiting_sign_off', unfinished: 0, alone: true } as const;
    expect(whyNotSubmit(alone, false, open, now)).toMatchObject({ code: 'confirm_alone', field: 'alone' });
    expect(whyNotSubmit(alone, true, open, now)).toBeUndefined();
  });
});

test('the applicant sees a decision only once it is notified, and never a recommendation', () => {
  const seen = (status: ApplicationStatus, notified: boolean) => statusForApplicant({ status, decisionNotifiedAt: notified ? now : null });
  const hidden: ApplicationStatus[] = ['recommended', 'reserve', 'not_recommended', 'due_diligence', 'successful', 'unsuccessful', 'ineligible', 'in_assessment'];
  for (const status of hidden) expect(seen(status, false), status).toBe('in_assessment');
  for (const status of ['recommended', 'reserve', 'not_recommended', 'due_diligence'] as const) expect(seen(status, true), status).toBe('in_assessment');
  for (const status of ['successful', 'unsuccessful', 'ineligible'] as const) expect(seen(status, true), status).toBe(status);
  for (const status of ['draft', 'awaiting_sign_off', 'submitted', 'clarification_asked', 'withdrawn'] as const) expect(seen(status, false), status).toBe(status);
});

describe('what becomes of a typed answer', () => {
  const kept = (more: Partial<Kept> = {}): Kept => ({ raw: 'theirs', version: 3, savedWith: 'theirs', known: undefined, savedOrder: 0, ...more });
  const mine = (version: number, order = 0) => ({ version, form: 'mine', order });

  test('the first text is saved, the same text is not saved again', () => {
    expect(fateOf('text', undefined, mine(0))).toBe('saved');
    expect(fateOf('', undefined, mine(0))).toBe('unchanged');
    expect(fateOf('theirs', kept(), mine(1))).toBe('unchanged');
  });
  test('who has seen the latest may replace it; so may the form that wrote it', () => {
    expect(fateOf('text', kept(), mine(3))).toBe('saved');
    expect(fateOf('text', kept({ savedWith: 'mine' }), mine(1))).toBe('saved');
    expect(fateOf('', kept(), mine(3))).toBe('saved');
  });
  test('what a form sent earlier and arrives later is not news', () => {
    expect(fateOf('tex', kept({ savedWith: 'mine', raw: 'text', savedOrder: 4 }), mine(1, 3))).toBe('unchanged');
    expect(fateOf('texts', kept({ savedWith: 'mine', raw: 'text', savedOrder: 4 }), mine(1, 4))).toBe('saved');
    expect(fateOf('tex', kept({ known: 'text', savedOrder: 4 }), mine(1, 3))).toBe('unchanged');
  });
  test('a stale text is kept apart, unless it is only what the form was shown', () => {
    expect(fateOf('text', kept({ known: 'old' }), mine(2))).toBe('kept_apart');
    expect(fateOf('old', kept({ known: 'old' }), mine(2))).toBe('unchanged');
    expect(fateOf('text', kept(), mine(0))).toBe('kept_apart');
    expect(fateOf('', kept(), mine(0))).toBe('unchanged');
  });
});

test('an answer is tidied without changing a word', () => {
  expect(tidyAnswer('one\r\ntwo\u0000')).toBe('one\ntwo');
  expect(tidyAnswer(['a', 'b'])).toEqual(['a', 'b']);
  expect(tidyAnswer([{ line: 'a' }, { line: '' }, { line: 'b' }, { line: ' ' }])).toEqual([{ line: 'a' }, {}, { line: 'b' }]);
  expect(tidyAnswer({ day: '', month: '' })).toBeUndefined();
  const sparse: never[] = [];
  (sparse as unknown[])[1] = { line: 'b' };
  expect(tidyAnswer(sparse)).toEqual([{}, { line: 'b' }]);
});

test('two answers are the same however their keys are ordered, and an empty one is none', () => {
  expect(sameAnswer({ day: '1', month: '2' }, { month: '2', day: '1' })).toBe(true);
  expect(sameAnswer('', undefined)).toBe(true);
  expect(sameAnswer('a', 'b')).toBe(false);
});

test('canonical JSON is one text for one content', () => {
  expect(canonicalJson({ b: [1, undefined, { d: null, c: 'é"' }], a: undefined, aa: true })).toBe('{"aa":true,"b":[1,null,{"c":"é\\"","d":null}]}');
  expect(canonicalJson(JSON.parse(canonicalJson(testAnswers)))).toBe(canonicalJson(testAnswers));
});

test('the facts of an application are its parsed answers', () => {
  expect(factsOf(testQuestions, testAnswers)).toEqual({
    title: 'Doorways online', summary: 'Sessions in libraries', category: 'category_1', leadRegion: 'E12000001', amountAppliedForPence: 30_000_00,
    plannedStartDate: '2025-11-01', plannedEndDate: '2026-03-31', sites: [{ place: 'Gateshead', region: 'E12000001' }],
  });
});

test('a budget is held against the round, the category’s pot and what is applied for; what partners get against what is applied for', () => {
  const table = (name: string, more = {}) => ({ name, field: { kind: 'table', maxRows: 9, totals: 'amount', columns: {} }, ...more });
  const page = { key: 'costs', questions: [table('budget', { addsUpTo: { column: 'amount', name: 'amount_applied_for' } }), table('partners'), { name: 'title', field: { kind: 'text' } }] } as unknown as Parameters<typeof limitsOf>[1];
  const grant = { minimumPence: 1, maximumPence: 9, pots: { category_1: 7 } };
  expect(limitsOf({ answers: { amount_applied_for: '30,000', category: 'category_1' }, grant }, page)).toEqual({
    budget: { minimum: 1, maximum: 9, pot: 7, equals: { name: 'amount_applied_for', typed: '30,000' } },
    partners: { atMost: 30_000_00 },
  });
  expect(limitsOf({ answers: {}, grant }, page).budget).toEqual({ minimum: 1, maximum: 9, pot: undefined, equals: { name: 'amount_applied_for', typed: undefined } });
});

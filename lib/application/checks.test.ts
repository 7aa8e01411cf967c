import { describe, expect, test } from 'vitest';
import { testAnswers, testQuestions } from '@/db/testing/round';
import type { Question, QuestionSet } from '../programme/question-set';
import { type CheckedApplication, checkApplication, type FindingCode } from './checks';

const said = (text: string) => ({ en: text, cy: text });
const question = (name: string, field: Question['field']): Question => ({ name, field, label: said(name), why: said('why'), usedBy: said('us') });

/** The test's questions, and those that only some rounds ask. */
const set: QuestionSet = {
  sections: [
    ...testQuestions.sections,
    { key: 'more', title: said('More'), pages: [
      { key: 'people', title: said('People'), questions: [question('people_to_reach', { kind: 'number', optional: true }), question('safeguarding_policy', { kind: 'yesNo', optional: true })] },
      { key: 'partners', title: said('Partners'), questions: [question('partners', { kind: 'table', optional: true, maxRows: 5, columns: { organisation: { kind: 'text' }, amount: { kind: 'money' } } })] },
      { key: 'milestones', title: said('Milestones'), questions: [question('milestones', { kind: 'table', optional: true, maxRows: 5, columns: { milestone: { kind: 'text' }, due: { kind: 'date' } } })] },
      { key: 'lines', title: said('Lines'), questions: [question('notes', { kind: 'text', optional: true })] },
    ] },
  ],
};

const good: CheckedApplication = {
  set, answers: testAnswers, register: undefined, others: [], documents: [], today: '2025-09-15', demonstration: true,
  organisation: { name: 'Doorways', kind: 'charity', identifierScheme: 'GB-CHC', identifier: '1089464' },
  round: { nation: 'england', closesOn: '2025-09-26', minimumPence: 25_000_00, maximumPence: 500_000_00, pots: [{ category: 'category_1', nature: 'resource', financialYear: '2025-26' }] },
};
const found = (more: Partial<CheckedApplication>) => checkApplication({ ...good, ...more });
const codes = (more: Partial<CheckedApplication>): FindingCode[] => found(more).map(({ code }) => code);
const answering = (answers: CheckedApplication['answers']) => ({ answers: { ...testAnswers, ...answers } });
const entry = { name: 'Doorways', status: 'registered', lastAccountsOn: '2025-03-31' };
const register = (more: Partial<typeof entry>) => ({ register: { asAt: '2025-09-01', entry: { ...entry, ...more } } });

test('an application that is in order has no findings', () => {
  expect(found({})).toEqual([]);
  expect(found(register({}))).toEqual([]);
});

describe('pain 12: 44 of 228 applicants failed due diligence on late accounts or missing documents, so they check themselves before submitting', () => {
  test('accounts that are older than any deadline are a problem, with the year they are for', () => {
    expect(found(register({ lastAccountsOn: '2023-11-14' }))).toMatchObject([{ code: 'accounts_late', level: 'problem', page: 'organisation', values: { accounts: '2023-11-14', months: 22 } }]);
    expect(found(register({ lastAccountsOn: '2023-11-15' }))).toEqual([]);
  });
  test('a month that is too short for the day counts from its last day', () => {
    expect(codes({ today: '2025-12-31', ...register({ lastAccountsOn: '2024-02-28' }), ...answering({ planned_start_date: { day: '1', month: '1', year: '2026' } }) })).toEqual(['accounts_late']);
    expect(codes({ today: '2025-12-31', ...register({ lastAccountsOn: '2024-02-29' }), ...answering({ planned_start_date: { day: '1', month: '1', year: '2026' } }) })).toEqual([]);
  });
  test('no accounts at all are asked about, and only of those who file some', () => {
    const none = { register: { asAt: '2025-09-01', entry: { ...entry, lastAccountsOn: null } } };
    expect(found(none)).toMatchObject([{ code: 'accounts_none', level: 'warning' }]);
    expect(codes({ ...none, organisation: { ...good.organisation, kind: 'local_authority', identifierScheme: 'GB-LAE', identifier: 'BIR' } })).toEqual([]);
  });
});

describe('GrantNav #833, #714, #1230: a number of another register, or a charity that was renamed', () => {
  test('a charity number that stands as a company number is told apart, with what to do', () => {
    expect(found({ organisation: { ...good.organisation, identifierScheme: 'GB-COH', identifier: '1089464' } })).toMatchObject([{ code: 'identifier_format', level: 'problem', values: { why: 'identifier_charity_as_company' } }]);
  });
  test('a number that a whole register does not have', () => {
    expect(found({ register: { asAt: '2025-09-01' } })).toMatchObject([{ code: 'register_absent', level: 'problem', values: { identifier: '1089464', asAt: '2025-09-01' } }]);
  });
  test('no file that can tell says nothing', () => expect(found({ register: undefined })).toEqual([]));
  test('a renamed charity is warned, and however a name is written it is one name', () => {
    expect(found(register({ name: 'Doorways and Windows' }))).toMatchObject([{ code: 'register_name', level: 'warning', values: { registered: 'Doorways and Windows', name: 'Doorways' } }]);
    expect(found(register({ name: 'THE DOORWAYS LIMITED' }))).toEqual([]);
    expect(found({ organisation: { ...good.organisation, name: 'Doors & Ways Ltd.' }, ...register({ name: 'Doors and Ways' }) })).toEqual([]);
  });
  test('one that was removed is a problem', () => expect(found(register({ status: 'removed' }))).toMatchObject([{ code: 'register_status', level: 'problem', values: { status: 'removed' } }]));
  test('made-up numbers only in a demonstration', () => {
    const organisation = { ...good.organisation, identifierScheme: 'DEMO', identifier: 'DEMO-1' } as const;
    expect(codes({ organisation })).toEqual([]);
    expect(codes({ organisation, demonstration: false })).toEqual(['identifier_format']);
  });
});

describe('money', () => {
  test('outside the round’s limits, even where the question itself allowed it', () => {
    expect(found({ round: { ...good.round, minimumPence: 40_000_00 } })).toMatchObject([{ code: 'amount_low', page: 'amount', values: { amount: 30_000_00, limit: 40_000_00 } }]);
    expect(found({ round: { ...good.round, maximumPence: 20_000_00 } })).toMatchObject([{ code: 'amount_high', page: 'amount' }]);
  });
  test('a budget that does not add up is an unfinished page, named', () => {
    expect(found(answering({ budget: [{ line: 'Tutors', amount: '1' }] }))).toMatchObject([{ code: 'page_unfinished', page: 'budget', values: { count: 1 } }]);
  });
  test('partners’ shares beyond the grant, and oneself as a partner', () => {
    expect(found(answering({ partners: [{ organisation: 'Library', amount: '30,001' }] }))).toMatchObject([{ code: 'shares_over_amount', page: 'partners', values: { shares: 30_001_00, amount: 30_000_00 } }]);
    expect(found(answering({ partners: [{ organisation: 'The Doorways Ltd', amount: '1' }] }))).toMatchObject([{ code: 'partner_is_self', level: 'warning' }]);
  });
  test('capital in a category that is paid from resource, and the other way round', () => {
    const budget: Question['field'] = { kind: 'table', maxRows: 5, columns: { line: { kind: 'text' }, nature: { kind: 'oneOf', options: ['resource', 'capital'] }, amount: { kind: 'money' } } };
    const natured = { sections: set.sections.map((section) => ({ ...section, pages: section.pages.map((page) => (page.key === 'budget' ? { ...page, questions: [question('budget', budget)] } : page)) })) };
    const answers = { ...testAnswers, budget: [{ line: 'Tablets', nature: 'capital', amount: '10,000' }, { line: 'Tutors', nature: 'resource', amount: '20,000' }] };
    expect(found({ set: natured, answers })).toMatchObject([{ code: 'capital_in_resource', page: 'budget', values: { amount: 10_000_00 } }]);
    expect(found({ set: natured, answers, round: { ...good.round, pots: [{ category: 'category_1', nature: 'capital', financialYear: '2025-26' }] } })).toMatchObject([{ code: 'resource_in_capital', values: { amount: 20_000_00 } }]);
  });
});

describe('dates outside the round', () => {
  const start = (day: string, month: string) => answering({ planned_start_date: { day, month, year: '2025' } });
  test('a start before the round closes, on the day it closes, the day after', () => {
    expect(codes(start('20', '9'))).toEqual(['starts_too_early']);
    expect(codes(start('26', '9'))).toEqual(['starts_too_early']);
    expect(codes(start('27', '9'))).toEqual([]);
  });
  test('a start in the past is told as that', () => expect(codes(start('14', '9'))).toEqual(['starts_in_past']));
  test('an end after the money’s own year is warned', () => {
    expect(found(answering({ planned_end_date: { day: '1', month: '4', year: '2026' } }))).toMatchObject([{ code: 'ends_after_year', level: 'warning', values: { last: '2026-03-31' } }]);
  });
  test('a milestone outside the project', () => {
    expect(found(answering({ milestones: [{ milestone: 'Half way', due: { day: '1', month: '5', year: '2026' } }] }))).toMatchObject([{ code: 'milestone_outside', values: { milestone: 'Half way', due: '2026-05-01' } }]);
  });
});

describe('answers that contradict one another', () => {
  test('nobody reached', () => expect(codes(answering({ people_to_reach: '0' }))).toEqual(['nobody_reached']));
  test('no safeguarding policy', () => expect(codes(answering({ safeguarding_policy: 'no' }))).toEqual(['no_safeguarding_policy']));
  test('a town of another nation, or of another region, and one nobody knows', () => {
    expect(codes(answering({ sites: [{ place: 'Cardiff', region: 'E12000001' }] }))).toEqual(['site_elsewhere']);
    expect(found(answering({ sites: [{ place: 'Leeds', region: 'E12000001' }] }))).toMatchObject([{ code: 'site_other_region', level: 'warning', values: { place: 'Leeds', region: 'E12000003' } }]);
    expect(codes(answering({ sites: [{ place: 'Nowhere in particular', region: 'E12000001' }] }))).toEqual([]);
  });
  test('another application of the same organisation in the round', () => {
    expect(found({ others: [{ ref: 'DIIF-A' }, { ref: 'DIIF-B' }] })).toMatchObject([{ code: 'applied_twice', values: { ref: 'DIIF-A', count: 2 } }]);
  });
});

test('problems come first, and an empty draft says which pages are not finished', () => {
  const findings = found({ answers: {}, ...register({ name: 'Renamed' }) });
  expect(findings.at(-1)).toMatchObject({ code: 'register_name' });
  expect(findings.filter(({ code }) => code === 'page_unfinished').map(({ page }) => page)).toEqual(['summary', 'category', 'sites', 'dates', 'amount', 'budget']);
});

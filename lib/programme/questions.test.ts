import { describe, expect, test } from 'vitest';
import { testAnswers, testQuestions } from '@/db/testing/round';
import type { Raw } from '../field';
import type { Question } from './question-set';
import { askedPages, checkPages, faultsOf, pageOf, pagesToFinish, problemsOf, questionsOf, sectionOf, totalOf, valuesOf, wordedFields } from './questions';

const question = (name: string): Question => {
  const found = questionsOf(testQuestions).find((one) => one.name === name);
  if (!found) throw new Error(`no question ${name}`);
  return found;
};
const states = (answers: Raw) => Object.fromEntries(checkPages(testQuestions, answers).map(({ page, state }) => [page.key, state]));

describe('what is asked', () => {
  test('a question that depends on another is asked only when that was answered so', () => {
    expect(askedPages(testQuestions, {}).map(({ key }) => key)).not.toContain('evidence');
    expect(askedPages(testQuestions, { category: 'category_2' }).map(({ key }) => key)).toContain('evidence');
    expect(askedPages(testQuestions, { category: ['category_1', 'category_2'] }).map(({ key }) => key)).toContain('evidence');
  });

  test('a page is found by its key, with its section', () => {
    expect(pageOf(testQuestions, 'dates')?.questions).toHaveLength(2);
    expect(pageOf(testQuestions, 'nothing')).toBeUndefined();
    expect(sectionOf(testQuestions, 'dates')?.key).toBe('delivery');
  });
});

describe('words', () => {
  test('questions come in the reader’s language, choices and cells included', () => {
    const [category] = wordedFields([question('category')], 'cy');
    expect(category).toMatchObject({ name: 'category', label: 'category (cy)', options: { category_1: { label: 'One (cy)' } } });
    const [sites] = wordedFields([question('sites')], 'en');
    expect(sites).toMatchObject({ cells: [{ name: 'place', label: 'Place' }, { name: 'region', options: { E12000001: { label: 'North East' } } }] });
  });
});

describe('what is finished', () => {
  test('nothing, something wrong, everything', () => {
    expect(new Set(Object.values(states({})))).toEqual(new Set(['not_started']));
    expect(states({ title: 'Doors', amount_applied_for: 'ten' })).toMatchObject({ summary: 'in_progress', amount: 'in_progress', dates: 'not_started' });
    expect(new Set(Object.values(states(testAnswers)))).toEqual(new Set(['complete']));
    expect(pagesToFinish(checkPages(testQuestions, testAnswers))).toBe(0);
    expect(pagesToFinish(checkPages(testQuestions, {}))).toBe(6);
  });

  test('choosing what asks for more makes a finished application unfinished', () => {
    expect(states({ ...testAnswers, category: 'category_2' })).toMatchObject({ evidence: 'not_started' });
    expect(pagesToFinish(checkPages(testQuestions, { ...testAnswers, category: 'category_2' }))).toBe(1);
  });

  test('a page whose questions are optional can be left untouched', () => {
    const optional = { sections: [{ ...testQuestions.sections[0], pages: [{ key: 'more', title: { en: '', cy: '' }, questions: [{ ...question('title'), field: { kind: 'text', optional: true } }] }] }] } as typeof testQuestions;
    expect(checkPages(optional, {})).toMatchObject([{ state: 'not_started', problems: [] }]);
    expect(pagesToFinish(checkPages(optional, {}))).toBe(0);
  });
});

describe('rules between answers', () => {
  const budget = (...amounts: string[]) => ({ ...testAnswers, budget: amounts.map((amount) => ({ line: 'x', amount })) });

  test('a budget must add up to the amount applied for', () => {
    expect(problemsOf([question('budget')], budget('£20,000.50', '9999.50'))).toEqual([]);
    expect(problemsOf([question('budget')], budget('20,000', '9,999'))).toEqual([{ name: 'budget', problem: 'total_differs' }]);
    expect(totalOf(question('budget'), 'amount', budget('20,000', '9,999'))).toBe(29_999_00);
  });

  test('a budget with a wrong line, or an amount that is not one yet, is not blamed twice', () => {
    expect(problemsOf([question('budget')], budget('much'))).toEqual([{ name: 'budget.0.amount', problem: 'not_money' }]);
    expect(problemsOf([question('budget')], { ...budget('1'), amount_applied_for: 'ten' })).toEqual([]);
  });

  test('an end before the start is refused, the same day is not', () => {
    const ends = (day: string, month: string) => problemsOf([question('planned_end_date')], { ...testAnswers, planned_end_date: { day, month, year: '2025' } });
    expect(ends('31', '10')).toEqual([{ name: 'planned_end_date', problem: 'before_start' }]);
    expect(ends('1', '11')).toEqual([]);
  });
});

test('values are parsed, and only of what was asked', () => {
  expect(valuesOf(testQuestions, { ...testAnswers, new_evidence: 'left over' })).toEqual({
    title: 'Doorways online', summary: 'Sessions in libraries', category: 'category_1', lead_region: 'E12000001', sites: [{ place: 'Gateshead', region: 'E12000001' }],
    planned_start_date: '2025-11-01', planned_end_date: '2026-03-31', amount_applied_for: 30_000_00, budget: [{ line: 'Tutors', amount: 20_000_00 }, { line: 'Tablets', amount: 10_000_00 }],
  });
});

describe('a definition that cannot be asked', () => {
  const [section] = testQuestions.sections;
  const withPages = (...pages: NonNullable<typeof section>['pages']) => ({ sections: [{ key: 's', title: { en: '', cy: '' }, pages }] });
  const page = (key: string, ...questions: Question[]) => ({ key, title: { en: '', cy: '' }, questions });

  test('the one of the tests can', () => expect(faultsOf(testQuestions)).toEqual([]));
  test.each([
    ['a question twice', withPages(page('a', question('title')), page('b', question('title'))), 'title is asked twice'],
    ['a page that is called like one of ours', withPages(page('receipt', question('title'))), 'page receipt cannot have that key'],
    ['a question that is called like what every form posts', withPages(page('a', { ...question('title'), name: 'intent' })), 'intent cannot be a question’s name'.replace('’', "'")],
    ['a condition on the same page', withPages(page('a', question('category'), question('new_evidence'))), 'new_evidence depends on a question that was not asked on an earlier page'],
    ['files beside words', withPages(page('a', question('title'), { ...question('title'), name: 'letters', field: { kind: 'file', accept: '.pdf', maxBytes: 1, most: 1 } })), 'page a asks for files and for words: whoever uploads without a script would lose what they typed'],
    ['a kind of file nobody takes', withPages(page('a', { ...question('title'), field: { kind: 'file', accept: '.pdf,.exe', maxBytes: 1, most: 1 } })), 'title takes .exe, which nobody may attach'],
    ['files without end', withPages(page('a', { ...question('title'), field: { kind: 'file', accept: '.pdf', maxBytes: 1 } })), 'title does not say how many files it takes'],
    ['a choice without words', withPages(page('a', { ...question('category'), options: {} })), 'category has no words for category_1'],
  ])('%s', (_, set, fault) => {
    expect(faultsOf(set)).toContain(fault);
  });
});

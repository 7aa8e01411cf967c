import { describe, expect, test } from 'vitest';
import { answersUntil, countedAnswers, type EqualityCount, equalitySummary, fewestPeople, whyNotAnswer } from './rules';
import { equalityKeys } from './vocabulary';

const round = { closesAt: new Date('2025-09-26T16:00:00Z') };
const after = answersUntil(round);
const counts = (people: number, sex: Record<string, number>): EqualityCount[] => [
  ...equalityKeys.filter((key) => key !== 'sex').map((question) => ({ question, answer: 'not_answered', people })),
  ...Object.entries(sex).map(([answer, n]) => ({ question: 'sex', answer, people: n })),
];

test('the questions are for those who applied, until four weeks after the round closed', () => {
  expect(whyNotAnswer({ ...round, applied: false }, round.closesAt)?.code).toBe('nothing_to_answer_for');
  expect(whyNotAnswer({ ...round, applied: true }, new Date(after.getTime() - 1000))).toBeUndefined();
  expect(whyNotAnswer({ ...round, applied: true }, after)?.code).toBe('equality_closed');
});

test('a question left out is counted as left out, so that every question adds up to everybody', () => {
  expect(countedAnswers({ sex: 'female' })).toMatchObject({ sex: 'female', age: 'not_answered', caring: 'not_answered' });
  expect(Object.keys(countedAnswers({}))).toEqual(equalityKeys);
});

describe('what an officer may see', () => {
  test('nothing while answers still come, so that two looks cannot be compared', () => {
    expect(equalitySummary(round, counts(500, { female: 250, male: 250 }), new Date(after.getTime() - 1000))).toEqual({ whyNot: 'still_open' });
  });

  test('nothing of a round with few answers', () => {
    expect(equalitySummary(round, counts(fewestPeople - 1, { female: 10, male: 9 }), after)).toEqual({ whyNot: 'too_few' });
    expect(equalitySummary(round, [], after)).toEqual({ whyNot: 'too_few' });
  });

  test('a small number is hidden, and so is what would give it away', () => {
    const summary = equalitySummary(round, counts(103, { female: 61, male: 39, prefer_not: 3 }), after);
    if (!('questions' in summary)) throw new Error('it is shown');
    const sex = summary.questions.find(({ question }) => question === 'sex');
    expect(sex?.total).toBe(105);
    const shown = Object.fromEntries((sex?.answers ?? []).map(({ answer, shown: one }) => [answer, one]));
    expect(shown.prefer_not).toBe('[c]');
    // One hidden figure alone could be subtracted from the total.
    expect(Object.values(shown).filter((one) => one === '[c]').length).toBeGreaterThan(1);
    expect(JSON.stringify(summary)).not.toMatch(/\b(3|61|39|103)\b/);
  });

  test('what is shown is rounded to five', () => {
    const summary = equalitySummary(round, counts(113, { female: 61, male: 52 }), after);
    if (!('questions' in summary)) throw new Error('it is shown');
    const sex = summary.questions.find(({ question }) => question === 'sex');
    for (const { shown } of sex?.answers ?? []) expect(shown === '[c]' || Number(shown) % 5 === 0).toBe(true);
  });
});

import { describe, expect, test } from 'vitest';
import { testAnswers, testQuestions } from '@/db/testing/round';
import { applicationWorkflow } from '../application/workflow';
import { canMove } from '../workflow';
import { clarifiedAnswers, isOverdue, openedQuestions, sideBySide, whyNotAsk, whyNotClarify } from './rules';
import { clarificationWorkflow } from './workflow';

const now = new Date('2025-10-20T09:00:00Z');
const asks = (name: string) => ({ name, asks: 'What do you mean?' });
const whyNot = (questions: { name: string; asks: string }[], dueOn = '2025-10-27', status: (typeof applicationWorkflow.states)[number] = 'in_assessment') =>
  whyNotAsk({ status }, testQuestions, testAnswers, { dueOn, questions }, now)?.code;
const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);

describe('asking', () => {
  test('only about an application that is being assessed, and once at a time', () => {
    for (const status of applicationWorkflow.states) {
      const expected = status === 'in_assessment' ? undefined : status === 'clarification_asked' ? 'clarification_is_open' : 'wrong_state';
      expect(whyNot([asks('summary')], undefined, status), status).toBe(expected);
    }
  });

  test('about questions that were asked, each once, each with words', () => {
    expect(whyNot([])).toBe('clarification_needs_questions');
    expect(whyNot([asks('summary'), asks('summary')])).toBe('clarification_asks_twice');
    expect(whyNot([{ name: 'summary', asks: ' ' }])).toBe('clarification_needs_questions');
    expect(whyNot([asks('nothing_of_ours')])).toBe('clarification_needs_questions');
    // Asked of the other category only.
    expect(whyNot([asks('new_evidence')])).toBe('clarification_needs_questions');
  });

  test('today is a day that can still be kept; yesterday is not', () => {
    expect(whyNot([asks('summary')], '2025-10-20')).toBeUndefined();
    expect(whyNot([asks('summary')], '2025-10-19')).toBe('clarification_due_in_past');
  });
});

test('it is overdue from the next day in London, also on the night the clocks change', () => {
  const asked = { status: 'asked', dueOn: '2025-10-26' };
  expect(isOverdue(asked, new Date('2025-10-26T23:59:59Z'))).toBe(false);
  expect(isOverdue(asked, new Date('2025-10-27T00:00:00Z'))).toBe(true);
  expect(isOverdue({ ...asked, dueOn: '2025-10-25' }, new Date('2025-10-25T23:00:00Z'))).toBe(true);
  expect(isOverdue({ ...asked, status: 'answered' }, new Date('2026-01-01T00:00:00Z'))).toBe(false);
});

test('what hangs on a named question is opened with it', () => {
  expect(names(openedQuestions(testQuestions, ['summary']))).toEqual(['summary']);
  expect(names(openedQuestions(testQuestions, ['category']))).toEqual(['category', 'new_evidence']);
  expect(names(openedQuestions(testQuestions, ['amount_applied_for']))).toEqual(['amount_applied_for', 'budget']);
  expect(names(openedQuestions(testQuestions, ['planned_start_date']))).toEqual(['planned_start_date', 'planned_end_date']);
});

describe('answering', () => {
  const opened = openedQuestions(testQuestions, ['amount_applied_for']);
  const clarified = (typed: Record<string, unknown>) => clarifiedAnswers(testAnswers, typed as typeof testAnswers, opened);

  test('nothing but the opened questions can differ', () => {
    expect(clarified({ title: 'Another project', amount_applied_for: '31,000' })).toEqual({ ...testAnswers, amount_applied_for: '31,000' });
    // Emptied by the applicant: it is not the old answer that is sent.
    expect(clarified({ amount_applied_for: undefined }).amount_applied_for).toBeUndefined();
  });

  test('an answer is right, whole and changed, or it is not sent', () => {
    const open = { status: 'asked' };
    const whyNotSend = (typed: Record<string, unknown>, conflicts = 0) => whyNotClarify(open, opened, testAnswers, clarified(typed), conflicts)?.code;
    expect(whyNotSend({})).toBe('clarification_changes_nothing');
    expect(whyNotSend({ amount_applied_for: '31,000' })).toBe('clarification_not_complete');
    expect(whyNotSend({ amount_applied_for: '31,000', budget: [{ line: 'Tutors', amount: '31,000' }] })).toBeUndefined();
    expect(whyNotSend({ amount_applied_for: '31,000', budget: [{ line: 'Tutors', amount: '31,000' }] }, 1)).toBe('application_has_two_texts');
    expect(whyNotClarify(undefined, opened, testAnswers, clarified({}), 0)?.code).toBe('no_clarification_is_open');
  });
});

test('side by side stand the named questions and whatever else changed with them', () => {
  const changed = { ...testAnswers, amount_applied_for: '31,000' };
  expect(sideBySide(testQuestions, [asks('amount_applied_for')], testAnswers, changed)).toMatchObject([{ question: { name: 'amount_applied_for' }, asks: 'What do you mean?', before: '30,000', after: '31,000' }]);
  expect(sideBySide(testQuestions, [asks('summary')], testAnswers, undefined)).toEqual([expect.not.objectContaining({ after: expect.anything() })]);
});

test('a request ends once', () => {
  for (const state of ['answered', 'withdrawn'] as const) for (const move of ['answer', 'withdraw'] as const) expect(canMove(clarificationWorkflow, state, move)).toBe(false);
});

import { expect, test } from 'vitest';
import { testAnswers, testQuestions } from '@/db/testing/round';
import type { Question, QuestionSet } from '../programme/question-set';
import { copyLines } from './copying';

const said = (text: string) => ({ en: text, cy: text });
const asked = (name: string, field: Question['field']): QuestionSet => ({ sections: [{ key: 's', title: said('S'), pages: [{ key: 'p', title: said('P'), questions: [{ name, field, label: said(name), why: said('why'), usedBy: said('us') }] }] }] });
const fates = (to: Parameters<typeof copyLines>[0], from: Parameters<typeof copyLines>[1]) => Object.fromEntries(copyLines(to, from).map(({ question, fate }) => [question.name, fate]));
const only = (to: Question['field'], before: Question['field'], raw: string | string[], standing?: string) => fates({ set: asked('q', to), answers: { q: standing } }, { set: asked('q', before), answers: { q: raw } }).q;

test('what matches is copied, and nothing that stands is overwritten', () => {
  const found = fates({ set: testQuestions, answers: { title: 'Mine' } }, { set: testQuestions, answers: testAnswers });
  expect(found).toMatchObject({ title: 'kept', summary: 'copied', sites: 'copied', budget: 'copied', planned_start_date: 'copied' });
});

test('a question that was not asked, or not answered, earlier is not in the list', () => {
  expect(fates({ set: testQuestions, answers: {} }, { set: testQuestions, answers: { title: 'x', new_evidence: 'typed, but for another category' } })).toEqual({ title: 'copied' });
  expect(fates({ set: testQuestions, answers: {} }, { set: asked('other', { kind: 'text' }), answers: { other: 'x' } })).toEqual({});
});

test('a question of another kind, or a choice that is not offered any more, is not copied', () => {
  expect(only({ kind: 'money' }, { kind: 'text' }, '25')).toBe('other_kind');
  expect(only({ kind: 'oneOf', options: ['a', 'b'] }, { kind: 'oneOf', options: ['a', 'c'] }, 'c')).toBe('not_fitting');
  expect(only({ kind: 'oneOf', options: ['a', 'b'] }, { kind: 'oneOf', options: ['a', 'c'] }, 'a')).toBe('copied');
  expect(only({ kind: 'manyOf', options: ['a'] }, { kind: 'manyOf', options: ['a', 'b'] }, ['a', 'b'])).toBe('not_fitting');
});

test('a text that is too long now is copied whole: nothing is ever cut', () => {
  expect(only({ kind: 'longText', maxWords: 1 }, { kind: 'longText', maxWords: 100 }, 'two words')).toBe('copied');
});

test('a signature is given anew', () => expect(only({ kind: 'declaration' }, { kind: 'declaration' }, 'yes')).toBeUndefined());

test('a table is copied when its columns are the same', () => {
  const table = (columns: Record<string, Question['field']>): Question['field'] => ({ kind: 'table', maxRows: 5, columns });
  const from = { set: asked('q', table({ line: { kind: 'text' } })), answers: { q: [{ line: 'Tutors' }] } };
  expect(fates({ set: from.set, answers: {} }, from)).toEqual({ q: 'copied' });
  expect(fates({ set: asked('q', table({ line: { kind: 'text' }, amount: { kind: 'money' } })), answers: {} }, from)).toEqual({ q: 'other_kind' });
});

import { describe, expect, test } from 'vitest';
import { testQuestions } from '@/db/testing/round';
import type { Raw } from '../field';
import type { Question, QuestionSet } from '../programme/question-set';
import { documentFindings, type KnownDocument } from './document-checks';

const said = (text: string) => ({ en: text, cy: text });
const asking = (name: string, more: { optional?: true; datedWithinMonths?: number; when?: Question['when'] } = {}): Question => {
  const { when, ...limits } = more;
  return { name, field: { kind: 'file', accept: '.pdf', maxBytes: 1, most: 3, ...limits }, label: said(name), why: said('why'), usedBy: said('us'), ...(when && { when }) };
};
const asked = (...questions: Question[]): QuestionSet => ({ sections: [...testQuestions.sections, { key: 'documents', title: said('Documents'), pages: [{ key: 'documents', title: said('Documents'), questions }] }] });
const file = (more: Partial<KnownDocument> = {}): KnownDocument => ({ question: 'accounts', name: 'accounts.pdf', dated: '2025-03-31', status: 'clean', ...more });
const found = (documents: KnownDocument[], question = asking('accounts', { datedWithinMonths: 18 }), answers: Raw = {}) => documentFindings({ set: asked(question), answers, documents, today: '2025-09-15' });
const codes = (...given: Parameters<typeof found>) => found(...given).map(({ code, level }) => `${level} ${code}`);

describe('pain 12: 44 of 228 failed on late accounts or missing documents, so missing, undated and old ones are found before submission', () => {
  test('a document that is there, dated and looked at has no finding', () => {
    expect(codes([file()])).toEqual([]);
    // Where no scanner is set up, "not scanned" is all there is.
    expect(codes([file({ status: 'not_scanned' })])).toEqual([]);
  });
  test('a required document that is missing, with the page where it is attached', () => {
    expect(found([])).toEqual([{ code: 'document_missing', level: 'problem', page: 'documents', values: { question: 'accounts' } }]);
  });
  test('an optional one is asked for before an award, so it is warned', () => expect(codes([], asking('accounts', { optional: true }))).toEqual(['warning document_later']));
  test('of a question that is not asked nothing is said', () => {
    const hanging = asking('accounts', { when: { name: 'category', is: 'category_2' } });
    expect(codes([], hanging, { category: 'category_1' })).toEqual([]);
    expect(codes([], hanging, { category: 'category_2' })).toEqual(['problem document_missing']);
  });
  test('one without its date, one from the future, and one a day too old', () => {
    expect(codes([file({ dated: null })])).toEqual(['problem document_undated']);
    expect(codes([file({ dated: '2025-09-16' })])).toEqual(['problem document_in_future']);
    expect(codes([file({ dated: '2024-03-15' })])).toEqual([]);
    expect(found([file({ dated: '2024-03-14' })])).toMatchObject([{ code: 'document_old', level: 'problem', values: { file: 'accounts.pdf', dated: '2024-03-14', months: 18 } }]);
  });
  test('a question that asks for no date takes one without', () => expect(codes([file({ dated: null })], asking('accounts'))).toEqual([]));
  test('each of several files is looked at, an optional question’s too', () => {
    expect(codes([file(), file({ dated: '2020-01-01' }), file({ dated: null })], asking('accounts', { optional: true, datedWithinMonths: 18 }))).toEqual(['problem document_old', 'problem document_undated']);
  });
});

describe('what the scanner says', () => {
  test('one that still waits is warned', () => expect(codes([file({ status: 'waiting' })])).toEqual(['warning document_waiting']));
  test('one found infected is a problem, and not missing besides', () => expect(found([file({ status: 'infected' })])).toMatchObject([{ code: 'document_infected', level: 'problem', values: { file: 'accounts.pdf' } }]));
  test('one that was attached again without the virus is no finding any more; an earlier good one does not excuse it', () => {
    expect(codes([file({ status: 'infected' }), file()])).toEqual([]);
    expect(codes([file(), file({ status: 'infected' })])).toEqual(['problem document_infected']);
  });
  test('one that was sent and that the scanner found since', () => {
    expect(codes([file({ status: 'infected' })], undefined, { accounts: [{ file: 'ATT', name: 'accounts.pdf' }] })).toEqual(['problem document_infected']);
  });
});

import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { answersCsv, keptDocument, receiptDocument } from '../../lib/application/printed';
import type { SubmissionReceipt } from '../../lib/application/queries';
import { type SaidAnswer, saidAnswers } from '../../lib/application/said';
import type { PlainDocument } from '../../lib/document/document';
import { plainText } from '../../lib/document/plain-text';
import type { Field, RawValue } from '../../lib/field';
import type { Question, QuestionSet } from '../../lib/programme/question-set';
import { FrozenAnswers } from './frozen-answers';

const said = (en: string, cy = `${en} (cy)`) => ({ en, cy });
const hash = 'a'.repeat(64);

/** Every kind that a question can be of, with an answer as it is typed and what is said of it in either language. */
const kinds: { [Kind in Exclude<Field['kind'], 'hidden'>]: { field: Field & { kind: Kind }; raw: RawValue; en: string[]; cy: string[]; more?: Partial<Question> } } = {
  text: { field: { kind: 'text' }, raw: 'Gateshead', en: ['Gateshead'], cy: ['Gateshead'] },
  longText: { field: { kind: 'longText' }, raw: 'In libraries\nand halls', en: ['In libraries', 'and halls'], cy: ['In libraries', 'and halls'] },
  email: { field: { kind: 'email' }, raw: 'gwen@example.org', en: ['gwen@example.org'], cy: ['gwen@example.org'] },
  code: { field: { kind: 'code' }, raw: '123456', en: ['123456'], cy: ['123456'] },
  money: { field: { kind: 'money' }, raw: '25000.5', en: ['£25,000.50'], cy: ['£25,000.50'] },
  number: { field: { kind: 'number' }, raw: '1200', en: ['1,200'], cy: ['1,200'] },
  date: { field: { kind: 'date' }, raw: { day: '31', month: '3', year: '2026' }, en: ['31 March 2026'], cy: ['31 Mawrth 2026'] },
  yesNo: { field: { kind: 'yesNo' }, raw: 'yes', en: ['Yes'], cy: ['Ie'] },
  oneOf: { field: { kind: 'oneOf', options: ['a', 'b'] }, raw: 'a', en: ['First choice'], cy: ['Dewis cyntaf'], more: { options: { a: { label: said('First choice', 'Dewis cyntaf') }, b: { label: said('Other') } } } },
  manyOf: { field: { kind: 'manyOf', options: ['a', 'b'] }, raw: ['b', 'a'], en: ['Older people', 'Young people'], cy: ['Pobl hŷn', 'Pobl ifanc'], more: { options: { a: { label: said('Older people', 'Pobl hŷn') }, b: { label: said('Young people', 'Pobl ifanc') } } } },
  declaration: { field: { kind: 'declaration' }, raw: 'yes', en: ['Agreed'], cy: ['Cytunwyd'] },
  file: {
    field: { kind: 'file', accept: '.pdf', maxBytes: 1, most: 1 }, raw: [{ file: 'ATT-1', name: 'Accounts.pdf', bytes: '2048', sha256: hash, dated: '2025-03-31' }],
    en: ['Accounts.pdf', '2 KB', '31 March 2025', hash], cy: ['Accounts.pdf', '2 KB', '31 Mawrth 2025', hash],
  },
  table: {
    field: { kind: 'table', maxRows: 5, totals: 'amount', columns: { line: { kind: 'text' }, due: { kind: 'date' }, people: { kind: 'number' }, amount: { kind: 'money' }, key: { kind: 'hidden' } } },
    raw: [{ line: 'Tutors', due: { day: '1', month: '2', year: '2026' }, people: '1500', amount: '20,000', key: 'unseen' }, { line: 'Tablets', due: { day: '30', month: '2', year: '2026' }, people: '', amount: '10000' }, { line: '', amount: '', key: 'unseen' }],
    en: ['Tutors', '1 February 2026', '1,500', '£20,000', 'Tablets', '30 2 2026', '£10,000', 'Total', '£30,000'], cy: ['Tutors', '1 Chwefror 2026', '1,500', '30 2 2026', 'Cyfanswm', '£30,000'],
    more: { cells: { line: { label: said('Line') }, due: { label: said('Due') }, people: { label: said('People') }, amount: { label: said('Amount') } } },
  },
};

const questions = Object.entries(kinds).map(([name, { field, more }]): Question => ({ name, field, label: said(`Question ${name}`), why: said('why'), usedBy: said('us'), ...more }));
const unanswered: Question = { name: 'unanswered', field: { kind: 'text', optional: true }, label: said('Question unanswered'), why: said('why'), usedBy: said('us') };
const set: QuestionSet = { sections: [{ key: 'all', title: said('All'), pages: [{ key: 'all', title: said('All'), questions: [...questions, unanswered] }] }] };
const answers = Object.fromEntries(Object.entries(kinds).map(([name, { raw }]) => [name, raw]));

const now = new Date('2025-09-15T09:00:00Z');
const kept = (locale: 'en' | 'cy') => keptDocument(locale, { ref: 'DIIF-X', title: 'Title', organisationName: 'Doorways', round: { ref: 'RND-X', title: said('Round') }, status: 'draft', now, set, answers } as unknown as Parameters<typeof keptDocument>[1], 'The fund'); // what it shows of a round is its title
const receipt = (locale: 'en' | 'cy') =>
  receiptDocument(locale, {
    ref: 'DIIF-X', status: 'submitted', number: 1, text: '', sha256: hash, submittedAt: now, certifiedBy: 'Gwen', set, roundTitle: said('Round'), numbers: [1],
    frozen: { organisation: { name: 'Doorways', identifierScheme: 'DEMO', identifier: 'DEMO-1' }, questions: { key: 'q', version: 1 }, facts: { title: 'Title' }, answers },
  } as unknown as SubmissionReceipt, 'The fund'); // what it shows of a frozen copy

/** What a page says, without its marks. */
const read = (markup: string) => markup.replace(/<[^>]+>/g, '\n').replaceAll('&amp;', '&').replaceAll('&#x27;', '’');
const written = (document: PlainDocument) => JSON.stringify(document.blocks);
const leaves = (one: SaidAnswer): string[] => {
  if (one.kind === 'list') return one.items;
  if (one.kind === 'files') return one.files.flatMap(({ name, about, sha256 }) => [name, about, sha256]);
  return one.kind === 'table' ? [...one.columns.map(({ label }) => label), ...one.rows.flat(), ...(one.total ?? [])] : one.text.split('\n');
};

describe.each(['en', 'cy'] as const)('page, PDF, text and spreadsheet say the same (%s)', (locale) => {
  const page = read(renderToStaticMarkup(<FrozenAnswers locale={locale} questions={set} answers={answers} />));
  const readings = { page, PDF: written(receipt(locale)), text: plainText(kept(locale)), spreadsheet: answersCsv(locale, set, answers) };
  test.each(Object.entries(kinds))('%s', (name, expected) => {
    const found = saidAnswers(locale, set, answers).flatMap((section) => section.questions).find((one) => one.name === name)?.said;
    const parts = found ? leaves(found) : [];
    for (const words of expected[locale]) expect(parts.join('\n'), words).toContain(words);
    for (const [where, reading] of Object.entries(readings)) for (const words of parts) expect(reading, where).toContain(words);
  });
  test('what a page put into a row itself is nowhere, and what was not answered is said', () => {
    for (const [where, reading] of Object.entries(readings)) expect(reading, where).not.toContain('unseen');
    const no = locale === 'en' ? 'Not answered' : 'Heb ei ateb';
    for (const reading of [readings.page, readings.PDF, readings.text]) expect(reading).toContain(no);
    expect(readings.spreadsheet).not.toContain(no);
  });
});

import type { Raw } from '../../lib/field';
import { newId } from '../../lib/id';
import type { Question, QuestionSet } from '../../lib/programme/question-set';
import { newReference } from '../../lib/reference';
import type { Owner } from './database';

const said = (text: string) => ({ en: text, cy: `${text} (cy)` });
const question = (name: string, field: Question['field'], more: Partial<Question> = {}): Question => ({ name, field, label: said(name), why: said('why'), usedBy: said('assessors'), ...more });
const region = { E12000001: { label: said('North East') }, E12000007: { label: said('London') } };

/** A small question set with a question of every kind that a round needs, a condition, and rules between answers. */
export const testQuestions: QuestionSet = {
  eligibleKinds: ['charity', 'local_authority'],
  sections: [
    { key: 'project', title: said('Project'), pages: [
      { key: 'summary', title: said('Summary'), questions: [question('title', { kind: 'text', maxLength: 100 }), question('summary', { kind: 'longText', maxWords: 50 })] },
      { key: 'category', title: said('Category'), questions: [
        question('category', { kind: 'oneOf', options: ['category_1', 'category_2'] }, { options: { category_1: { label: said('One') }, category_2: { label: said('Two') } } }),
      ] },
      { key: 'evidence', title: said('Evidence'), questions: [question('new_evidence', { kind: 'longText', maxWords: 20 }, { when: { name: 'category', is: 'category_2' } })] },
    ] },
    { key: 'delivery', title: said('Delivery'), pages: [
      { key: 'sites', title: said('Sites'), questions: [
        question('lead_region', { kind: 'oneOf', options: Object.keys(region), as: 'select' }, { options: region }),
        question('sites', { kind: 'table', maxRows: 5, columns: { place: { kind: 'text' }, region: { kind: 'oneOf', options: Object.keys(region) } } }, { cells: { place: { label: said('Place') }, region: { label: said('Region'), options: region } } }),
      ] },
      { key: 'dates', title: said('Dates'), questions: [question('planned_start_date', { kind: 'date' }), question('planned_end_date', { kind: 'date' }, { notBefore: 'planned_start_date' })] },
    ] },
    { key: 'money', title: said('Money'), pages: [
      { key: 'amount', title: said('Amount'), questions: [question('amount_applied_for', { kind: 'money', min: 25_000_00, max: 500_000_00 })] },
      { key: 'budget', title: said('Budget'), questions: [
        question('budget', { kind: 'table', maxRows: 5, totals: 'amount', columns: { line: { kind: 'text' }, amount: { kind: 'money' } } }, { cells: { line: { label: said('Line') }, amount: { label: said('Amount') } }, addsUpTo: { column: 'amount', name: 'amount_applied_for' } }),
      ] },
    ] },
  ],
};

/** Answers that finish `testQuestions`. */
export const testAnswers: Raw = {
  title: 'Doorways online', summary: 'Sessions in libraries', category: 'category_1', lead_region: 'E12000001', sites: [{ place: 'Gateshead', region: 'E12000001' }],
  planned_start_date: { day: '1', month: '11', year: '2025' }, planned_end_date: { day: '31', month: '3', year: '2026' },
  amount_applied_for: '30,000', budget: [{ line: 'Tutors', amount: '20,000' }, { line: 'Tablets', amount: '10,000' }],
};

export type TestRound = { id: string; ref: string; programmeId: string; envelopeId: string };

/** A round open from 1 to 26 September 2025 at 17:00 in London, unless told otherwise, with one envelope (empty of money) for both categories. */
export async function testRound(owner: Owner, more: { opensAt?: string; closesAt?: string; questions?: QuestionSet } = {}): Promise<TestRound> {
  const [id, programmeId, envelopeId, questionSetId, ref] = [newId(), newId(), newId(), newId(), newReference('RND')];
  await owner.query(`insert into grant_programmes (id, code, title_en, title_cy) values ($1::uuid, $1::text, 'Programme', 'Rhaglen')`, [programmeId]);
  await owner.query(
    `insert into envelopes (id, programme_id, key, financial_year, nation, pot, nature, label_en, label_cy) values ($1::uuid, $2, $1::text, '2025-26', 'england', 'pot', 'resource', 'Envelope', 'Amlen')`,
    [envelopeId, programmeId],
  );
  await owner.query('insert into question_sets (id, key, version, definition) values ($1::uuid, $1::text, 1, $2)', [questionSetId, more.questions ?? testQuestions]);
  await owner.query(
    `insert into funding_rounds (id, ref, programme_id, nation, title_en, title_cy, opens_at, closes_at, minimum_pence, maximum_pence, question_set_id, criteria)
     values ($1, $2, $3, 'england', 'Test round', 'Rownd brawf', $4, $5, 2500000, 50000000, $6, $7)`,
    [id, ref, programmeId, more.opensAt ?? '2025-09-01T08:00:00Z', more.closesAt ?? '2025-09-26T16:00:00Z', questionSetId, JSON.stringify(testCriteria)],
  );
  for (const [position, key] of ['category_1', 'category_2'].entries()) {
    await owner.query('insert into round_categories (id, round_id, key, label_en, label_cy, envelope_id, position) values ($1, $2, $3::text, $3::text, $3::text, $4, $5)', [newId(), id, key, envelopeId, position]);
  }
  return { id, ref, programmeId, envelopeId };
}

export const testCriteria = [
  { key: 'need', label: said('Need'), guidance: said('Is there a need?'), weight: 60 },
  { key: 'value', label: said('Value'), guidance: said('Is it good value?'), weight: 40 },
];

import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { testQuestions } from '@/db/testing/round';
import { rawOf } from '../field-raw';
import { parseFields } from '../field-schema';
import { valuesOfQuestion, withNewQuestion, withQuestion } from './question-edit';
import { questionForm, type QuestionKind, questionKinds } from './question-forms';
import type { QuestionSet } from './question-set';
import { questionSetJsonSchema, readQuestionSet } from './question-set-json';
import { questionsOf } from './questions';
import { starterQuestions } from './starter-questions';

// The published file itself, read as a JSON Schema: not the zod schema it was made from.
const published = z.fromJSONSchema(questionSetJsonSchema() as Parameters<typeof z.fromJSONSchema>[0]); // what toJSONSchema makes is one
const exported = (set: QuestionSet) => JSON.stringify({ $schema: 'https://fund.example.org/question-set.schema.json', ...set }, null, 2);

/** Out of the service and in again; and the published schema accepts what came out. */
function expectRoundTrip(set: QuestionSet) {
  const text = exported(set);
  expect(readQuestionSet(text)).toEqual({ set });
  expect(published.safeParse(JSON.parse(text)).error?.issues).toBeUndefined();
}

/** Everything the question's form can say of a question of any kind; what its kind does not have is left out as the page leaves it out. */
const everything = {
  labelCy: 'Cwestiwn', hintEn: 'Guidance', hintCy: 'Arweiniad', whyEn: 'Why', whyCy: 'Pam', usedByEn: 'Officers', usedByCy: 'Swyddogion', required: 'no', maxLength: '80', maxWords: '250',
  minMoney: '10', maxMoney: '900', minNumber: '1', maxNumber: '12', notBefore: 'planned_start_date', accept: '.pdf,.docx', maxMegabytes: '5', maxRows: '12', addsUpToColumn: 'cost', whenName: 'category', whenIs: 'new_evidence', identifies: 'yes',
};
const choices = [{ value: 'a', en: 'A', cy: 'A', hintEn: 'More', hintCy: 'Mwy' }, { value: 'bB_1', en: 'B', cy: 'B' }];
const columns = [
  { key: 'line', kind: 'text', en: 'Line', cy: 'Llinell', required: 'yes' }, { key: 'aboutIt', kind: 'longText', en: 'About', required: 'no' }, { key: 'cost', kind: 'money', en: 'Cost', required: 'yes' },
  { key: 'people', kind: 'number', en: 'People', required: 'no' }, { key: 'by', kind: 'date', en: 'By', required: 'no' }, { key: 'sure', kind: 'yesNo', en: 'Sure', required: 'no' },
  { key: 'nature', kind: 'oneOf', en: 'Nature', required: 'yes', choices: 'resource: Resource / Adnoddau; capital: Capital / Cyfalaf' },
];

function edited(kind: QuestionKind): QuestionSet {
  const set = withNewQuestion(testQuestions, { page: 'summary', kind, name: 'added', labelEn: 'Added' });
  const added = questionsOf(set).find(({ name }) => name === 'added');
  if (!added) throw new Error('it was just added');
  const raw = { ...rawOf(questionForm.fields, { round: 'RND', ...valuesOfQuestion(set, added), name: 'added' }), ...everything, choices, columns };
  const parsed = parseFields(questionForm.fields, raw);
  if (parsed.problems) throw new Error(JSON.stringify(parsed.problems));
  return withQuestion(set, parsed.values);
}

describe('export and import give the same set', () => {
  test.each(questionKinds)('with a question of the kind %s, as it is added', (kind) => expectRoundTrip(withNewQuestion(testQuestions, { page: 'summary', kind, name: 'added', labelEn: 'Added' })));
  test.each(questionKinds)('with a question of the kind %s, with everything its form can say', (kind) => expectRoundTrip(edited(kind)));
  test.each(['england', 'scotland', 'wales', 'northern_ireland'] as const)('with the questions a round in %s begins with', (nation) => expectRoundTrip(starterQuestions(nation)));

  test('with places offered, and files of a certain age', () => {
    const asks = { label: { en: 'Q', cy: '' }, why: { en: '', cy: '' }, usedBy: { en: '', cy: '' } };
    const pages = [{ key: 'one', title: { en: 'One', cy: '' }, questions: [{ name: 'town', field: { kind: 'text', list: 'places', optional: true }, ...asks }, { name: 'accounts', field: { kind: 'file', accept: '.pdf', maxBytes: 1, most: 2, datedWithinMonths: 18 }, ...asks }] }];
    expectRoundTrip({ eligibleKinds: ['charity'], sections: [{ key: 'all', title: { en: 'All', cy: '' }, pages }] } as QuestionSet);
  });
});

test('the published schema refuses what an import refuses', () => {
  for (const field of [{ kind: 'longtext' }, { kind: 'text', list: 'people' }, { kind: 'file', accept: '.pdf', maxBytes: 1, most: 1, colour: 'red' }]) {
    const set = structuredClone(testQuestions) as unknown as { sections: { pages: { questions: { field: unknown }[] }[] }[] };
    const question = set.sections[0]?.pages[0]?.questions[0];
    if (question) question.field = field;
    expect(readQuestionSet(JSON.stringify(set)), JSON.stringify(field)).toHaveProperty('problems');
    expect(published.safeParse(set).success, JSON.stringify(field)).toBe(false);
  }
});

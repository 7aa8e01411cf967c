import { describe, expect, test } from 'vitest';
import { testQuestions } from '@/db/testing/round';
import { parseFields } from '../field-schema';
import { rawOf } from '../field-raw';
import { fitted } from './fitting';
import { changesBetween, publicationFaults } from './question-check';
import { valuesOfQuestion, valuesOfStructure, withNewQuestion, withoutQuestion, withQuestion, withStructure } from './question-edit';
import { questionForm, questionKinds, structureForm } from './question-forms';
import type { QuestionSet } from './question-set';
import { questionSetJsonSchema, readQuestionSet } from './question-set-json';
import { questionsOf } from './questions';
import { starterQuestions } from './starter-questions';

const said = (text: string) => ({ en: text, cy: `${text} (cy)` });
const round = { minimumPence: 10_000_00, maximumPence: 50_000_00, categories: [{ key: 'resource', label: said('Resource'), envelopeKey: 'x' }, { key: 'capital', label: said('Capital'), envelopeKey: 'y' }], terms: {} };
const codes = (set: QuestionSet) => publicationFaults(set).map(({ code }) => code);
const named = (set: QuestionSet, name: string) => {
  const question = questionsOf(set).find((one) => one.name === name);
  if (!question) throw new Error(`no question ${name}`);
  return question;
};
/** A question's form as a browser sends it back: what the boxes showed, with what somebody changed. */
function sent(set: QuestionSet, name: string, change: Record<string, unknown> = {}) {
  const raw = { ...rawOf(questionForm.fields, { round: 'RND', ...valuesOfQuestion(set, named(set, name)), name }), ...(change as Record<string, string>) };
  const parsed = parseFields(questionForm.fields, raw);
  if (parsed.problems) throw new Error(JSON.stringify(parsed.problems));
  return parsed.values;
}

describe('a question without a use cannot be published', () => {
  test('the starter’s questions can, in a round that has categories', () => {
    for (const nation of ['england', 'scotland', 'wales', 'northern_ireland'] as const) expect(publicationFaults(fitted(starterQuestions(nation), round))).toEqual([]);
  });

  test('each thing that is missing is named, with its question', () => {
    const set = withNewQuestion(fitted(starterQuestions('england'), round), { page: 'costs', kind: 'longText', name: 'plan', labelEn: 'The plan' });
    expect(publicationFaults(set)).toEqual(['no_words', 'no_why', 'no_use'].map((code) => ({ code, question: 'plan', values: { name: 'The plan' } })));
  });

  test('a condition that can never hold, a sum of no money and a question every award needs are found', () => {
    const set = fitted(starterQuestions('england'), round);
    expect(codes(withoutQuestion(set, 'title'))).toContain('needed_missing');
    expect(codes(withQuestion(set, { ...sent(set, 'sites'), addsUpToColumn: 'place' }))).toContain('adds_up');
    expect(codes(withQuestion(set, { ...sent(set, 'amount_applied_for'), whenName: 'category', whenIs: 'nothing_of_the_kind' }))).toContain('when_answer');
  });
});

describe('editing', () => {
  test.each(questionsOf(testQuestions).map(({ name }) => name))('the form of “%s” sent back unchanged changes nothing', (name) => {
    expect(changesBetween(testQuestions, withQuestion(testQuestions, sent(testQuestions, name)))).toEqual([]);
  });

  test.each(questionKinds)('a question of the kind %s is added, filled in, and keeps what was said', (kind) => {
    const added = withNewQuestion(testQuestions, { page: 'summary', kind, name: 'added', labelEn: 'Added' });
    const filled = withQuestion(added, { ...sent(added, 'added'), labelCy: 'Ychwanegol', whyEn: 'Why', whyCy: 'Pam', usedByEn: 'Officers', usedByCy: 'Swyddogion', choices: [{ value: 'a', en: 'A', cy: 'A', hintEn: undefined, hintCy: undefined }, { value: 'b', en: 'B', cy: 'B', hintEn: undefined, hintCy: undefined }], columns: [{ key: 'line', kind: 'text', en: 'Line', cy: 'Llinell', required: 'yes', choices: undefined }] });
    expect(named(filled, 'added')).toMatchObject({ label: { en: 'Added', cy: 'Ychwanegol' }, usedBy: { cy: 'Swyddogion' }, field: { kind } });
    expect(publicationFaults(filled).filter(({ question }) => question === 'added')).toEqual([]);
  });

  test('an answer is marked as saying who the applicant is, and unmarked; a change of it is a change', () => {
    const marked = withQuestion(testQuestions, { ...sent(testQuestions, 'title'), identifies: true });
    expect(named(marked, 'title')).toMatchObject({ identifies: true });
    expect(changesBetween(testQuestions, marked)).not.toEqual([]);
    expect(withQuestion(marked, { ...sent(marked, 'title'), identifies: false })).toEqual(testQuestions);
  });

  test('short names must be short names, and nobody else’s', () => {
    expect(() => withNewQuestion(testQuestions, { page: 'summary', kind: 'text', name: 'Not One', labelEn: 'x' })).toThrow('question_name_form');
    expect(() => withNewQuestion(testQuestions, { page: 'summary', kind: 'text', name: 'title', labelEn: 'x' })).toThrow('question_name_taken');
  });

  test('sections and pages are put in order; a page that still asks something stays', () => {
    const values = parseFields(structureForm.fields, rawOf(structureForm.fields, { round: 'RND', ...valuesOfStructure(testQuestions) })).values;
    if (!values) throw new Error('the structure’s form must read what it shows');
    expect(changesBetween(testQuestions, withStructure(testQuestions, values))).toEqual([]);
    const turned = withStructure(testQuestions, { ...values, sections: values.sections.map((one) => ({ ...one, position: 10 - one.position })) });
    expect(turned.sections.map(({ key }) => key)).toEqual(['money', 'delivery', 'project']);
    expect(() => withStructure(testQuestions, { ...values, pages: values.pages.slice(1) })).toThrow('page_has_questions');
    expect(withStructure(testQuestions, { ...values, pages: values.pages.map((one) => (one.key === 'summary' ? { ...one, key: 'about-it' } : one)) }).sections[0]?.pages[0]).toMatchObject({ key: 'about-it', questions: [{ name: 'title' }, { name: 'summary' }] });
  });
});

test('the round puts its limits, categories and groups into its questions', () => {
  const set = fitted(testQuestions, { ...round, terms: { eligibleKinds: ['company'] } });
  expect(named(set, 'amount_applied_for').field).toMatchObject({ min: 10_000_00, max: 50_000_00 });
  expect(named(set, 'category')).toMatchObject({ field: { options: ['resource', 'capital'] }, options: { capital: { label: said('Capital') } } });
  expect(set.eligibleKinds).toEqual(['company']);
});

describe('a set as a file', () => {
  test('what is exported can be imported, in the order it was', () => {
    expect(readQuestionSet(JSON.stringify({ $schema: 'https://example.org/x', ...testQuestions }))).toEqual({ set: testQuestions });
  });

  test('everything that is wrong is told with its place', () => {
    const broken = structuredClone(testQuestions) as unknown as { sections: { pages: { questions: Record<string, unknown>[] }[] }[] };
    const [first, second] = broken.sections[0]?.pages[0]?.questions ?? [];
    if (!first || !second) throw new Error('the test questions have these');
    delete first.why;
    first.colour = 'red';
    second.field = { kind: 'longtext' };
    const read = readQuestionSet(JSON.stringify(broken));
    expect(read && 'problems' in read && read.problems.map(({ path, problem }) => `${path} ${problem}`)).toEqual(
      expect.arrayContaining(['sections[0].pages[0].questions[0].why missing', 'sections[0].pages[0].questions[0].colour not_known', 'sections[0].pages[0].questions[1].field.kind not_allowed']),
    );
    expect(readQuestionSet('{ not JSON')).toBeUndefined();
  });

  test('its JSON Schema says what each part is', () => {
    expect(questionSetJsonSchema()).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object', required: ['sections'] });
  });
});

import { kindOfEnding, largestFile } from '../attachment/vocabulary';
import type { Field, Fields, Raw, RawValue, WordedField } from '../field';
import { isBlank } from '../field-raw';
import { type FieldProblem, parseFields } from '../field-schema';
import type { Locale } from '../locale';
import type { Pence } from '../money';
import type { Question, QuestionPage, QuestionSection, QuestionSet } from './question-set';

/**
 * The engine of question sets: from a definition kept in the database to fields, words and checks. Pure, the same in browser and
 * server; it knows nothing of applications, so returns and reports can be asked with it too.
 */
export const pagesOf = (set: QuestionSet): QuestionPage[] => set.sections.flatMap((section) => section.pages);
export const questionsOf = (set: QuestionSet): Question[] => pagesOf(set).flatMap((page) => page.questions);
export const pageOf = (set: QuestionSet, key: string): QuestionPage | undefined => pagesOf(set).find((page) => page.key === key);
export const sectionOf = (set: QuestionSet, pageKey: string): QuestionSection | undefined =>
  set.sections.find((section) => section.pages.some((page) => page.key === pageKey));

const chosen = (answer: RawValue): unknown[] => (Array.isArray(answer) ? answer : [answer]);

/** Whether a question is asked, given what has been answered so far. */
export const isAsked = (question: Question, answers: Raw): boolean => !question.when || chosen(answers[question.when.name]).includes(question.when.is);

export const askedOn = (page: QuestionPage, answers: Raw): Question[] => page.questions.filter((question) => isAsked(question, answers));

/** The pages that ask something, given what has been answered so far. */
export const askedPages = (set: QuestionSet, answers: Raw): QuestionPage[] => pagesOf(set).filter((page) => askedOn(page, answers).length > 0);

export const fieldsOf = (questions: readonly Question[]): Fields => Object.fromEntries(questions.map(({ name, field }) => [name, field]));

/** The questions as fields with their words in a language, ready for the one Form. */
export const wordedFields = (questions: readonly Question[], locale: Locale): WordedField[] => questions.map((question) => worded(question.name, question.field, question, locale));

type Words = Pick<Question, 'label' | 'hint' | 'missing' | 'options' | 'cells'>;

function worded(name: string, field: Field, words: Words, locale: Locale): WordedField {
  const options = 'options' in field ? Object.fromEntries(field.options.map((value) => [value, { label: words.options?.[value]?.label[locale] ?? value, hint: words.options?.[value]?.hint?.[locale] }])) : {};
  const columns = field.kind === 'table' ? Object.entries(field.columns) : [];
  const cells = columns.map(([cell, inner]) => worded(cell, inner, words.cells?.[cell] ?? { label: { en: cell, cy: cell } }, locale));
  const text = { name, label: words.label[locale], hint: words.hint?.[locale], missing: words.missing?.[locale], cells };
  // A field of choices gets their texts where its plain list was; TypeScript cannot follow the union through the spread.
  return { ...field, ...text, ...('options' in field ? { options } : {}) } as WordedField;
}

/** What can be wrong between answers, beside what can be wrong with one. */
export type AnswerProblem = { name: string; problem: FieldProblem | 'total_differs' | 'before_start' };

/** Everything wrong with the answers of some questions. `answers` holds the others too, which rules between answers need. */
export function problemsOf(questions: readonly Question[], answers: Raw): AnswerProblem[] {
  const alone: AnswerProblem[] = parseFields(fieldsOf(questions), answers).problems ?? [];
  const wrong = new Set(alone.map(({ name }) => name.split('.')[0]));
  const together = questions.filter((question) => !wrong.has(question.name)).flatMap((question) => problemBetween(question, answers));
  return [...alone, ...together];
}

function problemBetween(question: Question, answers: Raw): AnswerProblem[] {
  const { name, field, addsUpTo, notBefore } = question;
  if (addsUpTo && field.kind === 'table') {
    const expected = parsedAnswer(addsUpTo.name, { kind: 'money' }, answers);
    // The other answer has its own problem, and its own page to say so.
    return expected === undefined || totalOf(question, addsUpTo.column, answers) === expected ? [] : [{ name, problem: 'total_differs' }];
  }
  if (notBefore && field.kind === 'date') {
    const earliest = parsedAnswer(notBefore, { kind: 'date' }, answers);
    const given = parsedAnswer(name, field, answers);
    return earliest !== undefined && given !== undefined && String(given) < String(earliest) ? [{ name, problem: 'before_start' }] : [];
  }
  return [];
}

const parsedAnswer = (name: string, field: Field, answers: Raw): unknown => (parseFields({ [name]: field }, answers).values as Record<string, unknown> | undefined)?.[name];

/** The sum of a table's column of money, in pence. */
export function totalOf(question: Question, column: string, answers: Raw): Pence {
  const lines = parsedAnswer(question.name, question.field, answers) as Record<string, unknown>[] | undefined;
  return (lines ?? []).reduce((sum, line) => sum + Number(line[column] ?? 0), 0);
}

export type PageState = 'not_started' | 'in_progress' | 'complete';
export type PageCheck = { page: QuestionPage; questions: Question[]; problems: AnswerProblem[]; state: PageState };

/** How far each page is that asks something: the task list, and what stands between a draft and its submission. */
export const checkPages = (set: QuestionSet, answers: Raw): PageCheck[] =>
  askedPages(set, answers).map((page) => {
    const questions = askedOn(page, answers);
    const problems = problemsOf(questions, answers);
    const untouched = questions.every((question) => isBlank(answers[question.name]));
    return { page, questions, problems, state: untouched ? 'not_started' : problems.length > 0 ? 'in_progress' : 'complete' };
  });

/** How many pages still have something wrong or missing. */
export const pagesToFinish = (checks: readonly PageCheck[]): number => checks.filter(({ problems }) => problems.length > 0).length;

/** The parsed values of every question that was asked: money in pence, dates as YYYY-MM-DD. Undefined where an answer is not right. */
export function valuesOf(set: QuestionSet, answers: Raw): Record<string, unknown> {
  const asked = questionsOf(set).filter((question) => isAsked(question, answers));
  return Object.fromEntries(asked.map(({ name, field }) => [name, parsedAnswer(name, field, answers)]));
}

/** What an administrator's definition got wrong; empty when it can be asked. Said in English: it is for whoever writes definitions. */
export function faultsOf(set: QuestionSet): string[] {
  const questions = questionsOf(set);
  const names = questions.map(({ name }) => name);
  const keys = pagesOf(set).map(({ key }) => key);
  const twice = (list: string[]) => list.filter((one, index) => list.indexOf(one) !== index);
  return [
    ...twice(names).map((name) => `${name} is asked twice`),
    ...twice(keys).map((key) => `page ${key} is there twice`),
    ...keys.filter((key) => !/^[a-z]+(-[a-z]+)*$/.test(key) || reservedPages.includes(key)).map((key) => `page ${key} cannot have that key`),
    ...names.filter((name) => !/^[a-z]+(_[a-z0-9]+)*$/.test(name) || reservedNames.includes(name)).map((name) => `${name} cannot be a question's name`),
    ...pagesOf(set).flatMap((page, index) => {
      const earlier = pagesOf(set).slice(0, index).flatMap((one) => one.questions.map(({ name }) => name));
      return page.questions.filter(({ when }) => when && !earlier.includes(when.name)).map(({ name }) => `${name} depends on a question that was not asked on an earlier page`);
    }),
    ...questions.flatMap(({ name, field }) => fileFaults(name, field)),
    ...pagesOf(set).filter((page) => new Set(page.questions.map(({ field }) => field.kind === 'file')).size > 1).map(({ key }) => `page ${key} asks for files and for words: whoever uploads without a script would lose what they typed`),
    ...questions.flatMap((question) => wordless(question.name, question.field, question)),
  ];
}

function fileFaults(name: string, field: Field): string[] {
  if (field.kind !== 'file') return [];
  const unknown = field.accept.split(',').filter((ending) => !(ending.trim().slice(1) in kindOfEnding));
  return [
    ...unknown.map((ending) => `${name} takes ${ending}, which nobody may attach`),
    ...(field.most === undefined || field.most < 1 ? [`${name} does not say how many files it takes`] : []),
    ...(field.maxBytes > largestFile ? [`${name} takes files larger than the largest`] : []),
  ];
}

/** Addresses beside a page's own under an application, and what every form posts besides its answers. */
export const reservedPages = ['check-answers', 'sign-off', 'submission', 'receipt', 'withdrawal', 'draft', 'history', 'clarification', 'checks', 'copying'];
const reservedNames = ['locale', 'key', 'version', 'intent', 'form', 'versions', 'order', 'writer', 'offered'];

function wordless(name: string, field: Field, words: Words): string[] {
  const choices = 'options' in field ? field.options.filter((option) => !words.options?.[option]).map((option) => `${name} has no words for ${option}`) : [];
  const cells = field.kind === 'table' ? Object.entries(field.columns).flatMap(([cell, inner]) => (words.cells?.[cell] ? wordless(`${name}.${cell}`, inner, words.cells[cell]) : [`${name} has no words for ${cell}`])) : [];
  return [...choices, ...cells];
}

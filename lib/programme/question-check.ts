import type { Bilingual } from '../locale';
import { isSame } from '../same';
import { neededQuestions } from './fitting';
import type { Question, QuestionSet } from './question-set';
import { faultsOf, pagesOf, questionsOf } from './questions';

/** What keeps a set from being published; each is a key of `rounds.faults`, and says what to do. */
export type FaultCode =
  | 'no_questions' | 'empty_page' | 'no_words' | 'no_why' | 'no_use' | 'needed_missing' | 'needed_kind' | 'few_choices' | 'no_choice_words' | 'when_answer' | 'adds_up' | 'not_before' | 'no_columns' | 'other';
export type Fault = { code: FaultCode; question?: string; page?: string; values: Record<string, string> };

const blank = (text: Bilingual | undefined) => !text || text.en.trim() === '' || text.cy.trim() === '';

/**
 * Everything that is wrong with a set somebody wants to publish. A question without a use cannot be published: nobody asks an applicant for
 * what nobody reads.
 */
export function publicationFaults(set: QuestionSet): Fault[] {
  const questions = questionsOf(set);
  const names = new Map(questions.map((question) => [question.name, question]));
  const needed = Object.entries(neededQuestions).flatMap(([name, kind]): Fault[] => {
    const found = names.get(name);
    if (!found) return [{ code: 'needed_missing', values: { name } }];
    return found.field.kind === kind ? [] : [{ code: 'needed_kind', question: name, values: { name: found.label.en, kind } }];
  });
  return [
    ...(questions.length === 0 ? [{ code: 'no_questions' as const, values: {} }] : []),
    ...pagesOf(set).filter((page) => page.questions.length === 0).map((page): Fault => ({ code: 'empty_page', page: page.key, values: { page: page.title.en } })),
    ...pagesOf(set).filter((page) => blank(page.title)).map((page): Fault => ({ code: 'no_words', page: page.key, values: { name: page.key } })),
    ...questions.flatMap((question) => faultsOfQuestion(question, names)),
    ...needed,
    // What only a machine could have got wrong: said in English, as it is for whoever writes definitions.
    ...faultsOf(set).filter((text) => !/has no words for/.test(text)).map((text): Fault => ({ code: 'other', values: { text } })),
  ];
}

function faultsOfQuestion(question: Question, all: ReadonlyMap<string, Question>): Fault[] {
  const { name, field, when, addsUpTo, notBefore } = question;
  const at = { question: name, values: { name: question.label.en.trim() || name } };
  const options = 'options' in field ? field.options : undefined;
  const wrong: [FaultCode, boolean][] = [
    ['no_words', blank(question.label) || (question.hint !== undefined && blank(question.hint))],
    ['no_why', blank(question.why)],
    ['no_use', blank(question.usedBy)],
    // Where the round has its own list, the choices are put in from it.
    ['few_choices', options !== undefined && options.length < (name === 'lead_region' ? 1 : 2) && !['category', 'objective', 'focus_areas', 'groups'].includes(name)],
    ['no_choice_words', options?.some((option) => blank(question.options?.[option]?.label)) ?? false],
    ['no_columns', field.kind === 'table' && Object.keys(field.columns).length === 0],
    ['when_answer', when !== undefined && !canBeAnswered(all.get(when.name), when.is)],
    ['adds_up', addsUpTo !== undefined && !(field.kind === 'table' && field.columns[addsUpTo.column]?.kind === 'money' && all.get(addsUpTo.name)?.field.kind === 'money')],
    ['not_before', notBefore !== undefined && !(field.kind === 'date' && all.get(notBefore)?.field.kind === 'date')],
  ];
  return wrong.filter(([, is]) => is).map(([code]) => ({ code, ...at }));
}

/** Whether the other question can be answered so: a condition that can never hold hides a question for ever. */
function canBeAnswered(other: Question | undefined, answer: string): boolean {
  if (!other) return false;
  if (other.field.kind === 'yesNo') return answer === 'yes' || answer === 'no';
  if (other.field.kind === 'declaration') return answer === 'yes';
  return 'options' in other.field && other.field.options.includes(answer);
}

export type QuestionChange = { name: string; kind: 'added' | 'removed' | 'changed'; before?: Question; after?: Question };

/** What is different for whoever answers: questions that came, went, or read or check differently now. */
export function changesBetween(before: QuestionSet, after: QuestionSet): QuestionChange[] {
  const old = new Map(questionsOf(before).map((question) => [question.name, question]));
  const now = new Map(questionsOf(after).map((question) => [question.name, question]));
  const changed = [...now].flatMap(([name, question]): QuestionChange[] => {
    const earlier = old.get(name);
    if (!earlier) return [{ name, kind: 'added', after: question }];
    return isSame(earlier, question) ? [] : [{ name, kind: 'changed', before: earlier, after: question }];
  });
  return [...changed, ...[...old].filter(([name]) => !now.has(name)).map(([name, question]): QuestionChange => ({ name, kind: 'removed', before: question }))];
}

import type { Field } from '../field';
import { isSame } from '../same';
import type { RoundRules, Term } from './round';
import type { Question, QuestionSet } from './question-set';

/** The answers that every round needs under these names, and the kind each must be (lib/application/frozen.ts). */
export const neededQuestions = {
  title: 'text', summary: 'longText', category: 'oneOf', lead_region: 'oneOf', amount_applied_for: 'money',
  planned_start_date: 'date', planned_end_date: 'date', sites: 'table',
} as const satisfies Record<string, Field['kind']>;

type Fitting = Pick<RoundRules, 'minimumPence' | 'maximumPence' | 'categories' | 'terms'>;

/**
 * The questions with what the round itself decides put into them: the limits of the amount, the categories, and the objectives, focus areas and
 * groups where the round names its own. Who writes the questions does not write these twice.
 */
export function fitted(set: QuestionSet, round: Fitting): QuestionSet {
  const { eligibleKinds, objectives, focusAreas, groups } = round.terms;
  const lists: Record<string, readonly Term[] | undefined> = { category: round.categories, objective: objectives, focus_areas: focusAreas, groups };
  const fit = (question: Question): Question => {
    if (question.name === 'amount_applied_for' && question.field.kind === 'money') return { ...question, field: { ...question.field, min: round.minimumPence, max: round.maximumPence } };
    const terms = lists[question.name];
    return terms && terms.length > 0 ? withTerms(question, terms) : question;
  };
  const { eligibleKinds: _, ...rest } = set;
  return {
    ...rest,
    ...(eligibleKinds && { eligibleKinds }),
    sections: set.sections.map((section) => ({ ...section, pages: section.pages.map((page) => ({ ...page, questions: page.questions.map(fit) })) })),
  };
}

/** A hint that somebody wrote for a choice stays with it. */
function withTerms(question: Question, terms: readonly Term[]): Question {
  const { field } = question;
  if (field.kind !== 'oneOf' && field.kind !== 'manyOf') return question;
  const options = Object.fromEntries(terms.map(({ key, label }) => [key, { ...question.options?.[key], label }]));
  return { ...question, field: { ...field, options: terms.map(({ key }) => key) }, options };
}

export const sameSet = (one: QuestionSet, other: QuestionSet): boolean => isSame(one, other);

import type { ConsentWay } from '../assisted/vocabulary';
import { type ApplicationStatus, applicationWorkflow } from '../application/workflow';
import { sameAnswer } from '../application/rules';
import { londonDate } from '../dates';
import type { Raw, RawValue } from '../field';
import type { Question, QuestionSet } from '../programme/question-set';
import { isAsked, problemsOf, questionsOf } from '../programme/questions';
import { Refusal } from '../refusal';
import { canMove } from '../workflow';
import type { ClarificationStatus } from './workflow';

/** One question of the application, and what the officer asks about it. */
export type Asked = { name: string; asks: string };
/** An officer who asks about more than this had better talk to somebody. */
export const mostQuestions = 20;

/** @param answers of the submission that is asked about: what was not asked then cannot be clarified */
export function whyNotAsk(application: { status: ApplicationStatus }, set: QuestionSet, answers: Raw, input: { dueOn: string; questions: readonly Asked[] }, now: Date): Refusal | undefined {
  if (application.status === 'clarification_asked') return new Refusal('clarification_is_open');
  if (!canMove(applicationWorkflow, application.status, 'ask_for_clarification')) return new Refusal('wrong_state', { state: application.status.replaceAll('_', ' ') });
  const { questions, dueOn } = input;
  if (questions.length === 0 || questions.length > mostQuestions) return new Refusal('clarification_needs_questions', { most: mostQuestions }, 'questions');
  if (new Set(questions.map(({ name }) => name)).size < questions.length) return new Refusal('clarification_asks_twice', {}, 'questions');
  const known = questionsOf(set).filter((question) => isAsked(question, answers)).map(({ name }) => name);
  if (questions.some(({ name, asks }) => !known.includes(name) || asks.trim() === '')) return new Refusal('clarification_needs_questions', { most: mostQuestions }, 'questions');
  return dueOn < londonDate(now) ? new Refusal('clarification_due_in_past', {}, 'dueOn') : undefined;
}

/** Overdue from the day after its date, in London. It can still be answered: the fund decides what lateness means. */
export const isOverdue = (one: { status: string; dueOn: string }, now: Date): boolean => one.status === 'asked' && londonDate(now) > one.dueOn;

/**
 * The questions an applicant may answer again: those named, and those whose sense hangs on a named one (asked only because of it, a
 * table that adds up to it, a date that must not come before it). Without these a true answer could not be given.
 */
export function openedQuestions(set: QuestionSet, names: readonly string[]): Question[] {
  const hangsOn = ({ when, addsUpTo, notBefore }: Question) => [when?.name, addsUpTo?.name, notBefore].some((name) => name !== undefined && names.includes(name));
  return questionsOf(set).filter((question) => names.includes(question.name) || hangsOn(question));
}

/** The answers of the new version: everything as it was submitted, but for what was typed to the questions asked again. */
export const clarifiedAnswers = (submitted: Raw, typed: Raw, opened: readonly { name: string }[]): Raw => ({
  ...submitted,
  ...Object.fromEntries(opened.filter(({ name }) => name in typed).map(({ name }) => [name, typed[name]])),
});

/** Which opened questions have another answer now than the one that was submitted. */
export const changedAnswers = (before: Raw, after: Raw, opened: readonly { name: string }[]): string[] => opened.filter(({ name }) => !sameAnswer(before[name], after[name])).map(({ name }) => name);

/** What stands between the new words and their submission. `conflicts`: answers with two texts. */
export function whyNotClarify(clarification: { status: string } | undefined, opened: readonly Question[], before: Raw, after: Raw, conflicts: number): Refusal | undefined {
  if (clarification?.status !== 'asked') return new Refusal('no_clarification_is_open');
  if (conflicts > 0) return new Refusal('application_has_two_texts', { count: conflicts });
  const wrong = problemsOf(opened.filter((question) => isAsked(question, after)), after);
  if (wrong.length > 0) return new Refusal('clarification_not_complete', { count: new Set(wrong.map(({ name }) => name.split('.')[0])).size });
  return changedAnswers(before, after, opened).length === 0 ? new Refusal('clarification_changes_nothing') : undefined;
}

/** A request for clarification with the old and the new answers side by side. `after` is there once it was sent. */
export type Clarification = {
  status: ClarificationStatus; dueOn: string; overdue: boolean; askedAt: Date; answeredAt: Date | null; withdrawnAt: Date | null; withdrawnReason: string | null;
  /** How somebody gave it who cannot use the service, and the officer who entered it. */
  said: { by: ConsentWay; on: string; kept: string; officer: string } | null;
  aboutNumber: number; answerNumber: number | null; answers: ClarifiedAnswer[];
};
/** `asks` is null for a question that was opened only because it hangs on a named one. */
export type ClarifiedAnswer = { question: Question; asks: string | null; before: RawValue; after?: RawValue };

/** The named questions, and whatever else came to differ, each with both of its texts. */
export function sideBySide(set: QuestionSet, asked: readonly Asked[], before: Raw, after: Raw | undefined): ClarifiedAnswer[] {
  const opened = openedQuestions(set, asked.map(({ name }) => name));
  const changed = after ? changedAnswers(before, after, opened) : [];
  return opened
    .filter(({ name }) => changed.includes(name) || asked.some((one) => one.name === name))
    .map((question) => ({ question, asks: asked.find((one) => one.name === question.name)?.asks ?? null, before: before[question.name], ...(after ? { after: after[question.name] } : {}) }));
}

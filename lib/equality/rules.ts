import { defaultRules, releaseFigures, whyNotRelease } from '../publication/disclosure';
import { Refusal } from '../refusal';
import { type EqualityQuestion, equalityKeys, equalityQuestions, notAnswered } from './vocabulary';

const day = 86_400_000;
/** The questions stay open so long after the round closes, so that whoever submits in the last hour has time. */
const openDays = 28;
/** With fewer answers than this nothing of a round is shown at all. */
export const fewestPeople = 20;

export const answersUntil = ({ closesAt }: { closesAt: Date }): Date => new Date(closesAt.getTime() + openDays * day);

/** @param applied the person's organisation has submitted an application in the round */
export function whyNotAnswer(round: { closesAt: Date; applied: boolean }, now: Date): Refusal | undefined {
  if (!round.applied) return new Refusal('nothing_to_answer_for');
  return now < answersUntil(round) ? undefined : new Refusal('equality_closed');
}

export type EqualityAnswers = Partial<Record<EqualityQuestion, string>>;

/** What is counted of one person's form: one answer to each question, "not answered" among them, so that each adds up to everybody. */
export const countedAnswers = (given: EqualityAnswers): Record<EqualityQuestion, string> =>
  Object.fromEntries(equalityKeys.map((key) => [key, given[key] ?? notAnswered])) as Record<EqualityQuestion, string>; // made of every key

export type EqualityCount = { question: string; answer: string; people: number };
export type ShownQuestion = { question: EqualityQuestion; answers: { answer: string; shown: number | string | null }[]; total: number | string | null };
/** Why nothing is shown, or the breakdowns with small numbers hidden. */
export type EqualitySummary = { whyNot: 'still_open' | 'too_few' } | { questions: ShownQuestion[] };

/**
 * The counts of a round as they may be seen, by the rules of a release of public figures: what is small is hidden, and then as much
 * more as would give it away. Not before the last day for answers, because two looks a day apart would show what one person said.
 */
export function equalitySummary(round: { closesAt: Date }, counts: readonly EqualityCount[], now: Date): EqualitySummary {
  if (now < answersUntil(round)) return { whyNot: 'still_open' };
  const of = (question: EqualityQuestion) => counts.filter((one) => one.question === question);
  const people = of('age').reduce((sum, one) => sum + one.people, 0);
  if (people < fewestPeople) return { whyNot: 'too_few' };
  return { questions: equalityKeys.map((question) => shownQuestion(question, of(question))) };
}

function shownQuestion(question: EqualityQuestion, counts: readonly EqualityCount[]): ShownQuestion {
  const answers: string[] = [...equalityQuestions[question], notAnswered];
  const value = (answer: string) => counts.find((one) => one.answer === answer)?.people ?? 0;
  const total = counts.reduce((sum, one) => sum + one.people, 0);
  const figures = releaseFigures([{ breakdown: question, key: 'total', value: total }, ...answers.map((key) => ({ breakdown: question, key, value: value(key) }))], defaultRules);
  // Too thin to show safely: then all of it is hidden but how many answered.
  const safe = whyNotRelease(figures, defaultRules).length === 0;
  const shown = (key: string) => figures.find((one) => one.key === key)?.shown ?? null;
  return { question, total: shown('total'), answers: answers.map((answer) => ({ answer, shown: safe ? shown(answer) : '[c]' })) };
}

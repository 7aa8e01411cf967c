import type { FieldError, Raw, WordedField } from '@/lib/field';
import type { FieldProblem } from '@/lib/field-schema';
import { type Posted, problemsInWords } from '@/lib/form-action';
import { formatMoney, parseMoney } from '@/lib/money';
import type { Question } from '@/lib/programme/question-set';
import { type AnswerProblem, totalOf } from '@/lib/programme/questions';
import { words } from '@/lib/words';

/** What is wrong with some answers, in the reader's words: with each alone, and between them. */
export function sentencesOf(questions: readonly Question[], fields: readonly WordedField[], problems: readonly AnswerProblem[], answers: Raw, said: Pick<Posted, 'locale' | 'raw'>): FieldError[] {
  const alone = problems.filter((one): one is { name: string; problem: FieldProblem } => !isBetween(one));
  const between = problems.filter(isBetween).map(({ name, problem }) => ({ name: firstBox(fields, name), sentence: words(said.locale)(`application.page.problems.${problem}`, amounts(questions, name, answers)) }));
  return [...problemsInWords(fields, alone, said), ...between];
}

type Between = { name: string; problem: 'total_differs' | 'before_start' };
const isBetween = (one: AnswerProblem): one is Between => one.problem === 'total_differs' || one.problem === 'before_start';

function amounts(questions: readonly Question[], name: string, answers: Raw): { total: string; expected: string } {
  const question = questions.find((one) => one.name === name);
  if (!question?.addsUpTo) return { total: '', expected: '' };
  const expected = parseMoney(String(answers[question.addsUpTo.name] ?? '')) ?? 0;
  return { total: formatMoney(totalOf(question, question.addsUpTo.column, answers)), expected: formatMoney(expected) };
}

/** Where an error's link goes: a date's first box, a table's first cell. */
function firstBox(fields: readonly WordedField[], name: string): string {
  const field = fields.find((one) => one.name === name);
  return field?.kind === 'table' ? `${name}.0.${field.cells[0]?.name}` : `${name}.day`;
}

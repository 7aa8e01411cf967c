import type { FormState } from '@/lib/form-state';
import type { Locale } from '@/lib/locale';
import type { QuestionSet } from '@/lib/programme/question-set';
import { readQuestionSet } from '@/lib/programme/question-set-json';
import { Refusal } from '@/lib/refusal';
import { words } from '@/lib/words';

/** As many as somebody can mend at a sitting. */
const mostShown = 20;

/** The questions of a file, or everything that is wrong with it: where, what, and what to do. Refuses what is not JSON. */
export async function setFromFile(file: File, locale: Locale): Promise<{ set: QuestionSet } | { errors: NonNullable<FormState['errors']> }> {
  const read = readQuestionSet(await file.text());
  if (!read) throw new Refusal('question_file_unreadable', {}, 'file');
  if ('set' in read) return read;
  const say = words(locale);
  return { errors: read.problems.slice(0, mostShown).map(({ path, problem, values }) => ({ name: 'file', sentence: `${path}: ${say(`rounds.questionFile.problem.${problem}`, { expected: '', ...values })}` })) };
}

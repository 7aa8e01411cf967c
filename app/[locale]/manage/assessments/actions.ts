'use server';

import { declareClear, declareConflict, saveScores, sealScores } from '@/lib/assessment/commands/score';
import { assignmentForAssessor } from '@/lib/assessment/queries/assessor';
import { declarationForm } from '@/lib/assessment/schema';
import { scoreFields, scoresFrom, wordedScoreFields } from '@/lib/assessment/score-form';
import { typedWords } from '@/lib/field-raw';
import { parseFields } from '@/lib/field-schema';
import { formAction, problemsInWords, rawAction } from '@/lib/form-action';
import { Refusal } from '@/lib/refusal';
import { words } from '@/lib/words';
import { formatTime } from '@/lib/dates';

const file = (ref: string, done: string) => `/manage/assessments/${encodeURIComponent(ref)}?done=${done}`;

export const declare = formAction(declarationForm, async (actor, { ref, choice, reason }) => {
  if (choice === 'clear') await declareClear(actor, ref);
  else await declareConflict(actor, ref, reason ?? '');
  return choice === 'clear' ? file(ref, 'declared') : '/manage/assessments?done=conflicted';
});

/** The criteria are the round's own. What is not finished is kept too; only sealing asks for everything. */
export const score = rawAction(async (actor, posted) => {
  const { ref, ...typed } = posted.raw;
  if (posted.intent === 'save' || posted.intent === 'autosave') {
    const at = await saveScores(actor, String(ref), typedWords(typed));
    return posted.intent === 'save' ? file(String(ref), 'saved') : { notice: words(posted.locale)('assessment.scores.saved', { time: formatTime(at) }) };
  }
  const mine = await assignmentForAssessor(actor, String(ref));
  if (!mine) throw new Refusal('not_found');
  const parsed = parseFields(scoreFields(mine), posted.raw);
  if (parsed.problems) return { raw: posted.raw, unsaved: true, errors: problemsInWords(wordedScoreFields(posted.locale, mine), parsed.problems, posted) };
  await sealScores(actor, mine.ref, scoresFrom(mine, parsed.values));
  return file(mine.ref, 'sealed');
});

'use server';

import { declareClear, declareConflict } from '@/lib/assessment/commands/score';
import { declarationForm } from '@/lib/assessment/schema';
import { formAction, rawAction } from '@/lib/form-action';
import { keepOrSeal } from './saving';

const file = (ref: string, done: string) => `/manage/assessments/${encodeURIComponent(ref)}?done=${done}`;

export const declare = formAction(declarationForm, async (actor, { ref, choice, reason }) => {
  if (choice === 'clear') await declareClear(actor, ref);
  else await declareConflict(actor, ref, reason ?? '');
  return choice === 'clear' ? file(ref, 'declared') : '/manage/assessments?done=conflicted';
});

/** The criteria are the round's own. What is not finished is kept too; only sealing asks for everything. */
export const score = rawAction(keepOrSeal);

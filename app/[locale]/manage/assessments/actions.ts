'use server';

import { namesForm } from '@/lib/assessment/assessing-forms';
import { declareAmongApplicants } from '@/lib/assessment/commands/names';
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

/** Where the round is read without names. */
export const declareAmong = formAction(namesForm, async (actor, { ref, names = '', reason = '' }) => {
  const { clear } = await declareAmongApplicants(actor, ref, { names, reason });
  return clear ? file(ref, 'declared') : '/manage/assessments?done=conflicted';
});

/** The criteria are the round's own. What is not finished is kept too; only sealing asks for everything. */
export const score = rawAction(keepOrSeal);

'use server';

import { declareForYear, declareInterest, endInterest } from '@/lib/conflict/commands';
import { endForm, newConflictForm, yearForm } from '@/lib/conflict/schema';
import { formAction } from '@/lib/form-action';

export const declareYear = formAction(yearForm, async (actor, { choice }) => {
  await declareForYear(actor, { none: choice === 'none' });
  return '/manage/conflicts?done=year';
});

export const addConflict = formAction(newConflictForm, async (actor, conflict, { key }) => {
  await declareInterest(actor, { ...conflict, key });
  return '/manage/conflicts?done=added';
});

export const endConflict = formAction(endForm, async (actor, { ref, endedOn }) => {
  await endInterest(actor, ref, endedOn);
  return '/manage/conflicts?done=ended';
});

'use server';

import { viewForm, viewRemovalForm } from '@/lib/assessment/assessing-forms';
import { removeView, saveView } from '@/lib/assessment/commands/many';
import { formAction } from '@/lib/form-action';

export const keepView = formAction(viewForm, async (actor, { name, shared, query }) => {
  await saveView(actor, { name, shared, query: query ?? '' });
  return '/manage/applications/views?done=done';
});

export const takeView = formAction(viewRemovalForm, async (actor, { name }) => {
  await removeView(actor, name);
  return '/manage/applications/views?done=removed';
});

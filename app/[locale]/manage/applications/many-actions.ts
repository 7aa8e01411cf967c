'use server';

import { viewForm, viewRemovalForm } from '@/lib/assessment/assessing-forms';
import { removeView, saveView, siftMany } from '@/lib/assessment/commands/many';
import { formAction, rawAction } from '@/lib/form-action';

export const keepView = formAction(viewForm, async (actor, { name, shared, query }) => {
  await saveView(actor, { name, shared, query: query ?? '' });
  return '/manage/applications/views?done=done';
});

export const takeView = formAction(viewRemovalForm, async (actor, { name }) => {
  await removeView(actor, name);
  return '/manage/applications/views?done=removed';
});

/** Which applications are listed is data, so the boxes are read as they came; the command looks at each again. */
export const passMany = rawAction(async (actor, { raw, key }) => {
  const chosen = (Array.isArray(raw.refs) ? raw.refs : [raw.refs]).filter((one) => typeof one === 'string');
  return `/manage/runs/${await siftMany(actor, chosen, key)}`;
});

'use server';

import { approveTogether } from '@/lib/decision/approval-commands';
import { togetherForm } from '@/lib/decision/schema';
import { formAction } from '@/lib/form-action';

/** Which applications are waiting is data, so the ticks are read as they came; the command looks at each. */
export const approveChosen = formAction(togetherForm, async (actor, { round, ...given }, { key, raw }) => {
  const applications = (Array.isArray(raw.applications) ? raw.applications : [raw.applications]).filter((one) => typeof one === 'string');
  await approveTogether(actor, round, { ...given, applications, key });
  return `/manage/rounds/${encodeURIComponent(round)}/decision?done=approved`;
});

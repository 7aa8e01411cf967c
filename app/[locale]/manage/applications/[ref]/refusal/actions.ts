'use server';

import { refuseApplication } from '@/lib/assessment/commands/decision';
import { refusalForm } from '@/lib/assessment/schema';
import { formAction } from '@/lib/form-action';

export const refuse = formAction(refusalForm, async (actor, { ref, reason }, { key }) => {
  await refuseApplication(actor, ref, { reason, key });
  return `/manage/applications/${encodeURIComponent(ref)}?done=refusal`;
});

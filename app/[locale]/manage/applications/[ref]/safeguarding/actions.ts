'use server';

import { formAction } from '@/lib/form-action';
import { recordSafeguardingCheck } from '@/lib/safeguarding/commands';
import { safeguardingCheckForm } from '@/lib/safeguarding/schema';

export const recordCheck = formAction(safeguardingCheckForm, async (actor, { ref, ...found }) => {
  await recordSafeguardingCheck(actor, ref, found);
  return `/manage/applications/${encodeURIComponent(ref)}?done=safeguarding`;
});

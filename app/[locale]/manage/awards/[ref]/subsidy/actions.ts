'use server';

import { recordSubsidyEntry } from '@/lib/diligence/commands';
import { entryForm } from '@/lib/diligence/schema';
import { formAction } from '@/lib/form-action';

export const enter = formAction(entryForm, async (actor, { ref, reference, uploadedOn }, { key }) => {
  await recordSubsidyEntry(actor, ref, { reference, uploadedOn }, { key });
  return `/manage/awards/${encodeURIComponent(ref)}/subsidy?done=yes`;
});

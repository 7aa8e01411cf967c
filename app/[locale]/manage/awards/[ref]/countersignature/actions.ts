'use server';

import { countersignAward } from '@/lib/award/commands';
import { countersignatureForm } from '@/lib/award/schema';
import { formAction } from '@/lib/form-action';

export const countersign = formAction(countersignatureForm, async (actor, { ref }, { key }) => {
  const { live } = await countersignAward(actor, ref, { key });
  return `/manage/awards/${encodeURIComponent(ref)}?done=${live ? 'countersignature' : 'waits'}`;
});

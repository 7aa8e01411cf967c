'use server';

import { extendOffer } from '@/lib/award/offer-commands';
import { offerExtensionForm } from '@/lib/award/schema';
import { formAction } from '@/lib/form-action';

export const extend = formAction(offerExtensionForm, async (actor, { ref, until, reason }) => {
  await extendOffer(actor, ref, { until, reason });
  return `/manage/awards/${encodeURIComponent(ref)}?done=extension`;
});

'use server';

import { formAction } from '@/lib/form-action';
import { correctOrganisation, mergeOrganisations } from '@/lib/organisation/officer-commands';
import { officeInDoubt } from '@/lib/organisation/office-offers';
import { correctionForm, mergerForm } from '@/lib/organisation/schema';

export const correct = formAction(correctionForm, async (actor, { ref, ...correction }, posted) => {
  const doubt = officeInDoubt(posted, correction.place);
  if (doubt) return doubt;
  await correctOrganisation(actor, ref, correction);
  return `/manage/organisations/${encodeURIComponent(ref)}?done=corrected`;
});

export const merge = formAction(mergerForm, async (actor, { ref, into, reason }, { key }) => {
  await mergeOrganisations(actor, ref, { into, reason, key });
  return `/manage/organisations/${encodeURIComponent(into)}?done=merged`;
});

'use server';

import { formAction } from '@/lib/form-action';
import { acceptVariation, askForVariation, declineVariation } from '@/lib/variation/commands';
import { askForm, variationAcceptanceForm, variationDeclineForm } from '@/lib/variation/schema';

const page = (award: string, done: string) => `/apply/awards/${encodeURIComponent(award)}/variation?done=${done}`;

export const ask = formAction(askForm, async (actor, { award, amount, startsOn, endsOn, sites = [], ...rest }, { key }) => {
  await askForVariation(actor, award, { ...rest, amountPence: amount, plannedStartDate: startsOn, plannedEndDate: endsOn, sites, key });
  return page(award, 'asked');
});

export const accept = formAction(variationAcceptanceForm, async (actor, { ref, award, name }) => {
  await acceptVariation(actor, ref, { name });
  return page(award, 'accepted');
});

export const decline = formAction(variationDeclineForm, async (actor, { ref, award, reason }) => {
  await declineVariation(actor, ref, { reason });
  return page(award, 'declined');
});

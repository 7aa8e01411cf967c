'use server';

import { formAction } from '@/lib/form-action';
import { acceptOrAsk, askForVariation, askToAccept, confirmAcceptance, declineVariation } from '@/lib/variation/commands';
import { askForm, variationAcceptanceForm, variationCodeForm, variationDeclineForm, variationLinkForm, variationNewCodeForm } from '@/lib/variation/schema';

const page = (award: string, done: string) => `/apply/awards/${encodeURIComponent(award)}/variation?done=${done}`;
const confirmation = (award: string) => `/apply/awards/${encodeURIComponent(award)}/variation/acceptance/confirmation`;

export const ask = formAction(askForm, async (actor, { award, amount, startsOn, endsOn, sites = [], ...rest }, { key }) => {
  await askForVariation(actor, award, { ...rest, amountPence: amount, plannedStartDate: startsOn, plannedEndDate: endsOn, sites, key });
  return page(award, 'asked');
});

export const accept = formAction(variationAcceptanceForm, async (actor, { ref, award, name }) => ((await acceptOrAsk(actor, ref, { name })) === 'accepted' ? page(award, 'accepted') : confirmation(award)));

export const acceptByCode = formAction(variationCodeForm, async (actor, { ref, award, code }) => {
  await confirmAcceptance(actor, ref, { code });
  return page(award, 'accepted');
});

export const acceptByLink = formAction(variationLinkForm, async (actor, { ref, award, token }) => {
  await confirmAcceptance(actor, ref, { token });
  return page(award, 'accepted');
});

export const sendAcceptanceAgain = formAction(variationNewCodeForm, async (actor, { ref, award, name }) => {
  await askToAccept(actor, ref, { name });
  return confirmation(award);
});

export const decline = formAction(variationDeclineForm, async (actor, { ref, award, reason }) => {
  await declineVariation(actor, ref, { reason });
  return page(award, 'declined');
});

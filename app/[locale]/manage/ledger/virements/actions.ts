'use server';

import { formAction } from '@/lib/form-action';
import { confirmVirement, proposeVirement, rejectVirement } from '@/lib/virement/commands';
import { virementConfirmationForm, virementForm, virementRejectionForm } from '@/lib/virement/schema';

const page = (ref: string) => `/manage/ledger/virements/${encodeURIComponent(ref)}`;

export const propose = formAction(virementForm, async (actor, { from, to, amount, reason, consentBy, consentDocument, consentOn }, { key }) => {
  const consent = consentBy || consentDocument || consentOn ? { by: consentBy ?? '', document: consentDocument ?? '', on: consentOn ?? '' } : undefined;
  return page(await proposeVirement(actor, { from, to, amountPence: amount, reason, consent }, { key }));
});

export const confirm = formAction(virementConfirmationForm, async (actor, { ref }) => {
  await confirmVirement(actor, ref);
  return page(ref);
});

export const reject = formAction(virementRejectionForm, async (actor, { ref, reason }) => {
  await rejectVirement(actor, ref, reason);
  return page(ref);
});

'use server';

import { askToSign, confirmSignature, declineAward, signOrAsk } from '@/lib/award/commands';
import { acceptanceForm, awardRefusalForm, newCodeForm, signatureCodeForm, signatureLinkForm } from '@/lib/award/schema';
import { formAction } from '@/lib/form-action';

const award = (ref: string) => `/apply/awards/${encodeURIComponent(ref)}`;
const signed = (ref: string) => `${award(ref)}?done=acceptance`;
const confirmation = (ref: string) => `${award(ref)}/acceptance/confirmation`;

export const accept = formAction(acceptanceForm, async (actor, { ref, name }) => ((await signOrAsk(actor, ref, { name })) === 'signed' ? signed(ref) : confirmation(ref)));

export const confirmByCode = formAction(signatureCodeForm, async (actor, { ref, code }) => {
  await confirmSignature(actor, ref, { code });
  return signed(ref);
});

export const confirmByLink = formAction(signatureLinkForm, async (actor, { ref, token }) => {
  await confirmSignature(actor, ref, { token });
  return signed(ref);
});

export const sendAgain = formAction(newCodeForm, async (actor, { ref, name }) => {
  await askToSign(actor, ref, { name });
  return confirmation(ref);
});

export const decline = formAction(awardRefusalForm, async (actor, { ref, reason }) => {
  await declineAward(actor, ref, { reason });
  return `${award(ref)}?done=refusal`;
});

'use server';

import { confirmDelegation, proposeDelegation, rejectDelegation } from '@/lib/delegation/commands';
import { delegationConfirmationForm, delegationForm, delegationRejectionForm } from '@/lib/delegation/schema';
import { formAction } from '@/lib/form-action';

const page = (ref: string) => `/manage/delegations/${encodeURIComponent(ref)}`;

export const propose = formAction(delegationForm, async (actor, { person, limit, ...rest }, { key }) => page(await proposeDelegation(actor, { ...rest, person: person || undefined, limitPence: limit }, { key })));

export const confirm = formAction(delegationConfirmationForm, async (actor, { ref }) => {
  await confirmDelegation(actor, ref);
  return page(ref);
});

export const reject = formAction(delegationRejectionForm, async (actor, { ref, reason }) => {
  await rejectDelegation(actor, ref, reason);
  return page(ref);
});

'use server';

import { acceptAward, declineAward } from '@/lib/award/commands';
import { acceptanceForm, awardRefusalForm } from '@/lib/award/schema';
import { formAction } from '@/lib/form-action';

const award = (ref: string, done: string) => `/apply/awards/${encodeURIComponent(ref)}?done=${done}`;

export const accept = formAction(acceptanceForm, async (actor, { ref, name }) => {
  await acceptAward(actor, ref, { name });
  return award(ref, 'acceptance');
});

export const decline = formAction(awardRefusalForm, async (actor, { ref, reason }) => {
  await declineAward(actor, ref, { reason });
  return award(ref, 'refusal');
});

'use server';

import { formAction } from '@/lib/form-action';
import { acceptReturn, requestChanges } from '@/lib/outcome-return/commands';
import { acceptanceForm, changesForm } from '@/lib/outcome-return/schema';

export const accept = formAction(acceptanceForm, async (actor, { ref }, { version }) => {
  await acceptReturn(actor, ref, { seen: version });
  return `/manage/outcome-returns/${ref}`;
});

export const askForChanges = formAction(changesForm, async (actor, { ref, reason }, { version }) => {
  await requestChanges(actor, ref, { reason, seen: version });
  return `/manage/outcome-returns/${ref}`;
});

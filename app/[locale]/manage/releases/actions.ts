'use server';

import { formAction } from '@/lib/form-action';
import { checkRelease, draftRelease, releaseRelease, withdrawRelease } from '@/lib/publication/release-commands';
import { checkForm, draftForm, releaseForm, withdrawalForm } from '@/lib/publication/release-forms';

export const draft = formAction(draftForm, async (actor, given, { key }) => `/manage/releases/${await draftRelease(actor, { ...given, key })}`);

export const check = formAction(checkForm, async (actor, { ref }) => {
  await checkRelease(actor, ref);
  return `/manage/releases/${ref}`;
});

export const release = formAction(releaseForm, async (actor, { ref }) => {
  await releaseRelease(actor, ref);
  return `/manage/releases/${ref}`;
});

export const withdraw = formAction(withdrawalForm, async (actor, { ref, reason }) => {
  await withdrawRelease(actor, ref, { reason });
  return `/manage/releases/${ref}`;
});

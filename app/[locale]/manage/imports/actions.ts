'use server';

import { confirmAwardImport, prepareAwardImport, rejectAwardImport } from '@/lib/award-import/commands';
import { inviteRecipient, inviteRecipientsOfImport } from '@/lib/award-import/invitation-commands';
import { confirmationForm, fileForm, invitationForm, invitationsForm, rejectionForm } from '@/lib/award-import/schema';
import { formAction } from '@/lib/form-action';

const page = (ref: string, more = '') => `/manage/imports/${encodeURIComponent(ref)}${more}`;

export const sendFile = formAction(fileForm, async (actor, { file }, { key }) => {
  const bytes = Buffer.from(await file.arrayBuffer());
  return page(await prepareAwardImport(actor, { name: file.name, bytes }, { key }));
});

export const confirmFile = formAction(confirmationForm, async (actor, { ref }) => {
  await confirmAwardImport(actor, ref);
  return page(ref);
});

export const rejectFile = formAction(rejectionForm, async (actor, { ref, reason }) => {
  await rejectAwardImport(actor, ref, reason);
  return page(ref);
});

export const invite = formAction(invitationForm, async (actor, { ref, award, email, role, language }, { key }) => {
  await inviteRecipient(actor, award, email, role, language, key);
  return page(ref, '/invitations?done=one');
});

export const inviteAll = formAction(invitationsForm, async (actor, { ref }, { locale, key }) => {
  await inviteRecipientsOfImport(actor, ref, locale, key);
  return page(ref, '/invitations?done=all');
});

'use server';

import { formAction } from '@/lib/form-action';
import { confirmTakeover, proposeTakeover, stopTakeover } from '@/lib/takeover/commands';
import { proposalForm, stopForm, takeoverConfirmationForm } from '@/lib/takeover/schema';

const page = (organisation: string, done: string) => `/manage/organisations/${encodeURIComponent(organisation)}/owner?done=${done}`;

export const propose = formAction(proposalForm, async (actor, { organisation, ground, email, reason }, { key }) => {
  await proposeTakeover(actor, organisation, { ground, email, reason, key });
  return page(organisation, 'proposed');
});

export const confirm = formAction(takeoverConfirmationForm, async (actor, { organisation, email }) => {
  await confirmTakeover(actor, organisation, email);
  return page(organisation, 'confirmed');
});

export const stop = formAction(stopForm, async (actor, { organisation, reason }) => {
  await stopTakeover(actor, organisation, reason);
  return page(organisation, 'stopped');
});

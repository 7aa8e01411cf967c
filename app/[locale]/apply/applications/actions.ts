'use server';

import { isMember } from '@/lib/access/actor';
import { copyAnswers } from '@/lib/application/commands/copy';
import { askForSignOff, sendBackToDraft } from '@/lib/application/commands/sign-off';
import { startApplication } from '@/lib/application/commands/start';
import { withdrawApplication } from '@/lib/application/commands/submit';
import { copyForm, draftForm, signOffForm, startForm, withdrawalForm } from '@/lib/application/schema';
import { formAction } from '@/lib/form-action';

export const startOwnApplication = formAction(startForm, async (actor, { round, organisation }, { key }) => {
  const ref = await startApplication(actor, { roundRef: round, organisationId: organisation, key });
  return `/apply/applications/${ref}`;
});

export const askOwnSignOff = formAction(signOffForm, async (actor, { application }, { locale }) => {
  const { organisationId, alone } = await askForSignOff(actor, application, locale);
  return `/apply/applications/${application}${alone && isMember(actor, organisationId, 'certifier') ? '/submission' : ''}`;
});

export const sendOwnBackToDraft = formAction(draftForm, async (actor, { application }) => {
  await sendBackToDraft(actor, application);
  return `/apply/applications/${application}`;
});

export const withdrawOwnApplication = formAction(withdrawalForm, async (actor, { application, reason }) => {
  await withdrawApplication(actor, application, reason);
  return `/apply/applications/${application}`;
});

export const copyOwnAnswers = formAction(copyForm, async (actor, { application, from }) => {
  await copyAnswers(actor, application, from);
  return `/apply/applications/${application}`;
});

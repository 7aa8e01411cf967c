'use server';

import { askToSubmit, confirmSubmission, submitOrAsk } from '@/lib/application/commands/confirm';
import { submissionCodeForm, submissionForm, submissionLinkForm, submissionNewCodeForm } from '@/lib/application/schema';
import { formAction } from '@/lib/form-action';

const receipt = (ref: string) => `/apply/applications/${ref}/receipt`;
const confirmation = (ref: string) => `/apply/applications/${ref}/submission/confirmation`;

export const submitOwnApplication = formAction(submissionForm, async (actor, { application, alone }, { key, locale }) =>
  (await submitOrAsk(actor, application, { key, confirmedAlone: alone === true, locale })) === 'submitted' ? receipt(application) : confirmation(application));

export const submitByCode = formAction(submissionCodeForm, async (actor, { application, code }, { key, locale }) => {
  await confirmSubmission(actor, application, { code }, { key, locale });
  return receipt(application);
});

export const submitByLink = formAction(submissionLinkForm, async (actor, { application, token }, { key, locale }) => {
  await confirmSubmission(actor, application, { token }, { key, locale });
  return receipt(application);
});

export const sendSubmissionCodeAgain = formAction(submissionNewCodeForm, async (actor, { application }) => {
  await askToSubmit(actor, application);
  return confirmation(application);
});

'use server';

import { choiceFrom } from '@/app/[locale]/apply/applications/[ref]/[page]/choice';
import { chooseAssisted, confirmPaper, finishAssisted, recordPaper, reopenAssisted, startAssisted } from '@/lib/assisted/commands';
import { assistedFinishForm, assistedReopenForm, assistedStartForm, paperConfirmationForm, paperForm } from '@/lib/assisted/schema';
import { formAction, rawAction } from '@/lib/form-action';
import { officeInDoubt } from '@/lib/organisation/office-offers';
import { answerAssistedPage } from './saving';

const file = (ref: string) => `/manage/assisted/${encodeURIComponent(ref)}`;

export const startForSomebody = formAction(assistedStartForm, async (actor, given, posted) =>
  officeInDoubt(posted, given.place) ?? file(await startAssisted(actor, { ...given, key: posted.key })));

export const saveAssistedPage = rawAction(answerAssistedPage);

export const chooseAssistedVersion = rawAction(async (actor, posted) => {
  const choice = choiceFrom(posted);
  if ('errors' in choice) return choice;
  await chooseAssisted(actor, choice.application, choice);
  return `${file(choice.application)}/${choice.page}?drawn=${crypto.randomUUID().slice(0, 8)}`;
});

export const finishForSomebody = formAction(assistedFinishForm, async (actor, { ref }) => {
  await finishAssisted(actor, ref);
  return file(ref);
});

export const reopenForSomebody = formAction(assistedReopenForm, async (actor, { ref }) => {
  await reopenAssisted(actor, ref);
  return file(ref);
});

export const recordSignedPaper = formAction(paperForm, async (actor, { ref, ...paper }) => {
  await recordPaper(actor, ref, paper);
  return file(ref);
});

export const confirmSignedPaper = formAction(paperConfirmationForm, async (actor, { ref }, { key }) => {
  await confirmPaper(actor, ref, { key });
  return file(ref);
});

'use server';

import { choiceFrom } from '@/app/[locale]/apply/applications/[ref]/[page]/choice';
import { chooseAssistedClarification, sendAssistedClarification } from '@/lib/assisted/clarification-commands';
import { assistedAnswerForm } from '@/lib/assisted/schema';
import { formAction, rawAction } from '@/lib/form-action';
import { answerForSomebody } from './saving';

export const saveForSomebody = rawAction(answerForSomebody);

export const chooseForSomebody = rawAction(async (actor, posted) => {
  const choice = choiceFrom(posted);
  if ('errors' in choice) return choice;
  await chooseAssistedClarification(actor, choice.application, choice);
  return `/manage/assisted/${encodeURIComponent(choice.application)}/clarification?drawn=${crypto.randomUUID().slice(0, 8)}`;
});

export const sendForSomebody = formAction(assistedAnswerForm, async (actor, { ref, saidBy, saidOn, saidKept }, { key }) => {
  await sendAssistedClarification(actor, ref, { saidBy, saidOn, saidKept, key });
  return `/manage/assisted/${encodeURIComponent(ref)}/clarification`;
});

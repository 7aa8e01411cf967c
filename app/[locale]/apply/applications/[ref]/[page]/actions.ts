'use server';

import { chooseAnswer } from '@/lib/application/commands/save';
import { rawAction } from '@/lib/form-action';
import { choiceFrom, drawnAnew } from './choice';
import { answerPage } from './saving';

export const saveQuestionPage = rawAction(answerPage);

export const chooseVersion = rawAction(async (actor, posted) => {
  const choice = choiceFrom(posted);
  if ('errors' in choice) return choice;
  await chooseAnswer(actor, choice.application, choice);
  return drawnAnew(choice.application, choice.page);
});

'use server';

import { clarifyApplication } from '@/lib/clarification/commands';
import { clarifyForm } from '@/lib/clarification/schema';
import { formAction, rawAction } from '@/lib/form-action';
import { answerClarification } from './saving';

export const saveOwnClarification = rawAction(answerClarification);

export const clarifyOwnApplication = formAction(clarifyForm, async (actor, { application }, { key }) => {
  await clarifyApplication(actor, application, { key });
  return `/apply/applications/${application}/clarification?done=yes`;
});

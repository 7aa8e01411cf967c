'use server';

import { askForClarification, withdrawClarification } from '@/lib/clarification/commands';
import { requestWithdrawalForm } from '@/lib/clarification/schema';
import { formAction, rawAction } from '@/lib/form-action';
import { requestFrom } from './request';

/** The questions are the application's own, so the form is checked against them here. */
export const askApplicant = rawAction(async (actor, posted) => {
  const request = await requestFrom(actor, posted);
  if ('raw' in request) return request;
  await askForClarification(actor, request.ref, { ...request, key: posted.key });
  return `/manage/applications/${encodeURIComponent(request.ref)}?done=clarification_asked`;
});

export const withdrawRequest = formAction(requestWithdrawalForm, async (actor, { ref, reason }) => {
  await withdrawClarification(actor, ref, reason);
  return `/manage/applications/${encodeURIComponent(ref)}?done=clarification_withdrawn`;
});

'use server';

import { answerAdjustment, recordAdjustment } from '@/lib/adjustment/commands';
import { adjustmentAnswerForm, adjustmentRecordForm } from '@/lib/adjustment/schema';
import { formAction } from '@/lib/form-action';

export const recordRequest = formAction(adjustmentRecordForm, async (actor, request, { key }) => {
  const ref = await recordAdjustment(actor, { ...request, key });
  return `/manage/adjustments/${ref}`;
});

export const answerRequest = formAction(adjustmentAnswerForm, async (actor, { ref, ...answer }) => {
  await answerAdjustment(actor, ref, answer);
  return `/manage/adjustments/${encodeURIComponent(ref)}`;
});

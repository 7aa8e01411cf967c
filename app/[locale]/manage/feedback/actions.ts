'use server';

import { answerFeedback } from '@/lib/feedback/commands';
import { feedbackAnswerForm } from '@/lib/feedback/schema';
import { formAction } from '@/lib/form-action';

export const answerQuestion = formAction(feedbackAnswerForm, async (actor, { ref, answer }) => {
  await answerFeedback(actor, ref, { answer });
  return `/manage/feedback/${encodeURIComponent(ref)}`;
});

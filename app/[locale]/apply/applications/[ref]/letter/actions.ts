'use server';

import { makeComplaint } from '@/lib/complaint/commands';
import { complaintForm } from '@/lib/complaint/schema';
import { askForFeedback } from '@/lib/feedback/commands';
import { feedbackForm } from '@/lib/feedback/schema';
import { formAction } from '@/lib/form-action';

export const askFeedback = formAction(feedbackForm, async (actor, { application, question }, { key }) => {
  await askForFeedback(actor, application, { question, key });
  return `/apply/applications/${encodeURIComponent(application)}/feedback`;
});

export const complain = formAction(complaintForm, async (actor, { application, ...said }, { key }) => {
  await makeComplaint(actor, application, { ...said, key });
  return `/apply/applications/${encodeURIComponent(application)}/complaint?done=yes`;
});

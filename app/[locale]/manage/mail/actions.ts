'use server';

import { formAction } from '@/lib/form-action';
import { recordBounce } from '@/lib/notification/bounce-commands';
import { resendNotification } from '@/lib/notification/resend-commands';
import { bounceForm, resendForm } from '@/lib/notification/schema';

export const resend = formAction(resendForm, async (actor, { id }) => {
  await resendNotification(actor, id);
  return '/manage/mail';
});

export const bounced = formAction(bounceForm, async (actor, { email }) => {
  await recordBounce(actor, email);
  return '/manage/mail';
});

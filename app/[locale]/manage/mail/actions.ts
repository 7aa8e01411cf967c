'use server';

import { formAction } from '@/lib/form-action';
import { resendNotification } from '@/lib/notification/resend-commands';
import { resendForm } from '@/lib/notification/schema';

export const resend = formAction(resendForm, async (actor, { id }) => {
  await resendNotification(actor, id);
  return '/manage/mail';
});

'use server';

import { chooseLanguage } from '@/lib/access/commands';
import { formAction } from '@/lib/form-action';
import { languageForm } from '@/lib/notification/schema';

export const chooseMailLanguage = formAction(languageForm, async (actor, { locale }) => {
  await chooseLanguage(actor, locale);
  return '/account?done=yes';
});

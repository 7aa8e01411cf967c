'use server';

import { chooseLanguage } from '@/lib/access/commands';
import { formAction } from '@/lib/form-action';
import { languageForm } from '@/lib/notification/schema';

export const chooseMailLanguage = formAction(languageForm, async (actor, { language }) => {
  await chooseLanguage(actor, language);
  return '/account?done=yes';
});

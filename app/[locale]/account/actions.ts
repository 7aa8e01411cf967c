'use server';

import { chooseLanguage } from '@/lib/access/commands';
import { unlinkProvider } from '@/lib/access/provider-commands';
import { providerUnlinkForm } from '@/lib/access/schema';
import { formAction } from '@/lib/form-action';
import { languageForm } from '@/lib/notification/schema';

export const chooseMailLanguage = formAction(languageForm, async (actor, { language }) => {
  await chooseLanguage(actor, language);
  return '/account?done=yes';
});

export const unlink = formAction(providerUnlinkForm, async (actor) => {
  await unlinkProvider(actor);
  return '/account?unlinked=yes';
});

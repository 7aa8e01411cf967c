'use server';

import { confirmProviderLink } from '@/lib/access/provider-commands';
import { providerLinkForm } from '@/lib/access/schema';
import { openAction } from '@/lib/form-action';

/** Whoever has the link needs no session: it came to the mailbox of the person it is about. */
export const linkProvider = openAction(providerLinkForm, async ({ token }) => {
  await confirmProviderLink(token);
  return '/sign-in?linked=yes';
});

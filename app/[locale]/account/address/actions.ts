'use server';

import { askForAddress, confirmAddress } from '@/lib/access/address-commands';
import { countTry } from '@/lib/access/commands';
import { addressConfirmationForm, addressForm } from '@/lib/access/schema';
import { formAction, openAction } from '@/lib/form-action';

export const askForNewAddress = formAction(addressForm, async (actor, { email }, { locale }) => {
  await countTry(`address:${actor.id}`, 5, 60);
  await askForAddress(actor, email, locale);
  return '/account/address/sent';
});

/** Whoever has the link needs no session: the old mailbox may be gone. */
export const useNewAddress = openAction(addressConfirmationForm, async ({ token }, { locale }) => {
  await confirmAddress(token, locale);
  return '/account/address/changed';
});

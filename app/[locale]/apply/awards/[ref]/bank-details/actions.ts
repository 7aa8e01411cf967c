'use server';

import { askForBankAccount, stopBankAccount } from '@/lib/bank-account/commands';
import { bankDetailsForm, bankObjectionForm } from '@/lib/bank-account/schema';
import { formAction } from '@/lib/form-action';

const bank = (ref: string, done: string) => `/apply/awards/${encodeURIComponent(ref)}/bank-details?done=${done}`;

export const giveBankDetails = formAction(bankDetailsForm, async (actor, { ref, ...details }, { key }) => {
  await askForBankAccount(actor, ref, details, { key });
  return bank(ref, 'asked');
});

export const objectToBankDetails = formAction(bankObjectionForm, async (actor, { ref, account, reason }) => {
  await stopBankAccount(actor, ref, { account, reason });
  return bank(ref, 'stopped');
});

'use server';

import { confirmBankAccount, enterBankAccount, stopBankAccount } from '@/lib/bank-account/commands';
import { bankConfirmationForm, bankObjectionForm, bankPaperForm } from '@/lib/bank-account/schema';
import { formAction } from '@/lib/form-action';

const bank = (ref: string, done: string) => `/manage/awards/${encodeURIComponent(ref)}/bank-details?done=${done}`;

export const enterFromPaper = formAction(bankPaperForm, async (actor, { ref, paper, ...details }, { key }) => {
  await enterBankAccount(actor, ref, details, { paper, key });
  return bank(ref, 'entered');
});

export const confirmBankDetails = formAction(bankConfirmationForm, async (actor, { ref, ...confirmed }) => {
  await confirmBankAccount(actor, ref, confirmed);
  return bank(ref, 'confirmed');
});

export const stopBankDetails = formAction(bankObjectionForm, async (actor, { ref, account, reason }) => {
  await stopBankAccount(actor, ref, { account, reason });
  return bank(ref, 'stopped');
});

'use server';

import { formAction } from '@/lib/form-action';
import { enterBankHoliday } from '@/lib/information-request/commands/due';
import { bankHolidayForm } from '@/lib/information-request/schema';

export const enter = formAction(bankHolidayForm, async (actor, entry, { key }) => {
  await enterBankHoliday(actor, entry, key);
  return '/manage/bank-holidays?done=yes';
});

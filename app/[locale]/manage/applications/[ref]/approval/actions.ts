'use server';

import { approveApplication } from '@/lib/assessment/commands/decision';
import { approvalForm } from '@/lib/assessment/schema';
import { formAction } from '@/lib/form-action';

export const approve = formAction(approvalForm, async (actor, { ref, amount, ...decided }, { key }) => {
  const { awardRef } = await approveApplication(actor, ref, { amountPence: amount, ...decided, key });
  return `/manage/applications/${encodeURIComponent(ref)}?done=${awardRef ? 'approval' : 'first_approval'}`;
});

'use server';

import { askForAdjustment } from '@/lib/adjustment/commands';
import { adjustmentForm } from '@/lib/adjustment/schema';
import { formAction } from '@/lib/form-action';

export const askForOwnAdjustment = formAction(adjustmentForm, async (actor, request, { key }) => {
  await askForAdjustment(actor, { ...request, key });
  return '/apply/adjustments?done=yes';
});

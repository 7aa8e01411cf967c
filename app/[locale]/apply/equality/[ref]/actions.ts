'use server';

import { giveEqualityAnswers } from '@/lib/equality/commands';
import { equalityForm } from '@/lib/equality/schema';
import { formAction } from '@/lib/form-action';

export const giveOwnAnswers = formAction(equalityForm, async (actor, { round, ...answers }) => {
  await giveEqualityAnswers(actor, round, answers);
  return `/apply/equality/${encodeURIComponent(round)}?done=yes`;
});

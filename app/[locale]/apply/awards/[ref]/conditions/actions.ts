'use server';

import { answerCondition } from '@/lib/condition/commands';
import { evidenceForm } from '@/lib/condition/schema';
import { formAction } from '@/lib/form-action';

export const answer = formAction(evidenceForm, async (actor, { award, condition, note }) => {
  await answerCondition(actor, condition, { note: note ?? '' });
  return `/apply/awards/${encodeURIComponent(award)}?done=condition`;
});

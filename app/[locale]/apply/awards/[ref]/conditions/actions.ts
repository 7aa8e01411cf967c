'use server';

import { answerCondition, removeEvidence } from '@/lib/condition/commands';
import { evidenceForm, removalForm } from '@/lib/condition/schema';
import { formAction } from '@/lib/form-action';

export const answer = formAction(evidenceForm, async (actor, { award, condition, note }) => {
  await answerCondition(actor, condition, { note: note ?? '' });
  return `/apply/awards/${encodeURIComponent(award)}?done=condition`;
});

export const remove = formAction(removalForm, async (actor, { award, condition, file }) => {
  await removeEvidence(actor, condition, file);
  return `/apply/awards/${encodeURIComponent(award)}/conditions/${encodeURIComponent(condition)}?removed=1`;
});

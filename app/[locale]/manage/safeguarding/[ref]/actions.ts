'use server';

import { formAction } from '@/lib/form-action';
import { addConcernStep } from '@/lib/safeguarding/commands';
import { concernStepForm } from '@/lib/safeguarding/schema';

export const addStep = formAction(concernStepForm, async (actor, { ref, ...step }) => {
  await addConcernStep(actor, ref, step);
  return `/manage/safeguarding/${encodeURIComponent(ref)}?done=step`;
});

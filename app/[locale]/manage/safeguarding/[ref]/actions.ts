'use server';

import { formAction } from '@/lib/form-action';
import { addConcernStep } from '@/lib/safeguarding/commands';
import { concernStepForm } from '@/lib/safeguarding/schema';

export const addStep = formAction(concernStepForm, async (actor, { ref, ...step }, { key }) => {
  await addConcernStep(actor, ref, step, key);
  return `/manage/safeguarding/${encodeURIComponent(ref)}?done=step`;
});

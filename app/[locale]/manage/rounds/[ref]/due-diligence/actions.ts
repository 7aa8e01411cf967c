'use server';

import { setMandatoryChecks } from '@/lib/diligence/commands';
import { mandatoryForm } from '@/lib/diligence/schema';
import { formAction } from '@/lib/form-action';

export const setChecks = formAction(mandatoryForm, async (actor, { ref, checks = [] }, { version }) => {
  await setMandatoryChecks(actor, ref, { checks, version });
  return `/manage/rounds/${encodeURIComponent(ref)}/due-diligence?done=yes`;
});

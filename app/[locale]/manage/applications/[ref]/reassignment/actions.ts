'use server';

import { reassignForm } from '@/lib/assessment/assessing-forms';
import { withdrawAssignment } from '@/lib/assessment/commands/assign';
import { formAction } from '@/lib/form-action';

export const reassign = formAction(reassignForm, async (actor, { ref, assessor, reason }) => {
  await withdrawAssignment(actor, ref, { assessorId: assessor, reason });
  return `/manage/applications/${encodeURIComponent(ref)}?done=reassignment`;
});

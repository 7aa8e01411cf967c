'use server';

import { declineForm } from '@/lib/assessment/assessing-forms';
import { declineAssignment } from '@/lib/assessment/commands/score';
import { formAction } from '@/lib/form-action';

export const decline = formAction(declineForm, async (actor, { ref, reason }) => {
  await declineAssignment(actor, ref, reason);
  return '/manage/assessments?done=declined';
});

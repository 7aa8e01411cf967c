'use server';

import { withdrawAssignment } from '@/lib/assessment/commands/assign';
import { rawAction } from '@/lib/form-action';

export const reassign = rawAction(async (actor, { raw }) => {
  const ref = String(raw.ref);
  await withdrawAssignment(actor, ref, { assessorId: String(raw.assessor ?? ''), reason: String(raw.reason ?? '') });
  return `/manage/applications/${encodeURIComponent(ref)}?done=reassignment`;
});

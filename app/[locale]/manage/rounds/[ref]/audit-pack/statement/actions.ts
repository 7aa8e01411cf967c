'use server';

import { stateRequirement } from '@/lib/audit-pack/commands';
import { statementForm } from '@/lib/audit-pack/schema';
import { formAction } from '@/lib/form-action';

export const state = formAction(statementForm, async (actor, { round, ...said }, { key }) => {
  await stateRequirement(actor, round, { ...said, key });
  return `/manage/rounds/${encodeURIComponent(round)}/audit-pack?done=stated`;
});

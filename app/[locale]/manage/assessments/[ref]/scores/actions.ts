'use server';

import { chooseScoreText } from '@/lib/assessment/commands/draft';
import { rawAction } from '@/lib/form-action';

export const chooseText = rawAction(async (actor, { raw, version }) => {
  const [ref, name] = [String(raw.ref), String(raw.name)];
  await chooseScoreText(actor, ref, { name, choice: String(raw.choice ?? 'saved'), version });
  return `/manage/assessments/${encodeURIComponent(ref)}/scores?done=chosen`;
});

'use server';

import { siftMany } from '@/lib/assessment/commands/many';
import { rawAction } from '@/lib/form-action';

/** Which applications are listed is data, so the boxes are read as they came; the command looks at each again. */
export const passMany = rawAction(async (actor, { raw, key }) => {
  const chosen = (Array.isArray(raw.refs) ? raw.refs : [raw.refs]).filter((one) => typeof one === 'string');
  return `/manage/runs/${await siftMany(actor, chosen, key)}`;
});

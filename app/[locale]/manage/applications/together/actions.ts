'use server';

import { assignChosen } from '@/lib/assessment/commands/assign';
import { siftMany } from '@/lib/assessment/commands/many';
import { moveTogether } from '@/lib/assessment/commands/together';
import { rawAction } from '@/lib/form-action';
import { Refusal } from '@/lib/refusal';
import { chosenFrom } from './chosen';

/** Which applications are listed is data, so the boxes are read as they came; the commands look at each again. */
export const moveChosen = rawAction(async (actor, { raw, key }) => {
  const { move, refs, reason, fingerprint } = chosenFrom(raw);
  if (!move) throw new Refusal('not_found');
  if (move === 'sift') return `/manage/runs/${await siftMany(actor, refs, key)}`;
  if (move === 'assign') return `/manage/runs/${await assignChosen(actor, { refs, fingerprint, key })}`;
  return `/manage/runs/${await moveTogether(actor, move, { refs, reason, key })}`;
});

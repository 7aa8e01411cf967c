'use server';

import { assignChosen } from '@/lib/assessment/commands/assign';
import { siftMany } from '@/lib/assessment/commands/many';
import { moveTogether } from '@/lib/assessment/commands/together';
import { definitionOf } from '@/lib/field';
import { parseFields } from '@/lib/field-schema';
import { problemsInWords, rawAction } from '@/lib/form-action';
import { Refusal } from '@/lib/refusal';
import { chosenFrom, reasonField } from './chosen';

/** Which applications are listed is data, so the boxes are read as they came; the commands look at each again. */
export const moveChosen = rawAction(async (actor, posted) => {
  const { raw, key, locale } = posted;
  const { move, refs, reason, fingerprint } = chosenFrom(raw);
  if (!move) throw new Refusal('not_found');
  if (move === 'sift') return `/manage/runs/${await siftMany(actor, refs, key)}`;
  if (move === 'assign') return `/manage/runs/${await assignChosen(actor, { refs, fingerprint, key })}`;
  const field = reasonField(locale, move);
  // That there is one at all is the command's to ask, beside the applications themselves.
  const { problems } = parseFields(definitionOf([{ ...field, optional: true }]), raw);
  if (problems) return { raw, unsaved: true, errors: problemsInWords([field], problems, posted) };
  return `/manage/runs/${await moveTogether(actor, move, { refs, reason, key })}`;
});

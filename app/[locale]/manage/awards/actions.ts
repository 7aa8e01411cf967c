'use server';

import { publicationFields, publicationFrom, wordedPublicationFields } from '@/lib/award/publication-form';
import { awardForStaff } from '@/lib/award/queries';
import { withdrawalForm } from '@/lib/award/schema';
import { parseFields } from '@/lib/field-schema';
import { formAction, problemsInWords, rawAction } from '@/lib/form-action';
import { publishAward, withdrawPublication } from '@/lib/publication/commands';
import { Refusal } from '@/lib/refusal';

const file = (ref: string, done: string) => `/manage/awards/${encodeURIComponent(ref)}?done=${done}`;

/** There is one question for each place of the award, so the form is checked against the award here. */
export const publish = rawAction(async (actor, posted) => {
  const award = await awardForStaff(actor, String(posted.raw.ref));
  if (!award) throw new Refusal('not_found');
  const parsed = parseFields(publicationFields(award.sites), posted.raw);
  if (parsed.problems) return { raw: posted.raw, errors: problemsInWords(wordedPublicationFields(posted.locale, award.sites), parsed.problems, posted) };
  await publishAward(actor, award.ref, publicationFrom(award.sites, parsed.values));
  return file(award.ref, 'publication');
});

export const withdraw = formAction(withdrawalForm, async (actor, { ref, reason }) => {
  await withdrawPublication(actor, ref, { reason });
  return file(ref, 'withdrawal');
});

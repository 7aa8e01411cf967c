'use server';

import { describeAssessor } from '@/lib/assessment/commands/assign';
import { parseProfile, profileFields } from '@/lib/assessment/profile-form';
import { ownProfile } from '@/lib/assessment/queries/assign';
import { problemsInWords, rawAction } from '@/lib/form-action';
import { Refusal } from '@/lib/refusal';

/** The areas are the rounds' own, so what was ticked is checked against them here. */
export const describeMyself = rawAction(async (actor, posted) => {
  const own = await ownProfile(actor);
  if (!own) throw new Refusal('not_found');
  const fields = profileFields(posted.locale, own.known);
  const parsed = parseProfile(fields, posted.raw);
  if (parsed.problems) return { raw: posted.raw, errors: problemsInWords(fields, parsed.problems, posted) };
  const { areas, atOnce } = parsed.values;
  await describeAssessor(actor, { areas: Array.isArray(areas) ? areas.map(String) : [], atOnce: Number(atOnce) });
  return '/manage/assessments?done=profile';
});

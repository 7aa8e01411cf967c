'use server';

import { declineForm } from '@/lib/assessment/assessing-forms';
import { describeAssessor } from '@/lib/assessment/commands/assign';
import { chooseScoreText } from '@/lib/assessment/commands/draft';
import { declineAssignment } from '@/lib/assessment/commands/score';
import { parseProfile, profileFields } from '@/lib/assessment/profile-form';
import { ownProfile } from '@/lib/assessment/queries/assign';
import { formAction, problemsInWords, rawAction } from '@/lib/form-action';
import { Refusal } from '@/lib/refusal';

export const decline = formAction(declineForm, async (actor, { ref, reason }) => {
  await declineAssignment(actor, ref, reason);
  return '/manage/assessments?done=declined';
});

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

export const chooseText = rawAction(async (actor, { raw, version }) => {
  const [ref, name] = [String(raw.ref), String(raw.name)];
  await chooseScoreText(actor, ref, { name, choice: String(raw.choice ?? 'saved'), version });
  return `/manage/assessments/${encodeURIComponent(ref)}/scores?done=chosen`;
});

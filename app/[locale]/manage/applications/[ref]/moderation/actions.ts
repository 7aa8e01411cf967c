'use server';

import { refresh } from 'next/cache';
import { moderate } from '@/lib/assessment/commands/panel';
import { panelForStaff } from '@/lib/assessment/queries/application';
import { scoreFields, scoresFrom, wordedScoreFields } from '@/lib/assessment/score-form';
import { parseFields } from '@/lib/field-schema';
import { problemsInWords, rawAction } from '@/lib/form-action';
import { Refusal } from '@/lib/refusal';

/** The criteria are the round's own, so the form is checked against them here. */
export const recordModeration = rawAction(async (actor, posted) => {
  const ref = String(posted.raw.ref);
  const panel = await panelForStaff(actor, ref);
  if (!panel) throw new Refusal('not_found');
  const parsed = parseFields(scoreFields(panel.application), posted.raw);
  if (parsed.problems) return { raw: posted.raw, errors: problemsInWords(wordedScoreFields(posted.locale, panel.application), parsed.problems, posted) };
  // Somebody moderated meanwhile: their scores appear in the table above, beside what was typed here.
  if (posted.version !== panel.application.version) refresh();
  await moderate(actor, ref, { scores: scoresFrom(panel.application, parsed.values), version: posted.version });
  return `/manage/applications/${encodeURIComponent(ref)}?done=moderation`;
});

import { may } from '@/lib/access/policy';
import type { Locale } from '@/lib/locale';
import { missing } from '../../../route-props';
import { roundAt } from '../rounds/round-page';

/** The draft that an officer is working on, the published questions where there is none yet, and what its forms post along. */
export async function draftAt(locale: Locale, ref: string, step: string) {
  const { actor, round, path } = await roundAt(locale, ref, `/manage/question-sets/${ref}/${step}`);
  if (!may(actor, 'question_set.edit', null)) missing(locale);
  return { page: { locale, actor, round, path, area: 'question-sets' as const }, round, set: round.draft?.definition ?? round.questionSet.definition, hidden: { round: round.ref, version: String(round.draft?.version ?? 0) } };
}

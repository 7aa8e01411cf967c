import { textsOf, versionsFrom } from '@/app/[locale]/apply/applications/[ref]/[page]/saving';
import { sentencesOf } from '@/app/[locale]/apply/applications/[ref]/sentences';
import type { Person } from '@/lib/access/actor';
import { saveAssisted } from '@/lib/assisted/commands';
import { assistedApplication } from '@/lib/assisted/queries';
import { formatTime } from '@/lib/dates';
import { rawWithRow, typedWords } from '@/lib/field-raw';
import { type Posted, savedNotice } from '@/lib/form-action';
import type { FormState } from '@/lib/form-state';
import { askedOn, pageOf, problemsOf, wordedFields } from '@/lib/programme/questions';
import { Refusal } from '@/lib/refusal';

/** As on the applicant's own pages: saved first, then back here with what is wrong or has two texts, or on to the list. */
export async function answerAssistedPage(actor: Person, posted: Posted): Promise<string | FormState> {
  const { application: ref = '', page: key = '', form = '' } = textsOf(posted.raw);
  const saved = await saveAssisted(actor, ref, key, posted.raw, { form, versions: versionsFrom(posted.raw.versions) });
  if (posted.intent === 'autosave') return { notice: savedNotice(posted.locale, formatTime(saved.at)) };
  const list = `/manage/assisted/${ref}`;
  if (saved.keptApart.length > 0) return `${list}/${key}?drawn=${crypto.randomUUID().slice(0, 8)}`;
  const longer = rawWithRow({ ...posted.raw, intent: posted.intent });
  if (longer) return { raw: longer };
  if (posted.intent === 'later') return list;
  const found = await assistedApplication(actor, ref);
  const page = found && pageOf(found.application.set, key);
  if (!found || !page) throw new Refusal('not_found');
  const { answers } = found.application;
  const questions = askedOn(page, answers);
  const errors = sentencesOf(questions, wordedFields(questions, posted.locale), problemsOf(questions, answers), answers, posted);
  return errors.length > 0 ? { raw: typedWords(posted.raw), errors } : list;
}

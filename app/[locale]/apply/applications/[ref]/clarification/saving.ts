import type { Person } from '@/lib/access/actor';
import { saveClarification } from '@/lib/application/commands/save';
import { clarificationForMember, type OwnClarification } from '@/lib/clarification/queries';
import { formatTime } from '@/lib/dates';
import { rawWithRow, typedWords } from '@/lib/field-raw';
import { type Posted, savedNotice } from '@/lib/form-action';
import type { FormState } from '@/lib/form-state';
import { problemsOf, wordedFields } from '@/lib/programme/questions';
import { Refusal } from '@/lib/refusal';
import { words } from '@/lib/words';
import { textsOf, versionsFrom } from '../[page]/saving';
import { sentencesOf } from '../sentences';

/** Who saves, who reads it back, and where the applications of that side stand. */
type Side = { save: typeof saveClarification; read: (actor: Person, ref: string) => Promise<OwnClarification | undefined>; at: string };

export const answerClarification = (actor: Person, posted: Posted): Promise<string | FormState> => answering(actor, posted, { save: saveClarification, read: clarificationForMember, at: '/apply/applications' });

/** Saves first, whatever is wrong, as a page of the draft does; then back here with what is wrong or torn, or on to what will be sent. */
export async function answering(actor: Person, posted: Posted, { save, read, at }: Side): Promise<string | FormState> {
  const { application: ref = '', form = '' } = textsOf(posted.raw);
  const saved = await save(actor, ref, posted.raw, { form, versions: versionsFrom(posted.raw.versions) });
  if (posted.intent === 'autosave' && saved.keptApart.length === 0) return { notice: savedNotice(posted.locale, formatTime(saved.at)) };
  const found = await read(actor, ref);
  if (!found?.open) throw new Refusal('no_clarification_is_open');
  const label = found.open.opened.find(({ name }) => saved.keptApart.includes(name))?.label[posted.locale] ?? '';
  if (posted.intent === 'autosave') return { notice: words(posted.locale)('application.page.twoTexts', { label }) };
  if (saved.keptApart.length > 0) return `${at}/${ref}/clarification?drawn=${crypto.randomUUID().slice(0, 8)}`;
  const longer = rawWithRow({ ...posted.raw, intent: posted.intent });
  if (longer) return { raw: longer };
  if (posted.intent === 'later') return `${at}/${ref}`;
  const errors = errorsIn(found.open, posted);
  return errors.length > 0 ? { raw: typedWords(posted.raw), errors } : `${at}/${ref}/clarification/submission`;
}

function errorsIn({ opened, after }: NonNullable<OwnClarification['open']>, posted: Posted) {
  return sentencesOf(opened, wordedFields(opened, posted.locale), problemsOf(opened, after), after, posted);
}

import type { Person } from '@/lib/access/actor';
import { writerMark } from '@/lib/access/device';
import { saveAnswers } from '@/lib/application/commands/save';
import { offersOf } from '@/lib/application/place-answers';
import { type ApplicationPage, applicationPageForMember } from '@/lib/application/queries';
import { formatTime } from '@/lib/dates';
import type { FieldError, Raw } from '@/lib/field';
import { rawWithRow, typedWords } from '@/lib/field-raw';
import { type Posted, savedNotice } from '@/lib/form-action';
import type { FormState, Offers } from '@/lib/form-state';
import type { Locale } from '@/lib/locale';
import { askedOn, askedPages, pageOf, problemsOf, questionsOf, sectionOf, wordedFields } from '@/lib/programme/questions';
import { Refusal } from '@/lib/refusal';
import { words } from '@/lib/words';
import { sentencesOf } from '../sentences';
import { drawnAnew } from './choice';

/**
 * Saves the page first, whatever is wrong with it, and then says where to go: back here with what is wrong or with two texts to
 * choose between, else to the next page of the section, else to the task list.
 */
export async function answerPage(actor: Person, posted: Posted): Promise<string | FormState> {
  const { application: ref = '', page: key = '', form = '', order, writer } = textsOf(posted.raw);
  // A tab that one person left open, in a browser where another has signed in since: these are not the other's words.
  if (writer && writer !== writerMark(actor)) throw new Refusal('written_by_another');
  const saved = await saveAnswers(actor, ref, key, posted.raw, { form, order: orderFrom(order), versions: versionsFrom(posted.raw.versions) });
  if (posted.intent === 'autosave' && saved.keptApart.length === 0) return { notice: savedNotice(posted.locale, formatTime(saved.at)) };
  const application = await applicationPageForMember(actor, ref);
  if (!application) throw new Refusal('not_found');
  if (posted.intent === 'autosave') return { notice: twoTexts(application, saved.keptApart, posted.locale) };
  if (saved.keptApart.length > 0) return drawnAnew(ref, key);
  const longer = rawWithRow({ ...posted.raw, intent: posted.intent });
  if (longer) return { raw: longer };
  if (posted.intent === 'later') return `/apply/applications/${ref}`;
  const errors = errorsOn(application, key, posted);
  const offers = offersOf(pageOf(application.set, key)?.questions ?? [], posted.raw, posted.locale);
  const meant = offersInWords(offers, posted);
  return errors.length + meant.length > 0 ? { raw: typedWords(posted.raw), errors: [...errors, ...meant], offers, notice: savedNotice(posted.locale, formatTime(saved.at)) } : nextPage(application, key);
}

export const textsOf = (raw: Raw): Record<string, string | undefined> => Object.fromEntries(Object.entries(raw).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));

/** The versions the form showed, from its hidden box. What is not ours counts as never seen, which overwrites nothing. */
export function versionsFrom(posted: unknown): Record<string, number> {
  try {
    const read: unknown = JSON.parse(String(posted));
    if (typeof read !== 'object' || read === null) return {};
    return Object.fromEntries(Object.entries(read).filter((entry): entry is [string, number] => Number.isInteger(entry[1])));
  } catch {
    return {};
  }
}

/** How many keys the form had counted. What no form of ours would send counts as none. */
const orderFrom = (posted: string | undefined): number => (/^\d{1,9}$/.test(posted ?? '') ? Number(posted) : 0);

const twoTexts = ({ set }: ApplicationPage, names: string[], locale: Locale): string => {
  const label = questionsOf(set).find(({ name }) => name === names[0])?.label[locale] ?? '';
  return words(locale)('application.page.twoTexts', { label });
};

function nextPage({ ref, set, answers }: ApplicationPage, key: string): string {
  const section = sectionOf(set, key);
  const pages = askedPages(set, answers).filter((page) => section?.pages.some((one) => one.key === page.key));
  const next = pages[pages.findIndex((page) => page.key === key) + 1];
  return `/apply/applications/${ref}${next ? `/${next.key}` : ''}`;
}

function errorsOn({ set, answers }: ApplicationPage, key: string, posted: Posted): FieldError[] {
  const page = pageOf(set, key);
  const questions = page ? askedOn(page, answers) : [];
  return sentencesOf(questions, wordedFields(questions, posted.locale), problemsOf(questions, answers), answers, posted);
}

/** One sentence for each place that may have been meant otherwise; its box has the choice. */
const offersInWords = (offers: Offers, { raw, locale }: Posted): FieldError[] =>
  Object.keys(offers).map((name) => {
    const [table = '', row = '', cell = ''] = name.split('.');
    const typed = String((raw[table] as Raw[] | undefined)?.[Number(row)]?.[cell] ?? '');
    return { name, sentence: words(locale)('answering.places.choose', { row: Number(row) + 1, typed }) };
  });

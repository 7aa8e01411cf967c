import 'server-only';
import { revalidatePath } from 'next/cache';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { actingAt, type Actor, isStaff, type Person } from './access/actor';
import { forgetWords, keepWords } from './access/kept-words';
import { currentActor, sessionToken } from './access/session';
import type { Fields, Raw, ValuesOf, WordedField } from './field';
import { fieldErrors } from './field-error';
import { rawWithRow, typedWords } from './field-raw';
import { errorSentences } from './field-sentences';
import { parseFields, rawFrom } from './field-schema';
import type { FormAction, FormState } from './form-state';
import { isLocale, type Locale, localPath } from './locale';
import { isOwnOrigin } from './origin';
import { addressHeader, pageAt } from './page-address';
import { Refusal } from './refusal';
import { refusalSentence, word, wordFields, words } from './words';

/** What came with the form besides its answers. */
export type Posted = { raw: Raw; locale: Locale; key: string; version: number; intent: string };

const makes = new WeakSet<object>();

/** Whether a `'use server'` export was made here; every one is (lib/form-action.test.ts), because every one can be posted to by anybody. */
export const isFormAction = (thing: unknown): boolean => typeof thing === 'function' && makes.has(thing);

/** Anybody may post anything to an action, also nothing at all: then it is an empty form, and is refused as one. */
const sent = (data: unknown): FormData => (data instanceof FormData ? data : new FormData());

/** Where to go next (one of our own paths, without the language), or what to show on the same page. */
type Answer = string | FormState;

/**
 * Makes a server action of a form whose person is signed in: parses with the very schema the browser used, gets the actor, and runs `act`.
 * Whoever says no (schema, rule, policy, constraint), the form comes back with the person's own words and a sentence on the right field.
 * Every export of a `'use server'` file is made by this or by `openAction`: a house test reads the build's manifest.
 * @param place where the catalogue keeps the fields' words: `award.offer`
 */
export function formAction<const Fs extends Fields>(
  definition: { fields: Fs; place: string },
  act: (actor: Person, values: ValuesOf<Fs>, posted: Posted) => Promise<Answer>,
): FormAction {
  return asPerson((actor, posted) => parsed(definition, posted, async (values) => forgetting(actor, await act(actor, values, posted))));
}

/** The same for a form that anybody may send: signing in, checking eligibility. */
export function openAction<const Fs extends Fields>(
  definition: { fields: Fs; place: string },
  act: (values: ValuesOf<Fs>, posted: Posted) => Promise<Answer>,
): FormAction {
  return made((posted) => parsed(definition, posted, (values) => act(values, posted)));
}

/**
 * The same for questions that are data: `act` gets what was typed, as it was typed, and answers for its own parsing.
 */
export function rawAction(act: (actor: Person, posted: Posted) => Promise<Answer>): FormAction {
  return asPerson(async (actor, posted) => forgetting(actor, await act(actor, posted)));
}

/**
 * A form's action at an address of its own (autosaveAt), for what a browser saves while its person types: Next's own call of an action
 * costs several times as much, and lets nobody leave the page before it is answered.
 */
export const autosaving = (action: FormAction) => async (request: Request): Promise<Response> => {
  const data = await request.formData().catch(() => new FormData());
  data.set('intent', 'autosave');
  return Response.json(await action({}, data));
};

/** Who asks comes before what was typed: an unfinished form is as much worth keeping as a finished one. */
function asPerson(work: (actor: Person, posted: Posted) => Promise<Answer>): FormAction {
  return made(async (posted) => {
    const actor = await actorHere();
    return actor.kind !== 'person' || (await mustGiveCode(actor)) ? whenSignedOut(actor, posted) : work(actor, posted);
  });
}

function made(work: (posted: Posted) => Promise<Answer>): FormAction {
  const action: FormAction = async (_state, data) => {
    const posted = postedFrom(rawFrom(sent(data)));
    return settle(posted, async () => {
      await refuseOtherOrigins();
      return work(posted);
    });
  };
  makes.add(action);
  return action;
}

/** What the schema says, or else what `act` does. Another row of a table is neither a mistake nor an answer. */
async function parsed<const Fs extends Fields>(definition: { fields: Fs; place: string }, posted: Posted, act: (values: ValuesOf<Fs>) => Promise<Answer>): Promise<Answer> {
  const longer = rawWithRow({ ...posted.raw, intent: posted.intent });
  if (longer) return { raw: longer };
  const read = parseFields(definition.fields, posted.raw);
  if (!read.problems) return act(read.values);
  const worded = wordFields(posted.locale, definition.place, definition.fields);
  return { raw: typedWords(posted.raw), unsaved: true, errors: fieldErrors(worded, read.problems, errorSentences(posted.locale), posted.raw) };
}

/**
 * Whoever was signed out while typing loses no word. With JavaScript the form stays as it is, and says to sign in in another tab. Without,
 * the words are kept for when they are back; without a session the page could not be drawn again.
 */
async function whenSignedOut(actor: Actor, posted: Posted): Promise<Answer> {
  const refusal = new Refusal('signed_out');
  if (posted.intent === 'autosave') return { notice: word(posted.locale, `refusal.${refusal.code}`), unsaved: true };
  const asked = await headers();
  if (asked.has('next-action')) throw refusal;
  const here = asked.get(addressHeader) ?? '/';
  const token = await sessionToken();
  const kept = token !== undefined && (await keepWords(token, pageAt(here), { raw: typedWords(posted.raw), version: posted.version }));
  return `/sign-in${actor.kind === 'person' ? '/code' : ''}?to=${encodeURIComponent(here)}${kept ? '&kept=yes' : ''}`;
}

/** A member of staff who has signed in again in another tab, and has not given a second factor since. */
const mustGiveCode = async (actor: Person) => isStaff(actor) && !actor.mfaAt && pageAt((await headers()).get(addressHeader) ?? '').startsWith('/manage');

/** Whoever posts, as they are at the page they post from. */
async function actorHere(): Promise<Actor> {
  const actor = await currentActor();
  return actor.kind === 'person' ? actingAt(actor, pageAt((await headers()).get(addressHeader) ?? '')) : actor;
}

/** What was accepted need not be kept any longer. */
async function forgetting(actor: Person, answer: Answer): Promise<Answer> {
  if (!actor.keptPaths?.length || (typeof answer === 'object' && answer.errors)) return answer;
  const page = pageAt((await headers()).get(addressHeader) ?? '');
  if (actor.keptPaths.includes(page)) await forgetWords(actor, page);
  return answer;
}

/** The errors of a form whose questions are data, in words. */
export const problemsInWords = (fields: readonly WordedField[], problems: Parameters<typeof fieldErrors>[1], posted: Pick<Posted, 'locale' | 'raw'>) =>
  fieldErrors(fields, problems, errorSentences(posted.locale), posted.raw);

function postedFrom(all: Raw): Posted {
  const { locale, key, version, intent, ...raw } = all;
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return { raw, locale: isLocale(locale) ? locale : 'en', key: text(key) || crypto.randomUUID(), version: Number(text(version)) || 0, intent: text(intent) };
}

async function settle(posted: Posted, work: () => Promise<Answer>): Promise<FormState> {
  let answer: Answer;
  try {
    answer = await work();
  } catch (error) {
    const refusal = error instanceof Refusal ? error : refusedByDatabase(error);
    if (!refusal) throw error;
    const sentence = refusalSentence(posted.locale, refusal);
    // A refused intent was not carried out, so its key is spent and the next try gets a fresh one.
    return { raw: typedWords(posted.raw), errors: [{ name: refusal.field ?? '', sentence }], key: crypto.randomUUID(), unsaved: true };
  }
  // What the browser remembers of the pages before is what they were before: Back must not bring old words into the boxes.
  if (typeof answer === 'string') revalidatePath('/', 'layout');
  // Outside the try: redirect() works by throwing.
  if (typeof answer === 'string') redirect(localPath(posted.locale, answer));
  return answer;
}

/**
 * The person's database role may not touch what a command locks before it asks the policy: an applicant posting an officer's form by hand.
 * The wall did its work, so it is a "no" and not a fault; the log keeps it, in case a grant is missing.
 */
function refusedByDatabase(error: unknown): Refusal | undefined {
  const { code, cause, message } = error as { code?: unknown; cause?: unknown; message?: unknown }; // drizzle keeps the driver's error as its cause
  if (code !== '42501') return cause ? refusedByDatabase(cause) : undefined;
  console.error(JSON.stringify({ level: 'error', event: 'refused by the database', message }));
  return new Refusal('not_allowed');
}

/** Next compares Origin with Host where a browser sends it; a write without any proof of origin is refused too. */
async function refuseOtherOrigins(): Promise<void> {
  if (!isOwnOrigin(await headers())) throw new Refusal('wrong_origin');
}

/** "Saved at 14:32", for a form that stays on its page. */
export const savedNotice = (locale: Locale, time: string): string => words(locale)('common.saved', { time });

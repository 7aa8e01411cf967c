import { type Actor, isStaff, type Person } from '@/lib/access/actor';
import { currentActor } from '@/lib/access/session';
import { isAttachmentProblem } from '@/lib/attachment/rules';
import { isLocale, type Locale, localPath } from '@/lib/locale';
import { isOwnOrigin } from '@/lib/origin';
import { Refusal } from '@/lib/refusal';
import { refusalSentence } from '@/lib/words';

/** These addresses take bytes and give bytes: no page of ours is ever shown at one, and nothing in an answer may run. */
export const headers = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff', 'content-security-policy': `default-src 'none'; sandbox; frame-ancestors 'none'` };

export const localeOf = (given: string): Locale => (isLocale(given) ? given : 'en');
export const json = (body: unknown, status = 200): Response => Response.json(body, { status, headers });

/** Sends the browser on to one of our own pages. */
export const seeOther = (locale: Locale, path: string): Response => new Response(null, { status: 303, headers: { ...headers, location: localPath(locale, path) } });

/** Whoever is signed in and may be heard; fund staff need their second factor. */
export const personOf = (actor: Actor): Person | undefined => (actor.kind === 'person' && (!isStaff(actor) || actor.mfaAt) ? actor : undefined);

/**
 * Answers a script of ours: its origin is proven, its person known, and whatever is refused is a code, with its sentence where the page does
 * not have it already (with the limits of its own question).
 */
export async function answer(request: Request, locale: Locale, work: (person: Person) => Promise<unknown>): Promise<Response> {
  if (request.method !== 'GET' && !isOwnOrigin(request.headers)) return json(refusalOf(new Refusal('wrong_origin'), locale), 403);
  const person = personOf(await currentActor());
  if (!person) return json(refusalOf(new Refusal('signed_out'), locale), 401);
  try {
    return json(await work(person));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return json(refusalOf(error, locale), error.code === 'not_found' ? 404 : 409);
  }
}

const refusalOf = (refusal: Refusal, locale: Locale) => ({ problem: refusal.code, sentence: isAttachmentProblem(refusal.code) ? undefined : refusalSentence(locale, refusal) });

/** What arrives, piece by piece; an aborted connection throws. */
export async function* bytesOf(request: Request): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader();
  if (!reader) return;
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    yield value;
  }
}

import { currentActor } from '@/lib/access/session';
import { begin } from '@/lib/attachment/receive';
import { boundaryOf } from '@/lib/attachment/multipart';
import { Refusal } from '@/lib/refusal';
import { answer, bytesOf, localeOf, personOf, seeOther } from '../../answering';
import { pageOfForm } from '../../page-of-form';
import { writerOf } from '../../writer';
import { readBegin } from './begin';
import { isOwnOrigin } from '@/lib/origin';
import { type SentForm, takeForm } from './whole';

type Context = { params: Promise<{ locale: string; ref: string }> };

/**
 * A file for an application. A script says what is coming and sends it in pieces (attachments/…/pieces); a form without one sends everything here at
 * once, which is streamed, and is sent back to its page with what became of it. No server action: those hold the whole body, and take three megabytes.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { locale: given, ref } = await params;
  const locale = localeOf(given);
  const boundary = boundaryOf(request.headers.get('content-type'));
  if (boundary === undefined) return answer(request, locale, async (person) => begin(await writerOf(person, ref), ref, readBegin(await request.json())));
  if (!isOwnOrigin(request.headers)) return new Response('Sent from another website', { status: 403 });
  const person = personOf(await currentActor());
  const form = await takeForm(person && (await writerOf(person, ref)), ref, { boundary, bytes: bytesOf(request), length: Number(request.headers.get('content-length')) });
  const page = pageOfForm(ref, form.texts.page, person);
  if (!person) return seeOther(locale, `/sign-in?to=${encodeURIComponent(page)}`);
  return seeOther(locale, `${page}?${queryOf(form)}#${form.texts.question ?? ''}-files`);
}

/** What the page needs to say what happened, and to put the typed date back into its boxes. */
function queryOf({ texts, file, problem }: SentForm): string {
  if (file) return `uploaded=${file}`;
  const query = new URLSearchParams({ problem: problem instanceof Refusal ? problem.code : 'attachment_missing', question: texts.question ?? '' });
  for (const part of ['day', 'month', 'year']) query.set(part, (texts[`dated.${part}`] ?? '').slice(0, 4));
  return String(query);
}

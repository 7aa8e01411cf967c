import { remove } from '@/lib/attachment/receive';
import { Refusal } from '@/lib/refusal';
import { currentActor } from '@/lib/access/session';
import { isOwnOrigin } from '@/lib/origin';
import { answer, localeOf, personOf, seeOther } from '../../answering';
import { pageOfForm } from '../../page-of-form';
import { writerOfFile } from '../../writer';

type Context = { params: Promise<{ locale: string; file: string }> };

/** Takes a file out of its answer, or cancels its upload: for a plain form, which is sent back to its page, and for a script. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { locale: given, file } = await params;
  const locale = localeOf(given);
  if (request.headers.get('accept') === 'application/json') return answer(request, locale, async (person) => remove(await writerOfFile(person, file), file));
  if (!isOwnOrigin(request.headers)) return new Response('Sent from another website', { status: 403 });
  const query = new URL(request.url).searchParams;
  const person = personOf(await currentActor());
  const page = pageOfForm(query.get('application'), query.get('page'), person);
  if (!person) return seeOther(locale, `/sign-in?to=${encodeURIComponent(page)}`);
  try {
    const { question } = await remove(await writerOfFile(person, file), file);
    return seeOther(locale, `${page}?removed=${file}#${question}-files`);
  } catch (error) {
    if (error instanceof Refusal) return seeOther(locale, page);
    throw error;
  }
}

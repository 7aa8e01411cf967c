import type { PlainDocument } from '@/lib/document/document';
import { environment } from '@/lib/env';
import { isLocale } from '@/lib/locale';
import { roundDocument } from '@/lib/programme/printed';
import { roundForPublic } from '@/lib/programme/queries';
import { type Made, servePrepared } from '@/lib/publication/prepared';
import { isReference } from '@/lib/reference';

/** The round as a file, kept per publication version like its page. */
export async function printedRound(request: Request, { locale, ref }: { locale: string; ref: string }, ending: 'pdf' | 'txt', make: (document: PlainDocument) => Promise<Pick<Made, 'body' | 'type'>>): Promise<Response> {
  const { OWNER_NAME, WELSH } = environment();
  const file = `/rounds/${ref}/questions.${ending}`;
  if (!isLocale(locale)) return new Response('Not found', { status: 404 });
  // Welsh that nobody qualified has read is not shown in production (lib/env.ts).
  if (locale === 'cy' && !WELSH) return new Response(null, { status: 307, headers: { location: file } });
  const made = await servePrepared(request, `${locale} ${file}`, async () => {
    const found = isReference(ref) ? await roundForPublic(ref) : undefined;
    if (!found) return undefined;
    const headers = { 'content-disposition': `inline; filename="${ref}-${locale}.${ending}"`, 'content-language': locale };
    return { ...(await make(roundDocument(locale, found.round, { author: OWNER_NAME, now: found.now }))), headers };
  });
  return made ?? new Response('Not found', { status: 404 });
}

import { staffSignedIn } from '@/lib/access/session';
import { dispositionOf, kindOfName, whyNotServe } from '@/lib/attachment/rules';
import { fileStore } from '@/lib/attachment/store';
import { mediaTypes } from '@/lib/attachment/vocabulary';
import { gatheredFile } from '@/lib/information-request/queries';
import { word } from '@/lib/words';
import { headers, localeOf } from '../../../../../../attachments/answering';

/** A file that was gathered, as it was attached: to be saved and never shown in the page's place. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: string; ref: string; number: string }> }): Promise<Response> {
  const { locale: given, ref, number } = await params;
  const locale = localeOf(given);
  const actor = await staffSignedIn(locale, `/manage/information-requests/${ref}/items/${number}/file`);
  const file = /^\d{1,6}$/.test(number) ? await gatheredFile(actor, ref, Number(number)) : undefined;
  const kind = file && kindOfName(file.name);
  if (!file || !kind) return plain(word(locale, 'refusal.not_found'), 404);
  const refusal = whyNotServe(file);
  if (refusal) return plain(word(locale, `refusal.${refusal.code}`), refusal.code === 'attachment_waits_for_scan' ? 503 : 410);
  const bytes = await fileStore().read(file.id, file.sha256);
  return new Response(new Uint8Array(bytes), { headers: { ...headers, 'content-type': mediaTypes[kind], 'content-length': String(bytes.length), 'content-disposition': dispositionOf(file.savedAs) } });
}

const plain = (sentence: string, status: number): Response => new Response(sentence, { status, headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' } });

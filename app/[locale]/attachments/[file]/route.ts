import { redirect } from 'next/navigation';
import { currentActor, staffSignedIn } from '@/lib/access/session';
import { isStaff } from '@/lib/access/actor';
import { attachmentToServe } from '@/lib/attachment/queries';
import { dispositionOf, kindOfName, whyNotServe } from '@/lib/attachment/rules';
import { fileStore } from '@/lib/attachment/store';
import { mediaTypes } from '@/lib/attachment/vocabulary';
import { localPath } from '@/lib/locale';
import { word } from '@/lib/words';
import { headers, localeOf } from '../answering';

type Context = { params: Promise<{ locale: string; file: string }> };

/** A file to be saved and never shown in the page's place, for whoever may read the application; an infected one for nobody. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { locale: given, file: ref } = await params;
  const locale = localeOf(given);
  const here = `/attachments/${ref}`;
  const actor = await currentActor();
  if (actor.kind !== 'person') redirect(`${localPath(locale, '/sign-in')}?to=${encodeURIComponent(localPath(locale, here))}`);
  const person = isStaff(actor) ? await staffSignedIn(locale, here) : actor;
  const file = await attachmentToServe(person, ref);
  const refusal = file && whyNotServe(file);
  const kind = file && kindOfName(file.name);
  if (!file || !kind) return plain(word(locale, 'refusal.not_found'), 404);
  if (refusal) return plain(word(locale, `refusal.${refusal.code}`), refusal.code === 'attachment_waits_for_scan' ? 503 : 410);
  const bytes = await fileStore().read(file.id, file.sha256);
  return new Response(new Uint8Array(bytes), { headers: { ...headers, 'content-type': mediaTypes[kind], 'content-length': String(bytes.length), 'content-disposition': dispositionOf(file.name) } });
}

const plain = (sentence: string, status: number): Response => new Response(sentence, { status, headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' } });

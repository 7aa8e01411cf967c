import { notFound } from 'next/navigation';
import { staffSignedIn } from '@/lib/access/session';
import { addresseeOf } from '@/lib/assisted/queries';
import { clarificationLetter } from '@/lib/clarification/letter';
import { clarificationForStaff } from '@/lib/clarification/queries';
import type { PlainDocument } from '@/lib/document/document';
import { environment } from '@/lib/env';
import { isLocale } from '@/lib/locale';

/** The letter about the request that waits, in the language of its address, as the file that `made` makes of it. */
export async function letterFile(params: Promise<{ locale: string; ref: string }>, ending: 'pdf' | 'txt', type: string, made: (letter: PlainDocument) => Promise<BodyInit> | BodyInit): Promise<Response> {
  const { locale: given, ref } = await params;
  const locale = isLocale(given) ? given : 'en';
  const actor = await staffSignedIn(locale, `/manage/applications/${ref}/clarification`);
  const found = await clarificationForStaff(actor, ref);
  const clarification = found?.clarifications.find(({ status }) => status === 'asked');
  if (!found || !clarification) notFound();
  const letter = clarificationLetter(locale, { application: found.application, clarification, to: await addresseeOf(actor, ref) }, environment().OWNER_NAME);
  return new Response(await made(letter), {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="questions-${ref}.${ending}"`, 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' },
  });
}

import { notFound } from 'next/navigation';
import { staffSignedIn } from '@/lib/access/session';
import { releasedFile } from '@/lib/information-request/queries';
import type { FileName } from '@/lib/information-request/vocabulary';
import { isLocale } from '@/lib/locale';

const types: Record<FileName, string> = { 'copy.pdf': 'application/pdf', 'copy.txt': 'text/plain; charset=utf-8', 'copy.csv': 'text/csv; charset=utf-8' };

/** A released file, as it was hashed. */
export const fileAt = (name: FileName) => async (_request: Request, { params }: { params: Promise<{ locale: string; ref: string }> }): Promise<Response> => {
  const { locale, ref } = await params;
  const actor = await staffSignedIn(isLocale(locale) ? locale : 'en', `/manage/information-requests/${ref}/${name}`);
  const bytes = await releasedFile(actor, ref, name);
  if (!bytes) notFound();
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': types[name], 'content-disposition': `attachment; filename="${ref}-${name}"`, 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' } });
};

import { notFound } from 'next/navigation';
import type { Person } from '@/lib/access/actor';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import type { ImportKind } from '@/lib/award-import/columns';
import { isLocale, type Locale } from '@/lib/locale';

/** Which template is asked for (`?kind=devolved_awards`), and whether this person may have it. */
export async function templateKind(request: Request, given: string): Promise<{ kind: ImportKind; locale: Locale; actor: Person }> {
  const locale = isLocale(given) ? given : 'en';
  const actor = await staffSignedIn(locale, '/manage/imports');
  const kind = new URL(request.url).searchParams.get('kind') === 'devolved_awards' ? 'devolved_awards' : 'awards';
  const allowed = kind === 'awards' ? may(actor, 'import.read', null) : actor.nation !== null && may(actor, 'devolved_import.prepare', { nation: actor.nation });
  if (!allowed) notFound();
  return { kind, locale, actor };
}

/** A file to be saved, never shown in the page's place, and kept by nobody on the way. */
export const download = (body: string | Buffer, fileName: string, type: string): Response =>
  new Response(typeof body === 'string' ? body : new Uint8Array(body), {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="${fileName}"`, 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' },
  });

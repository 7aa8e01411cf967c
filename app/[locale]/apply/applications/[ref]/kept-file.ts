import { signedIn } from '@/lib/access/session';
import { applicationForMember, type OwnApplication } from '@/lib/application/queries';
import { isLocale, type Locale } from '@/lib/locale';

const types = { txt: 'text/plain', csv: 'text/csv' } as const;
const noStore = { 'cache-control': 'private, no-store' };

/** An application's answers as a file to keep, for its own people, who sign in first; to anybody else it does not exist. */
export async function keptFile(params: Promise<{ locale: string; ref: string }>, ending: keyof typeof types, write: (locale: Locale, application: OwnApplication) => string): Promise<Response> {
  const { locale: asked, ref } = await params;
  const locale = isLocale(asked) ? asked : 'en';
  const actor = await signedIn(locale, `/apply/applications/${ref}/answers.${ending}`);
  const application = await applicationForMember(actor, ref);
  if (!application) return new Response('Not found', { status: 404, headers: noStore });
  const headers = { ...noStore, 'content-type': `${types[ending]}; charset=utf-8`, 'content-disposition': `attachment; filename="${application.ref}.${ending}"`, 'x-content-type-options': 'nosniff' };
  return new Response(write(locale, application), { headers });
}

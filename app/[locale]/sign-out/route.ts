import { endSession } from '@/lib/access/commands';
import { beganAtProvider } from '@/lib/access/provider-commands';
import { sessionToken } from '@/lib/access/session';
import { isLocale, localPath } from '@/lib/locale';
import { isOwnOrigin } from '@/lib/origin';

/**
 * A plain form posts here, so that signing out works on every page without a script. The cookie stays, and opens nothing any more: what
 * another tab still sends finds its person by it, and is kept (lib/access/kept-words.ts).
 */
export async function POST(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  if (!isOwnOrigin(request.headers)) return new Response('Sent from another website', { status: 403 });
  const { locale } = await params;
  const token = await sessionToken();
  if (token) await endSession(token);
  const next = token && (await beganAtProvider(token)) ? '/sign-in/signed-out' : '/';
  return new Response(null, { status: 303, headers: { location: localPath(isLocale(locale) ? locale : 'en', next) } });
}

import { providerSettings, providerSignOut } from '@/lib/access/provider';
import { takeProviderToken } from '@/lib/access/provider-commands';
import { sessionToken } from '@/lib/access/session';
import { environment } from '@/lib/env';
import { isLocale, localPath } from '@/lib/locale';
import { isOwnOrigin } from '@/lib/origin';

/** Signs out at the provider as well. By now the session here has ended, and only its cookie tells what the provider must be told. */
export async function POST(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  if (!isOwnOrigin(request.headers)) return new Response('Sent from another website', { status: 403 });
  const { locale: given } = await params;
  const home = localPath(isLocale(given) ? given : 'en', '/');
  const [provider, cookie] = [providerSettings(), await sessionToken()];
  const idToken = provider && cookie ? await takeProviderToken(cookie) : undefined;
  const place = provider && idToken ? await providerSignOut(provider, idToken, `${environment().ORIGIN}${home}`) : undefined;
  return new Response(null, { status: 303, headers: { location: place ?? home, 'cache-control': 'private, no-store' } });
}

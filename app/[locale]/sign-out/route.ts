import { cookies } from 'next/headers';
import { endSession } from '@/lib/access/commands';
import { cookieAttributes, sessionCookie, sessionToken } from '@/lib/access/session';
import { isLocale, localPath } from '@/lib/locale';
import { isOwnOrigin } from '@/lib/origin';

/** A plain form posts here, so that signing out works on every page without a script. */
export async function POST(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  if (!isOwnOrigin(request.headers)) return new Response('Sent from another website', { status: 403 });
  const { locale } = await params;
  const token = await sessionToken();
  if (token) await endSession(token);
  (await cookies()).set(sessionCookie(), '', { ...cookieAttributes(), maxAge: 0 });
  return new Response(null, { status: 303, headers: { location: localPath(isLocale(locale) ? locale : 'en', '/') } });
}

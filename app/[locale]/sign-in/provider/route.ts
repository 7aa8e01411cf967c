import { signIn } from '@/lib/access/auth';
import { countTry } from '@/lib/access/commands';
import { providerId, providerSettings } from '@/lib/access/provider';
import { ownPath } from '@/lib/access/session';
import { isLocale, localPath } from '@/lib/locale';
import { isOwnOrigin } from '@/lib/origin';

/** A plain form posts here, so that leaving for the identity provider works without a script. It changes nothing: cookies remember the way back. */
export async function POST(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  if (!isOwnOrigin(request.headers)) return new Response('Sent from another website', { status: 403 });
  const { locale: given } = await params;
  const locale = isLocale(given) ? given : 'en';
  const to = (await request.formData().catch(() => undefined))?.get('to');
  const redirectTo = ownPath(typeof to === 'string' ? to : undefined, localPath(locale, '/sign-in/home'));
  const failed = `${localPath(locale, '/sign-in')}?${new URLSearchParams({ problem: 'away', to: redirectTo })}`;
  // Whatever is wrong there, a link by mail works: nobody meets an error page because another service is away.
  const place = providerSettings() ? await leave(request, redirectTo, locale).catch(reported) : undefined;
  return new Response(null, { status: 303, headers: { location: place ?? failed, 'cache-control': 'private, no-store' } });
}

async function leave(request: Request, redirectTo: string, locale: string): Promise<string> {
  await countTry(`provider-from:${request.headers.get('x-forwarded-for') ?? 'here'}`, 100, 15);
  const place: unknown = await signIn(providerId, { redirect: false, redirectTo }, locale === 'cy' ? { ui_locales: 'cy' } : {});
  if (typeof place !== 'string' || new URL(place).origin === new URL(request.url).origin) throw new Error('the provider has no place to sign in');
  return place;
}

function reported(error: unknown): undefined {
  console.error(JSON.stringify({ level: 'error', event: 'the identity provider did not answer', message: error instanceof Error ? error.message : 'unknown' }));
}

import { environment } from '../env';
import { localPath } from '../locale';

/** Whether a request is somebody coming back from the identity provider. */
export const isProviderCallback = (request: Request): boolean => new URL(request.url).pathname.endsWith('/api/auth/callback/oidc');

/** Where somebody wanted to go when they left for the provider, as next-auth's cookie keeps it. */
export function callbackCookie(request: Request): string | undefined {
  const found = /(?:^|;\s*)(?:__Secure-)?authjs\.callback-url=([^;]*)/.exec(request.headers.get('cookie') ?? '')?.[1];
  const address = found && decodeURIComponent(found);
  return address && URL.canParse(address, environment().ORIGIN) ? address : undefined;
}

/**
 * The sign-in page with the sentence that says what to do, in the language somebody left in, and where they wanted to go: next-auth's own
 * way back knows neither.
 */
export function backToSignIn(request: Request, problem: 'refused' | 'failed'): string {
  const wanted = new URL(callbackCookie(request) ?? '/', environment().ORIGIN);
  const locale = /^\/cy(\/|$)/.test(wanted.pathname) ? 'cy' : 'en';
  const to = wanted.pathname + wanted.search;
  return `${localPath(locale, '/sign-in')}?${new URLSearchParams({ problem, ...(to === '/' || to === '/cy' ? {} : { to }) })}`;
}

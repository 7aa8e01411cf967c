import { type NextRequest, NextResponse } from 'next/server';
import { formPlaces } from './lib/access/form-places';
import { withoutLocale } from './lib/locale';
import { addressHeader } from './lib/page-address';

/**
 * Signed-in pages get a nonce for the scripts Next sends, and are kept by nobody. Public pages do not come by here: they have
 * no script, and their policy says so (app/public-page.tsx). This is no guard: every page and every command asks the policy itself.
 */
export function proxy(request: NextRequest): NextResponse {
  // A page that is not there any more, when a form of it is sent without JavaScript: the browser repeats its POST at the address we name.
  if (request.method === 'POST' && withoutLocale(request.nextUrl.pathname) === '/not-found') return NextResponse.redirect(request.nextUrl, 303);
  const nonce = btoa(crypto.randomUUID());
  const policy = [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data:`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action ${formPlaces()}`,
    `frame-ancestors 'none'`,
  ].join('; ');
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  headers.set(addressHeader, request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set('cache-control', 'private, no-store');
  return response;
}

// Two plain patterns: in '/(cy/)?manage' the first slash belongs to what is optional, and English pages are left out.
export const config = { matcher: ['/(account|apply|manage|sign-in|check-eligibility|demonstration-mail|concern|not-found)/:path*', '/cy/(account|apply|manage|sign-in|check-eligibility|demonstration-mail|concern|not-found)/:path*'] };

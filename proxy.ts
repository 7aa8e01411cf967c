import { type NextRequest, NextResponse } from 'next/server';

/**
 * Signed-in pages get a nonce for the scripts Next sends, and are kept by nobody. Public pages do not come by here: they have
 * no script, and their policy says so (app/public-page.tsx). This is no guard: every page and every command asks the policy itself.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data:`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ');
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set('cache-control', 'private, no-store');
  return response;
}

export const config = { matcher: ['/(cy/)?(apply|manage|sign-in|check-eligibility)/:path*', '/(cy/)?(apply|manage|sign-in|check-eligibility)'] };

import type { NextRequest } from 'next/server';
import { handlers } from '@/lib/access/auth';
import { backToSignIn, isProviderCallback } from '@/lib/access/provider-return';

export const { POST } = handlers;

/**
 * Mail scanners open links. A GET must not use one up: the link's own page has the button that posts. The identity provider sends people
 * back by a GET, which only the browser that left for it can use (state, nonce and the verifier are in its cookies).
 */
export async function GET(request: NextRequest): Promise<Response> {
  if (!isProviderCallback(request)) return new Response('Open the link in your mail and press the button', { status: 405, headers: { allow: 'POST' } });
  if (request.nextUrl.searchParams.get('error') === 'access_denied') return away(backToSignIn(request, 'refused'));
  const answer = await handlers.GET(request);
  const to = answer.headers.get('location');
  const failed = answer.status >= 400 || (to !== null && new URL(to, request.url).searchParams.has('error'));
  return failed ? away(backToSignIn(request, 'failed')) : answer;
}

const away = (location: string) => new Response(null, { status: 303, headers: { location, 'cache-control': 'private, no-store' } });

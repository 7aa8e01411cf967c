import { handlers } from '@/lib/access/auth';

export const { POST } = handlers;

/** Mail scanners open links. A GET must not use one up: the link's own page has the button that posts. */
export function GET(): Response {
  return new Response('Open the link in your mail and press the button', { status: 405, headers: { allow: 'POST' } });
}

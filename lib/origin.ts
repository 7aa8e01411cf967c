import { environment } from './env';

/**
 * Whether a write comes from our own pages: by Origin, or by Sec-Fetch-Site where a browser leaves Origin out.
 * A write that proves neither is refused.
 */
export function isOwnOrigin(headers: Headers): boolean {
  const origin = headers.get('origin');
  if (origin !== null && URL.canParse(origin)) return origin === environment().ORIGIN || new URL(origin).host === headers.get('host');
  return headers.get('sec-fetch-site') === 'same-origin';
}

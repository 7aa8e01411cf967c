import { environment } from '@/lib/env';

/** Only a production profile is for search engines: a demonstration's fiction must not be found beside real organisations. */
export function GET(): Response {
  const { PROFILE, ORIGIN } = environment();
  const rules = PROFILE === 'production' ? ['Allow: /', 'Disallow: /apply', 'Disallow: /manage', 'Disallow: /sign-in', `Sitemap: ${ORIGIN}/sitemap.xml`] : ['Disallow: /'];
  return new Response(`User-agent: *\n${rules.join('\n')}\n`, { headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' } });
}

import { expect, test } from '../support/fixtures';
import { pages, type Seen } from './pages';
import { routesOnDisk } from './routes';
import { cookieOf, type Persona, personas } from './personas';

/** How an answer looks from outside. */
function seenAs(response: Response): Seen {
  if (response.status === 200) return 'seen';
  if (response.status === 404) return 'not found';
  const to = response.headers.get('location') ?? '';
  if (/\/sign-in(\?|$)/.test(to)) return 'sign in';
  if (/\/not-found$/.test(to)) return 'not found';
  if (response.status >= 300 && response.status < 400) return 'sent elsewhere';
  return `${response.status}`;
}

/** What a page lets run that it must not: everything, or a script without the policy's nonce. */
function unprotected(response: Response, html: string): string[] {
  const policy = response.headers.get('content-security-policy') ?? '';
  const scripts = (/script-src ([^;]*)/.exec(policy) ?? /default-src ([^;]*)/.exec(policy))?.[1] ?? '';
  if (!scripts || scripts.includes('unsafe')) return [`no script policy worth the name: “${policy}”`];
  const nonce = /'nonce-([^']+)'/.exec(scripts)?.[1];
  return [...html.matchAll(/<script\b[^>]*>/g)].filter(([tag]) => !nonce || !tag.includes(`nonce="${nonce}"`)).map(([tag]) => `${tag} may not run`);
}

test('every route has a row: a new one without is refused here', () => {
  const rows = new Set(pages.map((page) => page.route));
  expect(routesOnDisk().filter((route) => !rows.has(route))).toEqual([]);
  expect([...rows].filter((route) => !routesOnDisk().includes(route))).toEqual([]);
});

for (const persona of Object.keys(personas) as Persona[]) {
  test(`${persona}: every page is seen, refused or not found as the table says`, async ({ baseURL }) => {
    const cookie = await cookieOf(persona);
    const wrong: string[] = [];
    for (const page of pages) {
      const path = await page.path();
      // What is not for people to read has no language.
      for (const locale of /^\/(api|healthz|readyz)/.test(page.route) ? [''] : ['', '/cy']) {
        const response = await fetch(`${baseURL}${locale}${path}`.replace(/\/$/, '') || '/', { headers: cookie ? { cookie } : {}, redirect: 'manual' });
        const expected = page.by[persona] ?? page.others;
        if (seenAs(response) !== expected) wrong.push(`${locale}${path}: expected “${expected}”, got “${seenAs(response)}”`);
        if (response.headers.get('content-type')?.startsWith('text/html')) wrong.push(...unprotected(response, await response.text()).map((fault) => `${locale}${path}: ${fault}`));
        else await response.arrayBuffer();
      }
    }
    expect(wrong).toEqual([]);
  });
}

import { expect, test } from '../support/fixtures';
import { pages } from './pages';
import { cookieOf, type Persona } from './personas';

// Names our pages read from an address, each with what nobody's click would send: no id, no place to go on from, bytes a text cannot hold.
const names = ['after', 'before', 'search', 'state', 'round', 'q', 'region', 'place', 'sort', 'from', 'to', 'on', 'at', 'known', 'version', 'answer', 'person', 'organisation', 'mine', 'view', 'kind', 'page', 'scenario', 'drawn', 'uploaded'];
const strange = ['%00', '------------------------------------', "%27%20or%201%3D1--", '%F0%9F%92%A9%25_', '9'.repeat(40), '2025-02-31', '%E0%A4%A'];

for (const persona of ['visitor', 'applicant', 'recipient', 'officer', 'finance', 'auditor', 'administrator'] as Persona[]) {
  test(`${persona}: whatever an address is made to say, no page answers with a fault of ours`, async ({ baseURL }) => {
    const cookie = await cookieOf(persona);
    const faults: string[] = [];
    for (const page of pages.filter((one) => (one.by[persona] ?? one.others) === 'seen' && one.html !== false)) {
      for (const value of strange) {
        const path = await page.path();
        const address = `${path}${path.includes('?') ? '&' : '?'}${names.map((name) => `${name}=${value}`).join('&')}`;
        const response = await fetch(`${baseURL}${address}`, { headers: cookie ? { cookie } : {}, redirect: 'manual' });
        await response.arrayBuffer();
        if (response.status >= 500) faults.push(`${address.slice(0, 90)}: ${response.status}`);
      }
    }
    expect(faults).toEqual([]);
  });
}

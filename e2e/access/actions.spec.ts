import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { database, expect, test } from '../support/fixtures';
import { pages } from './pages';
import { cookieOf, type Persona, personas } from './personas';

/**
 * Every export of a 'use server' file can be posted to by anybody (SECURITY.md). So everybody posts to each, with the right Origin: nothing
 * may answer with a fault, and nothing may change. The manifest is the build's own, so an action that no test knows is here too.
 */
type Entry = { workers: Record<string, unknown>; filename: string; exportedName: string };
const manifest = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')) as { node: Record<string, Entry>; edge: Record<string, Entry> };
const actions = Object.entries(manifest.node).map(([id, { exportedName, filename, workers }]) => ({ id, name: `${filename}: ${exportedName}`, filename, routes: Object.keys(workers).map(routeOf) }));

/** Whoever posts these is nobody yet; a made-up address, code or person is refused without a word about which. */
const openActions = /\/(sign-in|sign-in\/provider-link|check-eligibility|concern|account\/address)\/actions\.ts: (report|linkProvider|askForLink|signInAsDemonstrationPerson|checkEligibility|useNewAddress)$/;

function routeOf(worker: string): string {
  const route = worker.replace(/^app/, '').replace('/[locale]', '').replace('/(public)', '').replace(/\/page$/, '');
  return route === '' ? '/' : route;
}

type Row = (typeof pages)[number];
const rowOf = (routes: readonly string[]): Row => {
  const row = pages.find((page) => routes.includes(page.route) && page.html !== false) ?? pages.find((page) => routes.includes(page.route));
  if (!row) throw new Error(`no page of the table holds an action of ${routes.join(', ')}`);
  return row;
};

/** Enough for any form to be read as filled in, about something that is there (`refs`) or is not. */
function filled(refs: readonly string[]): Record<string, string> {
  const [first = 'DIIF-0000-000', second = first] = refs;
  const nobody = '00000000-0000-7000-8000-000000000000';
  return {
    ref: refs.at(-1) ?? first, application: first, award: first, organisation: first, round: first, return: second, import: first, release: first, person: nobody, assessors: nobody, token: 'made-up', code: '000000',
    reason: 'Because', name: 'A Person', amount: '30000', outcome: 'recommended', eligible: 'yes', choice: 'clear', agree: 'yes', agreed: 'yes', confirm: 'yes', role: 'editor', until: 'made up',
  };
}

/** As a browser with JavaScript posts: the action's id in a header, its two arguments in React's own encoding. */
function post(url: string, cookie: string, id: string, values: Record<string, string>): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries({ locale: 'en', key: crypto.randomUUID(), ...values })) body.append(`_1_${name}`, value);
  body.append('0', JSON.stringify([{}, '$K1']));
  return fetch(url, { method: 'POST', body, redirect: 'manual', headers: { 'next-action': id, origin: new URL(url).origin, accept: 'text/x-component', ...(cookie && { cookie }) } });
}

/** What this person has done so far, or nobody: others may be at work meanwhile. Opening the page of codes makes the secret it shows, a file that is taken out is recorded, and the worker draws what was agreed. */
const doneBy = async (persona: Persona) => {
  const [{ n } = { n: 0 }] = await database.query<{ n: number }>('select count(*)::int as n from events where actor_id is not distinct from (select id from people where email = $1) and name not in (\'award.agreement_drawn\', \'person.second_factor_started\', \'parliament.answer_exported\', \'round.audit_pack_taken\', \'round.audit_pack_sealed\')', [personas[persona] ?? null]);
  return n;
};

test('the build holds no action but those of the actions files, which are all made by the wrapper', () => {
  expect(actions.length).toBeGreaterThan(20);
  expect(Object.keys(manifest.edge)).toEqual([]);
  expect(actions.filter(({ filename }) => !/^app\/.*\/actions\.ts$/.test(filename)).map(({ name }) => name)).toEqual([]);
});

for (const persona of Object.keys(personas) as Persona[]) {
  test(`${persona}: no action posted by hand fails, and none changes what is not theirs`, async ({ baseURL }) => {
    const cookie = await cookieOf(persona);
    const before = await doneBy(persona);
    const wrong: string[] = [];
    for (const { id, name, routes } of actions) {
      const row = rowOf(routes);
      const path = await row.path();
      const seen = row.by[persona] ?? row.others;
      // Where the page is not theirs, and to an auditor anywhere, what is really there is refused as well.
      const real = seen !== 'seen' || persona === 'auditor' ? [filled(path.match(/[A-Z]{3,4}-[0-9A-Z]{4}-[0-9A-Z]{2,4}/g) ?? [])] : [];
      for (const values of [{}, filled([]), ...real]) {
        const answer = await post(`${baseURL}${path}`, cookie, id, values);
        const text = await answer.text();
        if (answer.status >= 500 || /^\d+:E\{/m.test(text)) wrong.push(`${name} with ${JSON.stringify(values).slice(0, 40)}: ${answer.status} ${text.slice(0, 200)}`);
        if (persona === 'visitor' && !openActions.test(name) && !/sign in|Sign in/.test(text)) wrong.push(`${name}: a visitor was not sent to sign in: ${answer.status} ${text.slice(0, 200)}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(await doneBy(persona)).toBe(before);
  });
}

test('a form that was not finished when its session ended is kept as one that was', async ({ baseURL }) => {
  const cookie = await cookieOf('officer');
  const path = await rowOf(['/manage/applications/[ref]/sift']).path();
  const html = await (await fetch(`${baseURL}${path}`, { headers: { cookie } })).text();
  const form = /<form[^>]*>([\s\S]*?)<\/form>/.exec(html.slice(html.indexOf('id="main-content"')))?.[1] ?? '';
  const body = new FormData();
  for (const [, name = '', value = ''] of form.matchAll(/<input type="hidden" name="([^"]*)"(?: value="([^"]*)")?/g)) body.append(name, value.replaceAll('&quot;', '"'));
  body.append('reason', 'Half a sentence');
  await database.query(`update sessions set expires_at = now() - interval '1 minute' where token_hash = $1`, [hashOf(cookie)]);
  const answer = await fetch(`${baseURL}${path}`, { method: 'POST', body, redirect: 'manual', headers: { cookie, origin: String(baseURL) } });
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toContain('kept=yes');
});

const hashOf = (cookie: string) => createHash('sha256').update(cookie.split('=')[1] ?? '').digest('hex');

import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect, test } from '../support/fixtures';

const folder = '.next-earlier';
const port = 3219;
const node = (args: string[], settings: Record<string, string>): ChildProcess =>
  spawn('node', ['node_modules/next/dist/bin/next', ...args], { env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production', NEXT_DIST: folder, BUILD_ID: 'earlier', ...settings } as NodeJS.ProcessEnv, stdio: 'ignore' });
// What the sign-in page reads of its settings; it asks no database.
const settings = {
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: process.env.E2E_ACTION_KEY ?? '', NEXT_TELEMETRY_DISABLED: '1',
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', AUTH_SECRET: 'of a service that only draws a form', DATA_KEY: '0'.repeat(64), OIDC_ISSUER: '', OIDC_CLIENT_ID: '', OIDC_PRIVATE_KEY: '',
};

let earlier: ChildProcess;

test.beforeAll(async () => {
  // A build takes what the machine takes: this only ends one that hangs.
  test.setTimeout(900_000);
  // Next writes the build folder's name into tsconfig.json; the checkout stays as it was.
  const config = readFileSync('tsconfig.json', 'utf8');
  const built = node(['build'], settings);
  const code = await new Promise((resolve) => built.once('exit', resolve));
  writeFileSync('tsconfig.json', config);
  expect(code).toBe(0);
  earlier = node(['start', '-p', String(port)], settings);
  await expect.poll(() => fetch(`http://localhost:${port}/healthz`).then((answer) => answer.ok, () => false), { timeout: 120_000 }).toBe(true);
});

test.afterAll(() => {
  earlier?.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

test('a form that was opened before a new build is still taken by it, and not a word is lost', async ({ baseURL }) => {
  const html = await (await fetch(`http://localhost:${port}/sign-in`)).text();
  const form = /<form[^>]*>([\s\S]*?)<\/form>/.exec(html.slice(html.indexOf('id="main-content"')))?.[1] ?? '';
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]*)"(?: value="([^"]*)")?/g)].map(([, name, value]) => [name ?? '', decode(value ?? '')] as const);
  expect(hidden.some(([name]) => name.startsWith('$ACTION'))).toBe(true);

  const answer = await post(`${baseURL}/sign-in`, [...hidden, ['email', 'not an address']]);
  expect(answer.status).toBe(200);
  const page = await answer.text();
  expect(page).toContain('Enter an email address in the right format');
  expect(page).toContain('value="not an address"');

  const taken = await post(`${baseURL}/sign-in`, [...hidden, ['email', 'opened.before@example.org']]);
  expect(taken.status).toBe(303);
  expect(taken.headers.get('location')).toContain('/sign-in/check-your-mail');
});

test('a form whose action no build has any more is answered with a page that says what to do', async ({ baseURL }) => {
  const answer = await post(`${baseURL}/sign-in`, [[`$ACTION_ID_7f${'0'.repeat(40)}`, '']]);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([409, 'text/html; charset=utf-8']);
  expect(await answer.text()).toContain('<h1>This page has changed since you opened it</h1>');
});

function post(url: string, entries: readonly (readonly [string, string])[]): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of entries) body.append(name, value);
  return fetch(url, { method: 'POST', body, redirect: 'manual', headers: { origin: new URL(url).origin } });
}

const decode = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&#x27;', `'`).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { sayPagePolicy } from './page-policy.mjs';

/** What Next is told, and what the browser gets. */
async function asked(path: string, init: RequestInit = {}) {
  let told: Record<string, unknown> | undefined;
  const server = createServer((request, response) => {
    if (sayPagePolicy(request, response)) return;
    told = { address: request.headers['x-address'], policy: request.headers['content-security-policy'] };
    response.end();
  }).listen(0);
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo; // a server that listens on a port has one
  const answer = await fetch(`http://localhost:${port}${path}`, { redirect: 'manual', ...init });
  return { told, answer, policy: answer.headers.get('content-security-policy') };
}

test('a page behind sign-in is told its address and its policy, is kept by nobody, and has a nonce of its own each time', async () => {
  const [first, second] = [await asked('/cy/apply/applications/DIIF-1?x=y'), await asked('/manage')];
  expect(first.told).toEqual({ address: '/cy/apply/applications/DIIF-1?x=y', policy: first.policy });
  expect(first.answer.headers.get('cache-control')).toBe('private, no-store');
  const [one, two] = [first, second].map(({ policy }) => /'nonce-([^']+)'/.exec(policy ?? '')?.[1]);
  expect(one).toMatch(/^[\w+/]{22}==$/);
  expect(two).not.toBe(one);
});

test('a public page has no say here, and no browser can tell a page its address or its policy', async () => {
  const forged = { 'x-address': '/manage', 'content-security-policy': `script-src 'nonce-x'` };
  for (const path of ['/', '/projects', '/managers', '/cy/projects?to=/manage']) {
    const { told, policy } = await asked(path, { headers: forged });
    expect(told, path).toEqual({ address: undefined, policy: undefined });
    expect(policy, path).toBeNull();
  }
  expect((await asked('/manage', { headers: forged })).told).toMatchObject({ address: '/manage', policy: expect.not.stringContaining(`'nonce-x'`) });
});

test('a form of a page that is gone, sent without a script, comes to its address as a visit', async () => {
  const { answer, told } = await asked('/cy/not-found?x=y', { method: 'POST', body: 'a=b' });
  expect([answer.status, answer.headers.get('location'), told]).toEqual([303, '/cy/not-found?x=y', undefined]);
});

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { sayingWhatFailed } from './problem-page.mjs';

/** What a browser gets when Next answers so: in pieces, and compressed if it was asked for. */
async function answered(path: string, status: number, type = 'text/html; charset=utf-8'): Promise<{ text: string; asked: string | undefined }> {
  let asked: string | undefined;
  const server = createServer((request, response) => {
    const answer = sayingWhatFailed(request, response);
    answer.statusCode = status;
    answer.setHeader('content-type', type);
    answer.setHeader('content-security-policy', `style-src 'self' 'nonce-abc'`);
    asked = request.headers['accept-encoding'];
    answer.write('<!DOCTYPE html><html><body>');
    answer.end('</body></html>');
  }).listen(0);
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo; // a server that listens on a port has one
  const text = await (await fetch(`http://localhost:${port}${path}`, { headers: { 'accept-encoding': 'gzip' } })).text();
  return { text, asked };
}

test('a page that failed outright says so without a script, in both languages, its own first', async () => {
  const english = await answered('/apply', 500);
  expect(english.text).toContain('<noscript><title>Sorry, there is a problem – Digital Inclusion Innovation Fund</title>');
  expect(english.text).toContain('<style nonce="abc">');
  expect(english.text).toContain('lang="cy" class="problem__other"');
  expect(english.asked).toBe('identity');
  expect((await answered('/cy/apply', 500)).text).toContain('<title>Mae\'n ddrwg gennym, mae problem – Cronfa Arloesi Cynhwysiant Digidol</title>');
});

test('every other answer goes through untouched', async () => {
  expect(await answered('/apply', 200)).toEqual({ text: '<!DOCTYPE html><html><body></body></html>', asked: 'gzip' });
  expect((await answered('/api/places', 500, 'application/json')).text).not.toContain('noscript');
});

test('a form whose page sends its sender on is followed by reading, not by posting it again; a script’s own call is left alone', async () => {
  const server = createServer((request, response) => {
    const answer = sayingWhatFailed(request, response);
    answer.statusCode = 307;
    answer.end();
  }).listen(0);
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo; // a server that listens on a port has one
  const status = async (init: RequestInit) => (await fetch(`http://localhost:${port}/manage`, { ...init, redirect: 'manual' })).status;
  expect(await status({ method: 'POST' })).toBe(303);
  expect(await status({ method: 'POST', headers: { 'next-action': 'abc' } })).toBe(307);
  expect(await status({})).toBe(307);
});

test.each([true, false])('a form of an earlier build that nobody can take any more is answered with a page that says so, and a script with what its own page reads (head first: %s)', async (headFirst) => {
  const server = createServer((request, response) => {
    const answer = sayingWhatFailed(request, response);
    answer.statusCode = 409;
    for (const [name, value] of [['x-nextjs-action-not-found', '1'], ['content-type', 'text/plain'], ['etag', '"abc"'], ['content-length', '26']] as const) answer.setHeader(name, value);
    if (headFirst) answer.writeHead(409);
    answer.end('Server Action unavailable.');
  }).listen(0);
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo; // a server that listens on a port has one
  const send = (headers: Record<string, string>) => fetch(`http://localhost:${port}/cy/apply`, { method: 'POST', headers });
  const page = await send({});
  expect([page.status, page.headers.get('content-type'), page.headers.get('etag')]).toEqual([409, 'text/html; charset=utf-8', null]);
  const text = await page.text();
  expect(text).toContain('<html lang="cy">');
  expect(text).toContain('This page has changed since you opened it');
  expect(text).not.toContain('<noscript>');
  expect(await (await send({ 'next-action': 'abc' })).text()).toBe('Server Action unavailable.');
});

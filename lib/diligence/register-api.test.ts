import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerApi } from './register-api';

/** Answers as Companies House does, by number. */
const profiles: Record<string, { status: number; body: string }> = {
  '00000001': { status: 200, body: JSON.stringify({ company_name: 'OLD MILL LIMITED', company_number: '00000001', company_status: 'active', accounts: { overdue: false, last_accounts: { made_up_to: '2024-12-31', type: 'full' } } }) },
  '00000002': { status: 200, body: JSON.stringify({ company_name: 'NEW MILL LIMITED', company_status: 'dissolved' }) },
  '00000004': { status: 200, body: 'not json' },
  '00000005': { status: 500, body: '{}' },
  '00000006': { status: 200, body: '{"company_name":7}' },
};
const asked: { path: string; authorization: string }[] = [];
let server: Server;
let url = '';
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push({ path: request.url ?? '', authorization: request.headers.authorization ?? '' });
    const { status, body } = profiles[(request.url ?? '').replace('/company/', '')] ?? { status: 404, body: '{"errors":[{"error":"company-profile-not-found"}]}' };
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(() => void server.close());
const api = () => registerApi({ COMPANIES_HOUSE_KEY: 'a key', COMPANIES_HOUSE_URL: url }, 'GB-COH');

test('without a key there is no register to ask, and it answers for companies alone', () => {
  expect(registerApi({ COMPANIES_HOUSE_URL: url }, 'GB-COH')).toBeUndefined();
  expect(registerApi({ COMPANIES_HOUSE_KEY: 'a key', COMPANIES_HOUSE_URL: url }, 'GB-CHC')).toBeUndefined();
});

test('a company is looked up by its number, with the key as Companies House asks for it', async () => {
  expect(await api()?.lookUp('00000001')).toEqual({ name: 'OLD MILL LIMITED', status: 'active', lastAccountsOn: '2024-12-31' });
  expect(asked.at(-1)).toEqual({ path: '/company/00000001', authorization: `Basic ${Buffer.from('a key:').toString('base64')}` });
  expect(await api()?.lookUp('00000002')).toEqual({ name: 'NEW MILL LIMITED', status: 'dissolved', lastAccountsOn: null });
});

test('a number that is not there is not there; whatever cannot be read is said as no answer', async () => {
  expect(await api()?.lookUp('00000003')).toBeUndefined();
  for (const number of ['00000004', '00000005', '00000006']) await expect(api()?.lookUp(number)).rejects.toMatchObject({ code: 'register_is_silent' });
  await expect(registerApi({ COMPANIES_HOUSE_KEY: 'x', COMPANIES_HOUSE_URL: 'http://127.0.0.1:1' }, 'GB-COH')?.lookUp('00000001')).rejects.toMatchObject({ code: 'register_is_silent' });
});

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
/** Answers as the Charity Commission does. */
const charities: Record<string, string> = {
  '1111111': JSON.stringify({ organisation_number: 5, reg_charity_number: 1111111, group_subsid_suffix: 0, charity_name: 'AGE WELL', reg_status: 'R', latest_acc_fin_year_end_date: '2025-03-31T00:00:00' }),
  '1111112': JSON.stringify({ charity_name: 'AGE GONE', reg_status: 'RM', latest_acc_fin_year_end_date: null }),
  '1111113': 'null',
};
const asked: { path: string; authorization: string; key: unknown }[] = [];
let server: Server;
let url = '';
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push({ path: request.url ?? '', authorization: request.headers.authorization ?? '', key: request.headers['ocp-apim-subscription-key'] });
    const charity = charities[/allcharitydetailsV2\/(\d+)\/0$/.exec(request.url ?? '')?.[1] ?? ''];
    if (charity) return void response.writeHead(200, { 'content-type': 'application/json' }).end(charity);
    const { status, body } = profiles[(request.url ?? '').replace('/company/', '')] ?? { status: 404, body: '{"errors":[{"error":"company-profile-not-found"}]}' };
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(() => void server.close());
const settings = () => ({ COMPANIES_HOUSE_KEY: 'a key', COMPANIES_HOUSE_URL: url, CHARITY_COMMISSION_KEY: undefined as string | undefined, CHARITY_COMMISSION_URL: url });
const api = () => registerApi(settings(), 'GB-COH');
const commission = () => registerApi({ ...settings(), CHARITY_COMMISSION_KEY: 'another key' }, 'GB-CHC');

test('without a key there is no register to ask, and it answers for companies alone', () => {
  expect(registerApi({ ...settings(), COMPANIES_HOUSE_KEY: undefined }, 'GB-COH')).toBeUndefined();
  expect(registerApi(settings(), 'GB-CHC')).toBeUndefined();
});

test('a company is looked up by its number, with the key as Companies House asks for it', async () => {
  expect(await api()?.lookUp('00000001')).toEqual({ name: 'OLD MILL LIMITED', status: 'active', lastAccountsOn: '2024-12-31' });
  expect(asked.at(-1)).toMatchObject({ path: '/company/00000001', authorization: `Basic ${Buffer.from('a key:').toString('base64')}` });
  expect(await api()?.lookUp('00000002')).toEqual({ name: 'NEW MILL LIMITED', status: 'dissolved', lastAccountsOn: null });
});

test('a number that is not there is not there; whatever cannot be read is said as no answer', async () => {
  expect(await api()?.lookUp('00000003')).toBeUndefined();
  for (const number of ['00000004', '00000005', '00000006']) await expect(api()?.lookUp(number)).rejects.toMatchObject({ code: 'register_is_silent' });
  await expect(registerApi({ ...settings(), COMPANIES_HOUSE_URL: 'http://127.0.0.1:1' }, 'GB-COH')?.lookUp('00000001')).rejects.toMatchObject({ code: 'register_is_silent' });
});

test('a charity is looked up by its number, with the key as the Charity Commission asks for it; its codes are said in words', async () => {
  expect(await commission()?.lookUp('1111111')).toEqual({ name: 'AGE WELL', status: 'registered', lastAccountsOn: '2025-03-31' });
  expect(asked.at(-1)).toEqual({ path: '/register/api/allcharitydetailsV2/1111111/0', authorization: '', key: 'another key' });
  expect(await commission()?.lookUp('1111112')).toEqual({ name: 'AGE GONE', status: 'removed', lastAccountsOn: null });
  expect(await commission()?.lookUp('1111119')).toBeUndefined();
  await expect(commission()?.lookUp('1111113')).rejects.toMatchObject({ code: 'register_is_silent' });
});

import { generateKeyPairSync } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { member, staffMember } from '@/db/testing/people';
import { newId } from '../id';
import { endSession, startSession } from './commands';
import { beganAtProvider, confirmProviderLink, isLinked, keepIdentity, meet, personOfIdentity, registerComer, takeProviderToken, unlinkProvider } from './provider-commands';
import { decrypt, newToken } from './secret';
import { signingKey } from './signing-key';

const owner = testDatabase();
beforeAll(async () => {
  await owner.query(`insert into installation (id, profile) values (1, 'demonstration')`);
});

const issuer = 'https://oidc.example.org/';
const identity = () => ({ issuer, subject: `urn:${newId()}` });
const comer = (email: string, more: { subject?: string; emailVerified?: boolean } = {}) => ({ ...identity(), email, emailVerified: true, ...more });
async function tokenFor(email: string): Promise<string> {
  const [mail] = await owner.query<{ secret_encrypted: string }>(`select secret_encrypted from notifications where template = 'provider_link' and email = $1 order by id desc limit 1`, [email]);
  return new URL(decrypt(mail?.secret_encrypted ?? '')).searchParams.get('token') ?? '';
}

describe('who comes from the provider', () => {
  test('somebody new becomes a person, who is known from then on by the subject and not by the address', async () => {
    const one = comer(`${newId()}@example.org`);
    expect(await meet(one, 'en')).toBe('new');
    const person = await registerComer(one.email, 'new');
    await keepIdentity(one, person.id);
    expect(await meet({ ...one, email: 'another@example.org' }, 'en')).toBe('known');
    expect(await personOfIdentity(one)).toMatchObject({ id: person.id });
  });

  test('a person who is already here is joined only after they said so by mail', async () => {
    const gwen = await member(owner, ['owner']);
    const one = comer(gwen.email.toUpperCase());
    expect(await meet(one, 'en')).toBe('asked');
    expect(await personOfIdentity(one)).toBeUndefined();
    const token = await tokenFor(gwen.email);
    await confirmProviderLink(token);
    expect(await meet(one, 'en')).toBe('known');
    expect(await personOfIdentity(one)).toMatchObject({ id: gwen.id });
    await expect(confirmProviderLink(token)).rejects.toMatchObject({ code: 'link_is_over' });
    expect((await owner.query('select name from events where subject_id = $1 order by id', [gwen.id])).map(({ name }) => name)).toEqual(['person.provider_link_asked', 'person.provider_linked']);
  });

  test('somebody takes the provider from their own account, and a link that still waits in their mail with it; nobody else’s changes', async () => {
    const [gwen, hal] = [await member(owner, ['owner']), await member(owner, ['owner'])];
    const [hers, his] = [identity(), identity()];
    await keepIdentity(hers, gwen.id);
    await keepIdentity(his, hal.id);
    await meet(comer(gwen.email), 'en');
    expect([await isLinked(gwen), await isLinked(hal)]).toEqual([true, true]);
    const tries = await Promise.allSettled([unlinkProvider(gwen), unlinkProvider(gwen)]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect([await isLinked(gwen), await isLinked(hal)]).toEqual([false, true]);
    await expect(confirmProviderLink(await tokenFor(gwen.email))).rejects.toMatchObject({ code: 'link_is_over' });
    await expect(unlinkProvider(gwen)).rejects.toMatchObject({ code: 'provider_not_linked' });
    // Coming from the provider again is asking to be joined again.
    expect(await meet({ ...hers, email: gwen.email, emailVerified: true }, 'en')).toBe('asked');
    expect(await owner.query(`select data from events where name = 'person.provider_unlinked' and actor_id = $1`, [gwen.id])).toEqual([{ data: { issuers: [issuer] } }]);
  });

  test('a later wish overtakes an earlier one, a link runs out after an hour, and one identity is one person’s', async () => {
    const gwen = await member(owner, ['owner']);
    const [first, second] = [comer(gwen.email), comer(gwen.email)];
    await meet(first, 'cy');
    const old = await tokenFor(gwen.email);
    await meet(second, 'cy');
    await expect(confirmProviderLink(old)).rejects.toMatchObject({ code: 'link_is_over' });
    await owner.query(`update provider_links set expires_at = app_now() - interval '1 second' where person_id = $1`, [gwen.id]);
    await expect(confirmProviderLink(await tokenFor(gwen.email))).rejects.toMatchObject({ code: 'link_is_over' });
    await keepIdentity(first, gwen.id);
    await expect(keepIdentity(first, (await member(owner, ['owner'])).id)).rejects.toMatchObject({ code: 'link_is_over' });
  });

  test('an address the provider has not confirmed is nobody’s; the fund’s own people come by mail and code, also who was linked before', async () => {
    const gwen = await member(owner, ['owner']);
    expect(await meet(comer(gwen.email, { emailVerified: false }), 'en')).toBe('unverified');
    const olwen = await staffMember(owner, ['fund_officer']);
    expect(await meet(comer(olwen.email), 'en')).toBe('staff');
    const one = comer(gwen.email);
    await keepIdentity(one, gwen.id);
    await owner.query(`insert into staff_roles (id, person_id, role) values ($1, $2, 'assessor')`, [newId(), gwen.id]);
    expect(await meet(one, 'en')).toBe('staff');
  });

  test('two tabs at once make one person: the other is told that the address is taken', async () => {
    const email = `${newId()}@example.org`;
    const [one, other] = await Promise.allSettled([registerComer(email, 'a'), registerComer(email, 'b')]);
    expect([one.status, other.status].sort()).toEqual(['fulfilled', 'rejected']);
  });
});

test('a session that began at the provider can end there too, once, and only after it ended here; its token is kept encrypted', async () => {
  const gwen = await member(owner, ['owner']);
  const token = newToken();
  await startSession(gwen.id, token, 'en', 'the.id.token');
  expect(await beganAtProvider(token)).toBe(false);
  expect(await takeProviderToken(token)).toBeUndefined();
  expect(await owner.query(`select 1 from sessions where person_id = $1 and provider_token like '%the.id.token%'`, [gwen.id])).toEqual([]);
  await endSession(token);
  expect(await beganAtProvider(token)).toBe(true);
  expect(await takeProviderToken(token)).toBe('the.id.token');
  expect(await takeProviderToken(token)).toBeUndefined();
  const other = newToken();
  await startSession(gwen.id, other, 'en');
  await endSession(other);
  expect(await beganAtProvider(other)).toBe(false);
});

describe('the key that signs', () => {
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

  test('is read as PEM, on one line too, and as JWK with its name; ES256 or RS256', async () => {
    const pem = ec.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect((await signingKey(pem)).key.algorithm).toMatchObject({ name: 'ECDSA', namedCurve: 'P-256' });
    expect((await signingKey(pem.replaceAll('\n', '\\n'))).kid).toBeUndefined();
    expect((await signingKey(JSON.stringify({ ...ec.export({ format: 'jwk' }), kid: 'k1' }))).kid).toBe('k1');
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect((await signingKey(rsa)).key.algorithm).toMatchObject({ name: 'RSASSA-PKCS1-v1_5' });
  });

  test('of another kind is refused aloud', async () => {
    const other = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    await expect(signingKey(other)).rejects.toThrow('P-256');
  });
});

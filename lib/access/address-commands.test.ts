import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { member, staffMember } from '@/db/testing/people';
import { newId } from '../id';
import { askForAddress, confirmAddress } from './address-commands';
import { personForEmail, startSession } from './commands';
import { sessionByToken } from './queries';
import { decrypt, newToken } from './secret';
import type { Person } from './actor';

const owner = testDatabase();
beforeAll(async () => {
  await owner.query(`insert into installation (id, profile) values (1, 'demonstration')`);
});

const newEmail = () => `${newId()}@example.org`;
const emailOf = async (person: Person) => (await owner.query<{ email: string }>('select email from people where id = $1', [person.id]))[0]?.email;
async function tokenFor(email: string): Promise<string> {
  const [mail] = await owner.query<{ secret_encrypted: string }>(`select secret_encrypted from notifications where template = 'address_confirm' and email = $1 order by id desc limit 1`, [email]);
  return new URL(decrypt(mail?.secret_encrypted ?? '')).searchParams.get('token') ?? '';
}

describe('pain 10: an account change loses saved applications (Blackbaud)', () => {
  test('here it loses nothing: roles and session stay, and both addresses are told', async () => {
    const gwen = await member(owner, ['editor', 'owner']);
    const session = newToken();
    await startSession(gwen.id, session, 'en');
    await owner.query(`insert into invitations (id, organisation_id, email, role, token_hash, expires_at) values (gen_random_uuid(), $1, $2, 'certifier', $3, app_now() + interval '1 day')`, [gwen.memberships[0]?.organisationId, gwen.email, newId()]);
    const email = newEmail();
    await askForAddress(gwen, email, 'en');
    expect(await emailOf(gwen)).toBe(gwen.email);
    await confirmAddress(await tokenFor(email), 'en');
    expect(await emailOf(gwen)).toBe(email);
    expect((await sessionByToken(session))?.person).toMatchObject({ id: gwen.id, email, memberships: gwen.memberships.map(({ role }) => ({ role })) });
    const told = await owner.query(`select template, email from notifications where email = any ($1) order by id`, [[gwen.email, email]]);
    expect(told).toEqual([{ template: 'address_confirm', email }, { template: 'address_asked', email: gwen.email }, { template: 'address_changed', email: gwen.email }]);
    expect(await owner.query('select email from invitations where email = any ($1)', [[gwen.email, email]])).toEqual([{ email }]);
    // Signing in with the new address finds the same person.
    expect((await personForEmail(email, 'x')).id).toBe(gwen.id);
  });
});

test('a link works once, for a day, and an earlier one no longer once another was asked for', async () => {
  const gwen = await member(owner, ['editor']);
  const [first, second] = [newEmail(), newEmail()];
  await askForAddress(gwen, first, 'en');
  const early = await tokenFor(first);
  await askForAddress(gwen, second, 'cy');
  await expect(confirmAddress(early, 'en')).rejects.toMatchObject({ code: 'link_is_over' });
  const token = await tokenFor(second);
  await owner.moveClock('2025-09-16T09:00:00Z');
  await expect(confirmAddress(token, 'en')).rejects.toMatchObject({ code: 'link_is_over' });
  await owner.moveClock('2025-09-16T08:59:59Z');
  await confirmAddress(token, 'en');
  await expect(confirmAddress(token, 'en')).rejects.toMatchObject({ code: 'link_is_over' });
  await owner.moveClock('2025-09-15T09:00:00Z');
  await expect(confirmAddress('made up', 'en')).rejects.toMatchObject({ code: 'link_is_over' });
});

test('an empty account that somebody made by signing in with the new address first gives it up; one that works here does not', async () => {
  const gwen = await member(owner, ['editor']);
  const empty = await personForEmail(newEmail(), 'Gwen again');
  await askForAddress(gwen, empty.email, 'en');
  await confirmAddress(await tokenFor(empty.email), 'en');
  expect(await emailOf(gwen)).toBe(empty.email);
  for (const other of [await member(owner, ['editor']), await staffMember(owner, ['assessor'])]) {
    await askForAddress(gwen, other.email, 'en');
    await expect(confirmAddress(await tokenFor(other.email), 'en')).rejects.toMatchObject({ code: 'address_in_use' });
  }
  await expect(askForAddress({ ...gwen, email: empty.email }, empty.email, 'en')).rejects.toMatchObject({ code: 'nothing_changed' });
});

test('two people confirming one address at once: one has it, the other is told', async () => {
  const [gwen, hal, email] = [await member(owner, ['editor']), await member(owner, ['editor']), newEmail()];
  await askForAddress(gwen, email, 'en');
  const first = await tokenFor(email);
  await askForAddress(hal, email, 'en');
  const second = await tokenFor(email);
  const results = await Promise.allSettled([confirmAddress(first, 'en'), confirmAddress(second, 'en')]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'address_in_use' } });
});

test('an address that bounced is trusted again once a new one is confirmed', async () => {
  const gwen = await member(owner, ['owner']);
  await owner.query('update people set mail_bounced_at = app_now() where id = $1', [gwen.id]);
  const email = newEmail();
  await askForAddress(gwen, email, 'en');
  await confirmAddress(await tokenFor(email), 'en');
  expect(await owner.query('select mail_bounced_at from people where id = $1', [gwen.id])).toEqual([{ mail_bounced_at: null }]);
});

import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { member } from '@/db/testing/people';
import { acceptInvitation } from '../access/commands';
import { sessionByToken } from '../access/queries';
import { startSession } from '../access/commands';
import { decrypt, newToken } from '../access/secret';
import type { Person } from '../access/actor';
import { inviteMember, removeMember } from './commands';
import { cancelInvitation, changeRoles, handOverOwnership } from './member-commands';
import { organisationForMember } from './queries';

const owner = testDatabase();
beforeAll(async () => {
  await owner.query(`insert into installation (id, profile) values (1, 'demonstration')`);
});

const organisationOf = (person: Person) => person.memberships[0]?.organisationId ?? '';
const refOf = async (person: Person) => (await owner.query<{ ref: string }>('select ref from organisations where id = $1', [organisationOf(person)]))[0]?.ref ?? '';
const rolesOf = async (person: Person) => (await owner.query<{ role: string }>('select role from memberships where person_id = $1 and removed_at is null order by role', [person.id])).map(({ role }) => role);

async function two() {
  const gwen = await member(owner, ['editor', 'owner']);
  const hal = await member(owner, ['certifier'], organisationOf(gwen));
  return { gwen, hal, ref: await refOf(gwen) };
}

describe('colleagues cannot work together, leavers cannot be removed (Hypha #524, HHS #5479, FAC #3409)', () => {
  test('an owner changes what somebody may do, and it holds from their next request on', async () => {
    const { gwen, hal, ref } = await two();
    const token = newToken();
    await startSession(hal.id, token, 'en');
    await changeRoles(gwen, ref, { personId: hal.id, roles: ['editor', 'certifier'], shown: ['certifier'] });
    expect((await sessionByToken(token))?.person.memberships.map(({ role }) => role)).toEqual(['certifier', 'editor']);
    const [event] = await owner.query(`select data from events where name = 'organisation.roles_changed' order by id desc limit 1`);
    expect(event?.data).toEqual({ personId: hal.id, from: ['certifier'], to: ['editor', 'certifier'] });
  });

  test('pain 3, leavers cannot be removed (FAC #3409): a removed leaver’s open session sees nothing of the organisation any more', async () => {
    const { gwen, hal, ref } = await two();
    const token = newToken();
    await startSession(hal.id, token, 'en');
    await removeMember(gwen, ref, hal.id);
    const now = (await sessionByToken(token))?.person;
    expect(now?.memberships).toEqual([]);
    expect(now && (await organisationForMember(now, ref))).toBeUndefined();
  });

  test('only an owner changes roles, hands over and cancels, and nobody elsewhere finds the organisation', async () => {
    const { gwen, hal, ref } = await two();
    const stranger = await member(owner, ['owner']);
    for (const [actor, code] of [[hal, 'not_allowed'], [stranger, 'not_found']] as const) {
      await expect(changeRoles(actor, ref, { personId: gwen.id, roles: ['editor'], shown: ['editor', 'owner'] })).rejects.toMatchObject({ code });
      await expect(handOverOwnership(actor, ref, hal.id)).rejects.toMatchObject({ code });
      await expect(cancelInvitation(actor, ref, hal.id)).rejects.toMatchObject({ code });
    }
  });

  test('two owners each taking the other’s ownership at once: one stays', async () => {
    const gwen = await member(owner, ['owner', 'editor']);
    const hal = await member(owner, ['owner', 'editor'], organisationOf(gwen));
    const ref = await refOf(gwen);
    const demote = (by: Person, of: Person) => changeRoles(by, ref, { personId: of.id, roles: ['editor'], shown: ['editor', 'owner'] });
    const results = await Promise.allSettled([demote(gwen, hal), demote(hal, gwen)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('two owners changing one person at once: the second is told, and nothing is overwritten', async () => {
    const gwen = await member(owner, ['owner']);
    const second = await member(owner, ['owner'], organisationOf(gwen));
    const hal = await member(owner, ['editor'], organisationOf(gwen));
    const ref = await refOf(gwen);
    const results = await Promise.allSettled([changeRoles(gwen, ref, { personId: hal.id, roles: ['certifier'], shown: ['editor'] }), changeRoles(second, ref, { personId: hal.id, roles: ['owner'], shown: ['editor'] })]);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'roles_changed_meanwhile' } });
    expect(await rolesOf(hal)).toHaveLength(1);
  });
});

test('ownership is handed over in one step: the one gets it, the other stays an editor', async () => {
  const { gwen, hal, ref } = await two();
  await handOverOwnership(gwen, ref, hal.id);
  expect(await rolesOf(hal)).toEqual(['certifier', 'owner']);
  expect(await rolesOf(gwen)).toEqual(['editor']);
  // Their page still says that they own it.
  await expect(handOverOwnership(gwen, ref, hal.id)).rejects.toMatchObject({ code: 'not_allowed' });
});

test('a cancelled invitation opens nothing, and is not cancelled twice', async () => {
  const { gwen, ref } = await two();
  const guest = { ...(await member(owner, [])), memberships: [] };
  await inviteMember(gwen, ref, { email: guest.email, role: 'editor' }, 'en');
  const [open] = (await organisationForMember(gwen, ref))?.invitations ?? [];
  await cancelInvitation(gwen, ref, open?.id ?? '');
  expect((await organisationForMember(gwen, ref))?.invitations).toEqual([]);
  const [mail] = await owner.query<{ secret_encrypted: string }>(`select secret_encrypted from notifications where template = 'invitation' and email = $1`, [guest.email]);
  const token = new URL(decrypt(mail?.secret_encrypted ?? '')).searchParams.get('token') ?? '';
  await expect(acceptInvitation(guest, token)).rejects.toMatchObject({ code: 'invitation_not_usable' });
  await expect(cancelInvitation(gwen, ref, open?.id ?? '')).rejects.toMatchObject({ code: 'invitation_is_over' });
});

import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { member, staffMember } from '@/db/testing/people';
import { acceptInvitation, startSession } from '../access/commands';
import { sessionByToken } from '../access/queries';
import type { Person } from '../access/actor';
import { decrypt, newToken } from '../access/secret';
import { newId } from '../id';
import { inviteMember, registerOrganisation, removeMember } from './commands';
import { organisationForMember, organisationsForMember } from './queries';

const owner = testDatabase();
beforeAll(async () => {
  await owner.query(`insert into installation (id, profile) values (1, 'demonstration')`);
});

/** The person as the next request reads them: with today's memberships. */
async function again(person: Person): Promise<Person> {
  const token = newToken();
  await startSession(person.id, token, 'en');
  const session = await sessionByToken(token);
  if (!session) throw new Error('no session');
  return session.person;
}
const demo = () => ({ name: 'Doorways', kind: 'charity', scheme: 'DEMO', identifier: `DEMO-${newId().slice(-8)}`, place: 'Leeds' }) as const;
const stranger = async () => ({ ...(await member(owner, [])), memberships: [] });

/** An organisation registered by somebody who is then its only person. */
async function founded() {
  const { ref } = await registerOrganisation(await stranger(), demo(), newId());
  const [row] = await owner.query<{ person_id: string }>('select person_id from memberships m join organisations o on o.id = m.organisation_id where o.ref = $1', [ref]);
  const [person] = await owner.query<{ id: string; name: string; email: string }>('select id, name, email from people where id = $1', [row?.person_id]);
  return { ref, founder: await again({ kind: 'person', staffRoles: [], nation: null, memberships: [], mfaAt: null, ...(person as { id: string; name: string; email: string }) }) };
}

describe('registering', () => {
  test('whoever registers owns, certifies and edits, from their next request on', async () => {
    const person = await stranger();
    const intent = newId();
    const input = demo();
    const { ref } = await registerOrganisation(person, input, intent);
    expect((await registerOrganisation(person, input, intent)).ref).toBe(ref);
    const now = await again(person);
    expect(now.memberships.map(({ role }) => role)).toEqual(['certifier', 'editor', 'owner']);
    expect(await organisationsForMember(now)).toMatchObject([{ ref, name: 'Doorways', identifierScheme: 'DEMO' }]);
    expect(await organisationsForMember(person)).toEqual([]);
  });

  test('a number is registered once, and its format is checked', async () => {
    const input = { name: 'Age Well', kind: 'charity', scheme: 'GB-CHC', identifier: '1089464', place: 'Leeds' } as const;
    await registerOrganisation(await stranger(), input, newId());
    await expect(registerOrganisation(await stranger(), { ...input, identifier: ' 1089464' }, newId())).rejects.toMatchObject({ code: 'organisation_already_registered', field: 'identifier' });
    await expect(registerOrganisation(await stranger(), { ...input, scheme: 'GB-COH' }, newId())).rejects.toMatchObject({ code: 'identifier_charity_as_company' });
  });

  test('the fund’s own people register none', async () => {
    await expect(registerOrganisation(await staffMember(owner, ['fund_officer']), demo(), newId())).rejects.toMatchObject({ code: 'not_allowed' });
  });
});

describe('people', () => {
  test('pain 3, colleagues cannot work together (Hypha #524, HHS #5479): an owner invites by mail; the link makes a member of the person with that address, once', async () => {
    const { ref, founder } = await founded();
    const guest = await stranger();
    // In the guest's own language, whatever the owner's pages were in.
    await owner.query(`update people set locale = 'cy' where id = $1`, [guest.id]);
    await inviteMember(founder, ref, { email: guest.email, role: 'certifier' }, 'en');
    const [mail] = await owner.query<{ secret_encrypted: string; locale: string }>(`select secret_encrypted, locale from notifications where template = 'invitation' and email = $1`, [guest.email]);
    expect(mail?.locale).toBe('cy');
    const link = new URL(decrypt(mail?.secret_encrypted ?? ''));
    expect(link.pathname).toBe('/cy/sign-in/invitation');
    const token = link.searchParams.get('token') ?? '';
    await expect(inviteMember(founder, ref, { email: guest.email, role: 'certifier' }, 'en')).rejects.toMatchObject({ code: 'invited_already', field: 'email' });
    await expect(acceptInvitation(await stranger(), token)).rejects.toMatchObject({ code: 'invitation_not_usable' });
    await acceptInvitation(guest, token);
    expect((await again(guest)).memberships).toMatchObject([{ role: 'certifier', organisationName: 'Doorways' }]);
    expect((await organisationForMember(founder, ref))?.members.map(({ roles }) => roles)).toContainEqual(['certifier']);
    await expect(inviteMember(founder, ref, { email: guest.email, role: 'certifier' }, 'en')).rejects.toMatchObject({ code: 'already_a_member' });
  });

  test('only an owner invites and removes, and nobody sees another’s organisation', async () => {
    const { ref, founder } = await founded();
    const organisationId = founder.memberships[0]?.organisationId ?? '';
    const editor = await member(owner, ['editor'], organisationId);
    await expect(inviteMember(editor, ref, { email: 'x@example.org', role: 'editor' }, 'en')).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(removeMember(editor, ref, founder.id)).rejects.toMatchObject({ code: 'not_allowed' });
    const other = await member(owner, ['owner']);
    await expect(removeMember(other, ref, founder.id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await organisationForMember(other, ref)).toBeUndefined();
  });

  test('pain 3, leavers cannot be removed (FAC #3409): a leaver is out at once, with every role and every open invitation', async () => {
    const { ref, founder } = await founded();
    const leaver = await member(owner, ['editor', 'certifier'], founder.memberships[0]?.organisationId);
    await inviteMember(founder, ref, { email: leaver.email, role: 'owner' }, 'en');
    await removeMember(founder, ref, leaver.id);
    expect((await again(leaver)).memberships).toEqual([]);
    const shown = await organisationForMember(founder, ref);
    expect(shown?.members).toHaveLength(1);
    expect(shown?.invitations).toEqual([]);
    await expect(removeMember(founder, ref, founder.id)).rejects.toMatchObject({ code: 'last_owner' });
  });

  test('two owners removing each other at once: one stays', async () => {
    const { ref, founder } = await founded();
    const second = await member(owner, ['owner'], founder.memberships[0]?.organisationId);
    const results = await Promise.allSettled([removeMember(founder, ref, second.id), removeMember(second, ref, founder.id)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

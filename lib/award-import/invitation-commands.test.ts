import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { staffMember } from '@/db/testing/people';
import type { Person } from '../access/actor';
import { acceptInvitation } from '../access/commands';
import { decrypt } from '../access/secret';
import { newId } from '../id';
import { openProgramme } from '../programme/opening';
import { confirmAwardImport, prepareAwardImport } from './commands';
import { inviteRecipient } from './invitation-commands';
import { sampleCsv } from './sample-file';

const owner = testDatabase();
let officer: Person;
let award: string;

beforeAll(async () => {
  await owner.query(`insert into installation (id, profile) values (1, 'demonstration')`);
  await openProgramme(await staffMember(owner, ['finance']));
  officer = await staffMember(owner, ['fund_officer']);
  const ref = await prepareAwardImport(officer, { name: 'awards.csv', bytes: sampleCsv([{}]) }, { key: newId() });
  award = (await confirmAwardImport(await staffMember(owner, ['approver']), ref))[0] ?? '';
});

test('a recipient takes over an imported award by the link in the mail, once and by their own address only', async () => {
  await inviteRecipient(officer, award, 'tyne@example.org', 'owner');
  const [mail] = await owner.query<{ template: string; secret_encrypted: string; data: Record<string, string> }>(`select template, secret_encrypted, data from notifications where email = 'tyne@example.org'`);
  expect(mail).toMatchObject({ template: 'take_over', data: { reference: award, organisation: 'Tyne Online Trust' } });
  const link = new URL(decrypt(mail?.secret_encrypted ?? ''));
  expect(link.pathname).toBe('/sign-in/invitation');
  const token = link.searchParams.get('token') ?? '';
  expect(await owner.query('select 1 from invitations where token_hash = $1', [token])).toHaveLength(0);

  const person = { kind: 'person', id: newId(), name: 'Tyne', email: 'tyne@example.org', staffRoles: [], nation: null, memberships: [], mfaAt: null } as Person;
  await owner.query('insert into people (id, email, name) values ($1, $2, $3)', [person.id, person.email, person.name]);
  await expect(acceptInvitation({ ...person, email: 'other@example.org' }, token)).rejects.toMatchObject({ code: 'invitation_not_usable' });
  await acceptInvitation(person, token);
  expect(await owner.query(`select role from memberships where person_id = $1`, [person.id])).toEqual([{ role: 'owner' }]);
  await expect(inviteRecipient(officer, award, 'tyne@example.org', 'owner')).rejects.toMatchObject({ code: 'already_a_member', field: 'email' });
});

test('only a fund officer invites, and only for an award that is there', async () => {
  await expect(inviteRecipient(await staffMember(owner, ['finance']), award, 'a@example.org', 'owner')).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(inviteRecipient(officer, 'AWD-2222-222', 'a@example.org', 'owner')).rejects.toMatchObject({ code: 'not_found' });
});

test('one link goes out for one press of the button, however often it arrives', async () => {
  const key = newId();
  await Promise.all([1, 2].map(() => inviteRecipient(officer, award, 'twice@example.org', 'editor', 'en', key)));
  await inviteRecipient(officer, award, 'twice@example.org', 'editor', 'en', key);
  expect(await owner.query(`select 1 from invitations where email = 'twice@example.org'`)).toHaveLength(1);
  expect(await owner.query(`select 1 from notifications where email = 'twice@example.org'`)).toHaveLength(1);
});

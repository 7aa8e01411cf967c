import { expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { member, staffMember } from '@/db/testing/people';
import { newId } from '../id';
import { startSession } from './commands';
import { sessionByToken } from './queries';
import { grantStaffRole, removeStaffRole } from './staff-commands';

const owner = testDatabase();
const admin = () => staffMember(owner, ['administrator']);

test('a role is given, and taken away; the sessions of that person see both at once', async () => {
  const [ada, olwen] = [await admin(), await staffMember(owner, ['fund_officer'])];
  const token = newId();
  await startSession(olwen.id, token, 'en');
  const roles = async () => (await sessionByToken(token))?.person.staffRoles.sort();
  await grantStaffRole(ada, { email: olwen.email, role: 'approver' });
  expect(await roles()).toEqual(['approver', 'fund_officer']);
  await removeStaffRole(ada, { email: olwen.email, role: 'approver' });
  await removeStaffRole(ada, { email: olwen.email, role: 'fund_officer' });
  expect(await roles()).toEqual([]);
  const events = await owner.query(`select name from events where subject_id = $1 and name like 'person.role%' order by id`, [olwen.id]);
  expect(events.map((event) => event.name)).toEqual(['person.role_granted', 'person.role_removed', 'person.role_removed']);
});

test('somebody new is added by name and address', async () => {
  const email = `${newId()}@example.org`;
  const ada = await admin();
  await expect(grantStaffRole(ada, { email, role: 'assessor' })).rejects.toMatchObject({ code: 'no_such_person', field: 'name' });
  await grantStaffRole(ada, { email, name: 'Nia New', role: 'devolved_contributor', nation: 'wales' });
  expect(await owner.query(`select p.name, r.role, r.nation from people p join staff_roles r on r.person_id = p.id where p.email = $1`, [email])).toEqual([{ name: 'Nia New', role: 'devolved_contributor', nation: 'wales' }]);
});

test('only an administrator with a fresh second factor manages roles, and never their own', async () => {
  const olwen = await staffMember(owner, ['fund_officer']);
  await expect(grantStaffRole(olwen, { email: olwen.email, role: 'approver' })).rejects.toMatchObject({ code: 'not_allowed' });
  const ada = await admin();
  await expect(grantStaffRole({ ...ada, mfaAt: null }, { email: olwen.email, role: 'approver' })).rejects.toMatchObject({ code: 'second_factor_needed' });
  await expect(grantStaffRole(ada, { email: ada.email, role: 'finance' })).rejects.toMatchObject({ code: 'own_roles' });
  await expect(removeStaffRole(ada, { email: ada.email, role: 'administrator' })).rejects.toMatchObject({ code: 'own_roles' });
});

test('an auditor or administrator holds nothing else, and who applies does not work for the fund', async () => {
  const [ada, olwen, other, gwen] = [await admin(), await staffMember(owner, ['fund_officer']), await admin(), await member(owner, ['editor'])];
  await expect(grantStaffRole(ada, { email: olwen.email, role: 'auditor' })).rejects.toMatchObject({ code: 'roles_do_not_mix' });
  await expect(grantStaffRole(ada, { email: other.email, role: 'finance' })).rejects.toMatchObject({ code: 'roles_do_not_mix' });
  await expect(grantStaffRole(ada, { email: gwen.email, role: 'assessor' })).rejects.toMatchObject({ code: 'member_of_recipient' });
  await expect(grantStaffRole(ada, { email: olwen.email, role: 'fund_officer' })).rejects.toMatchObject({ code: 'staff_role_already_held' });
  await expect(grantStaffRole(ada, { email: olwen.email, role: 'devolved_contributor' })).rejects.toMatchObject({ code: 'nation_needed' });
  await expect(grantStaffRole(ada, { email: olwen.email, role: 'finance', nation: 'wales' })).rejects.toMatchObject({ code: 'nation_not_needed' });
});

test('two administrators removing each other at once: somebody is left to manage the people', async () => {
  await owner.query(`update staff_roles set removed_at = app_now() where role = 'administrator'`);
  const [ada, abel] = [await admin(), await admin()];
  const results = await Promise.allSettled([removeStaffRole(ada, { email: abel.email, role: 'administrator' }), removeStaffRole(abel, { email: ada.email, role: 'administrator' })]);
  expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  expect(await owner.query(`select 1 from staff_roles where role = 'administrator' and removed_at is null`)).toHaveLength(1);
});

test('a role that is given twice at once is held once', async () => {
  const [ada, abel, olwen] = [await admin(), await admin(), await staffMember(owner, ['fund_officer'])];
  const results = await Promise.allSettled([grantStaffRole(ada, { email: olwen.email, role: 'approver' }), grantStaffRole(abel, { email: olwen.email, role: 'approver' })]);
  expect(results.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'staff_role_already_held' } });
});

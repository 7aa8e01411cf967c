import { afterEach, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { member, staffMember } from '@/db/testing/people';
import { acceptInvitation, startSession } from '../access/commands';
import type { Person } from '../access/actor';
import { decrypt, newToken } from '../access/secret';
import { newId } from '../id';
import { mergeOrganisations } from '../organisation/officer-commands';
import { organisationForStaff, organisationsForStaff } from '../organisation/officer-queries';
import { confirmTakeover, proposeTakeover, stopTakeover } from './commands';
import { takeoversForStaff } from './queries';

const owner = testDatabase();
const start = '2025-09-15T09:00:00Z';
let officer: Person;
let second: Person;
beforeAll(async () => {
  [officer, second] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['fund_officer'])];
});
afterEach(() => owner.moveClock(start));

/** A charity whose owner's mail comes back, with an editor who is there. */
async function silent() {
  const gwen = await member(owner, ['owner']);
  const organisationId = gwen.memberships[0]?.organisationId ?? '';
  const hal = await member(owner, ['editor'], organisationId);
  await owner.query('update people set mail_bounced_at = app_now() where id = $1', [gwen.id]);
  const [row] = await owner.query<{ ref: string }>('select ref from organisations where id = $1', [organisationId]);
  return { gwen, hal, organisationId, ref: row?.ref ?? '', chair: await member(owner, []) };
}
const propose = (ref: string, email: string, more: { ground?: 'bounced' | 'left' | 'none'; actor?: Person } = {}) =>
  proposeTakeover(more.actor ?? officer, ref, { ground: more.ground ?? 'bounced', email, reason: 'Telephoned the number on the register', key: newId() });
async function tokenTo(email: string): Promise<string> {
  const [mail] = await owner.query<{ secret: string }>(`select secret_encrypted as secret from notifications where template = 'owner_invited' and email = $1`, [email]);
  return new URL(decrypt(mail?.secret ?? '')).searchParams.get('token') ?? '';
}
const rolesOf = async (person: Person, organisationId: string) => (await owner.query<{ role: string }>('select role from memberships where person_id = $1 and organisation_id = $2 and removed_at is null', [person.id, organisationId])).map(({ role }) => role);

test('pain 3: an organisation whose only owner cannot be reached gets a new one by two officers, and everybody of it is told before', async () => {
  const { gwen, hal, chair, ref, organisationId } = await silent();
  await propose(ref, chair.email);
  expect((await organisationsForStaff(second, { search: ref }))?.lines).toMatchObject([{ takeoverWaits: true }]);
  expect(await owner.query(`select 1 from notifications where template like 'owner_%' and email = any ($1)`, [[chair.email, hal.email]])).toEqual([]);
  await confirmTakeover(second, ref, chair.email);
  expect((await owner.query(`select email from notifications where template = 'owner_takeover' and data ->> 'invited' = $1`, [chair.email])).map(({ email }) => email).sort()).toEqual([gwen.email, hal.email].sort());
  expect(await takeoversForStaff(officer, ref)).toMatchObject({ takeovers: [{ status: 'confirmed', open: true, confirmedByName: second.name }] });

  const token = await tokenTo(chair.email);
  await expect(acceptInvitation(chair, token)).rejects.toMatchObject({ code: 'invitation_not_open_yet' });
  await owner.moveClock('2025-09-20T09:00:01Z');
  // The link is for the invited address alone.
  await expect(acceptInvitation(hal, token)).rejects.toMatchObject({ code: 'invitation_not_usable' });
  expect(await acceptInvitation(chair, token)).toBe(organisationId);
  expect(await rolesOf(chair, organisationId)).toEqual(['owner']);
  expect(await takeoversForStaff(officer, ref)).toMatchObject({ takeovers: [{ open: false, acceptedAt: expect.any(Date) }] });
  await expect(stopTakeover(officer, ref, 'Too late')).rejects.toMatchObject({ code: 'takeover_is_over' });
  expect((await owner.query<{ name: string }>(`select name from events where subject_id = $1 and name like 'organisation.takeover%' order by id`, [organisationId])).map(({ name }) => name)).toEqual(['organisation.takeover_proposed', 'organisation.takeover_confirmed']);
});

test('nobody does it alone, without a fresh second factor, or from outside; and the database says so too', async () => {
  const { hal, chair, ref, organisationId } = await silent();
  for (const actor of [hal, await staffMember(owner, ['approver']), await staffMember(owner, ['administrator'])]) await expect(propose(ref, chair.email, { actor })).rejects.toMatchObject({ code: 'not_allowed' });
  await propose(ref, chair.email);
  await expect(confirmTakeover(officer, ref, chair.email)).rejects.toMatchObject({ code: 'second_person_needed' });
  await expect(confirmTakeover({ ...second, mfaAt: null }, ref, chair.email)).rejects.toMatchObject({ code: 'second_factor_needed' });
  await expect(confirmTakeover(hal, ref, chair.email)).rejects.toMatchObject({ code: 'not_allowed' });
  // Another address than the page showed.
  await expect(confirmTakeover(second, ref, hal.email)).rejects.toMatchObject({ code: 'takeover_is_over' });
  await expect(owner.query(`update takeovers set status = 'confirmed', confirmed_by = proposed_by where organisation_id = $1`, [organisationId])).rejects.toMatchObject({ constraint: 'takeover_is_confirmed_by_a_second_person' });
  expect(await takeoversForStaff(hal, ref)).toBeUndefined();
});

test('an owner who can be asked is asked; nobody of the fund is invited', async () => {
  const { gwen, chair, ref } = await silent();
  await expect(propose(ref, second.email)).rejects.toMatchObject({ code: 'takeover_of_staff', field: 'email' });
  await expect(propose(ref, gwen.email)).rejects.toMatchObject({ code: 'is_owner_already' });
  await propose(ref, chair.email);
  // She signs in before the second officer looks: she can be reached after all.
  await startSession(gwen.id, newToken(), 'en');
  await expect(confirmTakeover(second, ref, chair.email)).rejects.toMatchObject({ code: 'takeover_owner_reachable' });
});

test('an owner who signs in while the invitation waits ends it', async () => {
  const { gwen, chair, ref, organisationId } = await silent();
  await propose(ref, chair.email);
  await confirmTakeover(second, ref, chair.email);
  await startSession(gwen.id, newToken(), 'en');
  await owner.moveClock('2025-09-20T09:00:01Z');
  await expect(acceptInvitation(chair, await tokenTo(chair.email))).rejects.toMatchObject({ code: 'invitation_not_usable' });
  expect(await rolesOf(chair, organisationId)).toEqual([]);
  expect(await owner.query(`select 1 from events where subject_id = $1 and name = 'organisation.takeover_ended'`, [organisationId])).toHaveLength(1);
});

test('any officer stops it, with a reason; then another can be proposed, and the old link opens nothing', async () => {
  const { chair, ref } = await silent();
  await propose(ref, chair.email);
  await confirmTakeover(second, ref, chair.email);
  await expect(propose(ref, 'other@example.org')).rejects.toMatchObject({ code: 'takeover_under_way' });
  await stopTakeover(officer, ref, 'Hal of the organisation objected');
  await owner.moveClock('2025-09-20T09:00:01Z');
  await expect(acceptInvitation(chair, await tokenTo(chair.email))).rejects.toMatchObject({ code: 'invitation_not_usable' });
  await propose(ref, 'other@example.org');
});

test('two officers proposing at once: one is done, one is told; two confirming at once: the same', async () => {
  const { chair, ref } = await silent();
  const third = await staffMember(owner, ['fund_officer']);
  const outcome = async (work: Promise<unknown>[]) => (await Promise.allSettled(work)).map((one) => (one.status === 'fulfilled' ? 'done' : (one.reason as { code: string }).code)).sort();
  expect(await outcome([propose(ref, chair.email), propose(ref, chair.email, { actor: officer })])).toEqual(['done', 'takeover_under_way']);
  expect(await outcome([confirmTakeover(second, ref, chair.email), confirmTakeover(third, ref, chair.email)])).toEqual(['done', 'takeover_is_over']);
});

test('an organisation that is being taken over is not merged away meanwhile', async () => {
  const { chair, ref } = await silent();
  const other = await silent();
  await propose(ref, chair.email);
  await expect(mergeOrganisations(officer, ref, { into: other.ref, reason: 'x', key: newId() })).rejects.toMatchObject({ code: 'takeover_stops_merger' });
  expect(await organisationForStaff(officer, ref)).toMatchObject({ takeoverUnderWay: true });
  await stopTakeover(officer, ref, 'Registered twice');
  await mergeOrganisations(officer, ref, { into: other.ref, reason: 'x', key: newId() });
});

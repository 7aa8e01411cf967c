import { beforeEach, describe, expect, test } from 'vitest';
import { read } from '@/db/client';
import { testDatabase } from '@/db/testing/database';
import { member, staffMember } from '@/db/testing/people';
import { testAnswers, testRound, type TestRound } from '@/db/testing/round';
import { testStart } from '@/db/testing/start';
import type { Person } from '../access/actor';
import { saveAllAnswers } from '../application/commands/save';
import { askForSignOff } from '../application/commands/sign-off';
import { startApplication } from '../application/commands/start';
import { submitApplication } from '../application/commands/submit';
import { applicationForMember, applicationsForMember } from '../application/queries';
import { newId } from '../id';
import { roundForPublic } from '../programme/queries';
import { confirmDeadlineChange, proposeExtension, proposeGrace, recordIncident, rejectDeadlineChange } from './commands';
import { applicationDeadlineForStaff, deadlineChangeForStaff, deadlinesForStaff } from './queries';

const owner = testDatabase();
let round: TestRound;
let one: Person;
let other: Person;
beforeEach(async () => {
  await owner.moveClock(testStart);
  round = await testRound(owner);
  [one, other] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['fund_officer'])];
});

const at = (iso: string) => new Date(iso);
/** A second factor is fresh for a quarter of an hour of the clock that the test has moved. */
const fresh = (person: Person, iso = testStart): Person => ({ ...person, mfaAt: at(iso) });

async function waiting() {
  const editor = await member(owner, ['editor', 'owner']);
  const certifier = await member(owner, ['certifier'], editor.memberships[0]?.organisationId);
  const ref = await startApplication(editor, { roundRef: round.ref, organisationId: editor.memberships[0]?.organisationId ?? '', key: newId() });
  await saveAllAnswers(editor, ref, testAnswers);
  await askForSignOff(editor, ref);
  return { editor, certifier, ref };
}
const submit = (person: Person, ref: string) => submitApplication(person, ref, { key: newId() });
const extension = (ref: string, until = '2025-10-03T16:00:00Z') => proposeExtension(one, ref, { until: at(until), reason: 'A flood in the office', key: newId() });

describe('an extension', () => {
  test('counts once a second officer has confirmed it, for one application only', async () => {
    const [mine, theirs] = [await waiting(), await waiting()];
    const change = await extension(mine.ref);
    await owner.moveClock('2025-09-30T09:00:00Z');
    await expect(submit(mine.certifier, mine.ref)).rejects.toMatchObject({ code: 'round_closed' });
    await confirmDeadlineChange(fresh(other, '2025-09-30T09:00:00Z'), change);
    expect((await applicationForMember(mine.editor, mine.ref))?.deadline).toMatchObject({ until: at('2025-10-03T16:00:00Z'), because: 'extension' });
    expect(await applicationsForMember(mine.editor)).toMatchObject([{ until: at('2025-10-03T16:00:00Z') }]);
    expect((await applicationForMember(theirs.editor, theirs.ref))?.deadline).toMatchObject({ until: at('2025-09-26T16:00:00Z') });
    await owner.moveClock('2025-10-03T15:59:59Z');
    await submit(mine.certifier, mine.ref);
    await expect(submit(theirs.certifier, theirs.ref)).rejects.toMatchObject({ code: 'round_closed' });
    const [event] = await owner.query<{ data: Record<string, unknown> }>(`select data from events where name = 'application.submitted' and data->>'ref' = $1`, [mine.ref]);
    expect(event?.data).toMatchObject({ afterClosing: 'extension' });
  });

  test('one’s own proposal cannot be confirmed or rejected, whatever role one has; without a fresh second factor nobody confirms', async () => {
    const { ref } = await waiting();
    const change = await extension(ref);
    await expect(confirmDeadlineChange(one, change)).rejects.toMatchObject({ code: 'second_person_needed' });
    await expect(rejectDeadlineChange(one, change, 'No')).rejects.toMatchObject({ code: 'second_person_needed' });
    await expect(confirmDeadlineChange({ ...other, mfaAt: null }, change)).rejects.toMatchObject({ code: 'second_factor_needed' });
    for (const role of ['approver', 'auditor', 'administrator', 'assessor'] as const) await expect(confirmDeadlineChange(await staffMember(owner, [role]), change)).rejects.toMatchObject({ code: 'not_allowed' });
    expect((await deadlineChangeForStaff(other, change))?.change).toMatchObject({ status: 'proposed', application: ref });
  });

  test('two officers at once: one confirms, the other is told', async () => {
    const { ref } = await waiting();
    const change = await extension(ref);
    const third = await staffMember(owner, ['fund_officer']);
    const results = await Promise.allSettled([confirmDeadlineChange(other, change), confirmDeadlineChange(third, change)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((result) => result.status === 'rejected')).toMatchObject({ reason: { code: 'deadline_change_decided' } });
  });

  test('confirmed and submitted at once: whichever order, an application that was sent keeps what it has', async () => {
    const { certifier, ref } = await waiting();
    const change = await extension(ref);
    const [confirmed, submitted] = await Promise.allSettled([confirmDeadlineChange(other, change), submit(certifier, ref)]);
    expect(submitted.status).toBe('fulfilled');
    if (confirmed.status === 'rejected') expect(confirmed.reason).toMatchObject({ code: 'extension_not_needed' });
  });

  test('everybody of the organisation is told, each in their own language', async () => {
    const { editor, certifier, ref } = await waiting();
    await owner.query(`update people set locale = 'cy' where id = $1`, [certifier.id]);
    await confirmDeadlineChange(other, await extension(ref));
    const told = await owner.query(`select email, locale, data->>'until' as until from notifications where template = 'deadline_extended' and email = any ($1) order by locale`, [[editor.email, certifier.email]]);
    expect(told).toEqual([{ email: certifier.email, locale: 'cy', until: '3 Hydref 2025 am 17:00:00 BST' }, { email: editor.email, locale: 'en', until: '3 October 2025 at 17:00:00 BST' }]);
  });

  test('proposing it twice with one key is one proposal; what was rejected changes nothing', async () => {
    const { editor, ref } = await waiting();
    const intent = { until: at('2025-10-03T16:00:00Z'), reason: 'Flood', key: newId() };
    const change = await proposeExtension(one, ref, intent);
    expect(await proposeExtension(one, ref, intent)).toBe(change);
    await rejectDeadlineChange(other, change, 'The office was dry');
    await expect(confirmDeadlineChange(other, change)).rejects.toMatchObject({ code: 'deadline_change_decided' });
    expect((await applicationForMember(editor, ref))?.deadline.because).toBe('closing');
    expect((await applicationDeadlineForStaff(one, ref))?.changes).toMatchObject([{ status: 'rejected', rejectedReason: 'The office was dry' }]);
  });

  test('an applicant proposes nothing, and reads neither reasons nor proposals', async () => {
    const { editor, ref } = await waiting();
    await expect(proposeExtension(editor, ref, { until: at('2025-10-03T16:00:00Z'), reason: 'x', key: newId() })).rejects.toMatchObject({ code: 'not_allowed' });
    await extension(ref);
    const { sql } = await import('drizzle-orm');
    expect((await read(editor, (tx) => tx.execute(sql`select id from deadline_changes`))).rows).toEqual([]);
    await expect(read(editor, (tx) => tx.execute(sql`select reason from deadline_changes`))).rejects.toThrow();
    expect(await deadlinesForStaff(editor)).toBeUndefined();
  });
});

describe('grace', () => {
  test('takes what comes within its minutes after the closing, and nothing is begun in it', async () => {
    const { certifier, ref } = await waiting();
    const late = await waiting();
    await confirmDeadlineChange(other, await proposeGrace(one, round.ref, { minutes: 10, reason: 'The last step takes a moment', key: newId() }));
    await owner.moveClock('2025-09-26T16:09:59Z');
    const newcomer = await member(owner, ['editor']);
    await expect(startApplication(newcomer, { roundRef: round.ref, organisationId: newcomer.memberships[0]?.organisationId ?? '', key: newId() })).rejects.toMatchObject({ code: 'round_closed' });
    await submit(certifier, ref);
    await owner.moveClock('2025-09-26T16:10:00Z');
    await expect(submit(late.certifier, late.ref)).rejects.toMatchObject({ code: 'round_closed' });
  });

  test('is not proposed where nothing would change; sent again from a page gone back to, it is the same proposal', async () => {
    await expect(proposeGrace(one, round.ref, { minutes: 0, reason: 'r', key: newId() })).rejects.toMatchObject({ code: 'grace_not_changed', field: 'minutes' });
    const change = await proposeGrace(one, round.ref, { minutes: 10, reason: 'r', key: newId() });
    expect(await proposeGrace(one, round.ref, { minutes: 10, reason: 'r', key: newId() })).toBe(change);
    expect(await proposeGrace(one, round.ref, { minutes: 12, reason: 'r', key: newId() })).not.toBe(change);
  });

  test('is not taken back once the round has opened', async () => {
    await confirmDeadlineChange(other, await proposeGrace(one, round.ref, { minutes: 10, reason: 'r', key: newId() }));
    await expect(proposeGrace(one, round.ref, { minutes: 0, reason: 'r', key: newId() })).rejects.toMatchObject({ code: 'grace_not_lowered' });
    await expect(proposeGrace(one, 'RND-NONE-222', { minutes: 5, reason: 'r', key: newId() })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('an incident of the service', () => {
  const incident = (minutes = 120) => recordIncident(one, { beganAt: at('2025-09-14T10:00:00Z'), endedAt: at('2025-09-14T12:00:00Z'), minutes, reason: 'The database was away', key: newId() });

  test('sent again from a page gone back to, is one incident: its minutes do not count twice', async () => {
    const change = await incident();
    expect(await incident()).toBe(change);
    await confirmDeadlineChange(other, change);
    expect(await incident()).not.toBe(change);
  });

  test('extends every round it touched, on every page, and no other', async () => {
    const later = await testRound(owner, { opensAt: '2025-09-14T12:00:00Z' });
    const { certifier, editor, ref } = await waiting();
    const change = await incident();
    expect((await roundForPublic(round.ref))?.round.closesAt).toEqual(at('2025-09-26T16:00:00Z'));
    await confirmDeadlineChange(other, change);
    expect((await roundForPublic(round.ref))?.round.closesAt).toEqual(at('2025-09-26T18:00:00Z'));
    expect((await roundForPublic(later.ref))?.round.closesAt).toEqual(at('2025-09-26T16:00:00Z'));
    expect((await applicationForMember(editor, ref))?.deadline).toMatchObject({ until: at('2025-09-26T18:00:00Z'), moved: true });
    expect((await deadlineChangeForStaff(one, change))?.change.extended).toContainEqual({ en: 'Test round', cy: 'Rownd brawf' });
    await owner.moveClock('2025-09-26T17:59:59Z');
    await submit(certifier, ref);
  });

  test('two incidents confirmed at once both count', async () => {
    const changes = [await incident(60), await incident(30)];
    const third = await staffMember(owner, ['fund_officer']);
    await Promise.all([confirmDeadlineChange(other, changes[0] ?? ''), confirmDeadlineChange(third, changes[1] ?? '')]);
    expect((await roundForPublic(round.ref))?.round.closesAt).toEqual(at('2025-09-26T17:30:00Z'));
  });

  test('the database itself wants a second person', async () => {
    const change = await incident();
    await expect(owner.query(`update deadline_changes set status = 'confirmed', decided_by = proposed_by, decided_at = app_now() where ref = $1`, [change])).rejects.toMatchObject({ constraint: 'deadline_is_changed_by_a_second_person' });
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import { liveAward } from '@/db/testing/awards';
import { testDatabase } from '@/db/testing/database';
import { member, staffMember } from '@/db/testing/people';
import { submittedApplication, testRound } from '@/db/testing/submitted';
import { testRound as openRound } from '@/db/testing/round';
import type { Person } from '../access/actor';
import { sessionByToken } from '../access/queries';
import { startSession } from '../access/commands';
import { newToken } from '../access/secret';
import { startApplication } from '../application/commands/start';
import { applicationsForMember, receiptForMember } from '../application/queries';
import { waitingFor } from '../assessment/queries/waiting';
import { newId } from '../id';
import { inviteMember } from './commands';
import { everythingForMember } from './export-queries';
import { correctOrganisation, mergeOrganisations } from './officer-commands';
import { mergerForOfficer, organisationForStaff, organisationsForStaff } from './officer-queries';
import { shownAs } from './rules';

const owner = testDatabase();
let officer: Person;
beforeAll(async () => {
  await owner.query(`insert into installation (id, profile) values (1, 'demonstration')`);
  officer = await staffMember(owner, ['fund_officer']);
});

type Row = { id: string; ref: string; name: string; identifier_scheme: string; identifier: string };
const organisationOf = async (person: Person): Promise<Row> => {
  const [row] = await owner.query<Row>('update organisations set demonstration = true, identifier = upper(identifier) where id = $1 returning id, ref, name, identifier_scheme, identifier', [person.memberships[0]?.organisationId]);
  if (!row) throw new Error('a member has an organisation');
  return row;
};
async function again(person: Person): Promise<Person> {
  const token = newToken();
  await startSession(person.id, token, 'en');
  return (await sessionByToken(token))?.person ?? person;
}
const merge = (from: Row, to: Row, actor = officer) => mergeOrganisations(actor, from.ref, { into: to.ref, reason: 'The same charity number', key: newId() });

/** The same charity twice: Gwen's, and the one that Hal registered anew and applied from. */
async function twice() {
  const gwen = await member(owner, ['owner', 'editor']);
  const hal = await member(owner, ['owner', 'certifier']);
  return { gwen, hal, kept: await organisationOf(gwen), duplicate: await organisationOf(hal) };
}

describe('merging an organisation that was registered twice', () => {
  test('applications, people and invitations move; the duplicate’s owner does not own the other; both are told', async () => {
    const { gwen, hal, kept, duplicate } = await twice();
    const round = await testRound(owner, officer, 1);
    const { ref } = await submittedApplication(owner, round, { applicant: hal });
    await inviteMember(hal, duplicate.ref, { email: 'noor@example.org', role: 'owner' }, 'en');
    const preview = await mergerForOfficer(officer, duplicate.ref, kept.ref);
    expect(preview).toMatchObject({ whyNot: undefined, roles: [{ name: hal.name, roles: ['certifier'] }], duplicate: { applications: [{ ref }] } });
    expect(await merge(duplicate, kept)).toEqual({ into: kept.ref });
    const now = await again(hal);
    expect(now.memberships.map(({ organisationId, role }) => [organisationId, role])).toEqual([[kept.id, 'certifier']]);
    expect((await applicationsForMember(await again(gwen))).map((line) => line.ref)).toEqual([ref]);
    expect(await owner.query(`select organisation_id, role from invitations where email = 'noor@example.org'`)).toEqual([{ organisation_id: kept.id, role: 'editor' }]);
    expect((await owner.query(`select email from notifications where template = 'organisation_merged' and data ->> 'duplicate' = $1`, [duplicate.name])).map(({ email }) => email).sort()).toEqual([gwen.email, hal.email].sort());
  });

  test('a sent return cannot be corrected, nobody has the copy that counts (FAC #3768): here it is read for ever, after refusal, withdrawal and merger', async () => {
    const { gwen, hal, kept, duplicate } = await twice();
    const round = await testRound(owner, officer, 1);
    const { ref, id } = await submittedApplication(owner, round, { applicant: hal });
    const before = await receiptForMember(hal, ref);
    await owner.query(`update applications set status = 'unsuccessful', decision_notified_at = app_now() where id = $1`, [id]);
    await merge(duplicate, kept);
    for (const person of [await again(gwen), await again(hal)]) {
      expect(await receiptForMember(person, ref)).toMatchObject({ text: before?.text, sha256: before?.sha256, status: 'unsuccessful' });
    }
    await owner.query(`update applications set status = 'withdrawn', withdrawn_reason = 'x' where id = $1`, [id]);
    expect((await receiptForMember(await again(gwen), ref))?.text).toBe(before?.text);
  });

  test('previous names and numbers are found, in the list and in the queue of applications', async () => {
    const { hal, kept, duplicate } = await twice();
    await owner.query(`update organisations set name = 'Lamp Lighters', identifier = 'DEMO-LAMP-1' where id = $1`, [duplicate.id]);
    const round = await testRound(owner, officer, 1);
    const { id } = await submittedApplication(owner, round, { applicant: hal });
    await merge(duplicate, kept);
    for (const search of ['lamp light', 'DEMO-LAMP', duplicate.ref]) {
      expect((await organisationsForStaff(officer, { search }))?.lines, search).toMatchObject([{ ref: kept.ref, earlierName: 'Lamp Lighters' }]);
    }
    expect((await organisationForStaff(officer, kept.ref))?.earlierNames).toMatchObject([{ name: 'Lamp Lighters', mergedRef: duplicate.ref, reason: 'The same charity number' }]);
    const [row] = await owner.query<{ words: string[] }>('select tsvector_to_array(search_words) as words from applications where id = $1', [id]);
    expect(row?.words).toEqual(expect.arrayContaining(['lamp', 'lighters']));
    expect((await organisationForStaff(officer, duplicate.ref))?.mergedInto).toMatchObject({ ref: kept.ref });
  });

  test('is refused where money is involved, and nothing has moved', async () => {
    const { hal, kept, duplicate } = await twice();
    await liveAward(owner, duplicate.id);
    await expect(merge(duplicate, kept)).rejects.toMatchObject({ code: 'organisation_has_awards', values: { count: 1 } });
    expect((await again(hal)).memberships[0]?.organisationId).toBe(duplicate.id);
    // The other way round no money moves.
    await merge(kept, duplicate);
  });

  test('is an officer’s alone, with a fresh second factor', async () => {
    const { gwen, kept, duplicate } = await twice();
    await expect(merge(duplicate, kept, gwen)).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(merge(duplicate, kept, await staffMember(owner, ['auditor']))).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(merge(duplicate, kept, { ...officer, mfaAt: null })).rejects.toMatchObject({ code: 'second_factor_needed' });
    expect(await organisationsForStaff(gwen, {})).toBeUndefined();
  });

  test('two officers merging the two the other way round at once: one is done, one is told', async () => {
    const { kept, duplicate } = await twice();
    const second = await staffMember(owner, ['fund_officer']);
    const results = await Promise.allSettled([merge(duplicate, kept), merge(kept, duplicate, second)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'organisation_was_merged' } });
  });

  test('an application begun in the duplicate during the merger is refused, not lost in an organisation nobody is in', async () => {
    const { hal, kept, duplicate } = await twice();
    const round = await openRound(owner);
    await merge(duplicate, kept);
    // Hal's request began before the merger: it still knows him as a member of the duplicate.
    await expect(startApplication(hal, { roundRef: round.ref, organisationId: duplicate.id, key: newId() })).rejects.toMatchObject({ code: 'organisation_was_merged' });
  });

  test('an application started at the very moment of the merger is in the organisation that is kept, or refused', async () => {
    const { gwen, hal, kept, duplicate } = await twice();
    const round = await openRound(owner);
    const [, started] = await Promise.allSettled([merge(duplicate, kept), startApplication(hal, { roundRef: round.ref, organisationId: duplicate.id, key: newId() })]);
    expect(await owner.query('select ref from applications where organisation_id = $1', [duplicate.id])).toEqual([]);
    expect(await applicationsForMember(await again(gwen))).toHaveLength(started.status === 'fulfilled' ? 1 : 0);
  });
});

describe('pain 9: correcting a name or number (GrantNav #1230: renamed charities)', () => {
  const correction = (row: Row, more: object = {}) => ({ name: 'New Name', scheme: 'DEMO', identifier: row.identifier, reason: 'Renamed on its register', shown: shownAs({ name: row.name, identifierScheme: row.identifier_scheme, identifier: row.identifier }), ...more }) as const;

  test('the old one stays searchable; a number of the wrong register, and one that is taken, are refused', async () => {
    const { kept, duplicate } = await twice();
    await correctOrganisation(officer, kept.ref, correction(kept));
    expect((await organisationsForStaff(officer, { search: kept.name }))?.lines).toMatchObject([{ ref: kept.ref, name: 'New Name', earlierName: kept.name }]);
    await expect(correctOrganisation(officer, duplicate.ref, correction(duplicate, { scheme: 'GB-COH', identifier: '1089464' }))).rejects.toMatchObject({ code: 'identifier_charity_as_company' });
    await expect(correctOrganisation(officer, duplicate.ref, correction(duplicate, { identifier: kept.identifier }))).rejects.toMatchObject({ code: 'organisation_already_registered' });
    await expect(correctOrganisation(officer, kept.ref, correction(kept))).rejects.toMatchObject({ code: 'organisation_changed_meanwhile' });
    await expect(correctOrganisation(officer, duplicate.ref, correction(duplicate, { name: duplicate.name }))).rejects.toMatchObject({ code: 'nothing_changed' });
  });

  test('two officers correcting at once: the second is told', async () => {
    const { kept } = await twice();
    const results = await Promise.allSettled(['One', 'Two'].map((name) => correctOrganisation(officer, kept.ref, correction(kept, { name }))));
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

test('pain 9: a charity number typed as a company number, with or without its zeros, is seen as a look-alike (GrantNav #833)', async () => {
  const { kept, duplicate } = await twice();
  await owner.query(`update organisations set identifier_scheme = 'GB-CHC', identifier = '1089464' where id = $1`, [kept.id]);
  await owner.query(`update organisations set identifier_scheme = 'GB-COH', identifier = '01089464' where id = $1`, [duplicate.id]);
  expect((await organisationForStaff(officer, kept.ref))?.lookAlikes).toMatchObject([{ ref: duplicate.ref }]);
  expect((await organisationsForStaff(officer, { search: '1089464' }))?.lines.map(({ ref }) => ref).sort()).toEqual([kept.ref, duplicate.ref].sort());
});

test('an organisation whose only owner’s address bounces is shown to officers; a second owner who can be reached takes it off', async () => {
  const { gwen, kept } = await twice();
  const unreachable = async () => (await organisationsForStaff(officer, { unreachableOnly: true }))?.lines.map(({ ref }) => ref);
  expect(await unreachable()).toEqual([]);
  await owner.query('update people set mail_bounced_at = app_now() where id = $1', [gwen.id]);
  expect(await unreachable()).toEqual([kept.ref]);
  expect(await waitingFor(officer)).toContainEqual({ key: 'unreachable', count: 1 });
  expect(await organisationForStaff(officer, kept.ref)).toMatchObject({ unreachable: true, people: [{ bounced: true }] });
  await member(owner, ['owner'], kept.id);
  expect(await unreachable()).toEqual([]);
});

test('everything of an organisation is one document for its own people, without what is not theirs to know yet', async () => {
  const { gwen, hal } = await twice();
  const round = await testRound(owner, officer, 1);
  const { ref, id } = await submittedApplication(owner, round, { applicant: gwen, status: 'recommended' });
  await owner.query(`insert into events (id, name, actor_kind, actor_id, subject_kind, subject_id, data) values (gen_random_uuid(), 'assessment.recommended', 'person', $1, 'application', $2, '{}')`, [officer.id, id]);
  const { ref: own } = await organisationOf(gwen);
  const everything = await everythingForMember(gwen, own);
  expect(everything).toMatchObject({ organisation: { ref: own }, people: [{ email: gwen.email }, { email: gwen.email }], applications: [{ ref, status: 'in_assessment', submissions: [{ number: 1 }] }], awards: [] });
  expect(JSON.stringify(everything)).not.toContain('recommended');
  expect(await everythingForMember(hal, own)).toBeUndefined();
});

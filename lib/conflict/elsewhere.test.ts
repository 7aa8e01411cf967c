import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { member, staffMember } from '@/db/testing/people';
import { testRound, type TestRound } from '@/db/testing/submitted';
import type { Person } from '../access/actor';
import { awardForStaff, awardsForStaff } from '../award/queries';
import { confirmAwardImport } from '../award-import/commands';
import { importFileForStaff, importForStaff, importsForStaff } from '../award-import/queries';
import { newId } from '../id';
import { newReference } from '../reference';
import { liftAwardRestriction } from './award-commands';
import { conflictsOfAward } from './award-queries';
import { declareInterest } from './commands';

const owner = testDatabase();
let officer: Person;
let round: TestRound;
beforeAll(async () => {
  officer = await staffMember(owner, ['fund_officer']);
  round = await testRound(owner, officer, 1_000_000_00);
});

type Organisation = { id: string; name: string; ref: string; scheme: string; identifier: string };
async function organisation(): Promise<Organisation> {
  const { memberships } = await member(owner, ['certifier']);
  const [found] = await owner.query<Organisation>('select id, name, ref, identifier_scheme as scheme, identifier from organisations where id = $1', [memberships[0]?.organisationId]);
  if (!found) throw new Error('it was registered');
  return found;
}
const row = ({ name, scheme, identifier }: Pick<Organisation, 'name' | 'scheme' | 'identifier'>, number = 2) => ({ row: number, organisationName: name, identifierScheme: scheme, identifier, title: 'Secret sessions', awardDate: '2025-09-01', amountAwardedPence: 10_000_00, envelopeKey: null });
async function waitingImport(rows: unknown[], status = 'previewed'): Promise<string> {
  const [id, ref] = [newId(), newReference('IMP')];
  await owner.query(`insert into imports (id, ref, programme_id, kind, file_name, sha256, file, status, rows, problems, created_by, rejected_reason) values ($1, $2, $3, 'awards', 'elsewhere.csv', $4, '', $5, $6, '[]', $7, 'Because')`, [id, ref, round.programmeId, id, status, JSON.stringify(rows), officer.id]);
  return ref;
}
async function importedAward(of: Organisation): Promise<string> {
  const ref = newReference('AWD');
  await owner.query(`insert into awards (id, ref, programme_id, origin, organisation_id, envelope_id, nation, lead_region, title, description, amount_awarded_pence, award_date, planned_start_date, planned_end_date, status)
    values ($1, $2, $3, 'import', $4, $5, 'england', 'E12000003', 'Secret sessions', 'Made elsewhere', 1000000, '2025-09-01', '2025-10-01', '2026-03-31', 'live')`, [newId(), ref, round.programmeId, of.id, round.envelopeId]);
  return ref;
}
const against = ({ name }: { name: string }, identifier?: string) => ({ kind: 'organisation', named: name, identifier, nature: 'Trustee', key: newId() }) as const;

test('an award from elsewhere is opened to somebody by another officer with a reason, and what is declared later restricts it anew', async () => {
  const theirs = await organisation();
  const [award, another] = [await importedAward(theirs), await importedAward(theirs)];
  const conflicted = await staffMember(owner, ['fund_officer']);
  await declareInterest(conflicted, against(theirs));
  expect(await awardForStaff(conflicted, award)).toBeUndefined();
  expect(await conflictsOfAward(conflicted, award)).toBeUndefined();
  await expect(liftAwardRestriction(conflicted, award, { personId: conflicted.id, reason: 'Mine' })).rejects.toMatchObject({ code: 'not_found' });
  expect(await conflictsOfAward(officer, award)).toMatchObject({ restricted: [{ personId: conflicted.id, causes: [{ kind: 'declared', reason: `${theirs.name}: Trustee` }] }], lifted: [] });
  await expect(liftAwardRestriction(officer, award, { personId: conflicted.id, reason: ' ' })).rejects.toMatchObject({ code: 'reason_needed', field: 'reason' });
  await expect(liftAwardRestriction(officer, award, { personId: officer.id, reason: 'Mine' })).rejects.toMatchObject({ code: 'own_conflict' });
  await expect(liftAwardRestriction({ ...officer, mfaAt: null }, award, { personId: conflicted.id, reason: 'Left' })).rejects.toMatchObject({ code: 'second_factor_needed' });
  await expect(liftAwardRestriction(await staffMember(owner, ['approver']), award, { personId: conflicted.id, reason: 'Left' })).rejects.toMatchObject({ code: 'not_allowed' });
  await liftAwardRestriction(officer, award, { personId: conflicted.id, reason: 'She left its board before' });
  await expect(liftAwardRestriction(officer, award, { personId: conflicted.id, reason: 'Again' })).rejects.toMatchObject({ code: 'not_restricted' });
  expect(await awardForStaff(conflicted, award)).toMatchObject({ ref: award });
  expect(await awardForStaff(conflicted, another)).toBeUndefined();
  expect((await awardsForStaff(conflicted))?.lines.map(({ ref }) => ref).filter((ref) => [award, another].includes(ref))).toEqual([award]);
  expect((await conflictsOfAward(officer, award))?.lifted).toMatchObject([{ name: conflicted.name, reason: 'She left its board before', by: officer.name }]);
  await owner.moveClock('2025-09-15T10:00:00Z');
  await declareInterest(conflicted, against(theirs));
  expect(await awardForStaff(conflicted, award)).toBeUndefined();
  await owner.moveClock('2025-09-15T09:00:00Z');
});

test('a file that waits is restricted by the organisations its rows name: by number, by name, and by a name nobody here knew', async () => {
  const [theirs, free] = [await organisation(), await organisation()];
  const unknown = { name: `Unheard of ${newId().slice(-6)}`, scheme: 'GB-CHC', identifier: '999' };
  const conflicted = await staffMember(owner, ['fund_officer']);
  const files = { number: await waitingImport([row(free), row({ ...theirs, name: 'Written otherwise' }, 3)]), name: await waitingImport([row({ ...theirs, scheme: 'GB-CHC', identifier: 'typed wrongly' })]), unknown: await waitingImport([row(unknown)]), rejected: await waitingImport([row(theirs)], 'rejected') };
  const open = await waitingImport([row(free)]);
  const seen = async (person: Person) => (await importsForStaff(person, 'awards')).lines.map(({ ref }) => ref);
  expect(await seen(conflicted)).toEqual(expect.arrayContaining([open, ...Object.values(files)]));
  await declareInterest(conflicted, against({ name: 'By its number' }, theirs.ref));
  await declareInterest(conflicted, against({ name: unknown.name.toUpperCase() }));
  for (const ref of Object.values(files)) {
    expect(await importForStaff(conflicted, ref), ref).toBeUndefined();
    expect(await importFileForStaff(conflicted, ref)).toBeUndefined();
    await expect(confirmAwardImport(conflicted, ref)).rejects.toMatchObject({ code: 'not_found' });
  }
  expect(await importFileForStaff(conflicted, open)).toMatchObject({ fileName: 'elsewhere.csv' });
  expect((await seen(conflicted)).filter((ref) => [open, ...Object.values(files)].includes(ref))).toEqual([open]);
  expect(await importFileForStaff(officer, files.number)).toBeDefined();
});

test('an organisation that comes to be known by an import stays restricted under the name it was declared by', async () => {
  const conflicted = await staffMember(owner, ['fund_officer']);
  const name = `Known later ${newId().slice(-6)}`;
  await declareInterest(conflicted, against({ name }));
  const later = await organisation();
  await owner.query('update organisations set name = $2 where id = $1', [later.id, name]);
  const award = await importedAward(later);
  expect(await awardForStaff(conflicted, award)).toBeUndefined();
  expect((await conflictsOfAward(officer, award))?.restricted).toMatchObject([{ personId: conflicted.id, causes: [{ kind: 'declared' }] }]);
});

test('a lifting is never changed, and nobody writes one for themselves', async () => {
  const theirs = await organisation();
  const award = await importedAward(theirs);
  const conflicted = await staffMember(owner, ['fund_officer']);
  await declareInterest(conflicted, against(theirs));
  await liftAwardRestriction(officer, award, { personId: conflicted.id, reason: 'Left' });
  await expect(owner.query(`update award_liftings set reason = 'x' where person_id = $1`, [conflicted.id])).rejects.toMatchObject({ constraint: 'conflict_is_never_deleted' });
  await expect(owner.query(`insert into award_liftings (id, award_id, person_id, reason, lifted_by) select gen_random_uuid(), id, $2, 'x', $2 from awards where ref = $1`, [award, conflicted.id])).rejects.toMatchObject({ constraint: 'award_is_not_opened_by_its_person' });
});

import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { staffMember } from '@/db/testing/people';
import type { Person } from '../access/actor';
import { newId } from '../id';
import { openProgramme } from '../programme/opening';
import { confirmAwardImport, prepareDevolvedAward, prepareDevolvedImport } from './commands';
import type { TypedAward } from './form-row';
import { sampleCsv } from './sample-file';

const owner = testDatabase();
let isla: Person;
let ewan: Person;

beforeAll(async () => {
  await owner.query(`insert into installation (id, profile) values (1, 'demonstration')`);
  await openProgramme(await staffMember(owner, ['finance']));
  isla = await staffMember(owner, ['devolved_contributor'], { nation: 'scotland' });
  ewan = await staffMember(owner, ['devolved_contributor'], { nation: 'scotland' });
});

const source = { source: 'Register of the Scottish fund', sourceDate: '2025-09-12' };
const award: TypedAward = {
  organisationName: 'Clyde Trust', organisationKind: 'charity', identifierScheme: 'DEMO', identifier: 'DEMO-CLYDE', title: 'Devices by the Clyde', description: 'Tablets on loan',
  amountAwarded: 30_000_00, awardDate: '2025-09-01', plannedStartDate: '2025-09-02', plannedEndDate: '2026-03-31', places: 'Glasgow',
};
const byForm = (change: Partial<TypedAward> = {}, actor = isla) => prepareDevolvedAward(actor, { ...award, title: `Project ${newId()}`, ...change }, source, { key: newId() });
const share = async (nation: string) => Number((await owner.query<{ left: string }>(`select balance_pence as left from accounts where nation = $1 and kind = 'memorandum_nation'`, [nation]))[0]?.left);

test('a nation’s award is reported with its source, in no envelope, and never a commitment of the fund', async () => {
  const before = await share('scotland');
  const [ref] = await confirmAwardImport(ewan, await byForm());
  expect(await share('scotland')).toBe(before - 30_000_00);
  const [kept] = await owner.query(`select w.origin, w.status, w.nation, w.lead_region, w.envelope_id, i.source, i.source_date::text as source_date,
    (select array_agg(distinct kind) from accounts where award_id = w.id) as accounts from awards w join imports i on i.id = w.import_id where w.ref = $1`, [ref]);
  expect(kept).toEqual({ origin: 'devolved', status: 'reported', nation: 'scotland', lead_region: 'S92000003', envelope_id: null, source: source.source, source_date: source.sourceDate, accounts: ['memorandum_award'] });
});

test('a second contributor of the same nation confirms, and nobody else', async () => {
  const ref = await byForm();
  await expect(confirmAwardImport(isla, ref)).rejects.toMatchObject({ code: 'second_person_needed' });
  await expect(confirmAwardImport(await staffMember(owner, ['fund_officer']), ref)).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(confirmAwardImport(await staffMember(owner, ['devolved_contributor'], { nation: 'wales' }), ref)).rejects.toMatchObject({ code: 'not_found' });
  await confirmAwardImport(ewan, ref);
});

test('a spreadsheet of a nation’s awards needs no envelope and no region', async () => {
  const bytes = sampleCsv([{ title: 'First', places: 'Perth' }, { title: 'Second', places: '' }], 'devolved_awards');
  const ref = await prepareDevolvedImport(isla, { name: 'scotland.csv', bytes }, source, { key: newId() });
  expect(await confirmAwardImport(ewan, ref)).toHaveLength(2);
});

test('a nation reports within its own share, to the penny', async () => {
  const room = await share('scotland');
  await expect(confirmAwardImport(ewan, await byForm({ amountAwarded: room + 1 }))).rejects.toMatchObject({ code: 'report_over_share' });
  await confirmAwardImport(ewan, await byForm({ amountAwarded: room }));
  expect(await share('scotland')).toBe(0);
  expect(await share('wales')).toBe(400_368_00);
});

test('the form says on its own box what is not right, and keeps nothing', async () => {
  await expect(byForm({ places: 'Glasgow; Atlantis' })).rejects.toMatchObject({ code: 'place_not_known', field: 'places' });
  await expect(byForm({ places: 'Cardiff' })).rejects.toMatchObject({ code: 'place_of_another_nation', field: 'places' });
  await expect(byForm({ awardDate: '2025-09-16' })).rejects.toMatchObject({ code: 'award_date_in_future', field: 'awardDate' });
  await expect(byForm({ plannedEndDate: '2025-09-01' })).rejects.toMatchObject({ code: 'ends_before_it_starts', field: 'plannedEndDate' });
  await expect(byForm({ identifierScheme: 'GB-COH', identifier: '123456' })).rejects.toMatchObject({ code: 'identifier_charity_as_company', field: 'identifier' });
  await expect(prepareDevolvedAward(isla, award, { ...source, sourceDate: '2025-09-16' }, { key: newId() })).rejects.toMatchObject({ code: 'source_in_future', field: 'sourceDate' });
  await expect(byForm({}, await staffMember(owner, ['fund_officer']))).rejects.toMatchObject({ code: 'not_allowed' });
});

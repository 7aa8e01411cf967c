import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { staffMember } from '@/db/testing/people';
import type { Person } from '../access/actor';
import { newId } from '../id';
import { openProgramme } from '../programme/opening';
import { confirmAwardImport, prepareAwardImport, rejectAwardImport } from './commands';
import type { Problem } from './problems';
import { sampleCsv } from './sample-file';

const owner = testDatabase();
let officer: Person;
let second: Person;

beforeAll(async () => {
  await owner.query(`insert into installation (id, profile) values (1, 'demonstration')`);
  await openProgramme(await staffMember(owner, ['finance']));
  officer = await staffMember(owner, ['fund_officer']);
  second = await staffMember(owner, ['fund_officer']);
});

let made = 0;
/** A file nobody has sent before: its titles are its own. */
const file = (changes: Parameters<typeof sampleCsv>[0]) => {
  made += 1;
  return { name: 'awards.csv', bytes: sampleCsv(changes.map((change, row) => ({ title: `Project ${made}.${row}`, ...change }))) };
};
const prepare = (changes: Parameters<typeof sampleCsv>[0], actor = officer) => prepareAwardImport(actor, file(changes), { key: newId() });
const left = async (key: string) => (await owner.query<{ left: string }>(`select a.balance_pence as left from accounts a join envelopes e on e.id = a.envelope_id where e.key = $1 and a.kind = 'envelope'`, [key]))[0]?.left;
const importOf = async (ref: string) => (await owner.query<{ id: string; status: string; problems: Problem[]; rows: unknown[] }>('select id, status, problems, rows from imports where ref = $1', [ref]))[0];

test('awards already made enter the ledger as opening positions that cite the file, with no invented approvals', async () => {
  const before = Number(await left('england_category_1'));
  const ref = await prepare([{}, { organisationName: 'Wear Trust', identifier: 'DEMO-WEAR-1', amountAwarded: '£40,000.50', places: '' }]);
  expect(await importOf(ref)).toMatchObject({ status: 'previewed', problems: [] });
  const awards = await confirmAwardImport(second, ref);
  expect(awards).toHaveLength(2);
  expect(Number(await left('england_category_1'))).toBe(before - 25_000_00 - 40_000_50);
  const posted = await owner.query(`select w.ref, w.status, w.origin, w.demonstration, o.identifier, t.kind, t.note, t.effective_on::text as on, t.amount_pence::int as pence,
      (select array_agg(place_name order by position) from award_sites where award_id = w.id) as places, (select count(*)::int from agreements where award_id = w.id) as agreements
    from awards w join organisations o on o.id = w.organisation_id join accounts a on a.award_id = w.id join transfers t on t.to_account_id = a.id where w.ref = any ($1) order by pence`, [awards]);
  expect(posted[0]).toMatchObject({ status: 'live', origin: 'import', demonstration: true, identifier: 'DEMO-TYNE-1', kind: 'opening_commitment', on: '2025-09-01', pence: 25_000_00, places: ['Sunderland', 'Gateshead'], agreements: 0 });
  expect(posted[0]?.note).toMatch(/^IMP-.*: awards\.csv, SHA-256 [0-9a-f]{64}, row 2$/);
  expect(posted[1]).toMatchObject({ identifier: 'DEMO-WEAR-1', pence: 40_000_50, places: ['North East'] });
  const events = await owner.query(`select name from events where subject_id = (select id from imports where ref = $1) order by id`, [ref]);
  expect(events.map((event) => event.name)).toEqual(['import.prepared', 'import.confirmed']);
});

test('an organisation is found again by its number, whatever the file calls it', async () => {
  const identifier = 'DEMO-FOUND-AGAIN';
  await confirmAwardImport(second, await prepare([{ identifier, organisationName: 'First Name' }]));
  const ref = await prepare([{ identifier, organisationName: 'Second Name' }]);
  expect((await importOf(ref))?.problems).toMatchObject([{ level: 'warning', code: 'other_name', row: 2, values: { name: 'First Name' } }]);
  await confirmAwardImport(second, ref);
  expect(await owner.query('select name from organisations where identifier = $1', [identifier])).toEqual([{ name: 'First Name' }]);
});

test('one wrong cell keeps the whole file out, and says where', async () => {
  const ref = await prepare([{}, { amountAwarded: 'about £5,000' }]);
  expect(await importOf(ref)).toMatchObject({ status: 'rejected', rows: [], problems: [{ level: 'error', code: 'amount_not_read', row: 3, column: 'Amount awarded', value: 'about £5,000' }] });
  await expect(confirmAwardImport(second, ref)).rejects.toMatchObject({ code: 'wrong_state' });
});

test('whoever prepared a file does not confirm it, and a stale second factor is asked again', async () => {
  const ref = await prepare([{}]);
  await expect(confirmAwardImport(officer, ref)).rejects.toMatchObject({ code: 'second_person_needed' });
  await expect(confirmAwardImport({ ...second, mfaAt: new Date('2025-09-15T08:00:00Z') }, ref)).rejects.toMatchObject({ code: 'second_factor_needed' });
  await expect(confirmAwardImport(await staffMember(owner, ['finance']), ref)).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(prepare([{}], await staffMember(owner, ['approver']))).rejects.toMatchObject({ code: 'not_allowed' });
});

test('two people confirming at once: one succeeds, one is told, and the awards are posted once', async () => {
  const third = await staffMember(owner, ['approver']);
  const ref = await prepare([{ identifier: 'DEMO-TWO-AT-ONCE' }]);
  const results = await Promise.allSettled([confirmAwardImport(second, ref), confirmAwardImport(third, ref)]);
  expect(results.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(results.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'wrong_state' } });
  expect(await owner.query(`select 1 from awards w join organisations o on o.id = w.organisation_id where o.identifier = 'DEMO-TWO-AT-ONCE'`)).toHaveLength(1);
});

test('the same file sent twice by its form is kept once; a confirmed file is not taken again', async () => {
  const given = file([{}]);
  const key = newId();
  const ref = await prepareAwardImport(officer, given, { key });
  expect(await prepareAwardImport(officer, given, { key })).toBe(ref);
  await confirmAwardImport(second, ref);
  await expect(prepareAwardImport(officer, given, { key: newId() })).rejects.toMatchObject({ code: 'file_already_imported', field: 'file' });
});

test('an award that another file brought meanwhile is not posted twice', async () => {
  const title = 'The same project';
  const [first, other] = [await prepare([{ title }]), await prepare([{ title, description: 'Told otherwise' }])];
  await confirmAwardImport(second, first);
  await expect(confirmAwardImport(second, other)).rejects.toMatchObject({ code: 'award_already_held', values: { title } });
  const again = await importOf(await prepare([{ title, description: 'Told a third time' }]));
  expect(again).toMatchObject({ status: 'rejected', problems: [{ code: 'already_held', row: 2 }] });
});

test('a file that is a penny over its envelope is refused whole, in a sentence that says what is left', async () => {
  const room = Number(await left('england_category_3'));
  const pounds = (pence: number) => (pence / 100).toFixed(2);
  const over = await prepare([{ envelope: 'category_3', amountAwarded: pounds(room) }, { envelope: 'category_3', amountAwarded: '0.01', identifier: 'DEMO-PENNY' }]);
  expect(await importOf(over)).toMatchObject({ status: 'previewed', problems: [{ level: 'warning', code: 'does_not_fit', value: 'england_category_3' }] });
  await expect(confirmAwardImport(second, over)).rejects.toMatchObject({ code: 'import_does_not_fit', values: { count: 2, envelope: { en: 'England category 3 (capital)' }, left: '£1,267,000' } });
  expect(await owner.query(`select 1 from organisations where identifier = 'DEMO-PENNY'`)).toHaveLength(0);
  await confirmAwardImport(second, await prepare([{ envelope: 'category_3', amountAwarded: pounds(room) }]));
  expect(Number(await left('england_category_3'))).toBe(0);
});

test('a file that is set aside cannot be confirmed afterwards', async () => {
  const ref = await prepare([{}]);
  await rejectAwardImport(officer, ref, 'The amounts are those of last year');
  await expect(confirmAwardImport(second, ref)).rejects.toMatchObject({ code: 'wrong_state' });
});

test('five hundred awards are posted in one transaction, well inside the time it may take', async () => {
  const ref = await prepare(Array.from({ length: 500 }, (_, row) => ({ envelope: 'category_2', amountAwarded: '1000', identifier: `DEMO-MANY-${row}` })));
  const before = Number(await left('england_category_2'));
  expect(await confirmAwardImport(second, ref)).toHaveLength(500);
  expect(Number(await left('england_category_2'))).toBe(before - 500 * 1_000_00);
});

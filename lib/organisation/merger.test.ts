import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { member, staffMember } from '@/db/testing/people';
import { testRound } from '@/db/testing/round';
import type { Person } from '../access/actor';
import { startApplication } from '../application/commands/start';
import { newId } from '../id';
import { newReference } from '../reference';
import { inviteMember } from './commands';
import { correctOrganisation, mergeOrganisations } from './officer-commands';
import { shownAs } from './rules';

const owner = testDatabase();
let officer: Person;
beforeAll(async () => {
  await owner.query(`insert into installation (id, profile) values (1, 'demonstration')`);
  officer = await staffMember(owner, ['fund_officer']);
});

/** What may still name the duplicate afterwards, because it is history, or because it stops the merger in the first place. */
const stays: Record<string, string> = {
  organisations: 'the duplicate says itself into what it was merged',
  organisation_names: 'copied: the organisation that is kept has them too',
  memberships: 'ended, and given anew',
  awards: 'an award stops the merger',
  conflicts: 'what somebody declared is never changed: what is restricted follows the merger (restricted_applications)',
  takeovers: 'one that is open stops the merger; a decided one is history',
};

const naming = () =>
  owner.query<{ table: string; column: string }>(`
    select c.conrelid::regclass::text as "table", a.attname as "column" from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'organisations'::regclass order by 1, 2`);
const left = async (table: string, column: string, id: string) => (await owner.query<{ n: number }>(`select count(*)::int as n from ${table} where ${column} = $1`, [id]))[0]?.n ?? 0;

async function registeredTwice() {
  const [gwen, hal] = [await member(owner, ['owner', 'editor']), await member(owner, ['owner', 'editor'])];
  const of = async (person: Person) => {
    const [row] = await owner.query<{ id: string; ref: string; name: string; identifier: string }>('update organisations set demonstration = true, identifier = upper(identifier) where id = $1 returning id, ref, name, identifier', [person.memberships[0]?.organisationId]);
    if (!row) throw new Error('a member has an organisation');
    return row;
  };
  return { hal, kept: await of(gwen), duplicate: await of(hal) };
}

test('pain 9: nothing of an organisation that was registered twice is forgotten by its merger, in whichever table it is', async () => {
  const { hal, kept, duplicate } = await registeredTwice();
  const ref = await startApplication(hal, { roundRef: (await testRound(owner)).ref, organisationId: duplicate.id, key: newId() });
  await owner.query(`
    insert into attachments (id, ref, application_id, organisation_id, question, name, bytes, received_bytes, sha256, status, uploaded_by, added_at)
    select $1, $2, id, organisation_id, 'letters', 'letter.pdf', 5, 5, repeat('a', 64), 'clean', $3, app_now() from applications where ref = $4`, [newId(), newReference('FIL'), hal.id, ref]);
  await inviteMember(hal, duplicate.ref, { email: 'noor@example.org', role: 'editor' }, 'en');
  await correctOrganisation(officer, duplicate.ref, { name: 'Corrected', scheme: 'DEMO', identifier: duplicate.identifier, reason: 'x', shown: shownAs({ ...duplicate, identifierScheme: 'DEMO' }) });
  const columns = await naming();
  expect(columns.length).toBeGreaterThan(5);
  // A table that is added later must be thought of here: with a row of the duplicate's, or among those that stay, and why.
  for (const { table, column } of columns) if (!(table in stays)) expect(await left(table, column, duplicate.id), `${table} has a row in this test`).toBeGreaterThan(0);
  await mergeOrganisations(officer, duplicate.ref, { into: kept.ref, reason: 'The same charity', key: newId() });
  for (const { table, column } of columns) if (!(table in stays)) expect(await left(table, column, duplicate.id), `${table}.${column} still names the duplicate`).toBe(0);
  expect(await left('attachments', 'organisation_id', kept.id)).toBe(1);
  expect(await owner.query('select 1 from memberships where organisation_id = $1 and removed_at is null', [duplicate.id])).toEqual([]);
});

test('the town of the main office that only the duplicate has said comes along, and overwrites none', async () => {
  for (const [said, after] of [[null, 'Bangor'], ['Leeds', 'Leeds']]) {
    const { kept, duplicate } = await registeredTwice();
    await owner.query(`update organisations set place = case when id = $1 then $3 else 'Bangor' end where id in ($1, $2)`, [kept.id, duplicate.id, said]);
    await mergeOrganisations(officer, duplicate.ref, { into: kept.ref, reason: 'The same charity', key: newId() });
    expect(await owner.query('select place from organisations where id = $1', [kept.id])).toEqual([{ place: after }]);
  }
});

test('the database adds nothing to an organisation that was merged, in whichever table names one', async () => {
  const guarded = await owner.query<{ table: string }>(`select tgrelid::regclass::text as "table" from pg_trigger where tgname = 'refuse_merged_organisation'`);
  const tables = [...new Set((await naming()).map(({ table }) => table))].filter((table) => table !== 'organisations');
  expect(guarded.map(({ table }) => table).sort()).toEqual(tables.sort());
});

test('a file goes with its application, and to no other organisation', async () => {
  const { hal, kept, duplicate } = await registeredTwice();
  const ref = await startApplication(hal, { roundRef: (await testRound(owner)).ref, organisationId: duplicate.id, key: newId() });
  const id = newId();
  await owner.query(`
    insert into attachments (id, ref, application_id, organisation_id, question, name, bytes, received_bytes, sha256, status, uploaded_by, added_at)
    select $1, $2, id, organisation_id, 'letters', 'letter.pdf', 5, 5, repeat('a', 64), 'clean', $3, app_now() from applications where ref = $4`, [id, newReference('FIL'), hal.id, ref]);
  await expect(owner.query('update attachments set organisation_id = $1 where id = $2', [kept.id, id])).rejects.toMatchObject({ constraint: 'attachment_is_of_its_application' });
});

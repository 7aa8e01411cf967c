import { expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';

const owner = testDatabase();

/** What holds something of an application and is not behind the wall, and why. */
const open: Record<string, string> = {
  accounts: 'sums by envelope stay whole, and are public; no query shows one award’s account but beside its award, which is behind the wall',
  deadline_reminders: 'that an unsent draft’s people were reminded: no page shows it',
};

test('every table that holds something of an application, an assignment or an award is behind the wall: a new one is thought of here', async () => {
  const holding = await owner.query<{ table: string }>(`
    select distinct c.table_name as "table" from information_schema.columns c join information_schema.tables t on t.table_name = c.table_name and t.table_schema = 'public' and t.table_type = 'BASE TABLE'
    where c.table_schema = 'public' and c.column_name in ('application_id', 'assignment_id', 'award_id', 'clarification_id', 'return_id') order by 1`);
  const walled = await owner.query<{ table: string }>(`select distinct tablename as "table" from pg_policies where permissive = 'RESTRICTIVE' and roles::text like '%staff_restricted%'`);
  const names = walled.map(({ table }) => table);
  expect(holding.length).toBeGreaterThan(15);
  expect(holding.map(({ table }) => table).filter((table) => !names.includes(table) && !(table in open))).toEqual([]);
});

test('whoever has no conflict meets no policy but true on what is searched: the indexes stay in use', async () => {
  const policies = await owner.query<{ qual: string }>(`select qual from pg_policies where tablename in ('applications', 'submissions', 'awards') and roles::text like '%\\_staff}' and roles::text not like '%restricted%'`);
  expect(policies.length).toBeGreaterThan(2);
  expect([...new Set(policies.map(({ qual }) => qual))]).toEqual(['true']);
});

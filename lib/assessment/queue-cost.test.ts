import pg from 'pg';
import { beforeAll, expect, test, vi } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { staffMember } from '@/db/testing/people';
import { submittedApplication, type TestRound, testRound } from '@/db/testing/submitted';
import type { Person } from '../access/actor';
import { declareInterest } from '../conflict/commands';
import { newId } from '../id';
import type { QueueFilter } from './queue-filter';
import { queueForStaff } from './queries/queue';

const owner = testDatabase();
let [officer, conflicted]: Person[] = [];
let round: TestRound;

beforeAll(async () => {
  [officer, conflicted] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['fund_officer'])];
  round = await testRound(owner, officer, 1_000_000_00);
  const { id } = await submittedApplication(owner, round);
  const [hers] = await owner.query<{ name: string }>('select o.name from organisations o join applications a on a.organisation_id = o.id where a.id = $1', [id]);
  await declareInterest(conflicted, { kind: 'organisation', named: hers?.name ?? '', nature: 'Trustee since 2022', key: newId() });
});

/** So many more applications, each of a charity of its own, as the server's own housekeeping leaves a table. */
async function add(count: number): Promise<void> {
  const ids = Array.from({ length: count }, () => newId());
  await owner.query(
    `insert into organisations (id, ref, name, kind, identifier_scheme, identifier) select id::uuid, 'O' || id, 'Charity number ' || n, 'charity', 'DEMO', id from unnest($1::text[]) with ordinality as made (id, n)`, [ids]);
  await owner.query(
    `insert into applications (id, ref, round_id, organisation_id, question_set_id, status, title, category_key, lead_region, amount_applied_for_pence, created_by, submitted_at)
     select m.id::uuid, m.id, r.id, m.id::uuid, r.question_set_id, 'submitted', 'Digital confidence ' || n, 'category_1', 'E12000001', 100000 + n, $3, timestamptz '2025-08-14 09:00Z' + n * interval '1 second'
     from unnest($1::text[]) with ordinality as m (id, n) join funding_rounds r on r.id = $2`,
    [ids, round.roundId, officer?.id]);
  await owner.query('vacuum (analyze)');
}

const query = pg.Client.prototype.query;

/** What `work` sends to the database. */
async function sentBy(work: () => Promise<unknown>): Promise<(string | pg.QueryConfig)[]> {
  const sent: (string | pg.QueryConfig)[] = [];
  const spy = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...given: unknown[]) {
    sent.push(given[0] as string | pg.QueryConfig);
    return (query as (...all: unknown[]) => unknown).apply(this, given);
  } as typeof query);
  await work().finally(() => spy.mockRestore());
  return sent;
}

/** How many pages of the database the queue reads for somebody, by the plans that a connection keeps. */
async function pagesRead(actor: Person | undefined, wish: QueueFilter): Promise<number> {
  if (!actor) throw new Error('made before the tests');
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  let pages = 0;
  for (const [at, one] of (await sentBy(() => queueForStaff(actor, wish))).entries()) {
    if (typeof one === 'string') await client.query(one);
    if (typeof one === 'string' && at === 0) await client.query('set local plan_cache_mode = force_generic_plan');
    if (typeof one === 'string') continue;
    await client.query(`prepare kept_${at} as ${one.text}`);
    const values = (one.values ?? []).map((value) => pg.escapeLiteral(String(value)));
    const { rows: [told] } = await client.query(`explain (analyze, buffers, format json) execute kept_${at}${values.length > 0 ? ` (${values.join(', ')})` : ''}`);
    const plan = told['QUERY PLAN'][0].Plan;
    pages += plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
  }
  await client.end();
  return pages;
}

test('the queue and its search never read a large fund through, behind the wall of conflicts no more than before it', async () => {
  await add(30_000);
  const [table] = await owner.query<{ pages: number }>(`select relpages as pages from pg_class where relname = 'applications'`);
  expect(table?.pages).toBeGreaterThan(1_200);
  const wishes: QueueFilter[] = [{}, { state: 'submitted', order: 'largest' }, { search: 'charity number 3999' }, { search: 'digital' }, { search: 'digital', order: 'newest' }, { search: 'nowhere' }];
  for (const actor of [officer, conflicted]) {
    // What stands beside fifty lines included.
    for (const wish of wishes) expect(await pagesRead(actor, wish), `${actor === officer ? 'an officer' : 'a conflicted officer'} ${JSON.stringify(wish)}`).toBeLessThan(800);
  }
});

import { sql } from 'drizzle-orm';
import pg from 'pg';
import { expect, test } from 'vitest';
import { record } from '@/lib/event/commands';
import { newId } from '@/lib/id';
import { authoriseFunding } from '@/lib/ledger/commands';
import { read, readTogether, transaction } from './client';
import { rows } from './rows';
import { testDatabase } from './testing/database';
import { member, staffMember } from './testing/people';

const owner = testDatabase();

test('a statement outside a declared transaction is refused, reads included', async () => {
  const stray = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await stray.connect();
  for (const statement of ['select * from applications', 'select * from transfers', 'select * from people', `insert into rate_limits values ('x', 1, 1)`]) {
    await expect(stray.query(statement)).rejects.toThrow(/permission denied/);
  }
  await stray.end();
});

test('money is not moved, and history not changed, by anybody: not even past the code', async () => {
  const actor = await staffMember(owner, ['finance']);
  const attempts = ['update accounts set balance_pence = 1', 'delete from transfers', `update events set name = 'x'`, 'truncate event_seals'];
  for (const statement of attempts) await expect(transaction(actor, (tx) => tx.execute(sql.raw(statement)))).rejects.toThrow();
  await expect(owner.query(`insert into transfers (id, kind, from_account_id, to_account_id, amount_pence, effective_on, event_id, caller_key) values ($1,'authorise',$1,$1,1,'2025-09-01',$1,'x')`, [newId()])).rejects.toThrow(/declared transaction/);
});

test('an applicant sees the rows of their own organisations and no others', async () => {
  const one = await member(owner, ['owner']);
  await member(owner, ['owner']);
  const { rows } = await read(one, (tx) => tx.execute<{ id: string }>(sql`select id from organisations`));
  expect(rows.map((row) => row.id)).toEqual([one.memberships[0]?.organisationId]);
});

test('reading cannot write', async () => {
  const actor = await staffMember(owner, ['fund_officer']);
  await expect(read(actor, (tx) => record(tx, actor, 'person.seen', { kind: 'person', id: actor.id }))).rejects.toThrow();
});

test('backends killed during money writes: no partial operation, no exit, no hang', async () => {
  const actor = await staffMember(owner, ['finance']);
  const programmeId = newId();
  await owner.query(`insert into grant_programmes (id, code, title_en, title_cy) values ($1::uuid, $1::text, 'Programme', 'Rhaglen')`, [programmeId]);
  const uncaught: unknown[] = [];
  const onUncaught = (error: unknown) => uncaught.push(error);
  process.on('uncaughtException', onUncaught);
  let running = true;
  const killer = (async () => {
    while (running) {
      await owner.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename like '%_web' and datname = current_database() order by random() limit 1`);
    }
  })();
  const acknowledged: string[] = [];
  const refused: unknown[] = [];
  // Four at a time and then forty: with and without others waiting for a connection the driver behaves differently.
  for (const crowd of [4, 40]) {
    await Promise.all(
      Array.from({ length: crowd }, async () => {
        for (let turn = 0; turn < 6; turn++) {
          const key = newId();
          try {
            await transaction(actor, async (tx) => {
              const eventId = await record(tx, actor, 'programme.funded', { kind: 'programme', id: programmeId }, { key });
              await authoriseFunding(tx, programmeId, { amountPence: 1, effectiveOn: '2025-09-15', eventId, authorId: actor.id, callerKey: key });
            });
            acknowledged.push(key);
          } catch (error) {
            refused.push(error);
          }
        }
      }),
    );
  }
  running = false;
  await killer;
  process.off('uncaughtException', onUncaught);
  expect(uncaught.map((error) => String((error as Error).stack)).slice(0, 2)).toEqual([]);
  expect(acknowledged.length + refused.length).toBe(44 * 6);
  for (const error of refused) expect(error).toMatchObject({ name: 'Refusal' });
  const posted = await owner.query<{ caller_key: string }>('select caller_key from transfers where from_account_id in (select id from accounts where programme_id = $1)', [programmeId]);
  const keys = new Set(posted.map((row) => row.caller_key));
  expect(acknowledged.filter((key) => !keys.has(key))).toEqual([]);
  // Every event has its transfer and every transfer its event; the balance is their sum.
  const [sums] = await owner.query<{ events: number; transfers: number; balance: number }>(
    `select (select count(*)::int from events where subject_id = $1) as events, (select count(*)::int from transfers t join accounts a on a.id = t.to_account_id where a.programme_id = $1) as transfers,
      (select balance_pence::int from accounts where programme_id = $1 and kind = 'programme') as balance`, [programmeId]);
  expect(sums).toEqual({ events: posted.length, transfers: posted.length, balance: posted.length });
});

test('what is read together is read as the actor, in one transaction, with the clock', async () => {
  const one = await member(owner, ['owner']);
  await member(owner, ['owner']);
  const query = sql`select id, pg_current_snapshot()::text as seen, now() as began from organisations`;
  const { now, found: [first, second] } = await readTogether<[Seen[], Seen[]]>(one, { query, often: true }, { query, often: true });
  expect(first.map((row) => row.id)).toEqual([one.memberships[0]?.organisationId]);
  expect(second).toEqual(first);
  expect(now).toBeInstanceOf(Date);
});
type Seen = { id: string; seen: string; began: Date };

test('one question that fails fails them all, and leaves nothing behind for whoever comes next', async () => {
  const one = await member(owner, ['owner']);
  for (const [bad, why] of [[sql`select 1 / 0`, 'division by zero'], [sql`select nothing from people`, 'does not exist']] as const) {
    // Drizzle is not between us and the driver here, so its error is the database's own.
    await expect(readTogether(one, { query: bad }, { query: sql`select 1` })).rejects.toThrow(why);
    expect(await read(one, async (tx) => (await rows<{ role: string; open: string }>(tx, sql`select current_user as role, current_setting('app.transaction') as open`))[0])).toMatchObject({ open: 'declared' });
  }
});

test('backends killed while much is read together: every reader has an answer or a refusal', async () => {
  const one = await member(owner, ['owner']);
  let running = true;
  const killer = (async () => {
    while (running) await owner.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename like '%_web' and datname = current_database() order by random() limit 1`);
  })();
  const answers = await Promise.allSettled(Array.from({ length: 60 }, () => readTogether<[{ id: string }[], { id: string }[]]>(one, { query: sql`select id from organisations`, often: true }, { query: sql`select id from people where false` })));
  running = false;
  await killer;
  for (const answer of answers) {
    if (answer.status === 'fulfilled') expect(answer.value.found[0]).toEqual([{ id: one.memberships[0]?.organisationId }]);
    else expect(answer.reason).toMatchObject({ code: 'database_busy' });
  }
  expect(answers.length).toBe(60);
});

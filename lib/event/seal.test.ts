import pg from 'pg';
import { expect, test } from 'vitest';
import { transaction } from '@/db/client';
import { testDatabase } from '@/db/testing/database';
import { staffMember } from '@/db/testing/people';
import { newId } from '../id';
import { record } from './commands';
import { addCheckpoint, sealEvents } from './seal';

const owner = testDatabase();
const unsealed = async () => (await owner.query('select 1 from events e left join event_seals s on s.event_id = e.id where s.event_id is null')).length;

async function happen(count: number): Promise<void> {
  const actor = await staffMember(owner, ['fund_officer']);
  await transaction(actor, async (tx) => {
    for (let n = 0; n < count; n += 1) await record(tx, actor, 'import.prepared', { kind: 'import', id: newId() }, { n });
  });
}

test('every committed event is sealed once, in batches, whoever else is sealing', async () => {
  await happen(2_300);
  const counts = await Promise.all([sealEvents(), sealEvents(), sealEvents()]);
  expect(counts.reduce<number>((sum, one) => sum + (one ?? 0), 0)).toBe(2_300);
  expect(await unsealed()).toBe(0);
  const [row] = await owner.query<{ n: string; top: string; links: string }>(`select count(*) as n, max(sequence) as top, count(distinct previous_hash) as links from event_seals`);
  expect(row).toMatchObject({ n: 2_300, top: 2_300, links: 2_300 });
});

test('an event that is committed late is sealed late, and never left out', async () => {
  const late = new pg.Client({ connectionString: owner.url });
  await late.connect();
  await late.query('begin');
  await late.query(`insert into events (id, name, at, actor_kind, subject_kind, subject_id, data) values ($1, 'late.event', app_now() - interval '1 day', 'system', 'import', $1, '{}')`, [newId()]);
  await happen(3);
  expect(await sealEvents()).toBe(3);
  await late.query('commit');
  await late.end();
  expect(await sealEvents('recent')).toBe(0);
  expect(await sealEvents('all')).toBe(1);
});

test('a checkpoint is written once a day, of what has been sealed by then', async () => {
  const first = await addCheckpoint();
  const [head] = await owner.query<{ sequence: string; hash: string }>('select sequence, hash from event_seals order by sequence desc limit 1');
  expect(first).toEqual({ sequence: Number(head?.sequence), eventCount: Number(head?.sequence), headHash: head?.hash });
  await happen(1);
  await sealEvents();
  expect(await addCheckpoint()).toBeUndefined();
  await owner.moveClock('2025-09-16T09:00:00Z');
  expect(await addCheckpoint()).toMatchObject({ sequence: (first?.sequence ?? 0) + 1 });
});

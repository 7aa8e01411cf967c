import { expect, test, vi } from 'vitest';
import { transaction } from '@/db/client';
import { testDatabase } from '@/db/testing/database';
import { staffMember } from '@/db/testing/people';
import { newId } from '../id';
import { notify } from '../notification/commands';
import { resendNotification } from '../notification/resend-commands';
import { makeLog } from './log';
import { sweepExpired } from './sweep';
import { startWorker } from './worker';

const owner = testDatabase();
const quiet = makeLog({ write: () => {} });

async function written(): Promise<string> {
  const actor = await staffMember(owner, ['fund_officer']);
  const email = `${newId()}@example.org`;
  await transaction(actor, (tx) => notify(tx, { template: 'sign_in', email, locale: 'cy', data: {}, secret: 'http://localhost:3000/sign-in/link?token=secret' }));
  return (await owner.query<{ id: string }>('select id from notifications where email = $1', [email]))[0]?.id ?? '';
}
const arrived = (id: string) => vi.waitFor(async () => expect(await owner.query('select 1 from demonstration_mail where notification_id = $1', [id])).toHaveLength(1), { timeout: 120_000, interval: 50 });

test('mail that waits is sent, mail written meanwhile too, dead letters once they are put back, and events are sealed', async () => {
  const [before, dead] = [await written(), await written()];
  await owner.query(`update notifications set failed_at = app_now(), attempts = 8 where id = $1`, [dead]);
  await owner.query(`update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'gone' where key = $1`, [`notification:${dead}`]);
  // Nobody sealed while it happened: a demonstration that was played in past months, a worker that stood still.
  await owner.query(`insert into events (id, name, at, actor_kind, subject_kind, subject_id, data) values ($1, 'long.ago', app_now() - interval '90 days', 'system', 'import', $1, '{}')`, [newId()]);
  const worker = await startWorker({ workerUrl: owner.workerUrl, log: quiet });
  await arrived(before);
  await arrived(await written());
  await resendNotification(await staffMember(owner, ['administrator']), dead);
  await arrived(dead);
  await vi.waitFor(async () => expect(await owner.query('select 1 from events e left join event_seals s on s.event_id = e.id where s.event_id is null')).toHaveLength(0), { timeout: 120_000 });
  await worker.stop();
});

test('the queue’s connections are killed, twice: it takes jobs again, and stops when it is told', async () => {
  const worker = await startWorker({ workerUrl: owner.workerUrl, log: quiet });
  const user = decodeURIComponent(new URL(owner.workerUrl).username);
  for (let turn = 0; turn < 2; turn += 1) {
    await arrived(await written());
    await owner.query('select pg_terminate_backend(pid) from pg_stat_activity where usename = $1 and datname = current_database()', [user]);
  }
  await arrived(await written());
  await worker.stop();
});

test('what has served its time is swept; an ended session stays a week, for whoever sends a form too late', async () => {
  const actor = await staffMember(owner, ['fund_officer']);
  await owner.query(`insert into sessions (token_hash, person_id, expires_at, last_seen_at) values ('live', $1, app_now() + interval '1 hour', app_now()),
    ('ended', $1, app_now() - interval '6 days', app_now() - interval '6 days'), ('gone', $1, app_now() - interval '8 days', app_now() - interval '8 days')`, [actor.id]);
  await owner.query(`insert into kept_words (person_id, path, sealed, kept_at) values ($1, '/apply', 'x', app_now() - interval '8 days'), ($1, '/manage', 'x', app_now())`, [actor.id]);
  await owner.query(`insert into rate_limits (key, "window", count, counted_at) values ('old', 1, 1, app_now() - interval '25 hours'), ('new', 1, 1, app_now())`);
  expect(await sweepExpired()).toBe(3);
  expect((await owner.query('select token_hash from sessions union select key from rate_limits order by 1')).map((row) => row.token_hash)).toEqual(['ended', 'live', 'new']);
});

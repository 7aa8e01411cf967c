import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { type Made, servePrepared } from './prepared';

const owner = testDatabase();
const request = (headers: Record<string, string> = {}) => new Request('https://fund.example.org/', { headers });
const changed = () => owner.query(`insert into publication_versions (reason) values ('test')`);
// The version holds for a second, and nobody waits for it longer than a quarter: both by a clock that goes on when a test says so.
beforeAll(() => void vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] }));
afterAll(() => void vi.useRealTimers());
const aSecond = () => vi.advanceTimersByTime(1_001);
const tick = () => new Promise(setImmediate);

function page(text: () => string) {
  const made = { count: 0 };
  const make = async (): Promise<Made> => {
    made.count += 1;
    await tick();
    return { body: text(), type: 'text/html; charset=utf-8' };
  };
  return { made, make };
}

const textOf = async (response: Response | undefined) => response?.text();

describe('a prepared page', () => {
  test('asked for by fifty at once is made once', async () => {
    const { made, make } = page(() => 'Hello');
    const all = await Promise.all(Array.from({ length: 50 }, () => servePrepared(request(), 'once', make)));
    expect(await Promise.all(all.map(textOf))).toEqual(Array.from({ length: 50 }, () => 'Hello'));
    expect(made.count).toBe(1);
  });

  test('is not sent again to a browser that has it', async () => {
    const { make } = page(() => 'Same');
    const first = await servePrepared(request(), 'same', make);
    const second = await servePrepared(request({ 'if-none-match': first?.headers.get('etag') ?? '' }), 'same', make);
    expect([second?.status, await textOf(second)]).toEqual([304, '']);
  });

  test('is made anew when something public has changed, and only then', async () => {
    let text = 'Before';
    const { made, make } = page(() => text);
    await servePrepared(request(), 'anew', make);
    text = 'After';
    expect(await textOf(await servePrepared(request(), 'anew', make))).toBe('Before');
    await changed();
    aSecond();
    expect(await textOf(await servePrepared(request(), 'anew', make))).toBe('After');
    expect(made.count).toBe(2);
  });

  test('that there is not is undefined, and is looked for again', async () => {
    const answers: (Made | undefined)[] = [undefined, { body: 'Here now', type: 'text/plain' }];
    const make = async () => answers.shift();
    expect(await servePrepared(request(), 'later', make)).toBeUndefined();
    expect(await textOf(await servePrepared(request(), 'later', make))).toBe('Here now');
  });

  test('that cannot be made anew is served as it was, and the fault is loud', async () => {
    const loud = vi.spyOn(console, 'error').mockImplementation(() => {});
    await servePrepared(request(), 'stale', page(() => 'Good').make);
    await changed();
    aSecond();
    const answer = await servePrepared(request(), 'stale', () => Promise.reject(new Error('broken')));
    expect(loud).toHaveBeenCalledOnce();
    loud.mockRestore();
    expect(await textOf(answer)).toBe('Good');
  });

  test('of a demonstration tells search engines to leave it out', async () => {
    const { make } = page(() => 'Made up');
    expect((await servePrepared(request(), 'robots', make))?.headers.get('x-robots-tag')).toBe('noindex');
  });
});

test('nobody waits longer than a quarter of a second for a database that does not answer', async () => {
  await servePrepared(request(), 'slow', page(() => 'Still here').make);
  const other = new pg.Client({ connectionString: owner.url });
  await other.connect();
  await other.query('begin; lock table publication_versions in access exclusive mode');
  aSecond();
  const answers = Array.from({ length: 20 }, () => servePrepared(request(), 'slow', page(() => 'Never made').make).then(textOf));
  const none = await Promise.race([Promise.any(answers), tick().then(() => 'nothing yet')]);
  vi.advanceTimersByTime(250);
  expect([none, ...(await Promise.all(answers))]).toEqual(['nothing yet', ...Array.from({ length: 20 }, () => 'Still here')]);
  await other.query('rollback');
  await other.end();
});

/** Takes the test's own database away from everybody for as long as `work` lasts. */
async function withoutDatabase(work: () => Promise<void>): Promise<void> {
  const name = new URL(owner.url).pathname.slice(1);
  const admin = new pg.Client({ connectionString: inject('adminUrl') });
  await admin.connect();
  try {
    await admin.query(`alter database ${name} with allow_connections false`);
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    await work();
  } finally {
    await admin.query(`alter database ${name} with allow_connections true`);
    await admin.end();
  }
}

test('while the database is away every prepared page is still there', async () => {
  const { made, make } = page(() => 'Still here');
  await servePrepared(request(), 'away', make);
  await withoutDatabase(async () => {
    aSecond();
    const answers = Array.from({ length: 20 }, () => servePrepared(request(), 'away', make).then(textOf));
    vi.advanceTimersByTime(250);
    expect(await Promise.all(answers)).toEqual(Array.from({ length: 20 }, () => 'Still here'));
    expect(made.count).toBe(1);
  });
});

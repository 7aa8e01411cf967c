import pg from 'pg';
import { describe, expect, inject, test, vi } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { type Made, servePrepared } from './prepared';

const owner = testDatabase();
const request = (headers: Record<string, string> = {}) => new Request('https://fund.example.org/', { headers });
const changed = () => owner.query(`insert into publication_versions (reason) values ('test')`);
// The version is asked for once a second of the real clock.
const aSecond = () => new Promise((resolve) => setTimeout(resolve, 1_100));

function page(text: () => string) {
  const made = { count: 0 };
  const make = async (): Promise<Made> => {
    made.count += 1;
    await new Promise((resolve) => setTimeout(resolve, 20));
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
    await aSecond();
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
    await aSecond();
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

test('while the database is away every prepared page is still there, at once', async () => {
  const { made, make } = page(() => 'Still here');
  await servePrepared(request(), 'away', make);
  await withoutDatabase(async () => {
    await aSecond();
    const started = Date.now();
    const answers = await Promise.all(Array.from({ length: 20 }, () => servePrepared(request(), 'away', make)));
    expect(await Promise.all(answers.map(textOf))).toEqual(Array.from({ length: 20 }, () => 'Still here'));
    expect(Date.now() - started).toBeLessThan(1_000);
    expect(made.count).toBe(1);
  });
});

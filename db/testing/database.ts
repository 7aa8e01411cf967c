import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { closePool } from '../client';
import { testPrefix, urlOf } from './start';

/** What a test does past the code: bad rows, the clock, killing backends. */
export type Owner = {
  query: <Row extends pg.QueryResultRow = pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<Row[]>;
  moveClock: (iso: string) => Promise<void>;
  url: string;
  workerUrl: string;
};

/**
 * A database of its own for a test file, cloned from the template; `transaction` and `read` go there.
 * Call it at the top of the file: `const owner = testDatabase();`
 */
export function testDatabase(): Owner {
  const name = `${testPrefix}_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;
  const owner = {} as Owner;
  let pool: pg.Pool;
  beforeAll(async () => {
    const adminUrl = inject('adminUrl');
    await asAdmin(adminUrl, `create database ${name} template ${testPrefix}_template`);
    const url = urlOf(adminUrl, name);
    const web = new URL(url);
    web.username = `${testPrefix}_web`;
    web.password = 'web';
    const jobs = new URL(url);
    jobs.username = `${testPrefix}_jobs`;
    jobs.password = 'jobs';
    Object.assign(process.env, { DATABASE_URL: web.href, AUTH_SECRET: 'a secret that only the tests ever use', DATA_KEY: '0'.repeat(64), DATABASE_PATIENCE: '4', PROFILE: 'demonstration' });
    pool = new pg.Pool({ connectionString: url, max: 4 });
    // A test may end backends on purpose, this pool's among them.
    pool.on('error', () => {});
    Object.assign(owner, {
      url,
      workerUrl: jobs.href,
      query: async (text: string, values?: unknown[]) => (await pool.query(text, values)).rows,
      moveClock: async (iso: string) => void (await pool.query('update test_clock set at = $1', [iso])),
    });
  });
  afterAll(async () => {
    await closePool();
    await pool.end();
    await asAdmin(inject('adminUrl'), `drop database if exists ${name} with (force)`);
  });
  return owner;
}

/** Cloning a template allows no other session on it, so clones queue up behind one lock. */
async function asAdmin(adminUrl: string, statement: string) {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query('select pg_advisory_lock(1)');
  await admin.query(statement);
  await admin.end();
}

import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { ensureDatabase, startEmbedded } from '../embedded';
import { migrateDatabase } from '../migrate';

export const testPrefix = 'fundtest';
export const testStart = '2025-09-15T09:00:00Z';

/** One embedded PostgreSQL for the run, and one migrated template that every test file clones (60 to 100 ms). */
export default async function setup(project: TestProject) {
  const database = await startEmbedded({ dataFolder: join(process.cwd(), '.data/test') });
  const template = `${testPrefix}_template`;
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  await admin.query(`drop database if exists ${template} with (force)`);
  await admin.end();
  await ensureDatabase(database.adminUrl, template);
  const ownerUrl = urlOf(database.adminUrl, template);
  await migrateDatabase(ownerUrl, testPrefix, { web: 'web', worker: 'jobs' });
  await freezeClock(ownerUrl);
  project.provide('adminUrl', database.adminUrl);
  return () => database.stop();
}

export function urlOf(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** Time is frozen unless a test moves it: the owner replaces the one clock by a row. */
async function freezeClock(ownerUrl: string) {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(`
    create table test_clock (at timestamptz not null);
    insert into test_clock values ('${testStart}');
    create or replace function app_now() returns timestamptz language sql stable security definer set search_path = public, pg_temp as 'select at from test_clock'`);
  await owner.end();
}

declare module 'vitest' {
  export interface ProvidedContext {
    adminUrl: string;
  }
}

import { join } from 'node:path';
import pg from 'pg';
import { openInstallation, ownKeys, prepareDatabase, secretsIn, type Settings } from '../bin/installation';
import { startEmbedded } from '../db/embedded';
import { parentOf } from './process-cost';
import { refuseOtherHosts } from './loopback';
import { addApplications } from './rows';

// The installation's own keys, so that the build measured is the very one that `npm start` serves.
const secrets = secretsIn(join(process.cwd(), '.data'));
export const actionKey = secrets.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY;

/** A database as the service sees it, and the owner's way past the service for rows and for checking. */
export type BenchDatabase = { settings: Settings; ownerUrl: string; owner: pg.Pool };

/** The server of this benchmark alone, with a fund of the demonstration and so many applications. `pid` is the server's. */
export type Databases = { small: BenchDatabase; large: BenchDatabase; pid: number; version: string; stop: () => Promise<void> };

const applications = { small: 1_000, large: 100_000 };

/** Starts a PostgreSQL of our own and makes both databases anew: alike, but for how many applications there are. */
export async function startDatabases(): Promise<Databases> {
  const server = await startEmbedded({ dataFolder: join(process.cwd(), '.data/bench/postgres') });
  refuseOtherHosts(server.adminUrl);
  const owners: pg.Pool[] = [];
  const stop = async () => {
    await Promise.all(owners.map((owner) => owner.end()));
    await server.stop();
  };
  try {
    const settings = await freshFund(server.adminUrl);
    const opened = (name: string): BenchDatabase => {
      const ownerUrl = at(server.adminUrl, name);
      const owner = new pg.Pool({ connectionString: ownerUrl, max: 2 });
      owners.push(owner);
      return { settings: { ...settings, DATABASE_URL: at(settings.DATABASE_URL ?? '', name), DATABASE_WORKER_URL: at(settings.DATABASE_WORKER_URL ?? '', name) }, ownerUrl, owner };
    };
    const [small, large] = [opened('bench'), opened('bench_large')];
    await addApplications(small.owner, applications.small);
    await addApplications(large.owner, applications.large);
    const { rows } = await small.owner.query<{ pid: number; version: string }>(`select pg_backend_pid() as pid, current_setting('server_version') as version`);
    return { small, large, pid: parentOf(rows[0]?.pid ?? 0) ?? 0, version: rows[0]?.version ?? '', stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function at(address: string, name: string): string {
  const url = new URL(address);
  url.pathname = `/${name}`;
  return url.href;
}

/** The fund with its demonstration as it is first loaded, twice. */
async function freshFund(adminUrl: string): Promise<Settings> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    for (const name of ['bench', 'bench_large']) await admin.query(`drop database if exists ${name} with (force)`);
    await admin.query('create database bench');
    const given = ownKeys({ PROFILE: 'demonstration', DATABASE_URL: at(adminUrl, 'bench') }, secrets);
    const { settings, ownerUrl } = await prepareDatabase(given, '.data/bench', secrets);
    Object.assign(process.env, settings);
    await openInstallation(ownerUrl ?? '', 'demonstration');
    const { closePool } = await import('../db/client');
    await closePool();
    await admin.query('create database bench_large template bench');
    return settings;
  } finally {
    await admin.end();
  }
}

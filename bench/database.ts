import { join } from 'node:path';
import pg from 'pg';
import { openInstallation, ownKeys, type Profile, prepareDatabase, secretsIn, type Settings } from '../bin/installation';
import { type EmbeddedDatabase, startEmbedded } from '../db/embedded';
import { refuseOtherHosts } from './loopback';
import { parentOf } from './process-cost';

// The installation's own keys, so that the build measured is the very one that `npm start` serves.
const secrets = secretsIn(join(process.cwd(), '.data'));
export const actionKey = secrets.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY;

/** A database as the service sees it, and the owner's way past the service: to add rows, and to check what was answered. */
export type BenchDatabase = { settings: Settings; ownerUrl: string; owner: pg.Pool };

/** A PostgreSQL of this benchmark alone, with a fund as it is first loaded. `pid` is the server's. */
export type Databases = { pid: number; version: string; copy: (name: string) => Promise<BenchDatabase>; stop: () => Promise<void> };

const template = 'bench';

export async function startDatabases(profile: Profile): Promise<Databases> {
  const server = await startEmbedded({ dataFolder: join(process.cwd(), '.data/bench/postgres') });
  const owners: pg.Pool[] = [];
  const stop = async () => {
    await Promise.all(owners.map((owner) => owner.end()));
    await server.stop();
  };
  try {
    refuseOtherHosts(server.adminUrl);
    await asAdmin(server, [`drop database if exists ${template} with (force)`, `create database ${template}`]);
    const settings = await openTemplate(server, profile);
    const copy = async (name: string): Promise<BenchDatabase> => {
      await asAdmin(server, [`drop database if exists ${name} with (force)`, `create database ${name} template ${template}`]);
      const ownerUrl = at(server.adminUrl, name);
      const owner = new pg.Pool({ connectionString: ownerUrl, max: 2 });
      owner.on('error', () => {}); // its idle connections die when the server is stopped
      owners.push(owner);
      return { ownerUrl, owner, settings: { ...settings, DATABASE_URL: at(settings.DATABASE_URL, name), DATABASE_WORKER_URL: at(settings.DATABASE_WORKER_URL, name) } };
    };
    return { ...(await serverOf(server)), copy, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openTemplate(server: EmbeddedDatabase, profile: Profile): Promise<Settings> {
  const given = ownKeys({ PROFILE: profile, DATABASE_URL: at(server.adminUrl, template) }, secrets);
  const { settings, ownerUrl } = await prepareDatabase(given, '.data/bench', secrets);
  // The commands that play the demonstration's story read these from the process.
  Object.assign(process.env, settings);
  await openInstallation(ownerUrl ?? '', profile);
  const { closePool } = await import('../db/client');
  await closePool();
  return settings;
}

/** Which process the server is: the one that started the backend we talk to. */
async function serverOf({ adminUrl }: EmbeddedDatabase): Promise<{ pid: number; version: string }> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  const { rows } = await admin.query<{ pid: number; version: string }>(`select pg_backend_pid() as pid, current_setting('server_version') as version`);
  const pid = parentOf(rows[0]?.pid ?? 0) ?? 0;
  await admin.end();
  return { pid, version: rows[0]?.version ?? '' };
}

async function asAdmin({ adminUrl }: EmbeddedDatabase, statements: string[]): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    for (const statement of statements) await admin.query(statement);
  } finally {
    await admin.end();
  }
}

function at(address: string | undefined, name: string): string {
  const url = new URL(address ?? '');
  url.pathname = `/${name}`;
  return url.href;
}

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { ensureDatabase, startEmbedded } from '../db/embedded';
import { migrateDatabase } from '../db/migrate';
import { readEnvironment } from '../lib/env';
import { newId } from '../lib/id';

export type Profile = 'demonstration' | 'empty' | 'production';
export type Settings = Record<string, string | undefined>;

/** Keys this installation made for itself. A production profile brings its own by environment. */
type Secrets = { AUTH_SECRET: string; DATA_KEY: string; NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: string; webPassword: string; workerPassword: string };

const makeSecrets = (): Secrets => ({
  AUTH_SECRET: randomBytes(32).toString('base64url'),
  DATA_KEY: randomBytes(32).toString('hex'),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
  webPassword: randomBytes(18).toString('base64url'),
  workerPassword: randomBytes(18).toString('base64url'),
});

/** The keys in the data folder, made at the first start: with a new key every open form and session would be lost. */
export function secretsIn(dataFolder: string): Secrets {
  const file = join(dataFolder, 'secrets.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  mkdirSync(dataFolder, { recursive: true });
  const secrets = makeSecrets();
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}

/** Where attached files are kept unless a setting says otherwise: beside the embedded database. */
export const filesFolder = (dataFolder: string): string => join(dataFolder, 'files');

/** The same for a command a person types. */
export const filesFolderOf = (env: Settings): string => resolve(env.FILES_FOLDER || filesFolder(env.DATA_FOLDER ?? '.data'));

export type Database = { settings: Settings; ownerUrl: string | undefined; stop: () => Promise<void> };

/**
 * The database the settings name, or the embedded one; migrated where we own it.
 * DATABASE_URL alone is taken for the owner's login and two narrower ones are made; with DATABASE_OWNER_URL it is the web's login.
 */
export async function prepareDatabase(given: Settings, dataFolder: string, secrets: Secrets, name = 'fund'): Promise<Database> {
  if (given.DATABASE_URL?.includes('_web') && !given.DATABASE_OWNER_URL) return { settings: given, ownerUrl: undefined, stop: async () => {} };
  const embedded = given.DATABASE_URL || given.DATABASE_OWNER_URL ? undefined : await startEmbedded({ dataFolder: join(dataFolder, 'postgres') });
  const ownerUrl = embedded ? await ensureDatabase(embedded.adminUrl, name) : (given.DATABASE_OWNER_URL ?? given.DATABASE_URL ?? '');
  const prefix = embedded ? name : new URL(ownerUrl).pathname.slice(1);
  const passwords = {
    web: given.DATABASE_OWNER_URL ? passwordOf(given.DATABASE_URL, secrets.webPassword) : secrets.webPassword,
    worker: passwordOf(given.DATABASE_WORKER_URL, secrets.workerPassword),
  };
  const logins = await migrateDatabase(ownerUrl, prefix, passwords);
  return {
    settings: { ...given, DATABASE_URL: given.DATABASE_OWNER_URL && given.DATABASE_URL ? given.DATABASE_URL : logins.webUrl, DATABASE_WORKER_URL: given.DATABASE_WORKER_URL ?? logins.workerUrl },
    ownerUrl,
    stop: async () => embedded?.stop(),
  };
}

/** The password an address already states: with several nodes, all must state the same. */
const passwordOf = (url: string | undefined, otherwise: string): string => (url ? decodeURIComponent(new URL(url).password) : '') || otherwise;

/** Throws the one message that names every missing or bad setting, before anything is started. */
export const checkSettings = (given: Settings, secrets: Secrets): void =>
  void readEnvironment({ ...ownKeys(given, secrets), DATABASE_URL: given.DATABASE_URL ?? 'postgres://embedded/fund' });

/** A production profile brings its own keys; elsewhere those of the data folder are used. */
export const ownKeys = (given: Settings, secrets: Secrets): Settings =>
  given.PROFILE === 'production'
    ? given
    : {
        ...given,
        AUTH_SECRET: given.AUTH_SECRET ?? secrets.AUTH_SECRET,
        DATA_KEY: given.DATA_KEY ?? secrets.DATA_KEY,
        NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: given.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? secrets.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY,
      };

/**
 * Opens the fund with its published allocations, and loads the demonstration at the first start that asks for it.
 * An installation keeps the profile it was opened with: fiction is never poured into a real fund's books.
 */
export async function openInstallation(ownerUrl: string, profile: Profile): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query('insert into installation (id, profile) values (1, $1) on conflict do nothing', [profile]);
    const { rows } = await owner.query<{ profile: Profile; loaded: Date | null }>('select profile, demonstration_loaded_at as loaded from installation');
    const known = rows[0];
    if (known && known.profile !== profile) {
      throw new Error(`This database was opened as "${known.profile}" and cannot become "${profile}". Use another DATABASE_URL, or another data folder.`);
    }
    if (known?.loaded) return;
    const { openProgramme } = await import('../lib/programme/opening');
    await openProgramme(await installer(owner));
    if (profile === 'demonstration') {
      const { loadDemonstration } = await import('../demo/load');
      await loadDemonstration(owner);
    }
    await owner.query('update installation set demonstration_loaded_at = now()');
  } finally {
    await owner.end();
  }
}

/** Who opened the books: a row to cite as the first transfers' author, which nobody can sign in as. */
async function installer(owner: pg.Client) {
  const email = 'installation@example.org';
  await owner.query(`insert into people (id, email, name) values ($1, $2, 'Installation') on conflict do nothing`, [newId(), email]);
  const { rows } = await owner.query<{ id: string }>('select id from people where email = $1', [email]);
  return { kind: 'person' as const, id: rows[0]?.id ?? '', name: 'Installation', email, staffRoles: ['finance' as const], nation: null, memberships: [], mfaAt: new Date() };
}

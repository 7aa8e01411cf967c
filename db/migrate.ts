import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';

const rolesOfTheApplication = ['applicant', 'staff', 'staff_restricted', 'public_reader', 'sign_in', 'worker'] as const;

export type Logins = { webUrl: string; workerUrl: string };

/** The passwords of the two logins we make: the web's, which inherits nothing, and the job runner's. */
export type LoginPasswords = { web: string; worker: string };

/**
 * Brings a database up to date: roles, tables, rules, job queue. Forward only, under one advisory lock, and again without effect.
 * @param ownerUrl a login that owns the database and may create roles
 * @param prefix of this database's roles, which PostgreSQL keeps per cluster
 * @returns the addresses the web and the worker connect with
 */
export async function migrateDatabase(ownerUrl: string, prefix: string, passwords: LoginPasswords): Promise<Logins> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(`select pg_advisory_lock(hashtext('migrate'))`);
    const { rows } = await owner.query<{ version: number }>(`select current_setting('server_version_num')::int as version`);
    if ((rows[0]?.version ?? 0) < 150_000) throw new Error('PostgreSQL 15 or newer is needed');
    await makeRoles(owner, prefix, passwords);
    await owner.query(`create table if not exists rules_applied (file text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
    const rules = readdirSync(join(process.cwd(), 'db/rules')).filter((file) => file.endsWith('.sql')).sort();
    // The tables' defaults call the clock, so it comes first; everything else comes after the tables.
    for (const file of rules.filter((name) => name.startsWith('1-'))) await applyRules(owner, file, prefix);
    const before = await tableCount(owner);
    await migrate(drizzle({ client: owner, casing: 'snake_case' }), { migrationsFolder: join(process.cwd(), 'db/migrations') });
    let again = (await tableCount(owner)) !== before;
    // What a later file grants rests on what an earlier one took away: after one that was applied, all are.
    for (const file of rules.filter((name) => !name.startsWith('1-'))) again = (await applyRules(owner, file, prefix, again)) || again;
    const logins = { webUrl: withLogin(ownerUrl, `${prefix}_web`, passwords.web), workerUrl: withLogin(ownerUrl, `${prefix}_jobs`, passwords.worker) };
    await makeJobQueue(logins.workerUrl, prefix);
    return logins;
  } finally {
    await owner.end();
  }
}

async function tableCount(owner: pg.Client): Promise<number> {
  const { rows } = await owner.query<{ n: number }>(`select count(*)::int as n from pg_attribute a join pg_class c on c.oid = a.attrelid where c.relnamespace = 'public'::regnamespace`);
  return rows[0]?.n ?? 0;
}

function withLogin(url: string, user: string, password: string): string {
  const address = new URL(url);
  address.username = user;
  address.password = password;
  return address.href;
}

async function makeRoles(owner: pg.Client, prefix: string, passwords: LoginPasswords): Promise<void> {
  const name = pg.escapeIdentifier;
  const { rows } = await owner.query<{ rolname: string }>('select rolname from pg_roles where starts_with(rolname, $1)', [`${prefix}_`]);
  const known = new Set(rows.map((row) => row.rolname));
  for (const role of rolesOfTheApplication) {
    if (!known.has(`${prefix}_${role}`)) await owner.query(`create role ${name(`${prefix}_${role}`)} nologin`);
  }
  for (const [login, password] of [['web', passwords.web], ['jobs', passwords.worker]] as const) {
    const verb = known.has(`${prefix}_${login}`) ? 'alter' : 'create';
    await owner.query(`${verb} role ${name(`${prefix}_${login}`)} login noinherit password ${pg.escapeLiteral(password)}`);
  }
  for (const role of rolesOfTheApplication) await owner.query(`grant ${name(`${prefix}_${role}`)} to ${name(`${prefix}_web`)}`);
  // Whoever is conflicted with an application has every right of the staff, behind a wall of row security (db/rules/3-access.sql).
  await owner.query(`grant ${name(`${prefix}_staff`)} to ${name(`${prefix}_staff_restricted`)}`);
  await owner.query('revoke create on schema public from public');
  await owner.query(`do $$ begin execute format('grant create on database %I to ${name(`${prefix}_jobs`)}', current_database()); end $$`);
}

/** Rules are code of the database: a file is applied again, whole and in one transaction, when it or the tables changed. */
async function applyRules(owner: pg.Client, file: string, prefix: string, always = false): Promise<boolean> {
  const text = readFileSync(join(process.cwd(), 'db/rules', file), 'utf8');
  const hash = createHash('sha256').update(text).digest('hex');
  const { rows } = await owner.query<{ sha256: string }>('select sha256 from rules_applied where file = $1', [file]);
  if (rows[0]?.sha256 === hash && !always) return false;
  const sql = text.replace(/\{\{(\w+)\}\}/g, (_, role: string) => (role === 'owner' ? 'current_user' : pg.escapeIdentifier(`${prefix}_${role}`)));
  await owner.query('begin');
  try {

    await owner.query(sql);
    await owner.query('insert into rules_applied (file, sha256) values ($1, $2) on conflict (file) do update set sha256 = excluded.sha256, applied_at = now()', [file, hash]);
    await owner.query('commit');
    return true;
  } catch (error) {
    await owner.query('rollback');
    throw new Error(`db/rules/${file}: ${(error as Error).message}`, { cause: error });
  }
}

/**
 * The outbox: Graphile Worker's tables belong to the login that runs the jobs, because its own `add_job` fails for a role that does not
 * own them. Commands call `enqueue`, which runs as that login.
 */
async function makeJobQueue(workerUrl: string, prefix: string): Promise<void> {
  await runMigrations({ connectionString: workerUrl });
  const jobs = new pg.Client({ connectionString: workerUrl });
  await jobs.connect();
  try {
    const callers = ['applicant', 'staff', 'sign_in', 'worker'].map((role) => pg.escapeIdentifier(`${prefix}_${role}`)).join(', ');
    await jobs.query(`create schema if not exists outbox`);
    await jobs.query(`create or replace function outbox.enqueue(task text, payload json, key text) returns void language sql security definer set search_path = graphile_worker, pg_temp
      as $$ select graphile_worker.add_job(task, payload, job_key => key, max_attempts => 8) $$`);
    await jobs.query(`revoke all on function outbox.enqueue(text, json, text) from public`);
    await jobs.query(`grant usage on schema outbox to ${callers}`);
    await jobs.query(`grant execute on function outbox.enqueue(text, json, text) to ${callers}`);
  } finally {
    await jobs.end();
  }
}

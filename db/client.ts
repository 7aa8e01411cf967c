import 'server-only';
import type { Duplex } from 'node:stream';
import type { SQL } from 'drizzle-orm';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { type Actor, databaseRole, organisationIds } from '../lib/access/actor';
import { environment } from '../lib/env';
import { Refusal } from '../lib/refusal';
import { refusalFromDatabase } from './constraints';
import { asSent } from './rows';

// bigint (pence, counts) as number: see lib/money.ts for why that is enough. Dates stay the text they are.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** Drizzle over one connection, inside a declared transaction. There is no other way to the database. */
export type Tx = NodePgDatabase;

/** A limit in seconds, as this machine is given them. */
const patient = (seconds: number): number => seconds * environment().DATABASE_PATIENCE;
const tries = 4;
const transient = new Set(['40001', '40P01', '25006']);

// Next bundles routes apart; the pool is the process's, so it hangs on the process.
const shared = globalThis as typeof globalThis & { fundPool?: pg.Pool };

/** Statements that do not wait for one another's answers are sent without waiting. The driver's types do not know the setting yet. */
const pipelined = { pipeline: true } as pg.PoolConfig;

function pool(): pg.Pool {
  if (!shared.fundPool) {
    const { DATABASE_URL, DATABASE_POOL } = environment();
    shared.fundPool = new pg.Pool({ connectionString: DATABASE_URL, max: DATABASE_POOL, connectionTimeoutMillis: patient(5) * 1_000, idleTimeoutMillis: 30_000, ...pipelined });
    // An idle connection may die at any time; the pool replaces it, and nobody was waiting for it.
    shared.fundPool.on('error', () => {});
    // A client's death is told to the query that waits on it; told to nobody, it would end the process.
    shared.fundPool.on('connect', (client) => client.on('error', () => {}));
  }
  return shared.fundPool;
}

/** `fund_web` logs in for the roles `fund_applicant`, `fund_staff`, …: the login's name says whose roles it may take. */
const rolePrefix = () => decodeURIComponent(new URL(environment().DATABASE_URL).username).replace(/_web$/, '');

const setting = (name: string, value: string) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`;

const opening = (actor: Actor, mode: string) => {
  const role = `${rolePrefix()}_${databaseRole(actor)}`;
  return `begin ${mode}; select ${[
    setting('role', role),
    setting('app.transaction', 'declared'),
    setting('app.actor_id', actor.kind === 'person' ? actor.id : ''),
    setting('app.organisation_ids', `{${organisationIds(actor).join(',')}}`),
    setting('statement_timeout', `${patient(5)}s`),
    setting('lock_timeout', `${patient(2)}s`),
    setting('idle_in_transaction_session_timeout', `${patient(15)}s`),
  ].join(', ')}; select ${databaseRole(actor) === 'staff' ? behindTheWall(role) : ''} app_now() as now`;
};

/**
 * Whoever of the fund is conflicted with an application does not meet it: the transaction changes to a role with row security of its own.
 * Everybody else's stays the plain one, because a policy that is not `true` stops the indexes that search needs (docs/decisions/0009).
 */
const behindTheWall = (role: string) =>
  `set_config('app.restricted', restricted_things()::text, true), set_config('role', ${pg.escapeLiteral(role)} || case when current_setting('app.restricted') = '{}' then '' else '_restricted' end, true),`;

/** The commit was sent and no answer came: only looking again can tell. Never say "failed". */
class Unconfirmed extends Error {}

/** What is done with a connection; `committing` says that the commit is on its way. */
type Use<Result> = (client: pg.PoolClient, committing: () => void) => Promise<Result>;

const clockOf = (opened: unknown): Date => {
  const now = (opened as pg.QueryResult<{ now: Date }>[])[2]?.rows[0]?.now; // an answer for each of the opening's three statements
  if (!now) throw new Error('the database did not tell the time');
  return now;
};

const inTransaction = <Result>(actor: Actor, mode: string, work: (tx: Tx, now: Date) => Promise<Result>): Use<Result> => async (client, committing) => {
  const now = clockOf(await client.query(opening(actor, mode)));
  const result = await work(drizzle({ client, casing: 'snake_case' }), now);
  committing();
  await client.query('commit');
  return result;
};

/** In one write and one wait. Should the opening fail, what follows runs as the login itself, which may read nothing. */
const inOneGo = (actor: Actor, queries: readonly pg.QueryConfig[]): Use<{ now: Date; found: unknown[][] }> => async (client) => {
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection;
  stream.cork();
  const sent = [client.query(opening(actor, 'read only')), ...queries.map((query) => client.query(query)), client.query('commit')];
  stream.uncork();
  const [opened, ...answers] = await Promise.all(sent);
  return { now: clockOf(opened), found: answers.slice(0, -1).map((answer) => answer.rows) };
};

async function attempt<Result>(use: Use<Result>): Promise<Result> {
  const client = await pool().connect();
  let broken: Error | undefined;
  let committing = false;
  const onError = (error: Error) => {
    broken = error;
  };
  client.on('error', onError);
  const timer = setTimeout(() => {
    broken = new Error('the database did not answer in time');
    // Ends the wait at once; the server rolls back what it had not committed.
    (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
  }, patient(10) * 1_000);
  try {
    return await use(client, () => {
      committing = true;
    });
  } catch (error) {
    const gone = broken !== undefined || isConnectionLoss(error);
    if (gone) broken ??= error as Error;
    else await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    if (gone && committing) throw new Unconfirmed();
    throw gone ? Object.assign(new Error('connection lost', { cause: error }), { code: 'lost' }) : error;
  } finally {
    clearTimeout(timer);
    client.off('error', onError);
    client.release(broken);
  }
}

function codeOf(error: unknown): string {
  const cause = (error as { cause?: unknown }).cause;
  return (error as { code?: string }).code ?? (cause ? codeOf(cause) : '');
}

const isConnectionLoss = (error: unknown): boolean => {
  const code = codeOf(error);
  return /^(08|57P0)/.test(code) || ['ECONNRESET', 'EPIPE', 'ECONNREFUSED'].includes(code) || /Connection terminated|not queryable|Client has encountered|timeout exceeded when trying to connect/.test(String((error as Error)?.message));
};

async function run<Result>(use: Use<Result>): Promise<Result> {
  for (let left = tries; ; left--) {
    try {
      return await attempt(use);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      if (error instanceof Unconfirmed) throw new Refusal('not_confirmed');
      const again = transient.has(codeOf(error)) || codeOf(error) === 'lost' || isConnectionLoss(error);
      // Nothing was committed, and nothing leaves a transaction but rows: doing it again is safe.
      if (again && left > 1) await new Promise((resolve) => setTimeout(resolve, Math.random() * 60 * (tries - left + 1)));
      else if (again || codeOf(error) === '55P03' || codeOf(error) === '57014') throw new Refusal('database_busy');
      else throw refusalFromDatabase(error) ?? error;
    }
  }
}

/**
 * One business transaction as the actor: its role, its row security, its clock. `work` may run more than once (a deadlock, a lost
 * connection before the commit), so it does nothing but read and write `tx`.
 * Refuses `not_confirmed` when the connection died during the commit, `database_busy` when the database stays out of reach, and what
 * `db/constraints.ts` says of a constraint.
 */
export const transaction = <Result>(actor: Actor, work: (tx: Tx, now: Date) => Promise<Result>): Promise<Result> => run(inTransaction(actor, '', work));

/** Reads as the actor. It takes no transaction id, so it works on a standby. */
export const read = <Result>(actor: Actor, work: (tx: Tx, now: Date) => Promise<Result>): Promise<Result> => run(inTransaction(actor, 'read only', work));

/**
 * Reads several things as the actor that do not need one another's answers, in one transaction and one journey to the database: what every
 * signed-in page needs, and the lists that are asked for most.
 */
export const readTogether = async <Found extends unknown[][]>(actor: Actor, ...queries: { [Index in keyof Found]: Query }): Promise<{ now: Date; found: Found }> => {
  const { now, found } = await run(inOneGo(actor, queries.map(({ often, query }) => asSent(query, { often }))));
  // The caller states the rows' shapes, as with any SQL text.
  return { now, found: found as Found };
};
type Query = { query: SQL; often?: boolean };

/** For SIGTERM, and for tests that end. */
export async function closePool(): Promise<void> {
  const open = shared.fundPool;
  shared.fundPool = undefined;
  await open?.end();
}

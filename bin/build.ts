import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const sources = ['app', 'components', 'lib', 'db', 'messages', 'public', 'bin/make-assets.mjs', 'next.config.ts', 'package-lock.json'];
const leftOut = /\.test\.tsx?$|^public\/assets/;

/** The build's name: a hash of everything it is made of, and of the key that its actions are named with. */
export function buildId(actionKey: string): string {
  const hash = createHash('sha256').update(actionKey);
  for (const file of sources.flatMap(filesOf).sort()) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex').slice(0, 16);
}

function filesOf(path: string): string[] {
  if (!existsSync(path) || leftOut.test(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesOf(join(path, name)));
}

const stamp = (folder: string) => join(folder, 'BUILD_STAMP');

export const isStale = (folder: string, id: string): boolean => !existsSync(stamp(folder)) || readFileSync(stamp(folder), 'utf8') !== id;

/** Builds the service for production. The log is shown only when the build fails: a good build has nothing to say. */
export async function build(folder: string, id: string, actionKey: string): Promise<void> {
  await run('node', ['bin/make-assets.mjs'], {});
  await run('node', ['node_modules/next/dist/bin/next', 'build'], {
    BUILD_ID: id, NEXT_DIST: folder, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionKey, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production',
  });
  writeFileSync(stamp(folder), id);
}

function run(command: string, args: string[], settings: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child: ChildProcess = spawn(command, args, { env: { ...process.env, NODE_OPTIONS: '', ...settings } as NodeJS.ProcessEnv, stdio: ['ignore', 'pipe', 'pipe'] });
    let log = '';
    child.stdout?.on('data', (text) => (log += text));
    child.stderr?.on('data', (text) => (log += text));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${command} ${args.join(' ')} ended with ${code}:\n${log}`))));
  });
}

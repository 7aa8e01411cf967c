import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Run } from './drivers/closed-loop';

export const hasPgbench = (): boolean => spawnSync('pgbench', ['--version']).status === 0;

/** One script, again and again, by so many clients. */
export async function pgbench(url: string, script: string, { clients, seconds }: { clients: number; seconds: number }): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'pgbench-'));
  try {
    writeFileSync(join(folder, 'script.sql'), script);
    const child = spawn('pgbench', ['-n', '-M', 'prepared', '-c', String(clients), '-j', '1', '-T', String(seconds), '-l', '--log-prefix', join(folder, 'log'), '-f', join(folder, 'script.sql'), url], { stdio: ['ignore', 'ignore', 'inherit'] });
    const code = await new Promise((resolve) => child.once('close', resolve));
    const took = readdirSync(folder).filter((name) => name.startsWith('log')).flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean).map((line) => Number(line.split(' ')[2]) / 1000)).sort((a, b) => a - b);
    const at = (part: number) => took[Math.floor(took.length * part)] ?? Number.NaN;
    return { done: took.length, wrong: code === 0 ? 0 : 1, seconds, p50: at(0.5), p95: at(0.95), firstWrong: code === 0 ? undefined : `pgbench ended with ${code}` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What `work` sends to the database, as a script: the very statements, with their values in them. */
export async function scriptOf(work: () => Promise<unknown>): Promise<string> {
  const sent: string[] = [];
  const query = pg.Client.prototype.query;
  // The driver's own overloads, all of which we pass on as they came.
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [first] = given as [string | pg.QueryConfig];
    sent.push(typeof first === 'string' ? first : first.text.replace(/\$(\d+)/g, (_, n: string) => literal(first.values?.[Number(n) - 1])));
    return (query as (...all: unknown[]) => unknown).apply(this, given);
  } as typeof query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return sent.map((statement) => `${statement.trim().replace(/\s+/g, ' ')};\n`).join('');
}

const literal = (value: unknown): string => (Array.isArray(value) ? pg.escapeLiteral(`{${value.join(',')}}`) : pg.escapeLiteral(String(value)));

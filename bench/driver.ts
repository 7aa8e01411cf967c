import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Run } from './drivers/closed-loop';

/** A process that puts load on something when it is told to. */
export type Driver = { pid: number; run: (seconds: number) => Promise<Run>; stop: () => void };

type Said = { ready?: boolean; run?: Run };

/** Starts one of bench/drivers, tells it what to do, and waits until it is ready. */
export async function startDriver(name: 'http' | 'insert' | 'ledger', telling: object, settings: Record<string, string | undefined> = {}): Promise<Driver> {
  // In a file: two hundred forms are more than an environment holds.
  const told = join(mkdtempSync(join(tmpdir(), 'bench-driver-')), 'telling.json');
  writeFileSync(told, JSON.stringify(telling));
  const child = fork(join('bench/drivers', `${name}.ts`), {
    execArgv: ['--import', 'tsx', '--conditions=react-server'],
    env: { ...process.env, NODE_OPTIONS: '', ...settings, BENCH_DRIVER: told } as NodeJS.ProcessEnv,
  });
  await heard(child, (said) => said.ready);
  rmSync(dirname(told), { recursive: true });
  return {
    pid: child.pid ?? 0,
    run: (seconds) => {
      const answer = heard(child, (said) => said.run);
      child.send({ seconds });
      return answer;
    },
    stop: () => void child.disconnect(),
  };
}

function heard<Part>(child: ChildProcess, part: (said: Said) => Part | undefined): Promise<Part> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error(`the driver ended: ${child.spawnargs.join(' ')}`));
    child.once('exit', ended);
    child.once('message', (said: Said) => {
      child.off('exit', ended);
      const found = part(said);
      if (found === undefined) reject(new Error(`the driver said ${JSON.stringify(said)}`));
      else resolve(found);
    });
  });
}

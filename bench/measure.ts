import type { Run } from './drivers/closed-loop';
import { cpuSeconds } from './process-cost';

/** Something that can be put under load. `pid` is the process that answers and `databasePid` the database server's: what it costs is their CPU. */
export type Target = {
  name: string;
  pid: number;
  databasePid: number;
  run: (seconds: number) => Promise<Run>;
  /** Throws when what the database holds is not what was answered. */
  check?: (done: number) => Promise<void>;
};

/** Latencies in milliseconds; CPU in milliseconds a request, all of it and the database's part of it, NaN where it cannot be asked. */
type Sample = { requestsPerSecond: number; p50: number; p95: number; cpuMs: number; databaseMs: number };

/** One target in one run of the whole: medians of its rounds. `spread` is its fastest round over its slowest. */
export type Measured = Sample & { name: string; spread: number };

async function sample(target: Target, seconds: number): Promise<Sample & { done: number }> {
  const used = () => ({ all: cpuSeconds([target.pid, target.databasePid]), database: cpuSeconds([target.databasePid]) });
  const before = used();
  const run = await target.run(seconds);
  const after = used();
  if (run.wrong > 0 || run.done === 0) throw new Error(`${target.name}: ${run.wrong} of ${run.wrong + run.done} answers were wrong, first: ${run.firstWrong}`);
  const perRequest = (part: 'all' | 'database') => ((after[part] - before[part]) * 1000) / run.done;
  return { done: run.done, requestsPerSecond: run.done / run.seconds, p50: run.p50, p95: run.p95, cpuMs: perRequest('all'), databaseMs: perRequest('database') };
}

/**
 * Runs A B C A B C …, so that a busy neighbour hits all of them alike, after a warm-up of each. A wrong answer ends it all: a fast error
 * page is not a fast page.
 */
export async function interleave(targets: readonly Target[], { rounds, seconds }: { rounds: number; seconds: number }, say: (line: string) => void): Promise<Measured[]> {
  const samples = new Map<Target, Sample[]>(targets.map((target) => [target, []]));
  const done = new Map<Target, number>();
  for (let round = 0; round <= rounds; round++) {
    for (const target of targets) {
      const one = await sample(target, seconds);
      done.set(target, (done.get(target) ?? 0) + one.done);
      if (round > 0) samples.get(target)?.push(one);
      say(`${round === 0 ? 'warm-up' : `round ${round}`}  ${target.name}: ${Math.round(one.requestsPerSecond)} a second`);
    }
  }
  for (const target of targets) await target.check?.(done.get(target) ?? 0);
  return targets.map((target) => summary(target.name, samples.get(target) ?? []));
}

function summary(name: string, samples: readonly Sample[]): Measured {
  const of = (figure: keyof Sample) => samples.map((one) => one[figure]);
  const perSecond = of('requestsPerSecond');
  const [requestsPerSecond, p50, p95, cpuMs, databaseMs] = [median(perSecond), median(of('p50')), median(of('p95')), median(of('cpuMs')), median(of('databaseMs'))];
  return { name, requestsPerSecond, spread: Math.max(...perSecond) / Math.min(...perSecond), p50, p95, cpuMs, databaseMs };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const at = (index: number) => sorted[index] ?? Number.NaN;
  return sorted.length % 2 ? at(Math.floor(middle)) : (at(middle - 1) + at(middle)) / 2;
}

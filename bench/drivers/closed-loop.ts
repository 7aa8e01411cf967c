import { readFileSync } from 'node:fs';

/** What a driver answers after a run: `done` counts right answers only. */
export type Run = { done: number; wrong: number; seconds: number; p50: number; p95: number; firstWrong?: string };

/** One piece of work: what was wrong with its answer, or undefined. */
export type Work = (connection: number) => Promise<string | undefined>;

/**
 * A driver is a process of its own, so that its cost is not the measured one's. It says when it is ready, and makes a run whenever it is
 * asked: so many workers, each of which begins anew as soon as its last answer has come.
 */
export function takeRuns(connections: number, work: Work): void {
  process.on('message', async ({ seconds }: { seconds: number }) => {
    process.send?.({ run: await run(connections, work, seconds) });
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.({ ready: true });
}

async function run(connections: number, work: Work, seconds: number): Promise<Run> {
  const took: number[] = [];
  const wrongs: string[] = [];
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(
    Array.from({ length: connections }, async (_, connection) => {
      for (let now = performance.now(); now < until; ) {
        const wrong = await work(connection).catch((error: Error) => `${error.name}: ${error.message}`);
        const after = performance.now();
        if (wrong === undefined) took.push(after - now);
        else wrongs.push(wrong);
        now = after;
      }
    }),
  );
  took.sort((a, b) => a - b);
  const at = (part: number) => took[Math.min(took.length - 1, Math.floor(took.length * part))] ?? Number.NaN;
  return { done: took.length, wrong: wrongs.length, seconds: (performance.now() - began) / 1000, p50: at(0.5), p95: at(0.95), firstWrong: wrongs[0] };
}

/** What the driver was told when it was started. The caller states the shape that its own parent sends. */
export const told = <Given>(): Given => JSON.parse(readFileSync(process.env.BENCH_DRIVER ?? '', 'utf8')) as Given;

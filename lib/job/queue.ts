import 'server-only';
import { Logger, type Runner, run, type TaskList } from 'graphile-worker';
import { codeOf, type Log } from './log';

const again = 2_000;

export type Queue = {
  /** Leaves a job unless one with this key is there already, tried or not. */
  add(task: string, payload: Record<string, string>, key: string): Promise<void>;
  /** Lets the jobs under way finish, and takes no more. */
  stop(): Promise<void>;
};

/**
 * Takes jobs until it is stopped. Graphile Worker gives up after ten failures in a row to reach the database; a database that is
 * restarted or fails over takes longer than that, so it is started again until it works.
 */
export function keepQueue(workerUrl: string, taskList: TaskList, log: Log): Queue {
  let runner: Runner | undefined;
  let stopping = false;
  let wake = () => {};
  const running = (async () => {
    while (!stopping) {
      try {
        runner = await run({ connectionString: workerUrl, concurrency: 4, pollInterval: 1_000, noHandleSignals: true, logger: quietLogger(log), taskList });
        if (stopping) await runner.stop();
        await runner.promise;
      } catch (error) {
        log.error('queue.stopped', { code: codeOf(error) });
      }
      runner = undefined;
      if (!stopping) await new Promise<void>((resolve) => { wake = resolve; setTimeout(resolve, again).unref(); });
    }
  })();
  return {
    async add(task, payload, key) {
      await runner?.addJob(task, payload, { jobKey: key, jobKeyMode: 'unsafe_dedupe', maxAttempts: 8 });
    },
    async stop() {
      stopping = true;
      wake();
      // A runner that is just ending by itself refuses to be stopped.
      await runner?.stop().catch(() => {});
      await running;
    },
  };
}

/** The queue's own lines hold payloads and messages; only that something is wrong, and its code, goes into our log. */
const quietLogger = (log: Log) =>
  new Logger(() => (level, _message, meta) => {
    if (level === 'error') log.error('queue.problem', { code: codeOf(meta?.error ?? meta) });
  });

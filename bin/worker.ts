// Sends mail, seals the audit chain and sweeps what has expired, until it is told to stop. Any number may run at once.
import { environment } from '../lib/env';
import { makeLog } from '../lib/job/log';
import { startWorker } from '../lib/job/worker';

/** What a node has before it is ended by force. */
const drainMs = 15_000;

const log = makeLog();
const workerUrl = process.env.DATABASE_WORKER_URL;
if (!workerUrl) {
  console.error('These settings are wrong:\n  DATABASE_WORKER_URL: is missing (the login that runs the jobs)');
  process.exit(1);
}
try {
  environment();
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}

const worker = await startWorker({ workerUrl, log });

let stopping = false;
async function stop(signal: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info('worker.stopping', { signal });
  setTimeout(() => process.exit(1), drainMs).unref();
  await worker.stop();
  process.exit(0);
}
process.on('SIGTERM', () => void stop('SIGTERM'));
process.on('SIGINT', () => void stop('SIGINT'));

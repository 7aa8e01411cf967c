import 'server-only';
import type { TaskList } from 'graphile-worker';
import { closePool } from '@/db/client';
import { filesToScan, scanAttachment, sweepUploads } from '../attachment/scan';
import { drawAgreements } from '../award/drawing';
import { lapseOffers } from '../award/lapse';
import { bringIntoForce, tellOfStoppedAccount } from '../bank-account/effects';
import { remindOfOffers } from '../award/reminders';
import { remindOfDeclarations } from '../conflict/reminders';
import { environment } from '../env';
import { addCheckpoint, sealEvents } from '../event/seal';
import { remindAssessors } from '../assessment/reminders';
import { sendDeadlineMail } from '../deadline/reminders';
import { tellOfFreedOffer } from '../decision/freed-mail';
import { sendDueLetters } from '../letter/sending';
import { type Deliver, mailDelivery } from '../notification/delivery';
import { notifyService } from '../notification/notify';
import { noteBounces, sendNotification } from '../notification/send';
import { tellOfQuestions } from '../programme/moved-mail';
import { codeOf, type Log, makeLog } from './log';
import { keepQueue, type Queue } from './queue';
import { sweepExpired, waitingNotifications } from './sweep';

const second = 1_000;
const fiveSeconds = 5 * second;
const minute = 60 * second;
const fiveMinutes = 300 * second;
const tenMinutes = 600 * second;
const hour = 3_600 * second;

export type WorkerOptions = {
  /** The job runner's own login (`DATABASE_WORKER_URL`); everything else goes through `DATABASE_URL`. */
  workerUrl: string;
  log?: Log;
};
export type Worker = {
  /** Lets what is under way finish, and starts nothing more. */
  stop(): Promise<void>;
};

/** Starts the queue, the sealer, the sweeper, and whoever tells of deadlines and bounces. They stop together. */
export async function startWorker({ workerUrl, log = makeLog() }: WorkerOptions): Promise<Worker> {
  const queue = keepQueue(workerUrl, tasks(mailDelivery(environment()), log), log);
  const loops = [
    every(second, log, 'seal', sealer(log)),
    every(hour, log, 'sweep', () => sweep(queue, log)),
    every(minute, log, 'deadlines', () => remind(log)),
    every(hour, log, 'assessments', () => remindOfScores(log)),
    every(minute, log, 'offers', () => lapse(log)),
    every(minute, log, 'bank-accounts', () => settleBankAccounts(log)),
    every(fiveSeconds, log, 'agreements', () => draw(log)),
    every(fiveSeconds, log, 'letters', () => sendLetters(log)),
    every(hour, log, 'declarations', () => askToDeclare(log)),
    every(fiveMinutes, log, 'bounces', () => readBounces(log)),
  ];
  log.info('worker.started');
  return {
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()));
      await queue.stop();
      await closePool();
      log.info('worker.stopped');
    },
  };
}

const tasks = (deliver: Deliver | undefined, log: Log): TaskList => ({
  async scan_attachment(payload, { job }) {
    const { id } = payload as { id: string };
    const started = performance.now();
    try {
      const status = await scanAttachment(id);
      log.info(`attachment.${status}`, { attempt: job.attempts, ms: Math.round(performance.now() - started) });
    } catch (error) {
      log.error('attachment.no_verdict', { attempt: job.attempts, code: codeOf(error) });
      throw error;
    }
  },
  async tell_of_questions(payload, { job }) {
    const count = await tellOfQuestions(payload as { id: string; from: string; to: string });
    log.info('questions.told', { attempt: job.attempts, count });
  },
  async tell_of_freed_offer(payload, { job }) {
    const count = await tellOfFreedOffer(payload as { id: string });
    log.info('offers.freed', { attempt: job.attempts, count });
  },
  async tell_of_stopped_account(payload, { job }) {
    const count = await tellOfStoppedAccount(payload as { id: string });
    log.info('bank-accounts.stop_told', { attempt: job.attempts, count });
  },
  async send_notification(payload, { job }) {
    const { id } = payload as { id: string };
    const started = performance.now();
    try {
      const outcome = await sendNotification(id, { attempt: job.attempts, of: job.max_attempts }, deliver);
      log.info(`notification.${outcome}`, { notification: id, attempt: job.attempts, ms: Math.round(performance.now() - started) });
    } catch (error) {
      log.error('notification.not_sent', { notification: id, attempt: job.attempts, code: codeOf(error) });
      throw error;
    }
  },
});

/**
 * Each second what has just happened; at first and every ten minutes everything, also what was committed long after it happened and what the
 * demonstration played in past months.
 */
function sealer(log: Log): () => Promise<void> {
  let allAgainAt = 0;
  return async () => {
    const all = performance.now() >= allAgainAt;
    const count = await sealEvents(all ? 'all' : 'recent');
    if (count) log.info('events.sealed', { count });
    if (!all || count === undefined) return; // another worker is at it: look again in a second
    allAgainAt = performance.now() + tenMinutes;
    const checkpoint = await addCheckpoint();
    if (checkpoint) log.info('audit.checkpoint', checkpoint);
  };
}

async function remind(log: Log): Promise<void> {
  const count = await sendDeadlineMail();
  if (count > 0) log.info('deadlines.told', { count });
}

async function remindOfScores(log: Log): Promise<void> {
  const count = await remindAssessors();
  if (count > 0) log.info('assessors.told', { count });
}

async function lapse(log: Log): Promise<void> {
  const count = await lapseOffers();
  if (count > 0) log.info('offers.lapsed', { count });
  const told = await remindOfOffers();
  if (told > 0) log.info('offers.reminded', { count: told });
}

async function draw(log: Log): Promise<void> {
  const count = await drawAgreements();
  if (count > 0) log.info('agreements.drawn', { count });
}

async function settleBankAccounts(log: Log): Promise<void> {
  const count = await bringIntoForce();
  if (count > 0) log.info('bank_accounts.in_force', { count });
}

async function sendLetters(log: Log): Promise<void> {
  const count = await sendDueLetters();
  if (count > 0) log.info('letters.sent', { count });
}

async function askToDeclare(log: Log): Promise<void> {
  const count = await remindOfDeclarations();
  if (count > 0) log.info('conflicts.asked_for', { count });
}

/** GOV.UK Notify tells of an address that does not work minutes after it took the letter. */
async function readBounces(log: Log): Promise<void> {
  const notify = notifyService(environment());
  const count = notify ? await noteBounces(await notify.permanentFailures()) : 0;
  if (count > 0) log.info('addresses.bounced', { count });
}

async function sweep(queue: Queue, log: Log): Promise<void> {
  log.info('expired.swept', { count: await sweepExpired() });
  for (const id of await waitingNotifications()) await queue.add('send_notification', { id }, `notification:${id}`);
  await sweepUploads();
  // A key of each hour: a job that has failed for good must not keep a new one away.
  const hourOfDay = new Date().toISOString().slice(0, 13);
  for (const id of await filesToScan(environment().CLAMD !== undefined)) await queue.add('scan_attachment', { id }, `scan:${id}:${hourOfDay}`);
}

/** Does the work at once and then at that pace, never twice at a time; a failure is logged and the next turn tries again. */
function every(pace: number, log: Log, task: string, work: () => Promise<void>) {
  let stopped = false;
  let wake = () => {};
  const turn = async () => {
    while (!stopped) {
      await work().catch((error: unknown) => log.error('task.failed', { task, code: codeOf(error) }));
      if (stopped) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pace);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const running = turn();
  return {
    stop() {
      stopped = true;
      wake();
      return running;
    },
  };
}

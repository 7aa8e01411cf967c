import 'server-only';
import { sql } from 'drizzle-orm';
import { read, transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { System } from '../access/actor';
import { environment } from '../env';
import { record } from '../event/commands';
import { notify } from '../notification/commands';
import { nextState } from '../workflow';
import { askClamd, type Verdict } from './clamd';
import { writeFilesAnswer } from './commands/lock';
import { uploadHours } from './vocabulary';
import { fileStore } from './store';
import { type AttachmentStatus, attachmentWorkflow } from './workflow';

const worker: System = { kind: 'system', as: 'worker' };
type Waiting = { id: string; ref: string; name: string; question: string; sha256: string; status: AttachmentStatus; applicationId: string; applicationRef: string; submittedAt: Date | null; uploadedBy: string; email: string };

/**
 * Scans one added file, once: a second worker, or one that takes over from another that died, finds it waiting and does it again. Throws when
 * the scanner gives no verdict, so that the queue tries again; the file waits meanwhile, and is served to nobody. Without a scanner it is
 * "not scanned", never "clean".
 */
export async function scanAttachment(id: string, clamd = environment().CLAMD, store = fileStore()): Promise<AttachmentStatus | 'gone'> {
  const file = await stillWaiting(id);
  if (!file) return 'gone';
  if (!clamd) return file.status === 'waiting' ? settle(id, undefined) : file.status;
  const bytes = await store.read(id, file.sha256).catch(async (error) => {
    // Another worker may have found it infected, and forgotten its bytes, since we looked.
    if (await stillWaiting(id)) throw error;
  });
  if (!bytes) return 'gone';
  const status = await settle(id, await askClamd(clamd, bytes));
  // Nobody will be given it, and a backup must not carry it about.
  if (status === 'infected') await store.forget(id, file.sha256);
  return status;
}

const stillWaiting = (id: string): Promise<Waiting | undefined> => read(worker, (tx) => waiting(tx, id));

async function waiting(tx: Tx, id: string, lock = sql``): Promise<Waiting | undefined> {
  const [found] = await rows<Waiting>(tx, sql`
    select f.id, f.ref, f.name, f.question, f.sha256, f.status, f.application_id as "applicationId", a.ref as "applicationRef", a.submitted_at as "submittedAt", f.uploaded_by as "uploadedBy", p.email
    from attachments f join applications a on a.id = f.application_id join people p on p.id = f.uploaded_by where f.id = ${id} and f.status in ('waiting', 'not_scanned') ${lock}`);
  return found;
}

/** Writes the verdict down. An infected file leaves a draft's answer; what was submitted stays as it was frozen, and is not served. */
const settle = (id: string, verdict: Verdict | undefined): Promise<AttachmentStatus | 'gone'> =>
  transaction(worker, async (tx) => {
    const file = await waiting(tx, id, sql`for update of f`);
    if (!file) return 'gone';
    const status = nextState(attachmentWorkflow, file.status, verdict === undefined ? 'leave_unscanned' : verdict.infected ? 'find_infected' : 'pass');
    const signature = verdict?.infected ? verdict.signature : null;
    await rows(tx, sql`update attachments set status = ${status}, problem = ${signature}, scanned_at = app_now() where id = ${id}`);
    await record(tx, worker, 'attachment.scanned', { kind: 'application', id: file.applicationId }, { file: file.ref, result: status, ...(signature ? { signature } : {}) });
    if (status === 'infected') {
      if (!file.submittedAt) await writeFilesAnswer(tx, file.uploadedBy, file.applicationId, file.question);
      await tell(tx, file);
    }
    return status;
  });

/** Whoever uploaded it, and every fund officer, each in their own language. */
async function tell(tx: Tx, { email, applicationRef: reference, name: file }: Waiting): Promise<void> {
  await notify(tx, { template: 'attachment_infected', email, data: { reference, file, path: `/apply/applications/${reference}` } });
  const officers = await rows<{ email: string }>(tx, sql`
    select distinct p.email from staff_roles r join people p on p.id = r.person_id where r.role = 'fund_officer' and r.removed_at is null order by p.email`);
  for (const officer of officers) await notify(tx, { template: 'attachment_infected_officer', email: officer.email, data: { reference, file, path: `/manage/applications/${reference}` } });
}

/** Files that wait although nobody scans them (a worker died, a restored backup holds no queue), and, once there is a scanner, those that were never scanned. */
export const filesToScan = (scanner: boolean): Promise<string[]> =>
  read(worker, async (tx) => {
    const found = await rows<{ id: string }>(tx, sql`
      select id from attachments where (status = 'waiting' and added_at < app_now() - interval '15 minutes') or (${scanner} and status = 'not_scanned') order by added_at limit 1000`);
    return found.map((one) => one.id);
  });

/** Gives up uploads nobody goes on with: their bytes and their part of the quota are free again. @returns how many */
export async function sweepUploads(): Promise<number> {
  const given = await transaction(worker, (tx) =>
    rows<{ id: string }>(tx, sql`update attachments set status = 'cancelled' where status = 'uploading' and received_at < app_now() - make_interval(hours => ${uploadHours}) returning id`),
  );
  for (const { id } of given) await fileStore().discard(id);
  return given.length;
}

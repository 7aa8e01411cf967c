import 'server-only';
import { sql } from 'drizzle-orm';
import { transaction } from '@/db/client';
import { rows } from '@/db/rows';
import type { Person, System } from '../access/actor';
import { authorise } from '../access/policy';
import { lockApplication } from '../assessment/steps';
import { record } from '../event/commands';
import { Refusal, type RefusalCode } from '../refusal';
import { sendLetter } from './steps';
import type { LetterKind } from './vocabulary';

const worker: System = { kind: 'system', as: 'worker' };
type Batch = { id: string; ref: string; roundId: string; sender: Person };
type Item = { applicationId: string; ref: string };

/** Nothing was decided about the letter: it is tried again. */
const again: readonly RefusalCode[] = ['database_busy', 'not_confirmed'];

/**
 * Sends the letters whose instant has come, each in a transaction of its own and in the name of whoever proposed them, with the rights that
 * they have now. Two workers send each letter once, and what a crash left over is sent by the next turn. What cannot be sent stays unsent, with
 * the reason beside it.
 * @returns how many letters were sent
 */
export async function sendDueLetters(): Promise<number> {
  let sent = 0;
  for (const batch of await dueBatches()) {
    for (const item of await itemsOf(batch)) if (await sendOne(batch, item)) sent++;
    await finish(batch);
  }
  return sent;
}

const dueBatches = (): Promise<Batch[]> =>
  transaction(worker, async (tx) => {
    const due = await rows<Omit<Batch, 'sender'> & { sender: Omit<Person, 'kind' | 'mfaAt'> }>(tx, sql`
      select b.id, b.ref, b.round_id as "roundId", jsonb_build_object('id', p.id, 'name', p.name, 'email', p.email, 'nation', null,
        'staffRoles', (select coalesce(jsonb_agg(r.role), '[]') from staff_roles r where r.person_id = p.id and r.removed_at is null),
        'memberships', (select coalesce(jsonb_agg(jsonb_build_object('organisationId', m.organisation_id, 'organisationName', '', 'role', m.role)), '[]') from memberships m where m.person_id = p.id and m.removed_at is null)) as sender
      from letter_batches b join people p on p.id = b.proposed_by where b.status = 'proposed' and b.send_at <= app_now() order by b.send_at, b.id limit 20`);
    return due.map((one) => ({ ...one, sender: { ...one.sender, kind: 'person', mfaAt: null } }));
  });

const itemsOf = ({ id }: Batch): Promise<Item[]> =>
  transaction(worker, (tx) => rows<Item>(tx, sql`
    select i.application_id as "applicationId", a.ref from letter_batch_items i join applications a on a.id = i.application_id where i.batch_id = ${id} and i.outcome is null order by i.application_id limit 10000`));

/** The row of the batch is the promise: whoever holds it sends the letter, and nobody else at the same time. */
async function sendOne({ id, ref, sender }: Batch, item: Item): Promise<boolean> {
  try {
    return await transaction(sender, async (tx, now) => {
      authorise(sender, 'application.notify', null, now);
      const [held] = await rows<{ kind: LetterKind }>(tx, sql`
        select i.kind from letter_batch_items i join letter_batches b on b.id = i.batch_id
        where i.batch_id = ${id} and i.application_id = ${item.applicationId} and i.outcome is null and b.status = 'proposed' and b.send_at <= app_now() for update of i skip locked for share of b`);
      if (!held) return false;
      const application = await lockApplication(tx, sender, item.ref);
      await sendLetter(tx, sender, application, { now, batchId: id, expected: held.kind });
      if (held.kind !== 'reserve') await record(tx, sender, 'application.decision_notified', { kind: 'application', id: application.id });
      await rows(tx, sql`update letter_batch_items set outcome = 'sent', done_at = ${now} where batch_id = ${id} and application_id = ${item.applicationId}`);
      return true;
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (!again.includes(error.code)) await noteUnsent({ id, ref }, item, error.code);
    return false;
  }
}

const noteUnsent = ({ id, ref }: Pick<Batch, 'id' | 'ref'>, { applicationId }: Item, problem: RefusalCode): Promise<void> =>
  transaction(worker, async (tx) => {
    const noted = await rows(tx, sql`
      update letter_batch_items set outcome = 'not_sent', problem = ${problem}, done_at = app_now() where batch_id = ${id} and application_id = ${applicationId} and outcome is null returning 1`);
    if (noted.length > 0) await record(tx, worker, 'assessment.letter_not_sent', { kind: 'application', id: applicationId }, { ref, problem });
  });

/** What became restricted for its sender since is left to another officer. Once nothing waits, the batch is done. */
async function finish(batch: Batch): Promise<void> {
  const kept = await transaction(worker, (tx) => rows<Item>(tx, sql`
    select i.application_id as "applicationId", '' as ref from letter_batch_items i where i.batch_id = ${batch.id} and i.outcome is null and is_restricted(${batch.sender.id}, i.application_id)`));
  for (const item of kept) await noteUnsent(batch, item, 'conflict_of_interest');
  await transaction(worker, async (tx) => {
    const done = await rows(tx, sql`
      update letter_batches set status = 'sent', finished_at = app_now() where id = ${batch.id} and status = 'proposed'
        and not exists (select 1 from letter_batch_items i where i.batch_id = letter_batches.id and i.outcome is null) returning 1`);
    if (done.length > 0) await record(tx, worker, 'letter.batch_sent', { kind: 'round', id: batch.roundId }, { ref: batch.ref });
  });
}

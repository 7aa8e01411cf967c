import 'server-only';
import { sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { safeguardingChecks } from '@/db/schema/safeguarding';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import { lockApplication } from '../assessment/steps';
import { record } from '../event/commands';
import { once } from '../event/once';
import { newId } from '../id';
import { Refusal } from '../refusal';
import { safeguardingSteps } from '@/db/schema/safeguarding';
import type { ReportStatus } from './vocabulary';

/** What an officer found of the policy and its lead; a later finding replaces it, and both stand in the events. Refuses `reason_needed`. */
export const recordSafeguardingCheck = (actor: Person, ref: string, found: { policySeen: boolean; leadNamed: boolean; notes: string }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const application = await lockApplication(tx, actor, ref);
    authorise(actor, 'safeguarding.check', null, now);
    if (found.notes.trim() === '') throw new Refusal('reason_needed', {}, 'notes');
    const row = { ...found, notes: found.notes.trim(), checkedBy: actor.id, checkedAt: now };
    await tx.insert(safeguardingChecks).values({ applicationId: application.id, ...row }).onConflictDoUpdate({ target: safeguardingChecks.applicationId, set: { ...row, version: sql`${safeguardingChecks.version} + 1` } });
    await record(tx, actor, 'assessment.safeguarding_checked', { kind: 'application', id: application.id }, { policySeen: found.policySeen, leadNamed: found.leadNamed });
  });

export type Concern = {
  ref: string; status: ReportStatus; about: string; happened: string; danger: boolean; reporter: string | null; contact: string | null; receivedAt: Date;
  steps: { done: string; closes: boolean; by: string; at: string }[];
};

async function lockReport(tx: Tx, ref: string): Promise<{ id: string; status: ReportStatus }> {
  const [found] = await rows<{ id: string; status: ReportStatus }>(tx, sql`select id, status from safeguarding_reports where ref = ${ref} for update`);
  if (!found) throw new Refusal('not_found');
  return found;
}

/** Opens a report for its reader. That it was read, by whom and when, is recorded: that is why reading is a command. */
export const openConcern = (actor: Person, ref: string): Promise<Concern> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'safeguarding.read', null, now);
    const { id } = await lockReport(tx, ref);
    const [found] = await rows<Concern>(tx, sql`
      select r.ref, r.status, r.about, r.happened, r.danger, r.reporter, r.contact, r.received_at as "receivedAt",
        coalesce((select json_agg(json_build_object('done', s.done, 'closes', s.closes, 'by', p.name, 'at', s.done_at) order by s.done_at, s.id) from safeguarding_steps s join people p on p.id = s.done_by where s.report_id = r.id), '[]') as steps
      from safeguarding_reports r where r.id = ${id}`);
    if (!found) throw new Refusal('not_found');
    await record(tx, actor, 'safeguarding.read', { kind: 'safeguarding_report', id }, { ref });
    return found;
  });

/** Says what was done about a report, once for a form's key; a closing one closes it, and one after that opens it again. Refuses `reason_needed`. */
export const addConcernStep = (actor: Person, ref: string, { done, closes }: { done: string; closes: boolean }, key = newId()): Promise<string> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'safeguarding.handle', null, now);
    const { id } = await lockReport(tx, ref);
    return once(tx, actor, 'safeguarding.step', key, { ref, done, closes }, async () => {
      if (done.trim() === '') throw new Refusal('reason_needed', {}, 'done');
      await tx.insert(safeguardingSteps).values({ reportId: id, done: done.trim(), closes, doneBy: actor.id, doneAt: now });
      await rows(tx, sql`update safeguarding_reports set status = ${closes ? 'closed' : 'being_handled'} where id = ${id} returning 1`);
      await record(tx, actor, closes ? 'safeguarding.closed' : 'safeguarding.handled', { kind: 'safeguarding_report', id }, { ref });
      return ref;
    });
  });

import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { complaints } from '@/db/schema/letters';
import { organisationIds, type Person } from '../access/actor';
import { authorise } from '../access/policy';
import { formatDate, weekdaysAfter } from '../dates';
import { record } from '../event/commands';
import { once } from '../event/once';
import { newId } from '../id';
import { notify } from '../notification/commands';
import { newReference } from '../reference';
import { Refusal, refuseIf } from '../refusal';
import { complaintWithinDays, whyNotAnswer, whyNotOutcome, whyNotReview } from './rules';
import type { ComplaintOutcome, Involvement } from './vocabulary';

type Said = { what: string; wanted?: string };

/** Complains about how one's organisation's own application was handled. It changes nothing of the decision. @returns the complaint's reference */
export const makeComplaint = (actor: Person, applicationRef: string, { key, ...said }: Said & { key: string }): Promise<string> =>
  transaction(actor, async (tx, now) => {
    const [application] = await rows<{ id: string; organisationId: string }>(tx, sql`
      select id, organisation_id as "organisationId" from applications where ref = ${applicationRef} and submitted_at is not null and organisation_id = any (${sql.param(organisationIds(actor))}::uuid[])`);
    if (!application) throw new Refusal('not_found');
    authorise(actor, 'complaint.make', application, now);
    return once(tx, actor, 'complaint.make', key, { applicationRef, ...said }, () => write(tx, actor, { ...said, applicationId: application.id, madeBy: actor.id, name: actor.name, contact: actor.email }, now));
  });

/** Writes down a complaint of somebody without an account. Refuses `application_unknown` on the field where there is no such application. */
export const recordComplaint = (actor: Person, { application: ref, key, ...said }: Said & { application: string; name: string; contact: string; key: string }): Promise<string> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'complaint.record', null, now);
    const [application] = await rows<{ id: string }>(tx, sql`select id from applications where ref = ${ref.trim().toUpperCase()} and submitted_at is not null and not rehearsal`);
    if (!application) throw new Refusal('application_unknown', {}, 'application');
    return once(tx, actor, 'complaint.record', key, { ref, what: said.what }, () => write(tx, actor, { ...said, applicationId: application.id, recordedBy: actor.id }, now));
  });

type Row = Pick<typeof complaints.$inferInsert, 'applicationId' | 'madeBy' | 'recordedBy' | 'name' | 'contact' | 'what' | 'wanted'>;

/** The event names no application: whoever is complained about reads the events of theirs. */
async function write(tx: Tx, actor: Person, { what, wanted, ...row }: Row, now: Date): Promise<string> {
  // The same words again while they wait for an answer, sent from a page gone back to, are the same complaint.
  const [same] = await rows<{ ref: string }>(tx, sql`select ref from complaints where application_id = ${row.applicationId} and what = ${what.trim()} and contact = ${row.contact} and coalesce(recorded_by, made_by) = ${actor.id} and answered_at is null limit 1`);
  if (same) return same.ref;
  const [id, ref] = [newId(), newReference('CMP')];
  await tx.insert(complaints).values({ id, ref, ...row, what: what.trim(), wanted: wanted?.trim() || null, madeAt: now, dueOn: weekdaysAfter(now, complaintWithinDays) });
  await record(tx, actor, 'complaint.made', { kind: 'complaint', id }, { ref });
  return ref;
}

type Locked = { id: string; ref: string; applicationId: string; applicationRef: string; title: string; dueOn: string; reviewerId: string | null; recordedBy: string | null; answeredAt: Date | null; email: string | null };

/** Row security hides it from everybody who took part in what it is about: to them it is `not_found`. */
async function lockComplaint(tx: Tx, ref: string): Promise<Locked> {
  const [found] = await rows<Locked>(tx, sql`
    select c.id, c.ref, c.application_id as "applicationId", a.ref as "applicationRef", coalesce(a.title, a.ref) as title, c.due_on as "dueOn", c.reviewer_id as "reviewerId", c.recorded_by as "recordedBy", c.answered_at as "answeredAt", p.email
    from complaints c join applications a on a.id = c.application_id left join people p on p.id = c.made_by where c.ref = ${ref} for update of c`);
  if (!found) throw new Refusal('not_found');
  return found;
}

/** Gives a complaint to somebody who took no part in it. Refuses `not_of_the_fund`, and `reviewer_took_part` with the part they took. */
export const allocateComplaint = (actor: Person, ref: string, { reviewer: email }: { reviewer: string }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'complaint.allocate', null, now);
    const complaint = await lockComplaint(tx, ref);
    if (complaint.answeredAt) throw new Refusal('complaint_is_answered');
    const [reviewer] = await rows<{ id: string; email: string; involvement: Involvement | null }>(tx, sql`
      select p.id, p.email, involvement_in(p.id, ${complaint.applicationId}) as involvement from people p
      where p.email = lower(${email.trim()}) and exists (select 1 from staff_roles r where r.person_id = p.id and r.role in ('fund_officer', 'approver') and r.removed_at is null)`);
    if (!reviewer) throw new Refusal('not_of_the_fund', {}, 'reviewer');
    refuseIf(whyNotReview({ involvement: reviewer.involvement, recorded: reviewer.id === complaint.recordedBy }));
    await tx.update(complaints).set({ reviewerId: reviewer.id, allocatedBy: actor.id, allocatedAt: now }).where(eq(complaints.id, complaint.id));
    await record(tx, actor, 'complaint.allocated', { kind: 'complaint', id: complaint.id }, { ref });
    await notify(tx, { template: 'review_allocated', email: reviewer.email, data: (locale) => ({ reference: ref, until: formatDate(complaint.dueOn, locale), path: `/manage/complaints/${ref}` }) });
  });

type Answer = { outcome: ComplaintOutcome; reasons: string; putRight?: string };

/**
 * Its reviewer answers: upheld, in part or not, why, and what is put right. Whether they took part is asked again, because they may have since.
 * Refuses `complaint_not_allocated`, `complaint_is_answered`, `reviewer_took_part`, `complaint_put_right_needed`.
 */
export const answerComplaint = (actor: Person, ref: string, answer: Answer): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const complaint = await lockComplaint(tx, ref);
    refuseIf(whyNotAnswer(complaint));
    authorise(actor, 'complaint.answer', complaint, now);
    const [part] = await rows<{ involvement: Involvement | null }>(tx, sql`select involvement_in(${actor.id}, ${complaint.applicationId}) as involvement`);
    refuseIf(whyNotReview({ involvement: part?.involvement ?? null, recorded: false }) ?? whyNotOutcome(answer));
    await tx.update(complaints).set({ outcome: answer.outcome, reasons: answer.reasons.trim(), putRight: answer.putRight?.trim() || null, answeredAt: now }).where(eq(complaints.id, complaint.id));
    await record(tx, actor, 'complaint.answered', { kind: 'complaint', id: complaint.id }, { ref, outcome: answer.outcome });
    if (complaint.email) await notify(tx, { template: 'answer_waits', email: complaint.email, data: { reference: complaint.applicationRef, title: complaint.title, path: `/apply/applications/${complaint.applicationRef}/complaint` } });
  });

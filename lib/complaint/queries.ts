import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { read, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { organisationIds, type Person } from '../access/actor';
import { may } from '../access/policy';
import { londonDate } from '../dates';
import type { ComplaintOutcome, Involvement } from './vocabulary';

/** A complaint and its answer, as whoever made it reads it: never who reviewed it. */
export type OwnComplaint = { ref: string; what: string; wanted: string | null; madeAt: Date; dueOn: string; outcome: ComplaintOutcome | null; reasons: string | null; putRight: string | null; answeredAt: Date | null };

/** What an organisation complained of about its own application, the newest first. Undefined where it is not theirs, or was never sent. */
export const complaintsForMember = (actor: Person, ref: string): Promise<{ ref: string; title: string; complaints: OwnComplaint[] } | undefined> =>
  read(actor, async (tx) => {
    const [application] = await rows<{ id: string; ref: string; title: string }>(tx, sql`
      select id, ref, coalesce(title, ref) as title from applications where ref = ${ref} and submitted_at is not null and organisation_id = any (${sql.param(organisationIds(actor))}::uuid[])`);
    if (!application) return undefined;
    const found = await rows<OwnComplaint>(tx, sql`
      select ref, what, wanted, made_at as "madeAt", due_on as "dueOn", outcome, reasons, put_right as "putRight", answered_at as "answeredAt" from complaints where application_id = ${application.id} order by made_at desc, id desc`);
    return { ref: application.ref, title: application.title, complaints: found };
  });

export type Complaint = OwnComplaint & {
  application: string; title: string; organisation: string; name: string; contact: string; recordedBy: string | null; reviewer: string | null; mine: boolean; late: boolean;
};

const list = (tx: Tx, actor: Person, where: SQL, now: Date): Promise<(Complaint & { applicationId: string })[]> =>
  rows(tx, sql`
    select c.ref, c.what, c.wanted, c.made_at as "madeAt", c.due_on as "dueOn", c.outcome, c.reasons, c.put_right as "putRight", c.answered_at as "answeredAt", c.application_id as "applicationId",
      a.ref as application, coalesce(a.title, a.ref) as title, o.name as organisation, c.name, c.contact, w.name as "recordedBy", v.name as reviewer, c.reviewer_id is not distinct from ${actor.id}::uuid as mine,
      c.answered_at is null and c.due_on < ${londonDate(now)} as late
    from complaints c join applications a on a.id = c.application_id join organisations o on o.id = a.organisation_id left join people w on w.id = c.recorded_by left join people v on v.id = c.reviewer_id
    where ${where} order by c.answered_at is not null, c.due_on, c.id limit 200`);

/** The complaints that this person may read: row security leaves out those about what they took part in. Undefined for whoever reads none. */
export const complaintsForStaff = (actor: Person): Promise<Complaint[] | undefined> =>
  read(actor, async (tx, now) => (may(actor, 'complaint.read', null) ? (await list(tx, actor, sql`true`, now)).map(({ applicationId: _, ...one }) => one) : undefined));

export type Reviewer = { name: string; email: string; involvement: Involvement | 'recorded' | null };

/** One complaint, and who could review it; whoever took part is named with the part they took. */
export const complaintForStaff = (actor: Person, ref: string): Promise<{ complaint: Complaint; reviewers: Reviewer[] } | undefined> =>
  read(actor, async (tx, now) => {
    const [found] = may(actor, 'complaint.read', null) ? await list(tx, actor, sql`c.ref = ${ref}`, now) : [];
    if (!found) return undefined;
    const { applicationId, ...complaint } = found;
    const reviewers = may(actor, 'complaint.allocate', null) ? await rows<Reviewer>(tx, sql`
      select p.name, p.email, coalesce(involvement_in(p.id, ${applicationId}), case when c.recorded_by = p.id then 'recorded' end) as involvement
      from people p cross join complaints c where c.ref = ${ref} and exists (select 1 from staff_roles r where r.person_id = p.id and r.role in ('fund_officer', 'approver') and r.removed_at is null) order by p.name, p.id`) : [];
    return { complaint, reviewers };
  });

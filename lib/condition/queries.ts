import 'server-only';
import { sql } from 'drizzle-orm';
import { read, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { organisationIds, type Person } from '../access/actor';
import { may } from '../access/policy';
import type { AwardStatus } from '../award/workflow';
import { londonDate } from '../dates';
import type { Condition, RemovedEvidence } from './condition';
import { sentOnce } from './steps';

/** Names are of the fund's own people, and for them. */
export type StaffCondition = Condition & { setBy: string; answeredBy: string | null; ruledBy: string | null; waiverReason: string | null; waiverProposedBy: string | null; waiverProposer: string | null; removed: RemovedEvidence[] };

const columns = sql`
  c.ref, c.requirement, c.needed_by as "neededBy", c.due_on as "dueOn", c.status, c.set_at as "setAt", c.answer, c.answered_at as "answeredAt", c.ruling, c.ruled_at as "ruledAt",
  coalesce((select json_agg(json_build_object('ref', f.ref, 'name', f.name, 'bytes', f.bytes, 'sha256', f.sha256, 'status', f.status) order by f.added_at, f.id) from attachments f
    where f.application_id = c.application_id and f.question = 'condition:' || c.ref and f.added_at is not null and f.removed_at is null), '[]') as files`;

const staffColumns = sql`${columns}, s.name as "setBy", q.name as "answeredBy", r.name as "ruledBy", c.waiver_reason as "waiverReason", c.waiver_proposed_by as "waiverProposedBy", x.name as "waiverProposer",
  coalesce((select json_agg(json_build_object('ref', f.ref, 'name', f.name, 'removedAt', f.removed_at, 'sent', ${sentOnce}, 'status', f.status) order by f.removed_at, f.id) from attachments f
    where f.application_id = c.application_id and f.question = 'condition:' || c.ref and f.added_at is not null and f.removed_at is not null), '[]') as removed`;
const people = sql`join people s on s.id = c.set_by left join people q on q.id = c.answered_by left join people r on r.id = c.ruled_by left join people x on x.id = c.waiver_proposed_by`;

export type ConditionsOfAward = { award: { ref: string; title: string; status: AwardStatus; organisationId: string; application: string }; conditions: Condition[]; today: string };

/** The conditions of an award of the actor's organisations, once they have been told of it. Anybody else's is not found. */
export const conditionsForRecipient = (actor: Person, awardRef: string): Promise<ConditionsOfAward | undefined> =>
  read(actor, async (tx, now) => {
    const [award] = await rows<ConditionsOfAward['award']>(tx, sql`
      select w.ref, w.title, w.status, w.organisation_id as "organisationId", a.ref as application from awards w join applications a on a.id = w.application_id
      where w.ref = ${awardRef} and a.decision_notified_at is not null and w.organisation_id = any (${sql.param(organisationIds(actor))}::uuid[])`);
    if (!award) return undefined;
    const conditions = await rows<Condition>(tx, sql`
      select ${columns} from award_conditions c join awards w on w.application_id = c.application_id where w.ref = ${awardRef} order by c.set_at, c.id`);
    return { award, conditions, today: londonDate(now) };
  });

export type ConditionsOfApplication = {
  application: { ref: string; title: string; status: string; organisation: string; ownOrganisation: boolean }; award: { ref: string; status: AwardStatus } | null; conditions: StaffCondition[]; now: Date; today: string;
};

/** The conditions of an application, with its award if there is one, for whoever may read applications. */
export const conditionsForStaff = (actor: Person, applicationRef: string): Promise<ConditionsOfApplication | undefined> =>
  read(actor, async (tx, now) => {
    if (!may(actor, 'queue.read', null)) return undefined;
    const [application] = await rows<ConditionsOfApplication['application']>(tx, sql`
      select a.ref, a.title, a.status, o.name as organisation, a.organisation_id = any (${sql.param(organisationIds(actor))}::uuid[]) as "ownOrganisation"
      from applications a join organisations o on o.id = a.organisation_id where a.ref = ${applicationRef} and a.submitted_at is not null and not a.rehearsal`);
    if (!application) return undefined;
    const [award] = await rows<{ ref: string; status: AwardStatus }>(tx, sql`select w.ref, w.status from awards w join applications a on a.id = w.application_id where a.ref = ${applicationRef}`);
    return { application, award: award ?? null, conditions: await staffConditions(tx, applicationRef), now, today: londonDate(now) };
  });

const staffConditions = (tx: Tx, applicationRef: string): Promise<StaffCondition[]> =>
  rows(tx, sql`select ${staffColumns} from award_conditions c ${people} where c.application_id = (select id from applications where ref = ${applicationRef}) order by c.set_at, c.id`);

/** The award of a condition of the actor's organisations, and its application, whose files its evidence is among. */
export const conditionPlace = (actor: Person, ref: string): Promise<{ award: string; application: string } | undefined> =>
  read(actor, async (tx) => {
    const [place] = await rows<{ award: string; application: string }>(tx, sql`
      select w.ref as award, a.ref as application from award_conditions c join awards w on w.application_id = c.application_id join applications a on a.id = c.application_id
      where c.ref = ${ref} and a.decision_notified_at is not null and w.organisation_id = any (${sql.param(organisationIds(actor))}::uuid[])`);
    return place;
  });

export type WaitingCondition = { ref: string; requirement: string; application: string; organisation: string; waits: 'answered' | 'waiver' | 'overdue'; since: string };
const mostWaiting = 200;

/** What officers have to look at, over every award: answers, waivers proposed by somebody else, and what is overdue; the oldest first, two hundred at most. */
export const conditionsWaiting = (actor: Person): Promise<WaitingCondition[] | undefined> =>
  read(actor, async (tx) => {
    if (!may(actor, 'agreement.read', null)) return undefined;
    return rows<WaitingCondition>(tx, sql`
      select c.ref, c.requirement, a.ref as application, o.name as organisation, k.waits, (k.since at time zone 'Europe/London')::date::text as since
      from award_conditions c join applications a on a.id = c.application_id join organisations o on o.id = a.organisation_id
        cross join lateral (select case when c.status = 'answered' then 'answered' when c.waiver_proposed_by is not null and c.waiver_proposed_by <> ${actor.id} then 'waiver'
            when c.due_on < (app_now() at time zone 'Europe/London')::date then 'overdue' end as waits, coalesce(c.answered_at, c.set_at) as since) k
      where c.status in ('open', 'answered') and k.waits is not null order by k.since, c.id limit ${mostWaiting}`);
  });

import 'server-only';
import { sql, type SQL } from 'drizzle-orm';
import { read, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { Actor } from '../access/actor';
import { may } from '../access/policy';
import type { ApplicationStatus } from '../application/workflow';
import type { Bilingual } from '../locale';
import { deadlineColumns, roundDeadlineColumns } from './facts';
import { type Deadline, type DeadlineFacts, submittableUntil } from './rules';
import type { ChangeKind } from './vocabulary';
import type { DeadlineChangeStatus } from './workflow';

export type DeadlineChange = {
  ref: string; kind: ChangeKind; status: DeadlineChangeStatus; application: string | null; organisation: string | null; roundRef: string | null; roundTitle: Bilingual | null;
  minutes: number | null; until: Date | null; beganAt: Date | null; endedAt: Date | null; reason: string;
  proposedBy: string; proposedByName: string; proposedAt: Date; decidedByName: string | null; decidedAt: Date | null; rejectedReason: string | null;
  /** The rounds that an incident extended. */
  extended: Bilingual[];
};

const title = (alias: SQL) => sql`jsonb_build_object('en', ${alias}.title_en, 'cy', ${alias}.title_cy)`;
const changes = (tx: Tx, where: SQL): Promise<DeadlineChange[]> =>
  rows<DeadlineChange>(tx, sql`
    select c.ref, c.kind, c.status, a.ref as application, o.name as organisation, r.ref as "roundRef", case when r.id is not null then ${title(sql`r`)} end as "roundTitle",
      c.minutes, c.until, c.began_at as "beganAt", c.ended_at as "endedAt", c.reason, c.proposed_by as "proposedBy", p.name as "proposedByName", c.proposed_at as "proposedAt",
      d.name as "decidedByName", c.decided_at as "decidedAt", c.rejected_reason as "rejectedReason",
      coalesce((select jsonb_agg(${title(sql`t`)} order by t.ref) from round_extensions x join funding_rounds t on t.id = x.round_id where x.change_id = c.id), '[]') as extended
    from deadline_changes c join people p on p.id = c.proposed_by left join people d on d.id = c.decided_by
      left join applications a on a.id = c.application_id left join organisations o on o.id = a.organisation_id left join funding_rounds r on r.id = coalesce(c.round_id, a.round_id)
    where ${where} order by c.status <> 'proposed', c.proposed_at desc, c.id desc limit 200`);

export type RoundDeadline = { ref: string; title: Bilingual; graceMinutes: number; deadline: Deadline };

/** Every round with its deadline, and what was proposed to move one, what waits first. Undefined when it is not the actor's to see. */
export const deadlinesForStaff = (actor: Actor): Promise<{ rounds: RoundDeadline[]; changes: DeadlineChange[]; now: Date } | undefined> =>
  read(actor, async (tx, now) => {
    if (!may(actor, 'deadline.read', null)) return undefined;
    const found = await rows<Omit<DeadlineFacts, 'extendedUntil'> & { ref: string; title: Bilingual }>(tx, sql`
      select r.ref, ${title(sql`r`)} as title, ${roundDeadlineColumns} from funding_rounds r order by r.closes_at desc, r.ref`);
    const rounds = found.map((round) => ({ ref: round.ref, title: round.title, graceMinutes: round.graceMinutes, deadline: submittableUntil({ ...round, extendedUntil: null }) }));
    return { rounds, changes: await changes(tx, sql`true`), now };
  });

/** One proposed change. Undefined when there is none of that reference, or it is not the actor's to see. */
export const deadlineChangeForStaff = (actor: Actor, ref: string): Promise<{ change: DeadlineChange; now: Date } | undefined> =>
  read(actor, async (tx, now) => {
    if (!may(actor, 'deadline.read', null)) return undefined;
    const [change] = await changes(tx, sql`c.ref = ${ref}`);
    return change && { change, now };
  });

export type ExtendableApplication = { ref: string; status: ApplicationStatus; organisation: string; roundTitle: Bilingual; deadline: Deadline; changes: DeadlineChange[]; now: Date };

/** An application's deadline and what was proposed for it: nothing of what its draft says, which is not the fund's before it is submitted. */
export const applicationDeadlineForStaff = (actor: Actor, ref: string): Promise<ExtendableApplication | undefined> =>
  read(actor, async (tx, now) => {
    if (!may(actor, 'deadline.read', null)) return undefined;
    const [found] = await rows<DeadlineFacts & { id: string; ref: string; status: ApplicationStatus; organisation: string; roundTitle: Bilingual }>(tx, sql`
      select a.id, a.ref, a.status, o.name as organisation, ${title(sql`r`)} as "roundTitle", ${deadlineColumns}
      from applications a join funding_rounds r on r.id = a.round_id join organisations o on o.id = a.organisation_id where a.ref = ${ref}`);
    if (!found) return undefined;
    const { status, organisation, roundTitle } = found;
    return { ref, status, organisation, roundTitle, deadline: submittableUntil(found), changes: await changes(tx, sql`c.application_id = ${found.id}`), now };
  });

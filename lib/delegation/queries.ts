import 'server-only';
import { sql } from 'drizzle-orm';
import { read } from '@/db/client';
import { rows } from '@/db/rows';
import type { Person } from '../access/actor';
import { may } from '../access/policy';
import type { Bilingual } from '../locale';
import type { Pence } from '../money';
import type { TwoPersonStatus } from '../virement/workflow';
import { aloneUpTo } from './rules';
import { reachOf } from './steps';

export type DelegationLine = {
  ref: string; programme: string; programmeTitle: Bilingual; person: string | null; personId: string | null; limitPence: Pence | null; fromOn: string; document: string; reason: string; status: TwoPersonStatus;
  proposedBy: string; proposedByName: string; proposedAt: Date; decidedByName: string | null; decidedAt: Date | null; rejectedReason: string | null;
};
export type ApproverReach = { id: string; name: string; limitPence: Pence | null; aloneUpToPence: Pence };
export type ProgrammeReach = { code: string; title: Bilingual; bandPence: Pence; approvers: ApproverReach[] };

const lines = sql`
  select d.ref, g.code as programme, jsonb_build_object('en', g.title_en, 'cy', g.title_cy) as "programmeTitle", p.name as person, d.person_id as "personId", d.limit_pence as "limitPence", d.from_on as "fromOn", d.document, d.reason, d.status,
    d.proposed_by as "proposedBy", q.name as "proposedByName", d.proposed_at as "proposedAt", c.name as "decidedByName", d.decided_at as "decidedAt", d.rejected_reason as "rejectedReason"
  from delegations d join grant_programmes g on g.id = d.programme_id join people q on q.id = d.proposed_by left join people p on p.id = d.person_id left join people c on c.id = d.decided_by`;

/** How far each approver's word reaches today in each programme, and everything that was ever entered, the newest first. */
export const delegationsForStaff = (actor: Person): Promise<{ programmes: ProgrammeReach[]; history: DelegationLine[] } | undefined> =>
  read(actor, async (tx, now) => {
    if (!may(actor, 'delegation.read', null)) return undefined;
    const programmes = await rows<{ id: string; code: string; title: Bilingual }>(tx, sql`select id, code, jsonb_build_object('en', title_en, 'cy', title_cy) as title from grant_programmes order by code`);
    const approvers = await rows<{ id: string; name: string }>(tx, sql`
      select distinct p.id, p.name from people p join staff_roles r on r.person_id = p.id where r.role = 'approver' and r.removed_at is null order by p.name, p.id`);
    const reached: ProgrammeReach[] = [];
    for (const { id, code, title } of programmes) {
      const reach = await reachOf(tx, id, now);
      reached.push({ code, title, bandPence: reach.bandPence, approvers: approvers.map((one) => ({ ...one, limitPence: reach.limits.get(one.id) ?? null, aloneUpToPence: aloneUpTo(reach, one.id) })) });
    }
    return { programmes: reached, history: await rows<DelegationLine>(tx, sql`${lines} order by d.proposed_at desc, d.id desc limit 200`) };
  });

/** One entry. Undefined when it is not there, or not the actor's to see. */
export const delegationForStaff = (actor: Person, ref: string): Promise<{ one: DelegationLine; now: Date } | undefined> =>
  read(actor, async (tx, now) => {
    if (!may(actor, 'delegation.read', null)) return undefined;
    const [one] = await rows<DelegationLine>(tx, sql`${lines} where d.ref = ${ref}`);
    return one && { one, now };
  });

import 'server-only';
import { sql } from 'drizzle-orm';
import { read } from '@/db/client';
import { rows } from '@/db/rows';
import type { Person } from '../access/actor';
import { may } from '../access/policy';
import type { Cause } from './queries';

export type AwardConflicts = {
  ref: string; title: string; now: Date;
  restricted: { personId: string; name: string; causes: Cause[] }[];
  lifted: { id: string; name: string; reason: string; by: string; at: Date }[];
};

/** Who may not meet an award that was made elsewhere, why, and to whom it was opened again. Restricted, of an application, or not the actor's to read: undefined. */
export const conflictsOfAward = (actor: Person, ref: string): Promise<AwardConflicts | undefined> =>
  read(actor, async (tx, now) => {
    if (!may(actor, 'conflict.read', null)) return undefined;
    const [award] = await rows<{ id: string; ref: string; title: string; organisationId: string }>(tx, sql`select id, ref, title, organisation_id as "organisationId" from awards where ref = ${ref} and application_id is null`);
    if (!award) return undefined;
    const restricted = await rows<AwardConflicts['restricted'][number]>(tx, sql`
      select p.id as "personId", p.name, coalesce((select json_agg(json_build_object('kind', c.kind, 'reason', c.reason, 'at', c.at) order by c.at) from (
        select 'member' as kind, null as reason, m.created_at as at from memberships m where m.organisation_id = ${award.organisationId} and m.person_id = p.id and m.removed_at is null
        union all
        select 'declared', x.named || ': ' || x.nature, x.declared_at from conflicts x left join organisations o on o.id = x.organisation_id join organisations w on w.id = ${award.organisationId}
        where x.person_id = p.id and (coalesce(o.merged_into, o.id) = w.id or (x.kind = 'organisation' and x.organisation_id is null and lower(x.named) = lower(w.name))
          or exists (select 1 from memberships m where m.person_id = x.other_person_id and m.removed_at is null and m.organisation_id = w.id))) c), '[]') as causes
      from people p where exists (select 1 from staff_roles r where r.person_id = p.id and r.removed_at is null) and is_award_restricted(p.id, ${award.id}) order by p.name, p.id`);
    const lifted = await rows<AwardConflicts['lifted'][number]>(tx, sql`
      select l.id, p.name, l.reason, q.name as by, l.lifted_at as at from award_liftings l join people p on p.id = l.person_id join people q on q.id = l.lifted_by where l.award_id = ${award.id} order by l.lifted_at desc, l.id desc`);
    return { ref: award.ref, title: award.title, now, restricted, lifted };
  });

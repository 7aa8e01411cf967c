import 'server-only';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { Person } from '../access/actor';
import { restrictedFrom } from './restricted';

/** `assesses`: an assessor of this application, who reads it at their own page. */
export type Mentionable = { id: string; name: string; email: string; assesses: boolean };

/**
 * Whom a comment on an application may name: officers and approvers, and for those who do not assess it themselves its assessors too. An
 * assessor who reads without names is named only once they have sealed. An assessor never names another assessor of it, and nobody names somebody who may not meet it.
 * @param self whether the actor counts
 */
export async function peopleToMention(tx: Tx, actor: Person, applicationId: string, self = false): Promise<Mentionable[]> {
  const found = await rows<Mentionable & { readsQueue: boolean }>(tx, sql`
    select p.id, p.name, p.email, s.assessor_id is not null as assesses, exists (select 1 from staff_roles r where r.person_id = p.id and r.removed_at is null and r.role in ('fund_officer', 'approver')) as "readsQueue"
    from people p left join assignments s on s.assessor_id = p.id and s.application_id = ${applicationId} and s.status in ('declared_clear', 'scored')
      and not (s.status = 'declared_clear' and reads_without_names(s.application_id))
    where exists (select 1 from staff_roles r where r.person_id = p.id and r.removed_at is null and (r.role in ('fund_officer', 'approver') or (r.role = 'assessor' and s.assessor_id is not null)))
    order by p.name, p.id`);
  const restricted = await restrictedFrom(tx, [applicationId]);
  const own = found.find(({ id }) => id === actor.id)?.assesses ?? false;
  return found.filter((one) => (self || one.id !== actor.id) && !restricted(one.id, applicationId) && !(own && one.assesses && one.id !== actor.id)).map(({ readsQueue: _, ...one }) => one);
}

import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { Candidate } from './queries';
import { notConflicted } from './restriction';
import { declaringRoles, publicMailDomains } from './vocabulary';

/** Why person `p` may not meet an application: what was declared and found, with its words. For officers who may. */
export const causes = (applicationId: string): SQL => sql`
  select 'assignment' as kind, s.conflict_reason as reason, s.declared_at as at from assignments s where s.application_id = ${applicationId} and s.assessor_id = p.id and s.status = 'conflicted'
  union all select 'member', null, m.created_at from memberships m join applications a on a.organisation_id = m.organisation_id where a.id = ${applicationId} and m.person_id = p.id and m.removed_at is null
  union all select 'declared', c.named || ': ' || c.nature, c.declared_at from conflicts c left join organisations o on o.id = c.organisation_id join applications a on a.id = ${applicationId}
    where c.person_id = p.id and (coalesce(o.merged_into, o.id) = a.organisation_id or exists (select 1 from memberships m where m.person_id = c.other_person_id and m.removed_at is null and m.organisation_id = a.organisation_id))
  union all select f.kind, f.reason, f.decided_at from conflict_findings f where f.application_id = ${applicationId} and f.person_id = p.id and f.outcome = 'confirmed'`;

/**
 * Who of those who assess and decide may be conflicted with an application, by what the service knows of them; those decided about, and those
 * who may not meet it already, are left out. A suggestion stops nobody: an officer who is not the person confirms or dismisses it.
 */
export const candidates = (tx: Tx, applicationId: string, actorId: string): Promise<Candidate[]> =>
  rows(tx, sql`
    with a as (select a.*, o.name as organisation, coalesce((select lower(s.frozen) from submissions s where s.application_id = a.id order by s.number desc limit 1), '') as said
        from applications a join organisations o on o.id = a.organisation_id where a.id = ${applicationId}),
      p as (select distinct p.* from people p join staff_roles r on r.person_id = p.id and r.removed_at is null and r.role = any (${sql.param([...declaringRoles])}::text[]) where p.id <> ${actorId}),
      suggested as (${suggested})
    select p.id as "personId", p.name, x.kind, min(x.detail) as detail from suggested x join p on p.id = x.id
    where ${notConflicted(sql`p.id`, sql`${applicationId}`)} and not exists (select 1 from conflict_findings f where f.application_id = ${applicationId} and f.person_id = p.id and f.kind = x.kind)
    group by p.id, p.name, x.kind order by p.name, p.id, x.kind`);

const domain = (email: SQL) => sql`split_part(${email}, '@', 2)`;

const suggested = sql`
  select p.id, 'mail_domain' as kind, ${domain(sql`p.email`)} as detail from p, a join memberships m on m.organisation_id = a.organisation_id join people q on q.id = m.person_id
    where q.id <> p.id and ${domain(sql`q.email`)} = ${domain(sql`p.email`)} and ${domain(sql`p.email`)} <> all (${sql.param([...publicMailDomains])}::text[])
  union all select p.id, 'named_in_answers', p.name from p, a where length(p.name) >= 5 and position(lower(p.name) in a.said) > 0
  union all select p.id, 'was_member', a.organisation from p, a join memberships m on m.organisation_id = a.organisation_id where m.person_id = p.id and m.removed_at is not null
  union all select p.id, 'earlier_project', b.ref from p, a join applications b on b.organisation_id = a.organisation_id and b.id <> a.id
    where (b.created_by = p.id and not exists (select 1 from assisted_applications h where h.application_id = b.id))
      or exists (select 1 from awards w join agreements g on g.award_id = w.id where w.application_id = b.id and g.signed_by = p.id)
  union all select p.id, 'declared_name', c.named from p, a, conflicts c where c.person_id = p.id and c.organisation_id is null and c.other_person_id is null and c.ended_on is null
    and length(c.named) >= 4 and (lower(c.named) = lower(a.organisation) or position(lower(c.named) in a.said) > 0)`;

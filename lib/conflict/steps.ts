import 'server-only';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { conflicts } from '@/db/schema/conflicts';
import type { Person } from '../access/actor';
import { record } from '../event/commands';
import { notify } from '../notification/commands';
import { newReference } from '../reference';
import { notConflicted } from './restriction';

/**
 * Takes somebody's assignments out of what counts, wherever an application has just been restricted for them and is not decided yet. Their
 * scores stay, sealed or read, and count no longer; the officer who assigned them is asked to choose somebody else.
 */
export async function setAside(tx: Tx, actor: Person, personId: string, reason: string): Promise<void> {
  const taken = await rows<{ id: string; ref: string; title: string; applicationId: string; assignedBy: string; scored: boolean }>(tx, sql`
    update assignments s set status = 'conflicted', conflict_reason = ${reason}, declared_at = app_now()
    from applications a, assignments before
    where a.id = s.application_id and before.id = s.id and s.assessor_id = ${personId} and s.status in ('assigned', 'declared_clear', 'scored') and a.status not in ('ineligible', 'successful', 'unsuccessful', 'withdrawn')
      and not ${notConflicted(sql`${personId}::uuid`, sql`a.id`)}
    returning s.id, a.ref, a.title, a.id as "applicationId", s.assigned_by as "assignedBy", before.status = 'scored' as scored`);
  for (const one of taken) {
    await record(tx, actor, one.scored ? 'assessment.scores_set_aside' : 'assessment.conflict_declared', { kind: 'assignment', id: one.id });
    for (const { email } of await officersToAsk(tx, one, personId)) {
      await notify(tx, { template: 'assessor_needed', email, data: { reference: one.ref, title: one.title, path: `/manage/applications/${one.ref}/assessors` } });
    }
  }
}

/** Whoever assigned, while they work for the fund and may read it; otherwise every officer who may. */
const officersToAsk = (tx: Tx, { applicationId, assignedBy }: { applicationId: string; assignedBy: string }, personId: string): Promise<{ email: string }[]> =>
  rows(tx, sql`
    with officers as (select distinct p.id, p.email from people p join staff_roles r on r.person_id = p.id and r.role = 'fund_officer' and r.removed_at is null
      where p.id <> ${personId} and ${notConflicted(sql`p.id`, sql`${applicationId}`)})
    select email from officers where id = ${assignedBy} or not exists (select 1 from officers where id = ${assignedBy}) order by email`);

/** Declares the actor's own interest in some organisations, known by their ids, and sets aside what it touches. */
export async function declareAgainst(tx: Tx, actor: Person, organisations: readonly { id: string; name: string }[], { nature, now }: { nature: string; now: Date }): Promise<void> {
  for (const { id, name } of organisations) {
    const ref = newReference('COI');
    await tx.insert(conflicts).values({ ref, personId: actor.id, kind: 'organisation', named: name, nature, organisationId: id, declaredAt: now });
    await record(tx, actor, 'conflict.declared', { kind: 'person', id: actor.id }, { ref });
  }
  if (organisations.length > 0) await setAside(tx, actor, actor.id, nature);
}

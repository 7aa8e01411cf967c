import 'server-only';
import { sql } from 'drizzle-orm';
import { transaction } from '@/db/client';
import { rows } from '@/db/rows';
import { awardLiftings } from '@/db/schema/conflicts';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import { record } from '../event/commands';
import { Refusal } from '../refusal';

/**
 * Opens an award from elsewhere again to somebody for whom it is restricted: by another officer, with a reason and a fresh second factor. An award
 * that has an application is opened with it (`liftRestriction`). Refuses `own_conflict`, `not_restricted`, `reason_needed`.
 */
export const liftAwardRestriction = (actor: Person, ref: string, { personId, reason }: { personId: string; reason: string }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const [award] = await rows<{ id: string }>(tx, sql`select id from awards where ref = ${ref} and application_id is null for update`);
    if (!award) throw new Refusal('not_found');
    if (personId === actor.id) throw new Refusal('own_conflict', {}, 'person');
    authorise(actor, 'conflict.lift', { personId }, now);
    if (reason.trim() === '') throw new Refusal('reason_needed', {}, 'reason');
    const [restricted] = await rows<{ yes: boolean }>(tx, sql`select is_award_restricted(${personId}, ${award.id}) as yes`);
    if (!restricted?.yes) throw new Refusal('not_restricted', {}, 'person');
    await tx.insert(awardLiftings).values({ awardId: award.id, personId, reason: reason.trim(), liftedBy: actor.id, liftedAt: now });
    await record(tx, actor, 'award.restriction_lifted', { kind: 'award', id: award.id }, { person: personId });
  });

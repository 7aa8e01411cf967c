import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { delegations } from '@/db/schema/money';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import { record } from '../event/commands';
import { once } from '../event/once';
import { newId } from '../id';
import type { Pence } from '../money';
import { newReference } from '../reference';
import { Refusal, refuseIf } from '../refusal';
import { nextState } from '../workflow';
import { twoPersonWorkflow } from '../virement/workflow';
import { whyNotConfirm } from './rules';
import { reachOf } from './steps';

/** `person` none: the band above which every award of the programme needs two. `limitPence` none: the person's own limit ends. */
export type NewDelegation = { programme: string; person?: string; limitPence?: Pence; fromOn: string; document: string; reason: string };

/**
 * Enters how far approvals reach, out of the letter it is written in; nothing changes until an approver confirms it.
 * Refuses `limit_needed` for a programme's band, `not_found` for somebody who is no approver.
 * @returns its reference
 */
export const proposeDelegation = (actor: Person, given: NewDelegation, { key }: { key: string }): Promise<string> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'delegation.propose', null, now);
    return once(tx, actor, 'delegation.propose', key, given, async () => {
      if (given.reason.trim() === '') throw new Refusal('reason_needed', {}, 'reason');
      if (!given.person && given.limitPence === undefined) throw new Refusal('limit_needed', {}, 'limit');
      const [id, ref] = [newId(), newReference('DLG')];
      const { programmeId, personId } = await subjectOf(tx, given);
      await tx.insert(delegations).values({ id, ref, programmeId, personId, limitPence: given.limitPence ?? null, fromOn: given.fromOn, document: given.document.trim(), reason: given.reason.trim(), proposedBy: actor.id });
      await record(tx, actor, 'delegation.proposed', { kind: 'programme', id: programmeId }, { ref, personId, limitPence: given.limitPence ?? null, fromOn: given.fromOn });
      return ref;
    });
  });

async function subjectOf(tx: Tx, { programme, person }: NewDelegation): Promise<{ programmeId: string; personId: string | null }> {
  const [found] = await rows<{ programmeId: string; personId: string | null }>(tx, sql`
    select g.id as "programmeId", p.id as "personId" from grant_programmes g
      left join people p on p.id::text = ${person ?? ''} and exists (select 1 from staff_roles r where r.person_id = p.id and r.role = 'approver' and r.removed_at is null)
    where g.code = ${programme}`);
  if (!found || (person && !found.personId)) throw new Refusal('not_found');
  return found;
}

async function lock(tx: Tx, ref: string) {
  const [found] = await tx.select().from(delegations).where(eq(delegations.ref, ref)).for('update');
  if (!found) throw new Refusal('not_found');
  return found;
}

/**
 * An approver confirms it, with a fresh second factor: from its day on it counts. Refuses `second_person_needed` to whoever entered it and
 * whom it is about, `delegation_over_own` to whoever would give more than their own limit.
 */
export const confirmDelegation = (actor: Person, ref: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const one = await lock(tx, ref);
    refuseIf(one.proposedBy === actor.id || one.personId === actor.id ? new Refusal('second_person_needed') : undefined);
    authorise(actor, 'delegation.confirm', { proposedBy: one.proposedBy, personId: one.personId }, now);
    refuseIf(whyNotConfirm(one, actor, (await reachOf(tx, one.programmeId, now)).limits.get(actor.id)));
    await tx.update(delegations).set({ status: nextState(twoPersonWorkflow, one.status, 'confirm'), decidedBy: actor.id, decidedAt: now }).where(eq(delegations.id, one.id));
    await record(tx, actor, 'delegation.confirmed', { kind: 'programme', id: one.programmeId }, { ref, limitPence: one.limitPence, fromOn: one.fromOn });
  });

/** Turns it down, by an approver or by whoever entered it. */
export const rejectDelegation = (actor: Person, ref: string, reason: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const one = await lock(tx, ref);
    authorise(actor, 'delegation.reject', { proposedBy: one.proposedBy }, now);
    if (reason.trim() === '') throw new Refusal('reason_needed', {}, 'reason');
    await tx.update(delegations).set({ status: nextState(twoPersonWorkflow, one.status, 'reject'), decidedBy: actor.id, decidedAt: now, rejectedReason: reason.trim() }).where(eq(delegations.id, one.id));
    await record(tx, actor, 'delegation.rejected', { kind: 'programme', id: one.programmeId }, { ref });
  });

import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { adjustmentRequests } from '@/db/schema/fairness';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import { record } from '../event/commands';
import { once } from '../event/once';
import { newId } from '../id';
import { notify } from '../notification/commands';
import { newReference } from '../reference';
import { Refusal, refuseIf } from '../refusal';
import { dueOn, whyNotRequest } from './rules';
import type { AdjustmentKind, AdjustmentOutcome } from './vocabulary';

type Request = { kind: AdjustmentKind; need: string; contact: string; neededBy?: string; key: string };

/**
 * Asks the fund for an adjustment for oneself. Refuses `adjustment_needed_by_past`.
 * @returns the request's reference
 */
export const askForAdjustment = (actor: Person, input: Request): Promise<string> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'adjustment.ask', null, now);
    refuseIf(whyNotRequest(input, now));
    return once(tx, actor, 'adjustment.ask', input.key, { kind: input.kind, neededBy: input.neededBy }, () => write(tx, actor, { ...input, name: actor.name, personId: actor.id }, now));
  });

/** Writes down what somebody asked for by telephone, by letter or in person. The same refusals. */
export const recordAdjustment = (actor: Person, input: Request & { name: string }): Promise<string> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'adjustment.record', null, now);
    refuseIf(whyNotRequest(input, now));
    return once(tx, actor, 'adjustment.record', input.key, { kind: input.kind, neededBy: input.neededBy }, () => write(tx, actor, { ...input, recordedBy: actor.id }, now));
  });

/** The key's body and the event name no need: they are kept elsewhere, and read by others. */
async function write(tx: Tx, actor: Person, input: Omit<Request, 'key'> & { name: string; personId?: string; recordedBy?: string }, now: Date): Promise<string> {
  const [id, ref] = [newId(), newReference('ADJ')];
  const { name, contact, kind, need, neededBy, personId, recordedBy } = input;
  await tx.insert(adjustmentRequests).values({ id, ref, personId, recordedBy, name, contact, kind, need, askedAt: now, dueOn: dueOn(now, neededBy) });
  await record(tx, actor, 'adjustment.asked', { kind: 'adjustment_request', id }, { ref });
  return ref;
}

/**
 * Answers a request and records what was agreed; whoever asked here is told by mail that there is an answer, and reads it here.
 * Refuses `not_found`, and `adjustment_already_answered` to the second of two officers.
 */
export const answerAdjustment = (actor: Person, ref: string, { outcome, agreed }: { outcome: AdjustmentOutcome; agreed: string }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const [request] = await rows<{ id: string; answeredAt: Date | null; email: string | null }>(tx, sql`
      select a.id, a.answered_at as "answeredAt", p.email from adjustment_requests a left join people p on p.id = a.person_id where a.ref = ${ref} for update of a`);
    authorise(actor, 'adjustment.answer', null, now);
    if (!request) throw new Refusal('not_found');
    if (request.answeredAt) throw new Refusal('adjustment_already_answered');
    await tx.update(adjustmentRequests).set({ outcome, agreed: agreed.trim(), answeredBy: actor.id, answeredAt: now }).where(eq(adjustmentRequests.id, request.id));
    await record(tx, actor, 'adjustment.answered', { kind: 'adjustment_request', id: request.id }, { ref });
    if (request.email) await notify(tx, { template: 'adjustment_answered', email: request.email, data: { reference: ref, path: '/apply/adjustments' } });
  });

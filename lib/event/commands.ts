import 'server-only';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { events } from '@/db/schema/records';
import type { Actor } from '../access/actor';
import { newId } from '../id';

export type Subject = { kind: SubjectKind; id: string };
export type SubjectKind =
  | 'person' | 'organisation' | 'application' | 'assignment' | 'award' | 'payment' | 'import' | 'outcome_return' | 'release' | 'round' | 'programme' | 'envelope' | 'notification' | 'adjustment_request' | 'deadline_change' | 'register' | 'safeguarding_report' | 'bulk_run';

/**
 * Records what happened, in the transaction in which it happened. Every command calls it once at least; a house test sees to it.
 * @param name noun dot past: `application.submitted`
 * @param data references and amounts in pence; never a person's name, an address or an answer
 * @returns the event's id, which a ledger transfer cites as its cause
 */
export async function record(tx: Tx, actor: Actor, name: string, subject: Subject, data: Record<string, unknown> = {}): Promise<string> {
  const id = newId();
  await tx.insert(events).values({
    id,
    name,
    at: sql`app_now()`,
    actorKind: actor.kind === 'person' ? 'person' : 'system',
    actorId: actor.kind === 'person' ? actor.id : null,
    subjectKind: subject.kind,
    subjectId: subject.id,
    data,
  });
  return id;
}

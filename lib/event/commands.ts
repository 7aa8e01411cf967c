import 'server-only';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { events } from '@/db/schema/records';
import type { Actor } from '../access/actor';
import { newId } from '../id';

export type Subject = { kind: SubjectKind; id: string };
export type SubjectKind =
  | 'bank_holiday'
  | 'person' | 'organisation' | 'application' | 'assignment' | 'award' | 'payment' | 'import' | 'outcome_return' | 'release' | 'round' | 'programme' | 'envelope' | 'notification' | 'adjustment_request' | 'deadline_change' | 'register' | 'safeguarding_report' | 'bulk_run' | 'scenario' | 'information_request' | 'complaint';

/**
 * Records what happened, in the transaction in which it happened. Every command calls it once at least; a house test sees to it.
 * @param name noun dot past: `application.submitted`
 * @param data references and amounts in pence; never a person's name, an address or an answer
 * @returns the event's id, which a ledger transfer cites as its cause
 */
export async function record(tx: Tx, actor: Actor, name: string, subject: Subject, data: Record<string, unknown> = {}): Promise<string> {
  const [id = ''] = await recordAll(tx, actor, [{ name, subject, data }]);
  return id;
}

export type Happened = { name: string; subject: Subject; data?: Record<string, unknown> };
const atOnce = 1_000;

/** The same for what happened together, a thousand a statement. Answers their ids in the same order. */
export async function recordAll(tx: Tx, actor: Actor, happened: readonly Happened[]): Promise<string[]> {
  const by = actor.kind === 'person' ? { actorKind: 'person' as const, actorId: actor.id } : { actorKind: 'system' as const, actorId: null };
  const all = happened.map(({ name, subject, data = {} }) => ({ id: newId(), name, at: sql`app_now()`, ...by, subjectKind: subject.kind, subjectId: subject.id, data }));
  for (let from = 0; from < all.length; from += atOnce) await tx.insert(events).values(all.slice(from, from + atOnce));
  return all.map(({ id }) => id);
}

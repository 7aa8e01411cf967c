import 'server-only';
import { createHash } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { idempotencyKeys } from '@/db/schema/records';
import type { Person } from '../access/actor';
import { Refusal } from '../refusal';

/**
 * Does `work` once for a key that was minted with the form: the same key and body gives the first result again, the same key with
 * another body is refused (`already_done`). Of two presses at once the second waits, and gets what the first did. A refusal records nothing, so
 * the corrected form may try again.
 * Only for commands that create or cannot be undone; edits use `version`.
 */
export async function once<Result extends string | number | Record<string, unknown>>(
  tx: Tx,
  actor: Person,
  purpose: string,
  key: string,
  body: unknown,
  work: () => Promise<Result>,
): Promise<Result> {
  const bodyHash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  const where = and(eq(idempotencyKeys.actorId, actor.id), eq(idempotencyKeys.purpose, purpose), eq(idempotencyKeys.key, key));
  await rows(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`${actor.id} ${purpose} ${key}`}, 0))`);
  const [earlier] = await tx.select().from(idempotencyKeys).where(where);
  if (earlier) {
    if (earlier.bodyHash !== bodyHash) throw new Refusal('already_done');
    // The column holds what this very purpose returned before.
    return earlier.result as Result;
  }
  const result = await work();
  await tx.insert(idempotencyKeys).values({ actorId: actor.id, purpose, key, bodyHash, result });
  return result;
}

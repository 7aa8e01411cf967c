import 'server-only';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { Person } from '../access/actor';
import { may } from '../access/policy';
import { Refusal } from '../refusal';
import type { Choices } from './simulation';

export type LockedScenario = { id: string; ref: string; roundId: string; roundRef: string; name: string; choices: Choices; fingerprint: string; shared: boolean; createdBy: string; adoptedAt: Date | null; version: number };

/** Locks a scenario of the actor's own, or one that is shared; any other is not found. */
export async function lockScenario(tx: Tx, actor: Person, ref: string): Promise<LockedScenario> {
  const [found] = await rows<LockedScenario>(tx, sql`
    select s.id, s.ref, s.round_id as "roundId", r.ref as "roundRef", s.name, s.choices, s.fingerprint, s.shared, s.created_by as "createdBy", s.adopted_at as "adoptedAt", s.version
    from scenarios s join funding_rounds r on r.id = s.round_id where s.ref = ${ref} for update of s`);
  if (!found || !may(actor, 'scenario.read', found)) throw new Refusal('not_found');
  return found;
}

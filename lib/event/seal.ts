import 'server-only';
import { sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { auditCheckpoints, eventSeals } from '@/db/schema/records';
import type { System } from '../access/actor';
import { londonDate } from '../dates';
import { beginning, type ChainedEvent, type Checkpoint, type Head, sealsAfter } from './chain';

const worker: System = { kind: 'system', as: 'worker' };
const batch = 1_000;

/** Instants as text in microseconds of UTC, as they are hashed. */
export const chainedColumns = sql.raw(`e.id, e.name, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, e.actor_kind as "actorKind", e.actor_id as "actorId",
  e.subject_kind as "subjectKind", e.subject_id as "subjectId", e.data`);

/**
 * Appends a seal for every committed event that has none: an event that was committed late is sealed late, and never left out.
 * There is one sealer at a time; a second one finds the lock taken and does nothing.
 * @param which `recent` looks at the last ten minutes only, which an index answers; `all` looks at every event
 * @returns how many were sealed; undefined when somebody else was sealing
 */
export async function sealEvents(which: 'recent' | 'all' = 'all'): Promise<number | undefined> {
  let sealed = 0;
  for (;;) {
    const more = await transaction(worker, (tx) => sealBatch(tx, which));
    if (more === undefined) return sealed > 0 ? sealed : undefined;
    sealed += more;
    if (more < batch) return sealed;
  }
}

async function sealBatch(tx: Tx, which: 'recent' | 'all'): Promise<number | undefined> {
  if (!(await isOnlySealer(tx))) return undefined;
  const head = await headOf(tx);
  const events = await rows<ChainedEvent>(tx, sql`
    select ${chainedColumns} from events e left join event_seals s on s.event_id = e.id
    where s.event_id is null and ${which === 'recent' ? sql`e.at > app_now() - interval '10 minutes'` : sql`true`} order by e.at, e.id limit ${batch}`);
  if (events.length > 0) await tx.insert(eventSeals).values(sealsAfter(head, events));
  return events.length;
}

/** Chaining without this lock forks: two sealers would both follow the same seal. */
async function isOnlySealer(tx: Tx): Promise<boolean> {
  const [lock] = await rows<{ taken: boolean }>(tx, sql`select pg_try_advisory_xact_lock(hashtext('event_seals')) as taken`);
  return lock?.taken ?? false;
}

async function headOf(tx: Tx): Promise<Head> {
  const [head] = await rows<Head>(tx, sql`select sequence, hash from event_seals order by sequence desc limit 1`);
  return head ?? beginning;
}

/**
 * Once a day, writes down how far the chain has come. The worker logs what this returns: kept outside the database, it shows a tail
 * that was cut (`bin/verify-audit.ts --checkpoint`). Undefined when today has one, or nothing was sealed since the last.
 */
export const addCheckpoint = (): Promise<Checkpoint | undefined> =>
  transaction(worker, async (tx, now) => {
    if (!(await isOnlySealer(tx))) return undefined;
    const head = await headOf(tx);
    const [last] = await rows<{ sequence: number; at: Date }>(tx, sql`select sequence, at from audit_checkpoints order by sequence desc limit 1`);
    if (head.sequence === 0 || (last && (last.sequence >= head.sequence || londonDate(last.at) >= londonDate(now)))) return undefined;
    const checkpoint = { sequence: head.sequence, eventCount: head.sequence, headHash: head.hash };
    await tx.insert(auditCheckpoints).values(checkpoint);
    return checkpoint;
  });

import 'server-only';
import { sql } from 'drizzle-orm';
import { read, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { Actor } from '../access/actor';
import { may } from '../access/policy';
import { canonicalJson, type ChainedEvent, sealHash } from './chain';
import { chainedColumns } from './seal';

type Line = ChainedEvent & { happenedAt: Date; actor: string | null; sequence: number | null; previousHash: string | null; hash: string | null };
/** `seal` says whether the event is still what was sealed; it waits for a second or two after it happened. */
export type EventLine = { id: string; name: string; happenedAt: Date; actor: string | null; subjectKind: string; data: string; sequence: number | null; hash: string | null; seal: 'holds' | 'broken' | 'waits' };
export type ChainStatus = { sealed: number; headHash: string | null; sealedAt: Date | null; waiting: number; checkpoints: { sequence: number; headHash: string; at: Date }[] };

const pageSize = 50;

/** Events newest first, fifty at a time after the event `after`, each checked against its seal; and how far the chain has come. */
export const auditForStaff = (actor: Actor, after?: string): Promise<{ lines: EventLine[]; more: boolean; chain: ChainStatus } | undefined> =>
  read(actor, async (tx) => {
    if (!may(actor, 'audit.read', null)) return undefined;
    const found = await rows<Line>(tx, sql`
      select ${chainedColumns}, e.at as "happenedAt", p.name as actor, s.sequence, s.previous_hash as "previousHash", s.hash
      from events e left join event_seals s on s.event_id = e.id left join people p on p.id = e.actor_id
      where ${after ? sql`(e.at, e.id) < (select at, id from events where id = ${after})` : sql`true`} order by e.at desc, e.id desc limit ${pageSize + 1}`);
    return { lines: found.slice(0, pageSize).map(lineOf), more: found.length > pageSize, chain: await chainStatus(tx) };
  });

function lineOf(line: Line): EventLine {
  const { id, name, happenedAt, actor, subjectKind, sequence, hash, previousHash } = line;
  const seal = hash === null || previousHash === null ? 'waits' : sealHash(previousHash, line) === hash ? 'holds' : 'broken';
  return { id, name, happenedAt, actor, subjectKind, data: shown(line.data), sequence, hash, seal };
}

/** As people read it. A long list is shown by its number: what a decision record rests on is read there. The seal is of all of it. */
const shown = (data: unknown): string =>
  Object.entries(data ?? {}).map(([name, value]) => `${name}: ${shownValue(value)}`).join('; ');

function shownValue(value: unknown): string {
  if (Array.isArray(value)) return value.length > 10 ? `${value.length} items` : value.map(shownValue).join(', ');
  return typeof value === 'string' ? value : canonicalJson(value);
}

async function chainStatus(tx: Tx): Promise<ChainStatus> {
  const [head] = await rows<{ sequence: number; hash: string; sealedAt: Date }>(tx, sql`select sequence, hash, sealed_at as "sealedAt" from event_seals order by sequence desc limit 1`);
  // A day back is enough to see that the worker stands still, and an index answers it.
  const [waiting] = await rows<{ count: number }>(tx, sql`
    select count(*)::int as count from (select 1 from events e left join event_seals s on s.event_id = e.id where s.event_id is null and e.at > app_now() - interval '1 day' limit 1001) unsealed`);
  const checkpoints = await rows<ChainStatus['checkpoints'][number]>(tx, sql`select sequence, head_hash as "headHash", at from audit_checkpoints order by sequence desc limit 10`);
  return { sealed: head?.sequence ?? 0, headHash: head?.hash ?? null, sealedAt: head?.sealedAt ?? null, waiting: waiting?.count ?? 0, checkpoints };
}

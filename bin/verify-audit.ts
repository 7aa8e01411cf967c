// Recomputes the audit chain: every event, in the order in which it was sealed. Ends with 1 and a sentence when anything was changed, is
// missing, or has not been sealed for over a minute. Run it on a copy, or on a standby: it only reads.
//   npx tsx --conditions=react-server bin/verify-audit.ts [--checkpoint SEQUENCE:HASH]
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { type ChainedEvent, chainWalk, type Checkpoint, type Fault, type Seal } from '../lib/event/chain';
import { asCommand } from './owner-database';

export type Verdict = { whole: boolean; sentence: string };
const batch = 5_000;

const sentences: Record<Fault['code'], (fault: Fault) => string> = {
  gap: ({ sequence }) => `Seal ${sequence} is missing.`,
  broken_link: ({ sequence, eventId }) => `Seal ${sequence} (event ${eventId}) does not follow the seal before it.`,
  event_missing: ({ sequence, eventId }) => `Event ${eventId}, sealed as ${sequence}, is missing.`,
  event_changed: ({ sequence, eventId }) => `Event ${eventId}, sealed as ${sequence}, is not what was sealed.`,
  tail_cut: ({ sequence }) => `A checkpoint names seal ${sequence}, but the chain ends before it.`,
  checkpoint_differs: ({ sequence }) => `A checkpoint of seal ${sequence} names another hash: the chain was made anew.`,
};

/** @param kept a checkpoint that was kept outside this database: only such a one shows a chain that was cut or made anew as a whole */
export async function verifyAudit(url: string, kept: Checkpoint[] = []): Promise<Verdict> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await actAsReader(client, url);
    return await verify(client, kept);
  } finally {
    await client.end();
  }
}

/** The web's login is granted nothing by itself; its worker role may read events and seals. */
async function actAsReader(client: pg.Client, url: string): Promise<void> {
  const user = decodeURIComponent(new URL(url).username);
  if (user.endsWith('_web')) await client.query(`select set_config('role', $1, true)`, [user.replace(/_web$/, '_worker')]);
}

async function verify(client: pg.Client, kept: Checkpoint[]): Promise<Verdict> {
  const { rows: own } = await client.query('select sequence, event_count as "eventCount", head_hash as "headHash" from audit_checkpoints order by sequence');
  const checkpoints = own.map((row) => ({ ...row, sequence: Number(row.sequence), eventCount: Number(row.eventCount) }) as Checkpoint);
  const walk = chainWalk(checkpoints);
  const walkOfKept = chainWalk(kept);
  const broken = (fault: Fault): Verdict => ({ whole: false, sentence: `The audit chain is broken. ${sentences[fault.code](fault)}` });
  for (let after = 0; ; ) {
    const found = await sealsFrom(client, after);
    for (const { seal, event } of found) {
      const fault = walk.step(seal, event) ?? walkOfKept.step(seal, event);
      if (fault) return broken(fault);
      after = seal.sequence;
    }
    if (found.length < batch) break;
  }
  const fault = walk.end() ?? walkOfKept.end();
  if (fault) return broken(fault);
  const { sequence, hash } = walk.head();
  const late = await lateEvents(client);
  if (late.count > 0) return { whole: false, sentence: `${late.count} ${late.count === 1 ? 'event has' : 'events have'} not been sealed for over a minute, the oldest ${late.oldest}. Is the worker running?` };
  return { whole: true, sentence: `The audit chain is whole: ${sequence} events sealed, ${checkpoints.length + kept.length} checkpoints met. Head ${sequence}:${hash}` };
}

async function sealsFrom(client: pg.Client, after: number): Promise<{ seal: Seal; event: ChainedEvent | undefined }[]> {
  const { rows } = await client.query({
    text: `select s.sequence, s.event_id as "eventId", s.previous_hash as "previousHash", s.hash, e.id, e.name, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
        e.actor_kind as "actorKind", e.actor_id as "actorId", e.subject_kind as "subjectKind", e.subject_id as "subjectId", e.data
      from event_seals s left join events e on e.id = s.event_id where s.sequence > $1 order by s.sequence limit ${batch}`,
    values: [after],
  });
  return rows.map(({ sequence, eventId, previousHash, hash, ...event }) => ({ seal: { sequence: Number(sequence), eventId, previousHash, hash }, event: event.id ? event : undefined }));
}

async function lateEvents(client: pg.Client): Promise<{ count: number; oldest: string }> {
  const { rows } = await client.query(`
    select count(*)::int as count, min(e.id::text) as oldest from events e left join event_seals s on s.event_id = e.id where s.event_id is null and e.at < app_now() - interval '1 minute'`);
  return rows[0];
}

function keptCheckpoint(args: string[]): Checkpoint[] {
  const [sequence, headHash] = (args[args.indexOf('--checkpoint') + 1] ?? '').split(':');
  return args.includes('--checkpoint') && headHash ? [{ sequence: Number(sequence), eventCount: Number(sequence), headHash }] : [];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await asCommand(async ({ url }) => {
    const { whole, sentence } = await verifyAudit(url, keptCheckpoint(process.argv.slice(2)));
    (whole ? console.log : console.error)(sentence);
    return whole;
  });
}

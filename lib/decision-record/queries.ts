import 'server-only';
import { sql } from 'drizzle-orm';
import { read, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { Person } from '../access/actor';
import { may } from '../access/policy';
import { canonicalJson } from '../event/chain';
import type { Bilingual } from '../locale';
import { type DecisionRecord, type Item, peopleIn, recordOf } from './record';
import { type ItemRow, itemColumns, type Kept, sha256 } from './steps';

export type NamedPerson = { name: string; roles: string[] };
export type DecisionRecordFile = {
  ref: string; title: string; organisation: string; roundTitle: Bilingual; demonstration: boolean; now: Date;
  /** What each envelope is called, by its key. */
  envelopes: Record<string, Bilingual>;
  record: DecisionRecord;
  /** The record, byte for byte: what the JSON file is and what is hashed. */
  json: string; sha256: string;
  /** What was kept when it was decided, and whether it is rebuilt byte for byte today. */
  kept?: { sha256: string; at: Date; matches: boolean; sequence: number | null; seal: string | null };
  people: Map<string, NamedPerson>;
};

type Head = Pick<DecisionRecordFile, 'ref' | 'title' | 'organisation' | 'roundTitle' | 'demonstration' | 'envelopes'> & { id: string };
type KeptRow = Kept & { at: Date; sequence: number | null; seal: string | null };

/**
 * The record of an application: as known now, on a London date ('2025-09-18', its end), or when it was decided ('decision'). Undefined for
 * whoever may not read it, and where there is nothing to read yet.
 */
export const decisionRecordForStaff = (actor: Person, ref: string, knownOn?: string): Promise<DecisionRecordFile | undefined> =>
  read(actor, async (tx, now) => (may(actor, 'decision_record.read', null) ? decisionRecordIn(tx, now, ref, knownOn) : undefined));

/** The same in a transaction that is under way; row security and decision_items() hold for whoever's it is. */
export async function decisionRecordIn(tx: Tx, now: Date, ref: string, knownOn?: string): Promise<DecisionRecordFile | undefined> {
  const [head] = await rows<Head>(tx, sql`
    select a.id, a.ref, a.title, o.name as organisation, jsonb_build_object('en', r.title_en, 'cy', r.title_cy) as "roundTitle", r.demonstration,
      (select coalesce(jsonb_object_agg(e.key, jsonb_build_object('en', e.label_en, 'cy', e.label_cy)), '{}') from envelopes e where e.id in (select c.envelope_id from round_categories c where c.round_id = a.round_id)) as envelopes
    from applications a join organisations o on o.id = a.organisation_id join funding_rounds r on r.id = a.round_id where a.ref = ${ref} and a.submitted_at is not null and not a.rehearsal`);
  if (!head) return undefined;
  const items = await rows<ItemRow>(tx, sql`select ${itemColumns} from decision_items(array[${head.id}]::uuid[])`);
  if (items.length === 0) return undefined;
  const kept = await keptOf(tx, head.id);
  const { asKnown, known } = knownItems(items, knownOn === 'decision' ? kept : await endOf(tx, knownOn));
  const record = recordOf(ref, asKnown, known);
  const json = canonicalJson(record);
  const { id: _, ...shown } = head;
  return { ...shown, now, record, json, sha256: sha256(json), ...(kept && { kept: checked(ref, kept, items) }), people: await peopleOf(tx, json) };
}

type Cut = { asKnown: string; restsOn?: readonly string[] };

function knownItems(items: readonly Item[], cut: Cut | undefined): { asKnown: string; known: readonly Item[] } {
  if (!cut) return { asKnown: items.at(-1)?.at ?? '', known: items };
  const rests = cut.restsOn && new Set(cut.restsOn);
  return { asKnown: cut.asKnown, known: items.filter(({ id, at }) => (rests ? rests.has(id) : at < cut.asKnown)) };
}

/** Builds what was kept anew from what it rested on, and says whether it is the same to the byte. */
function checked(ref: string, { at, sequence, seal, ...kept }: KeptRow, items: readonly Item[]): DecisionRecordFile['kept'] {
  return { sha256: kept.sha256, at, sequence, seal, matches: sha256(recordAsKept(ref, kept, items)) === kept.sha256 };
}

async function keptOf(tx: Tx, applicationId: string): Promise<KeptRow | undefined> {
  const [found] = await rows<{ data: Kept; at: Date; sequence: number | null; seal: string | null }>(tx, sql`
    select e.data, e.at, s.sequence, s.hash as seal from events e left join event_seals s on s.event_id = e.id
    where e.subject_id = ${applicationId} and e.name = 'assessment.record_kept' order by e.at desc, e.id desc limit 1`);
  return found && { ...found.data, at: found.at, sequence: found.sequence, seal: found.seal };
}

/** The instant at which a London day ends, as text; none for no date. */
async function endOf(tx: Tx, date: string | undefined): Promise<Cut | undefined> {
  if (date === undefined || date === 'decision') return undefined;
  const [end] = await rows<{ asKnown: string }>(tx, sql`select to_char((${date}::date + 1)::timestamp at time zone 'Europe/London' at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "asKnown"`);
  return end;
}

async function peopleOf(tx: Tx, json: string): Promise<Map<string, NamedPerson>> {
  const found = await rows<NamedPerson & { id: string }>(tx, sql`
    select p.id, p.name, coalesce(array_agg(distinct r.role order by r.role) filter (where r.role is not null), '{}') as roles from people p left join staff_roles r on r.person_id = p.id
    where p.id = any (${sql.param(peopleIn(json))}::uuid[]) group by p.id`);
  return new Map(found.map(({ id, name, roles }) => [id, { name, roles }]));
}

/** The text of a record as it was kept when it was decided, or, of what is not decided, as it is known now. */
export function recordAsKept(ref: string, kept: Kept | null, items: readonly Item[]): string {
  const { asKnown, known } = knownItems(items, kept ?? undefined);
  return canonicalJson(recordOf(ref, asKnown, known));
}

import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { read, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { Actor, Person } from '../access/actor';
import { may } from '../access/policy';
import { programme } from '../programme/published-figures';
import type { Nation } from '../programme/vocabulary';
import type { ImportKind } from './columns';
import { type EnvelopeOfFund, fundNow } from './held';
import type { Problem } from './problems';
import { type AwardRow, type Room, roomFor } from './rules';
import type { ImportStatus } from './workflow';

/** The files an actor may see, as a condition on `imports i`: the fund's own, their nation's, or none. */
function seenBy(actor: Actor): SQL {
  const own = may(actor, 'import.read', null) ? sql`i.kind = 'awards'` : sql`false`;
  const nations = (['england', 'scotland', 'wales', 'northern_ireland'] as const).filter((nation) => may(actor, 'devolved_import.read', { nation }));
  return sql`(${own} or i.nation in (select jsonb_array_elements_text(${JSON.stringify(nations)}::jsonb)))`;
}

export type ImportLine = { ref: string; kind: ImportKind; nation: Nation | null; fileName: string; status: ImportStatus; createdBy: string; createdAt: Date; awards: number; errors: number };
const pageSize = 50;

/** Files newest first, fifty at a time; `after` is the reference of the last one on the page before. */
export const importsForStaff = (actor: Actor, kind: ImportKind, after?: string): Promise<{ lines: ImportLine[]; more: boolean }> =>
  read(actor, async (tx) => {
    const found = await rows<ImportLine>(tx, sql`
      select i.ref, i.kind, i.nation, i.file_name as "fileName", i.status, p.name as "createdBy", i.created_at as "createdAt", jsonb_array_length(i.rows) as awards,
        (select count(*)::int from jsonb_array_elements(i.problems) one where one->>'level' = 'error') as errors
      from imports i join people p on p.id = i.created_by
      where i.kind = ${kind} and ${seenBy(actor)} and ${after ? sql`(i.created_at, i.id) < (select created_at, id from imports where ref = ${after})` : sql`true`}
      order by i.created_at desc, i.id desc limit ${pageSize + 1}`);
    return { lines: found.slice(0, pageSize), more: found.length > pageSize };
  });

export type ImportForStaff = {
  ref: string; kind: ImportKind; nation: Nation | null; fileName: string; sha256: string; status: ImportStatus; rows: AwardRow[]; problems: Problem[]; source: string | null; sourceDate: string | null;
  rejectedReason: string | null; createdById: string; createdBy: string; createdAt: Date; confirmedBy: string | null; confirmedAt: Date | null; totalPence: number;
  /** While it waits: each envelope's room before and after, or the nation's share. */
  rooms: Room[]; shareLeftPence: number | null; now: Date;
  /** Once confirmed: the award that each row became. */
  awards: ReadonlyMap<number, string>;
};

/** One file with what it holds, what is wrong with it, and what it would do to the ledger. Undefined when it is not there, or not the actor's to see. */
export const importForStaff = (actor: Person, ref: string): Promise<ImportForStaff | undefined> =>
  read(actor, async (tx, now) => {
    const [file] = await rows<Omit<ImportForStaff, 'rooms' | 'shareLeftPence' | 'now' | 'awards' | 'totalPence'> & { id: string; programmeId: string }>(tx, sql`
      select i.id, i.programme_id as "programmeId", i.ref, i.kind, i.nation, i.file_name as "fileName", i.sha256, i.status, i.rows, i.problems, i.source, i.source_date as "sourceDate", i.rejected_reason as "rejectedReason",
        i.created_by as "createdById", p.name as "createdBy", i.created_at as "createdAt", c.name as "confirmedBy", i.confirmed_at as "confirmedAt"
      from imports i join people p on p.id = i.created_by left join people c on c.id = i.confirmed_by where i.ref = ${ref} and ${seenBy(actor)}`);
    if (!file) return undefined;
    const { id, programmeId, ...shown } = file;
    const { envelopes } = await fundNow(tx);
    return {
      ...shown, now, totalPence: file.rows.reduce((sum, row) => sum + row.amountAwardedPence, 0),
      rooms: roomFor(file.rows, envelopes), shareLeftPence: file.nation ? await shareLeft(tx, programmeId, file.nation) : null, awards: await awardsOf(tx, id),
    };
  });

async function shareLeft(tx: Tx, programmeId: string, nation: Nation): Promise<number> {
  const [account] = await rows<{ left: number }>(tx, sql`select balance_pence as left from accounts where programme_id = ${programmeId} and nation = ${nation} and kind = 'memorandum_nation'`);
  return account?.left ?? 0;
}

async function awardsOf(tx: Tx, importId: string): Promise<Map<number, string>> {
  const found = await rows<{ ref: string; row: number }>(tx, sql`select ref, import_row as row from awards where import_id = ${importId}`);
  return new Map(found.map((one) => [one.row, one.ref]));
}

/** The file itself, for handing it back marked up. */
export const importFileForStaff = (actor: Actor, ref: string): Promise<{ fileName: string; file: Buffer; kind: ImportKind; problems: Problem[] } | undefined> =>
  read(actor, async (tx) => {
    const found = await rows<{ fileName: string; file: Buffer; kind: ImportKind; problems: Problem[] }>(tx, sql`select i.file_name as "fileName", i.file, i.kind, i.problems from imports i where i.ref = ${ref} and ${seenBy(actor)}`);
    return found[0];
  });

/** What a file's "Envelope or category" may say, with what is left in each. */
export const envelopesForImport = (actor: Actor): Promise<EnvelopeOfFund[]> => read(actor, async (tx) => (await fundNow(tx)).envelopes);

/** What one nation's government has reported of its share. `reportedPence` is null where nothing was: "not reported" is never £0. */
export type NationPosition = { nation: Nation; sharePence: number; reportedPence: number | null; leftPence: number; awards: number; newestSource: string | null };

/** The nations an actor may see, with their shares and what has been reported. */
export const nationPositions = (actor: Actor): Promise<NationPosition[]> =>
  read(actor, async (tx) => {
    const found = await rows<NationPosition>(tx, sql`
      select n.nation, n.balance_pence + coalesce(r.pence, 0) as "sharePence", r.pence as "reportedPence", n.balance_pence as "leftPence", coalesce(r.awards, 0) as awards,
        (select max(i.source_date)::text from imports i where i.nation = n.nation and i.status = 'confirmed') as "newestSource"
      from accounts n left join lateral (
        select sum(a.balance_pence)::bigint as pence, count(*)::int as awards from accounts a where a.kind = 'memorandum_award' and a.nation = n.nation and a.programme_id = n.programme_id
      ) r on true
      where n.kind = 'memorandum_nation' and n.programme_id = (select id from grant_programmes where code = ${programme.code}) order by n.nation desc`);
    return found.filter(({ nation }) => may(actor, 'devolved_import.read', { nation }));
  });

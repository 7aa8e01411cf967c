import { createHash } from 'node:crypto';
import { getTableName, is, Table } from 'drizzle-orm';
import type pg from 'pg';
import { escapeIdentifier } from 'pg';
import * as tables from '../db/schema/tables';

/**
 * A backup is gzipped lines: a row of a table is the JSON that PostgreSQL itself makes of it and reads again, so that nothing is lost on
 * the way (microseconds, whole pence, bytes). A line that begins with # is ours.
 */
export type Opening = { backup: 'diif'; format: 1; schema: string };
export type TableCount = { table: string; rows: number; sha256: string };
/** A file that was attached, as its row names it; its bytes follow in pieces. */
export type KeptFile = { id: string; sha256: string; bytes: number };
export type OwnLine =
  | { opening: Opening } | { begins: string } | { ends: TableCount } | { file: KeptFile } | { piece: string } | { fileEnds: string } | { closes: { tables: number; files: number } };

export const ownLine = (line: OwnLine): string => `#${JSON.stringify(line)}`;

const ours = new Set<string>(Object.values(tables).filter((table) => is(table, Table)).map((table) => getTableName(table)));

/** Our tables, each after those it refers to, so that they can be filled again in this order. */
export async function tablesInOrder(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ child: string; parent: string }>(`
    select c.relname as child, p.relname as parent from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid
    where k.contype = 'f' and c.relnamespace = 'public'::regnamespace and c.oid <> p.oid`);
  const done: string[] = [];
  const left = new Set([...ours].sort());
  while (left.size > 0) {
    const ready = [...left].filter((table) => rows.every(({ child, parent }) => child !== table || !left.has(parent)));
    if (ready.length === 0) throw new Error(`These tables refer to each other in a circle: ${[...left].join(', ')}`);
    for (const table of ready) {
      done.push(table);
      left.delete(table);
    }
  }
  return done;
}

/** Which migrations made these tables: rows go back only into tables made alike. */
export async function schemaOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ hash: string }>('select hash from drizzle.__drizzle_migrations order by id');
  return createHash('sha256').update(rows.map((row) => row.hash).join()).digest('hex');
}

/** Columns that hold something of their own; what the database works out for itself is left to it. */
export async function columnsOf(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`, [escapeIdentifier(table)]);
  return rows.map((row) => row.name);
}

/** The files whose bytes are kept, as the attachments' rows say: all that were added, but for harmful ones. */
export async function keptFiles(client: pg.Client): Promise<KeptFile[]> {
  const { rows } = await client.query<KeptFile>(`select id, sha256, bytes::int as bytes from attachments where added_at is not null and status <> 'infected' order by id`);
  return rows;
}

/** Every row of a table in the order of its key, as lines, through a cursor: memory stays flat. Answers their count and checksum. */
export async function readTable(client: pg.Client, table: string, take: (line: string) => Promise<void> | void = () => {}): Promise<TableCount> {
  const columns = (await columnsOf(client, table)).map((column) => escapeIdentifier(column)).join(', ');
  // Files are megabytes long, other rows are short.
  const most = table === 'imports' ? 5 : 2_000;
  const hash = createHash('sha256');
  let count = 0;
  await client.query(`declare backup cursor for select row_to_json(one)::text as line from (select ${columns} from ${escapeIdentifier(table)} order by ${await keyOf(client, table)}) one`);
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${most} from backup`);
    for (const { line } of rows) {
      hash.update(line).update('\n');
      await take(line);
    }
    count += rows.length;
    if (rows.length < most) break;
  }
  await client.query('close backup');
  return { table, rows: count, sha256: hash.digest('hex') };
}

async function keyOf(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>(`
    select a.attname as name from pg_index i, unnest(i.indkey) with ordinality as k(attnum, place) join pg_attribute a on a.attnum = k.attnum
    where i.indrelid = $1::regclass and a.attrelid = i.indrelid and i.indisprimary order by k.place`, [escapeIdentifier(table)]);
  return rows.map((row) => escapeIdentifier(row.name)).join(', ');
}

/** What a Date, a number or a language setting of the connection must not change in a row's text. */
export const plainSettings = `set local timezone = 'UTC'; set local datestyle = 'ISO'; set local extra_float_digits = 1; set local bytea_output = 'hex'`;

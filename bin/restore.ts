// Fills an empty database from a backup, in one transaction, and then reads every row again: counts and checksums must be those of the
// backup, and every balance must be the sum of its transfers. It needs no superuser: the tables' owner may switch their own triggers off.
//   DATABASE_OWNER_URL=… npx tsx --conditions=react-server bin/restore.ts FILE
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';
import pg, { escapeIdentifier as name } from 'pg';
import { type FileStore, folderStore, hashOf } from '../lib/attachment/store';
import type { BackedUp } from './backup';
import { columnsOf, type KeptFile, keptFiles, type OwnLine, plainSettings, readTable, schemaOf, type TableCount, tablesInOrder } from './backup-format';
import { filesFolderOf, prepareDatabase, secretsIn } from './installation';

const mostBytes = 4_000_000;
const mostRows = 1_000;

/**
 * @param url of the owner's login, to a database that is migrated and empty
 * @param store where the attached files go, each compared with its hash
 * @returns each table's count and checksum, read back, and how many files
 */
export async function restore(url: string, file: string, store: FileStore): Promise<BackedUp> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`begin; ${plainSettings}`);
    const tables = await tablesInOrder(client);
    await refuseFilled(client, tables);
    // The triggers move balances and stamp times; here both come as they were.
    for (const table of tables) await client.query(`alter table ${name(table)} disable trigger user`);
    const { promised, files } = await fill(client, file, store);
    for (const table of tables) await client.query(`alter table ${name(table)} enable trigger user`);
    await continueSequences(client);
    const counts = await compare(client, promised);
    await compareFiles(client, files);
    await client.query('commit');
    return { tables: counts, files: files.length };
  } finally {
    await client.end(); // without a commit nothing of it stays
  }
}

async function refuseFilled(client: pg.Client, tables: string[]): Promise<void> {
  for (const table of tables) {
    const { rowCount } = await client.query(`select 1 from ${name(table)} limit 1`);
    if (rowCount) throw new Error(`This database is not empty: ${table} has rows. A backup is restored into an empty one.`);
  }
}

/** Reads the file line by line and inserts rows in batches. Answers what the backup says of each table. */
async function fill(client: pg.Client, file: string, store: FileStore): Promise<{ promised: TableCount[]; files: string[] }> {
  const promised: TableCount[] = [];
  const files = takeFiles(store);
  let waiting: string[] = [];
  let bytes = 0;
  let table = '';
  let closed = false;
  const flush = async () => {
    if (waiting.length > 0) await insert(client, table, waiting);
    waiting = [];
    bytes = 0;
  };
  for await (const line of linesOf(file)) {
    if (!line.startsWith('#')) {
      waiting.push(line);
      bytes += line.length;
      if (waiting.length >= mostRows || bytes > mostBytes) await flush();
      continue;
    }
    await flush();
    const own = JSON.parse(line.slice(1)) as OwnLine;
    if ('opening' in own && own.opening.schema !== (await schemaOf(client))) throw new Error('The backup was taken from tables made by other migrations: restore it with the version that took it.');
    if ('begins' in own) table = own.begins;
    if ('ends' in own) promised.push(own.ends);
    if ('closes' in own) closed = true;
    await files.take(own);
  }
  if (!closed) throw new Error('The backup is cut short: its last line is missing.');
  return { promised, files: files.taken };
}

/** Puts the files of a backup into the store, one after another, each once it is whole and what it was. */
function takeFiles(store: FileStore) {
  const taken: string[] = [];
  let pieces: Buffer[] = [];
  let current: KeptFile | undefined;
  async function take(own: OwnLine): Promise<void> {
    if ('file' in own) [current, pieces] = [own.file, []];
    if ('piece' in own) pieces.push(Buffer.from(own.piece, 'base64'));
    if (!('fileEnds' in own) || !current) return;
    const bytes = Buffer.concat(pieces);
    if (hashOf(bytes) !== current.sha256) throw new Error(`The file ${current.id} is not what was backed up. Nothing was kept.`);
    await store.keep(current.id, current.sha256, bytes);
    taken.push(current.id);
    [current, pieces] = [undefined, []];
  }
  return { taken, take };
}

async function compareFiles(client: pg.Client, taken: string[]): Promise<void> {
  const there = new Set(taken);
  const gone = (await keptFiles(client)).filter(({ id }) => !there.has(id));
  if (gone.length > 0) throw new Error(`${gone.length} files are missing in the backup: ${gone[0]?.id} is the first. Nothing was kept.`);
}

/** Node's own reader of lines also ends one at U+2028, which a person may have pasted into an answer. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let begun = '';
  for await (const chunk of createReadStream(file).pipe(createGunzip())) {
    const lines = (begun + decoder.write(chunk as Buffer)).split('\n');
    begun = lines.pop() ?? '';
    yield* lines;
  }
}

async function insert(client: pg.Client, table: string, lines: string[]): Promise<void> {
  const columns = (await columnsOf(client, table)).map((column) => name(column)).join(', ');
  await client.query(`insert into ${name(table)} (${columns}) overriding system value select ${columns} from json_populate_recordset(null::${name(table)}, $1::json)`, [`[${lines.join(',')}]`]);
}

async function continueSequences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(`
    select c.relname as table, a.attname as column from pg_attribute a join pg_class c on c.oid = a.attrelid where c.relnamespace = 'public'::regnamespace and a.attidentity <> ''`);
  for (const { table, column } of rows) {
    await client.query(`select setval(pg_get_serial_sequence($1, $2), coalesce((select max(${name(column)}) from ${name(table)}), 0) + 1, false)`, [name(table), column]);
  }
}

async function compare(client: pg.Client, promised: TableCount[]): Promise<TableCount[]> {
  const counts: TableCount[] = [];
  for (const wanted of promised) {
    const found = await readTable(client, wanted.table);
    if (found.rows !== wanted.rows || found.sha256 !== wanted.sha256) throw new Error(`${wanted.table} is not what was backed up: ${found.rows} rows of ${wanted.rows}, checksum ${found.sha256} for ${wanted.sha256}. Nothing was kept.`);
    counts.push(found);
  }
  const { rows } = await client.query<{ wrong: number }>(`
    select count(*)::int as wrong from accounts a where a.balance_pence <> coalesce((select sum(case when t.to_account_id = a.id then t.amount_pence else -t.amount_pence end) from transfers t where a.id in (t.from_account_id, t.to_account_id)), 0)`);
  if (rows[0]?.wrong) throw new Error(`${rows[0].wrong} balances are not the sum of their transfers. Nothing was kept.`);
  return counts;
}

async function main(): Promise<void> {
  const file = process.argv[2];
  if (!file) throw new Error('Say from where: bin/restore.ts FILE');
  const dataFolder = resolve(process.env.DATA_FOLDER ?? '.data');
  const { ownerUrl, stop } = await prepareDatabase(process.env, dataFolder, secretsIn(dataFolder));
  try {
    if (!ownerUrl) throw new Error('These settings are wrong:\n  DATABASE_OWNER_URL: is missing (only the owner fills a database)');
    const { tables: counts, files } = await restore(ownerUrl, file, folderStore(filesFolderOf(process.env)));
    console.log(`${counts.length} tables, ${counts.reduce((sum, one) => sum + one.rows, 0)} rows and ${files} files: counts and checksums are those of the backup, and every balance is the sum of its transfers.`);
  } finally {
    await stop();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}

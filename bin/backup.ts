// Writes everything the service knows into one file, through an ordinary connection (no pg_dump needed), as it stands at one moment.
//   npx tsx --conditions=react-server bin/backup.ts FILE
// The attached files are in it too, each under its hash. Neither the keys (DATA_KEY opens what is encrypted) nor the queue are in it: keep the keys apart; the worker queues again what waits.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { type FileStore, folderStore } from '../lib/attachment/store';
import { type KeptFile, keptFiles, ownLine, plainSettings, readTable, schemaOf, type TableCount, tablesInOrder } from './backup-format';
import { filesFolderOf } from './installation';
import { asCommand } from './owner-database';

export type BackedUp = { tables: TableCount[]; files: number };

/** A multiple of three, so that each piece's base64 stands by itself. */
const pieceBytes = 49_152;

/**
 * @param url of the owner's login
 * @param store where the attached files are: kept ones are never changed or taken away, so they fit the rows of any moment since
 * @returns each table's count and checksum, and how many files
 */
export async function backup(url: string, file: string, store: FileStore): Promise<BackedUp> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const out = createGzip();
  const written = finished(out.pipe(createWriteStream(file, { mode: 0o600, flags: 'wx' })));
  // Awaited at the end; until then a full disk must not be an unhandled rejection.
  written.catch(() => {});
  const say = async (line: string) => {
    if (!out.write(`${line}\n`)) await Promise.race([once(out, 'drain'), written]);
  };
  try {
    await client.query(`begin isolation level repeatable read read only; ${plainSettings}`);
    await say(ownLine({ opening: { backup: 'diif', format: 1, schema: await schemaOf(client) } }));
    const counts: TableCount[] = [];
    for (const table of await tablesInOrder(client)) {
      await say(ownLine({ begins: table }));
      const count = await readTable(client, table, say);
      await say(ownLine({ ends: count }));
      counts.push(count);
    }
    const files = await keptFiles(client);
    for (const one of files) await sayFile(one, store, say);
    await say(ownLine({ closes: { tables: counts.length, files: files.length } }));
    return { tables: counts, files: files.length };
  } finally {
    out.end();
    await client.end();
    await written;
  }
}

/** Read whole, because it is read to be compared with its hash: a file that is not what was kept must not be backed up as if it were. */
async function sayFile(file: KeptFile, store: FileStore, say: (line: string) => Promise<void>): Promise<void> {
  const bytes = await store.read(file.id, file.sha256);
  await say(ownLine({ file }));
  for (let at = 0; at < bytes.length; at += pieceBytes) await say(ownLine({ piece: bytes.toString('base64', at, at + pieceBytes) }));
  await say(ownLine({ fileEnds: file.id }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await asCommand(async ({ url }) => {
    const file = process.argv[2];
    if (!file) throw new Error('Say where to: bin/backup.ts FILE');
    const { tables: counts, files } = await backup(url, file, folderStore(filesFolderOf(process.env)));
    for (const { table, rows, sha256 } of counts) console.log(`${table.padEnd(24)}${String(rows).padStart(10)}  ${sha256}`);
    console.log(`${counts.length} tables, ${counts.reduce((sum, one) => sum + one.rows, 0)} rows and ${files} files in ${file}. Keep the keys (DATA_KEY, AUTH_SECRET) apart from it, and keep them.`);
    return true;
  });
}

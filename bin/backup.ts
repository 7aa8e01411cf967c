// Writes everything the service knows into one file, through an ordinary connection (no pg_dump needed), as it stands at one moment.
//   npx tsx --conditions=react-server bin/backup.ts FILE
// Neither the keys (DATA_KEY opens what is encrypted) nor the queue are in it: keep the keys apart; the worker queues again what waits.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { ownLine, plainSettings, readTable, schemaOf, type TableCount, tablesInOrder } from './backup-format';
import { asCommand } from './owner-database';

/** @param url of the owner's login @returns each table's count and checksum */
export async function backup(url: string, file: string): Promise<TableCount[]> {
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
    await say(ownLine({ closes: { tables: counts.length } }));
    return counts;
  } finally {
    out.end();
    await client.end();
    await written;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await asCommand(async ({ url }) => {
    const file = process.argv[2];
    if (!file) throw new Error('Say where to: bin/backup.ts FILE');
    const counts = await backup(url, file);
    for (const { table, rows, sha256 } of counts) console.log(`${table.padEnd(24)}${String(rows).padStart(10)}  ${sha256}`);
    console.log(`${counts.length} tables, ${counts.reduce((sum, one) => sum + one.rows, 0)} rows in ${file}. Keep the keys (DATA_KEY, AUTH_SECRET) apart from it, and keep them.`);
    return true;
  });
}

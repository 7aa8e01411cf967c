// Builds every decision record that was kept anew from what it rested on, and compares it byte for byte (by SHA-256) with what was kept. Ends
// with 1 and the references that differ. It only reads, as the owner, whom no wall keeps from anything; it prints references and no names.
//   npx tsx --conditions=react-server bin/verify-records.ts
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { recordAsKept } from '../lib/decision-record/queries';
import type { Item } from '../lib/decision-record/record';
import { type Kept, sha256 } from '../lib/decision-record/steps';
import { asCommand } from './owner-database';
import type { Verdict } from './verify-audit';

const batch = 200;
type Found = { event: string; application: string; ref: string; kept: Kept };

export async function verifyRecords(url: string): Promise<Verdict> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    return await verify(client);
  } finally {
    await client.end();
  }
}

async function verify(client: pg.Client): Promise<Verdict> {
  const differ: string[] = [];
  let count = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows: found } = await client.query<Found>(
      `select e.id as event, a.id as application, a.ref, e.data as kept from events e join applications a on a.id = e.subject_id where e.name = 'assessment.record_kept' and e.id > $1 order by e.id limit ${batch}`, [after]);
    const items = await itemsOf(client, found.map(({ application }) => application));
    for (const { application, ref, kept } of found) if (sha256(recordAsKept(ref, kept, items.get(application) ?? [])) !== kept.sha256) differ.push(ref);
    count += found.length;
    after = found.at(-1)?.event ?? after;
    if (found.length < batch) break;
  }
  if (differ.length > 0) return { whole: false, sentence: `${differ.length} of ${count} decision records are not what was kept: ${differ.sort().join(', ')}` };
  return { whole: true, sentence: `${count} decision records were built anew, and each is what was kept, byte for byte.` };
}

async function itemsOf(client: pg.Client, applications: readonly string[]): Promise<Map<string, Item[]>> {
  const { rows } = await client.query<Item & { application: string }>('select application_id as application, id, source, at, said from decision_items_of($1::uuid[])', [applications]);
  const items = new Map<string, Item[]>(applications.map((one) => [one, []]));
  for (const { application, ...item } of rows) items.get(application)?.push(item);
  return items;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await asCommand(async ({ url }) => {
    const { whole, sentence } = await verifyRecords(url);
    (whole ? console.log : console.error)(sentence);
    return whole;
  });
}

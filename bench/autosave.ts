import { readFileSync } from 'node:fs';
import type { BenchDatabase } from './database';
import { startDriver } from './driver';
import type { HttpDriving } from './drivers/http';
import type { InsertDriving } from './drivers/insert';
import { autosaveForms } from './form';
import type { Target } from './measure';
import { hasPgbench, pgbench } from './pgbench';
import { addDrafts, type Draft } from './rows';
import type { Bench, Section } from './sections';
import { startService } from './service';

const people = 200;

/** Two hundred people whose browsers save as they type, each in an application of their own, against the same rows written by pgbench. */
export async function autosaves(bench: Bench): Promise<Section> {
  const database = await bench.copy('bench_autosave');
  const drafts = await addDrafts(database.owner, people);
  const ours = bench.keep(await startService(database));
  const telling: HttpDriving = { base: ours.base, connections: people, asked: await autosaveForms(ours.base, drafts), status: 200, expected: 'Saved at' };
  const driver = bench.keep(await startDriver('http', telling));
  const saving: Target = { name: `${people} people autosaving`, pid: ours.pid, databasePid: bench.databasePid, run: driver.run, check: (done) => noneLostOrDoubled(database, done) };
  const floor = await floorOf(bench, drafts);
  return { targets: [saving, floor], comparisons: [{ what: `${people} people autosaving : ${floor.name.slice(7)}`, of: saving.name, to: floor.name }] };
}

/** Every text is new, so a save that was answered and is not there was lost, and a text that is there twice was doubled. */
async function noneLostOrDoubled({ owner }: BenchDatabase, done: number): Promise<void> {
  const { rows } = await owner.query<{ kept: number; texts: number; standing: number; events: number }>(
    `select count(*)::int as kept, count(distinct v.raw)::int as texts, (select coalesce(sum(version), 0)::int from answers where name = 'summary' and saved_by in (select id from people where name = 'Bench Editor')) as standing,
       (select count(*)::int from events e join people p on p.id = e.actor_id where p.name = 'Bench Editor') as events
     from answer_versions v join people p on p.id = v.saved_by where p.name = 'Bench Editor' and v.name = 'summary'`);
  const { kept = 0, texts = 0, standing = 0, events = 0 } = rows[0] ?? {};
  console.error(`${done} saves answered; lost ${Math.max(0, done - texts)}, doubled ${kept - texts}`);
  if ([kept, texts, standing, events].some((found) => found !== done)) throw new Error(`${done} saves were answered; ${kept} versions, ${texts} texts, ${standing} by the answers' own count and ${events} events are there`);
}

const script = String.raw`\set n random(1, ${people})
begin;
insert into answers (application_id, name, raw, saved_with, saved_by) select application_id, 'summary', to_jsonb('Sessions for older people, number ' || random()), 'pgbench', person_id from bench_drafts where n = :n
  on conflict (application_id, name) do update set raw = excluded.raw, version = answers.version + 1, saved_at = now();
insert into answer_versions (id, application_id, name, raw, version, saved_with, saved_by) select gen_random_uuid(), application_id, 'summary', to_jsonb('Sessions for older people, number ' || random()), 1, 'pgbench', person_id from bench_drafts where n = :n;
insert into events (id, name, actor_kind, actor_id, subject_kind, subject_id, data) select gen_random_uuid(), 'application.answers_saved', 'person', person_id, 'application', application_id, '{"saved": ["summary"], "keptApart": []}' from bench_drafts where n = :n;
commit;
`;

/** The same three rows in one transaction, by pgbench; where there is none, the plain inserts that the ledger is compared with. */
async function floorOf(bench: Bench, drafts: readonly Draft[]): Promise<Target> {
  const made = await bench.copy('bench_autosave_floor');
  const cost = { pid: process.pid, databasePid: bench.databasePid };
  if (!hasPgbench()) {
    await made.owner.query(readFileSync('bench/floor/tables.sql', 'utf8'));
    const telling: InsertDriving = { databaseUrl: made.ownerUrl, connections: bench.connections };
    return { name: 'Floor: plain inserts', ...cost, run: bench.keep(await startDriver('insert', telling)).run };
  }
  await addDrafts(made.owner, drafts.length);
  await made.owner.query(`create table bench_drafts as select row_number() over () as n, id as application_id, created_by as person_id from applications where created_by in (select id from people where name = 'Bench Editor')`);
  await made.owner.query('create unique index on bench_drafts (n)');
  return { name: 'Floor: pgbench, same rows', ...cost, run: (seconds) => pgbench(made.ownerUrl, script, { clients: bench.connections, seconds }) };
}

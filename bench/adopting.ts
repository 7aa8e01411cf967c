import { spawnSync } from 'node:child_process';
import pg from 'pg';
import { step } from '../bin/progress';
import { closePool } from '../db/client';
import type { Owner } from '../db/testing/database';
import { staffMember } from '../db/testing/people';
import { submittedApplication, testRound } from '../db/testing/submitted';
import { approveApplication } from '../lib/assessment/commands/decision';
import { adoptScenario } from '../lib/decision/adoption-commands';
import { approveTogether } from '../lib/decision/approval-commands';
import { saveScenario, startScenario } from '../lib/decision/commands';
import { newId } from '../lib/id';
import type { Person } from '../lib/access/actor';
import { startDatabases } from './database';

/** Adopting and approving 500 awards, whole; against the same approvals one by one. Prints milliseconds and ratios: `npx tsx --conditions=react-server bench/adopting.ts` */
const awards = 500;
const pence = 50_000_00;

/** The tests' makers of rows ask for no more of a database than this. */
const ownerAt = (pool: pg.Pool, url: string): Owner => ({ url, workerUrl: '', moveClock: async () => {}, query: async (text, values) => (await pool.query(text, values)).rows });

async function ready(owner: Owner, officer: Person): Promise<{ round: string; refs: string[] }> {
  const place = await testRound(owner, officer, awards * pence);
  const refs: string[] = [];
  for (let index = 0; index < awards; index++) refs.push((await submittedApplication(owner, place, { status: 'in_assessment', panelOpen: true, amountPence: pence })).ref);
  await owner.query(
    `insert into moderations (application_id, criterion, score, reason, moderated_by) select a.id, c ->> 'key', 1 + (row_number() over ())::int % 5, 'Agreed', $2
     from applications a join funding_rounds r on r.id = a.round_id cross join jsonb_array_elements(r.criteria) c where r.id = $1`, [place.roundId, officer.id]);
  const [round] = await owner.query<{ ref: string }>('select ref from funding_rounds where id = $1', [place.roundId]);
  return { round: round?.ref ?? '', refs };
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return Math.round(performance.now() - began);
};

/** The rows that approving writes, copied by plain SQL a table at a time, in one transaction: no lock, no rule asked, no reference drawn. What remains is the price of being sure. */
async function insertedPlainly(owner: Owner, refs: readonly string[], approver: Person): Promise<void> {
  await owner.query('create temporary table made as select w.*, gen_random_uuid() as copy from awards w join applications a on a.id = w.application_id where a.ref = any ($1)', [refs]);
  await owner.query(`with events_made as (insert into events (id, name, actor_kind, actor_id, subject_kind, subject_id, data)
      select gen_random_uuid(), n.name, 'person', $1, 'award', m.copy, jsonb_build_object('amountPence', m.amount_awarded_pence) from made m cross join (values ('assessment.approved'), ('award.offered')) n (name) returning id, subject_id, name),
    awards_made as (insert into awards (id, ref, programme_id, origin, organisation_id, envelope_id, nation, lead_region, title, description, amount_awarded_pence, award_date, planned_start_date, planned_end_date, status)
      select copy, 'C' || ref, programme_id, origin, organisation_id, envelope_id, nation, lead_region, title, description, amount_awarded_pence, award_date, planned_start_date, planned_end_date, status from made returning id)
    select count(*) from events_made, (select count(*) from awards_made) counted`, [approver.id]);
  await owner.query(`insert into award_sites (id, award_id, place_name, region, x, y, precision, position) select gen_random_uuid(), m.copy, s.place_name, s.region, s.x, s.y, s.precision, s.position from award_sites s join made m on m.id = s.award_id`);
  await owner.query('insert into agreements (award_id, text, sha256) select m.copy, g.text, g.sha256 from agreements g join made m on m.id = g.award_id');
  await owner.query(`create temporary table decided as select d.* from decisions d join made m on m.application_id = d.application_id`);
  await owner.query(`insert into accounts (id, book, kind, programme_id, envelope_id, award_id) select gen_random_uuid(), 'fund', 'earmarked', programme_id, envelope_id, copy from made`);
}

const fresh = (person: Person): Person => ({ ...person, mfaAt: new Date() });

async function measure(owner: Owner): Promise<void> {
  const [officer, approver] = [fresh(await staffMember(owner, ['fund_officer'])), fresh(await staffMember(owner, ['approver']))];
  const adopted = async () => {
    const { round, refs } = await step(`Preparing ${awards} applications`, () => ready(owner, officer));
    const scenario = await startScenario(officer, round, { name: 'All', key: newId() });
    const version = await saveScenario(officer, scenario, { version: 1, line: awards, reserves: 0 });
    return { round, refs, ms: await timed(() => adoptScenario(officer, scenario, { reason: 'All', version, key: newId() })) };
  };
  const [one, other] = [await adopted(), await adopted()];
  const given = { authority: 'minister', authorityName: 'A Minister', decidedOn: '2025-01-01', document: 'BENCH', reason: 'All' } as const;
  const together = await timed(() => approveTogether(fresh(approver), one.round, { applications: one.refs, ...given, key: newId() }));
  const single = await timed(async () => {
    for (const ref of other.refs) await approveApplication(fresh(approver), ref, { amountPence: pence, reason: 'One', key: newId() });
  });
  const plain = await timed(() => insertedPlainly(owner, one.refs, approver));
  console.log(JSON.stringify({ awards, adoptMs: [one.ms, other.ms], approveTogetherMs: together, oneByOneMs: single, togetherToOneByOne: Number((together / single).toFixed(3)), plainInsertsMs: plain, togetherToPlainInserts: Number((together / plain).toFixed(2)) }, null, 1));
}

const here = process.env.BENCH_OWNER_URL;
if (here) {
  const pool = new pg.Pool({ connectionString: here, max: 2 });
  await measure(ownerAt(pool, here));
  await pool.end();
  await closePool();
} else {
  // The settings of a process are read once, so what is measured is a process of its own.
  const databases = await startDatabases('empty');
  const { settings, ownerUrl } = await databases.copy('bench_adopting');
  const { status } = spawnSync(process.execPath, [...process.execArgv, process.argv[1] ?? ''], { stdio: 'inherit', env: { ...process.env, ...settings, BENCH_OWNER_URL: ownerUrl } as NodeJS.ProcessEnv });
  await databases.stop();
  process.exit(status ?? 1);
}

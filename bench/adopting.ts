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

/** The rows that approving one round wrote, by table. The same rows go into copies of the tables without their triggers and references: what remains is the price of being sure. */
function writtenBy(round: string): [table: string, rows: string][] {
  const of = `(select a.id from applications a join funding_rounds r on r.id = a.round_id where r.ref = '${round}')`;
  const made = `(select id from awards where application_id in ${of})`;
  return [
    ['decisions', `application_id in ${of}`], ['awards', `application_id in ${of}`], ['award_sites', `award_id in ${made}`], ['agreements', `award_id in ${made}`], ['accounts', `award_id in ${made}`],
    ['transfers', `to_account_id in (select id from accounts where award_id in ${made})`], ['events', `(subject_id in ${of} and name = 'assessment.approved') or subject_id in ${made}`],
  ];
}

async function plainInserts(owner: Owner, round: string): Promise<number> {
  const tables = writtenBy(round);
  for (const [table, which] of tables) await owner.query(`create table plain_${table} (like ${table} including all); create table from_${table} as select * from ${table} where ${which}`);
  // Several statements in one text are one transaction.
  return timed(() => owner.query(tables.map(([table]) => `insert into plain_${table} select * from from_${table}`).join('; ')));
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
  const plain = await plainInserts(owner, one.round);
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

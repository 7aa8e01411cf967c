import { readFileSync } from 'node:fs';
import { newId } from '../lib/id';
import type { BenchDatabase } from './database';
import { type Driver, startDriver } from './driver';
import type { Asked, HttpDriving } from './drivers/http';
import type { InsertDriving } from './drivers/insert';
import type { LedgerDriving } from './drivers/ledger';
import { type Floor, startNextFloor, startNodeFloor } from './floors';
import { answerForms } from './form';
import type { Target } from './measure';
import type { Comparison } from './report';
import { addApplications, addDrafts, staffCookie } from './rows';
import { type Service, startService } from './service';

/** What a section may ask for: it is made when it is first asked for, shared, and stopped at the end. */
export type Bench = {
  connections: number;
  /** The database server, whose CPU is part of every request's. */
  databasePid: number;
  copy: (name: string) => Promise<BenchDatabase>;
  /** Remembers what must be stopped. */
  keep: <Started extends { stop: () => unknown }>(started: Started) => Started;
  shared: <Made>(name: string, make: () => Promise<Made>) => Promise<Made>;
};

/** What is measured together: targets, and which of them is compared with which. */
export type Section = { targets: Target[]; comparisons: Comparison[] };

const applications = { small: 1_000, large: 100_000 };

export const database = (bench: Bench, size: keyof typeof applications): Promise<BenchDatabase> =>
  bench.shared(`${size} database`, async () => {
    const made = await bench.copy(`bench_${size}`);
    await addApplications(made.owner, applications[size]);
    await made.owner.query(readFileSync('bench/floor/tables.sql', 'utf8'));
    return made;
  });

export const service = (bench: Bench, size: keyof typeof applications): Promise<Service> =>
  bench.shared(`${size} service`, async () => bench.keep(await startService(await database(bench, size))));

const nextFloor = (bench: Bench): Promise<Floor> => bench.shared('Next floor', async () => bench.keep(await startNextFloor((await database(bench, 'large')).ownerUrl)));

const nodeFloor = (bench: Bench): Promise<Floor> =>
  bench.shared('Node floor', async () => {
    const page = await fetch(`${(await service(bench, 'large')).base}/projects`, { headers: { 'accept-encoding': 'identity' } });
    return bench.keep(await startNodeFloor(Buffer.from(await page.arrayBuffer()), (await database(bench, 'large')).ownerUrl));
  });

type Page = { name: string; at: { base: string; pid: number }; asked: Asked[]; status?: number; expected: string; check?: Target['check'] };

export async function pageTarget(bench: Bench, { name, at, asked, status = 200, expected, check }: Page): Promise<Target> {
  const telling: HttpDriving = { base: at.base, connections: bench.connections, asked, status, expected };
  const driver = bench.keep(await startDriver('http', telling));
  return { name, pid: at.pid, databasePid: bench.databasePid, run: driver.run, check };
}

export const get = (path: string, headers: Record<string, string> = {}): Asked[] => [{ method: 'GET', path, headers }];

/** The public page with the map, against the least that Next can prerender and the same bytes from bare Node; all uncompressed. */
export async function publicPage(bench: Bench): Promise<Section> {
  const [ours, next, node] = [await service(bench, 'large'), await nextFloor(bench), await nodeFloor(bench)];
  const page = { asked: get('/projects'), expected: '/projects/AWD-' };
  return {
    targets: [
      await pageTarget(bench, { name: 'Public map page', at: ours, ...page }),
      await pageTarget(bench, { name: 'Floor: Next prerendered page', at: next, asked: get('/prerendered'), expected: 'Floor, prerendered' }),
      await pageTarget(bench, { name: 'Floor: bare Node, same bytes', at: node, ...page }),
    ],
    comparisons: [
      { what: 'Public map page : Next prerendered', of: 'Public map page', to: 'Floor: Next prerendered page' },
      { what: 'Public map page : bare Node', of: 'Public map page', to: 'Floor: bare Node, same bytes' },
    ],
  };
}

/** The officer's queue where there are few applications and where there are many, against a Next page that makes one query. */
export async function officersQueue(bench: Bench): Promise<Section> {
  const [small, large, next] = [await service(bench, 'small'), await service(bench, 'large'), await nextFloor(bench)];
  const queue = async (name: string, at: Service): Promise<Target> => {
    const cookie = await staffCookie(at.database.owner, 'demo.officer1@example.org');
    return pageTarget(bench, { name, at, asked: get('/manage/applications', { cookie }), expected: '/manage/applications/DIIF-' });
  };
  return {
    targets: [
      await queue('Officer’s queue, 1,000 applications', small),
      await queue('Officer’s queue, 100,000 applications', large),
      await pageTarget(bench, { name: 'Floor: Next page, one query', at: next, asked: get('/list'), expected: 'DIIF-' }),
    ],
    comparisons: [
      { what: 'Queue at 100,000 : Next page, one query', of: 'Officer’s queue, 100,000 applications', to: 'Floor: Next page, one query' },
      { what: 'Queue at 100,000 : at 1,000', of: 'Officer’s queue, 100,000 applications', to: 'Officer’s queue, 1,000 applications' },
    ],
  };
}

/** One answer saved as a browser without JavaScript posts it, against the same words as one insert. */
export async function savedAnswer(bench: Bench): Promise<Section> {
  const [ours, node] = [await service(bench, 'large'), await nodeFloor(bench)];
  const { owner } = ours.database;
  const forms = await answerForms(ours.base, await addDrafts(owner, bench.connections));
  const counted = (query: string) => async (done: number) => {
    const { rows } = await owner.query<{ kept: number }>(query);
    if (rows[0]?.kept !== done) throw new Error(`${done} answers were said to be saved, and ${rows[0]?.kept} are there`);
  };
  const body = `name=summary&raw=${encodeURIComponent('Sessions for older people, number {{n}}').replaceAll('%7B', '{').replaceAll('%7D', '}')}`;
  const insert: Asked[] = [{ method: 'POST', path: '/', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body }];
  return {
    targets: [
      await pageTarget(bench, { name: 'Saving one answer', at: ours, asked: forms, status: 303, expected: '/apply/applications/', check: counted(savedByForms) }),
      await pageTarget(bench, { name: 'Floor: bare Node, one insert', at: node, asked: insert, status: 303, expected: 'ocation: /', check: counted('select count(*)::int as kept from bench_answers') }),
    ],
    comparisons: [{ what: 'Saving one answer : bare insert', of: 'Saving one answer', to: 'Floor: bare Node, one insert' }],
  };
}

// Each must have left its version and its event.
const savedByForms = `select least(
  (select count(*) from answer_versions v join people p on p.id = v.saved_by where p.name = 'Bench Editor' and not v.conflict),
  (select count(*) from events e join people p on p.id = e.actor_id where p.name = 'Bench Editor'))::int as kept`;

/** Money set aside as approvals do it, all from one envelope and from many, against plain inserts. */
export async function ledger(bench: Bench): Promise<Section> {
  const made = await bench.copy('bench_ledger');
  await made.owner.query(readFileSync('bench/floor/tables.sql', 'utf8'));
  const telling: InsertDriving = { databaseUrl: made.ownerUrl, connections: bench.connections };
  const driven = (name: string, driver: Driver, check?: Target['check']): Target => ({ name, pid: driver.pid, databasePid: bench.databasePid, run: driver.run, check });
  return {
    targets: [
      await commitments(bench, made, { name: 'Ledger: one envelope', envelopes: 1 }),
      await commitments(bench, made, { name: 'Ledger: 64 envelopes', envelopes: 64 }),
      driven('Floor: plain inserts', bench.keep(await startDriver('insert', telling))),
    ],
    comparisons: [
      { what: 'Ledger, 64 envelopes : plain inserts', of: 'Ledger: 64 envelopes', to: 'Floor: plain inserts' },
      { what: 'Ledger, one envelope : plain inserts', of: 'Ledger: one envelope', to: 'Floor: plain inserts' },
    ],
  };
}

async function commitments(bench: Bench, { owner, settings }: BenchDatabase, { name, envelopes }: { name: string; envelopes: number }): Promise<Target> {
  const [person, programmeId] = [newId(), newId()];
  await owner.query(`insert into people (id, email, name) values ($1::uuid, $1::text || '@example.org', 'Bench Approver')`, [person]);
  await owner.query(`insert into grant_programmes (id, code, title_en, title_cy) values ($1::uuid, $1::text, 'Bench', 'Bench')`, [programmeId]);
  const { rows } = await owner.query<{ id: string }>(
    `insert into envelopes (id, programme_id, key, financial_year, nation, pot, nature, label_en, label_cy)
     select gen_random_uuid(), $1::uuid, $1::text || ':' || n, '2025-26', 'england', 'bench', 'resource', 'Bench', 'Bench' from generate_series(1, $2::int) n returning id`,
    [programmeId, envelopes],
  );
  const actor: LedgerDriving['actor'] = { kind: 'person', id: person, name: 'Bench Approver', email: `${person}@example.org`, staffRoles: ['approver'], nation: null, memberships: [] };
  const telling: LedgerDriving = { actor, programmeId, envelopeIds: rows.map((row) => row.id), connections: bench.connections };
  const driver = bench.keep(await startDriver('ledger', telling, settings));
  const check = async (done: number) => {
    const found = await owner.query<{ taken: number; promised: number }>(
      `select (select count(*) from transfers t join accounts a on a.id = t.from_account_id where a.programme_id = $1 and t.kind = 'earmark')::int as taken,
        (select sum(balance_pence) from accounts where programme_id = $1 and kind = 'earmarked')::int as promised`,
      [programmeId],
    );
    const { taken, promised } = found.rows[0] ?? {};
    if (taken !== done || promised !== done) throw new Error(`${done} pennies were said to be set aside; ${taken} transfers and ${promised} pence are there`);
  };
  return { name, pid: driver.pid, databasePid: bench.databasePid, run: driver.run, check };
}

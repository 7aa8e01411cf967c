import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { member, staffMember } from '@/db/testing/people';
import { submittedApplication, testRound, type TestRound } from '@/db/testing/submitted';
import type { Person } from '../access/actor';

const owner = testDatabase();
const [rounds, racing, fitting] = [20, 64, 20];
const amountPence = 1_000_00;
const room = fitting * amountPence + 999_99;
const nodes: ChildProcess[] = [];
afterAll(() => {
  for (const node of nodes) node.kill();
});

/** A process of its own with a pool of its own, as a second machine of the service would be. */
async function newNode(): Promise<ChildProcess> {
  const node = fork('db/testing/approving.ts', { execArgv: ['--import', 'tsx', '--conditions=react-server'], env: { ...process.env, NODE_OPTIONS: '' } });
  nodes.push(node);
  await once(node, 'message');
  return node;
}

async function recommended(place: TestRound, applicant: Person, officer: Person): Promise<string[]> {
  const made = await Promise.all(Array.from({ length: racing }, () => submittedApplication(owner, place, { status: 'recommended', panelOpen: true, amountPence, applicant })));
  await owner.query(
    `insert into recommendations (id, application_id, outcome, amount_recommended_pence, reason, recommended_by) select gen_random_uuid(), id, 'recommended', $2, 'Strong', $3 from unnest($1::uuid[]) as given (id)`,
    [made.map(({ id }) => id), amountPence, officer.id],
  );
  return made.map(({ ref }) => ref);
}

/** Nothing over at any instant at which somebody looks: no account below nothing, and the whole always what was allocated. */
async function watched(place: TestRound, until: Promise<unknown>): Promise<number> {
  let looks = 0;
  let over = false;
  until.finally(() => { over = true; });
  while (!over) {
    const [seen] = await owner.query<{ least: number; whole: number; earmarked: number; awards: number }>(
      `select min(balance_pence) as least, sum(balance_pence)::bigint as whole, coalesce(sum(balance_pence) filter (where kind = 'earmarked'), 0)::bigint as earmarked,
         (select coalesce(sum(amount_awarded_pence), 0)::bigint from awards where envelope_id = $1) as awards from accounts where envelope_id = $1`, [place.envelopeId]);
    expect(seen?.least).toBeGreaterThanOrEqual(0);
    expect(seen?.whole).toBe(room);
    expect(seen?.earmarked).toBe(seen?.awards);
    expect(seen?.earmarked).toBeLessThanOrEqual(fitting * amountPence);
    looks++;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return looks;
}

test('64 approvals racing from two app nodes for room for 20, 20 rounds: exactly 20, and nothing over at any instant', async () => {
  const [officer, approver, applicant] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['approver']), await member(owner, ['certifier'])];
  const [one, other] = [await newNode(), await newNode()];
  let looks = 0;
  for (let round = 0; round < rounds; round++) {
    const place = await testRound(owner, officer, room);
    const refs = await recommended(place, applicant, officer);
    const answers = [one, other].map(async (node, half) => {
      const answered = once(node, 'message');
      node.send({ actor: approver, refs: refs.filter((_, index) => index % 2 === half), amountPence });
      const [answer] = (await answered) as [string[]]; // what approving.ts sends
      return answer;
    });
    const all = Promise.all(answers);
    looks += await watched(place, all);
    const results = (await all).flat();
    expect(results.filter((result) => result === 'approved')).toHaveLength(fitting);
    expect(new Set(results)).toEqual(new Set(['approved', 'award_does_not_fit']));
    const [made] = await owner.query<{ awards: number; decisions: number; left: number }>(
      `select (select count(*)::int from awards where envelope_id = $1) as awards, (select count(*)::int from decisions d join applications a on a.id = d.application_id where a.round_id = $2) as decisions,
         (select balance_pence from accounts where envelope_id = $1 and kind = 'envelope') as left`, [place.envelopeId, place.roundId]);
    expect(made).toEqual({ awards: fitting, decisions: fitting, left: 999_99 });
  }
  expect(looks).toBeGreaterThan(rounds);
});

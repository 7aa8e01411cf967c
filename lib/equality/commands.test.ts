import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { member, staffMember } from '@/db/testing/people';
import { submittedApplication, testRound } from '@/db/testing/submitted';
import { transaction } from '@/db/client';
import { rows } from '@/db/rows';
import { sql } from 'drizzle-orm';
import { type StaffRole, staffRoles } from '../access/roles';
import { giveEqualityAnswers } from './commands';
import { equalityForMember, equalityForOfficer } from './queries';

const owner = testDatabase();
let roundId: string;
let ref: string;
let round: Awaited<ReturnType<typeof testRound>>;
beforeAll(async () => {
  round = await testRound(owner, await staffMember(owner, ['finance']), 1_000_00);
  roundId = round.roundId;
  ref = (await owner.query<{ ref: string }>('select ref from funding_rounds where id = $1', [roundId]))[0]?.ref ?? '';
});

const counts = () => owner.query<{ question: string; answer: string; people: number }>('select question, answer, people from equality_counts where round_id = $1', [roundId]);
const people = async () => (await counts()).filter(({ question }) => question === 'age').reduce((sum, one) => sum + one.people, 0);
const raw = (actor: Parameters<typeof transaction>[0]) => transaction(actor, (tx) => rows<{ people: number }>(tx, sql`select people from equality_counts`));

test('answers are counted, once for each person, and by nobody who has not applied', async () => {
  const { applicant } = await submittedApplication(owner, round);
  const before = await people();
  await giveEqualityAnswers(applicant, ref, { sex: 'female', age: '65_or_over' });
  expect(await people()).toBe(before + 1);
  expect(await counts()).toContainEqual({ question: 'disability', answer: 'not_answered', people: before + 1 });
  await expect(giveEqualityAnswers(applicant, ref, { sex: 'male' })).rejects.toMatchObject({ code: 'equality_already_given' });
  await expect(giveEqualityAnswers(await member(owner, ['editor']), ref, {})).rejects.toMatchObject({ code: 'nothing_to_answer_for' });
  await expect(giveEqualityAnswers(await staffMember(owner, ['fund_officer']), ref, {})).rejects.toMatchObject({ code: 'not_allowed' });
  expect(await equalityForMember(applicant, ref)).toMatchObject({ given: true });
  expect(await equalityForMember(await member(owner, ['editor']), ref)).toBeUndefined();
});

test('the same person pressing twice at once is counted once; two people at once are both counted', async () => {
  const one = (await submittedApplication(owner, round)).applicant;
  const other = (await submittedApplication(owner, round)).applicant;
  const before = await people();
  const results = await Promise.allSettled([giveEqualityAnswers(one, ref, { sex: 'female' }), giveEqualityAnswers(one, ref, { sex: 'male' }), giveEqualityAnswers(other, ref, { sex: 'male' })]);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
  expect(await people()).toBe(before + 2);
});

describe('nothing leads from an answer to its person', () => {
  test('the table holds a round, a question, an answer and a number, and no other column', async () => {
    const columns = await owner.query<{ column_name: string }>(`select column_name from information_schema.columns where table_name = 'equality_counts' order by 1`);
    expect(columns.map(({ column_name }) => column_name)).toEqual(['answer', 'list', 'people', 'question', 'round_id']);
  });

  test('no other table keeps a word of it, the audit names nobody, and no transaction wrote both', async () => {
    const { applicant } = await submittedApplication(owner, round);
    await giveEqualityAnswers(applicant, ref, { orientation: 'bisexual' });
    for (const table of ['events', 'idempotency_keys', 'notifications']) expect(await owner.query(`select 1 from ${table} t where t::text ~ 'bisexual|orientation'`), table).toEqual([]);
    expect(await owner.query(`select actor_id from events where name = 'round.equality_answered' and actor_id is not null`)).toEqual([]);
    const shared = await owner.query(`select 1 from equality_counts c where c.xmin in (select xmin from events union all select xmin from idempotency_keys)`);
    expect(shared).toEqual([]);
  });
});

describe('who may read the counts, past the code and by the database alone', () => {
  test.each(staffRoles.filter((role) => role !== 'fund_officer'))('not a %s', async (role: StaffRole) => {
    const person = await staffMember(owner, [role], role === 'devolved_contributor' ? { nation: 'wales' } : {});
    expect(await raw(person)).toEqual([]);
    expect(await equalityForOfficer(person)).toBeUndefined();
  });

  test('not an officer who assesses, nor one whose role was taken away', async () => {
    const both = await staffMember(owner, ['fund_officer', 'assessor']);
    expect(await raw(both)).toEqual([]);
    expect(await equalityForOfficer(both)).toBeUndefined();
    const left = await staffMember(owner, ['fund_officer']);
    await owner.query('update staff_roles set removed_at = app_now() where person_id = $1', [left.id]);
    expect(await raw(left)).toEqual([]);
  });

  test('not an applicant, a visitor, the worker or somebody signing in; and nobody writes', async () => {
    const applicant = await member(owner, ['owner', 'certifier', 'editor']);
    for (const actor of [applicant, { kind: 'visitor' }, { kind: 'system', as: 'worker' }, { kind: 'system', as: 'sign_in' }] as const) await expect(raw(actor)).rejects.toThrow();
    const officer = await staffMember(owner, ['fund_officer']);
    for (const actor of [applicant, officer]) await expect(transaction(actor, (tx) => rows(tx, sql`update equality_counts set people = 0`))).rejects.toThrow();
    await expect(transaction(officer, (tx) => rows(tx, sql`select count_equality_answers(${roundId}, 1, '{}'::jsonb)`))).rejects.toThrow();
    expect((await raw(officer)).length).toBeGreaterThan(0);
  });

  test('the web login itself reads nothing', async () => {
    const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await client.connect();
    await expect(client.query('select * from equality_counts')).rejects.toThrow(/permission denied/);
    await expect(client.query('select * from adjustment_requests')).rejects.toThrow(/permission denied/);
    await client.end();
  });
});

test('an officer sees no number while answers still come, and hidden ones afterwards', async () => {
  const officer = await staffMember(owner, ['fund_officer']);
  expect((await equalityForOfficer(officer))?.find((one) => one.ref === ref)?.summary).toEqual({ whyNot: 'still_open' });
  await owner.moveClock('2025-12-01T09:00:00Z');
  expect((await equalityForOfficer(officer))?.find((one) => one.ref === ref)?.summary).toEqual({ whyNot: 'too_few' });
  await owner.moveClock('2025-09-15T09:00:00Z');
});

import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { transaction } from '@/db/client';
import { rows } from '@/db/rows';
import { testDatabase } from '@/db/testing/database';
import { member, staffMember } from '@/db/testing/people';
import type { Person } from '../access/actor';
import { staffRoles } from '../access/roles';
import { newId } from '../id';
import { sweepExpired } from '../job/sweep';
import { answerAdjustment, askForAdjustment, recordAdjustment } from './commands';
import { adjustmentForOfficer, adjustmentsForOfficer, ownAdjustments } from './queries';

const owner = testDatabase();
const need = { kind: 'large_print', need: 'I read with 18 point text', contact: 'by mail' } as const;
const ask = (person: Person, key = newId()) => askForAdjustment(person, { ...need, key });
const answer = { outcome: 'agreed', agreed: 'The form is sent in 18 point' } as const;
const seen = (actor: Person) => transaction(actor, (tx) => rows<{ ref: string }>(tx, sql`select ref from adjustment_requests`));

test('somebody asks, an officer answers, and the mail says that there is an answer but not which', async () => {
  const person = await member(owner, ['editor']);
  const officer = await staffMember(owner, ['fund_officer']);
  const ref = await ask(person);
  expect(await ownAdjustments(person)).toMatchObject([{ ref, dueOn: '2025-09-22', late: false, outcome: null }]);
  expect((await adjustmentsForOfficer(officer))?.map((one) => one.ref)).toContain(ref);
  await answerAdjustment(officer, ref, answer);
  expect(await ownAdjustments(person)).toMatchObject([{ outcome: 'agreed', agreed: answer.agreed, answeredBy: officer.name }]);
  const [mail] = await owner.query(`select data::text as data from notifications where template = 'adjustment_answered' and email = $1`, [person.email]);
  expect(mail?.data).not.toContain('18 point');
  expect(await owner.query(`select 1 from events where data::text ~ 'large_print|point'`)).toEqual([]);
  expect(await owner.query(`select 1 from idempotency_keys k where k::text ~ '18 point'`)).toEqual([]);
});

test('the same press asks once; two officers answering at once: one succeeds, one is told', async () => {
  const person = await member(owner, ['editor']);
  const key = newId();
  const ref = await ask(person, key);
  expect(await ask(person, key)).toBe(ref);
  const officers = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['fund_officer'])];
  const results = await Promise.allSettled(officers.map((officer) => answerAdjustment(officer, ref, answer)));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'adjustment_already_answered' } });
});

test('an officer writes down what somebody said by telephone', async () => {
  const officer = await staffMember(owner, ['fund_officer']);
  const ref = await recordAdjustment(officer, { ...need, name: 'Somebody Who Rang', key: newId() });
  expect(await adjustmentForOfficer(officer, ref)).toMatchObject({ name: 'Somebody Who Rang', recordedBy: officer.name });
  await expect(recordAdjustment(await member(owner, ['editor']), { ...need, name: 'X', key: newId() })).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(answerAdjustment(officer, 'ADJ-NONE-222', answer)).rejects.toMatchObject({ code: 'not_found' });
});

describe('needs are the person’s own and the officers’, by the database too', () => {
  test.each(staffRoles.filter((role) => role !== 'fund_officer'))('a %s reads none but their own', async (role) => {
    const person = await staffMember(owner, [role], role === 'devolved_contributor' ? { nation: 'wales' } : {});
    await ask(await member(owner, ['editor']));
    expect(await seen(person)).toEqual([]);
    expect(await adjustmentsForOfficer(person)).toBeUndefined();
    const ref = await ask(person);
    expect(await seen(person)).toEqual([{ ref }]);
    await expect(answerAdjustment(person, ref, answer)).rejects.toMatchObject({ code: 'not_allowed' });
  });

  test('a colleague of the same organisation does not read them either', async () => {
    const person = await member(owner, ['editor']);
    const colleague = await member(owner, ['owner'], person.memberships[0]?.organisationId);
    await ask(person);
    expect(await seen(colleague)).toEqual([]);
    expect(await ownAdjustments(colleague)).toEqual([]);
  });

  test('nobody asks in somebody else’s name', async () => {
    const [person, other] = [await member(owner, ['editor']), await member(owner, ['editor'])];
    const forged = sql`insert into adjustment_requests (id, ref, person_id, name, contact, kind, need, due_on) values (${newId()}, 'ADJ-X', ${other.id}, 'x', 'x', 'other', 'x', '2025-10-01')`;
    await expect(transaction(person, (tx) => rows(tx, forged))).rejects.toThrow();
  });
});

test('a need is forgotten a year after it was answered, and not before; one that waits is kept', async () => {
  const person = await member(owner, ['editor']);
  const answered = await ask(person);
  const waiting = await ask(person);
  await answerAdjustment(await staffMember(owner, ['fund_officer']), answered, answer);
  await owner.moveClock('2026-09-15T08:59:00Z');
  await sweepExpired();
  expect((await ownAdjustments(person)).map(({ ref }) => ref).sort()).toEqual([answered, waiting].sort());
  await owner.moveClock('2026-09-15T09:01:00Z');
  await sweepExpired();
  expect((await ownAdjustments(person)).map(({ ref }) => ref)).toEqual([waiting]);
  await owner.moveClock('2025-09-15T09:00:00Z');
});

import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { transaction } from '@/db/client';
import { rows } from '@/db/rows';
import { committedAward } from '@/db/testing/committed';
import { testDatabase } from '@/db/testing/database';
import { member, staffMember } from '@/db/testing/people';
import { testRound, type TestRound } from '@/db/testing/submitted';
import type { Person } from '../access/actor';
import { decrypt } from '../access/secret';
import { newId } from '../id';
import { acceptOrAsk, acceptVariation, approveVariation, askToAccept, confirmAcceptance, declineVariation, proposeVariation } from './commands';
import { acceptanceUnderWay, variationForStaff } from './queries';

const owner = testDatabase();
const start = '2025-09-15T09:00:00Z';
const hal = { name: 'Hal Certifier' };
let officer: Person;
let approver: Person;
let round: TestRound;

beforeAll(async () => {
  [officer, approver] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['approver'])];
  round = await testRound(owner, officer, 1_000_000_00);
});

/** A change that is offered to a certifier who has no second factor. */
async function offered() {
  await owner.moveClock(start);
  const { ref: award, id, certifier } = await committedAward(owner, round, officer, approver, 50_000_00);
  const change = { title: 'Digital confidence', description: 'Sessions', plannedStartDate: '2025-11-01', plannedEndDate: '2026-03-31', sites: [], amountPence: 45_000_00, reason: 'Fewer came', key: newId() };
  const ref = await proposeVariation(officer, award, change);
  await approveVariation(approver, ref, { reason: 'Agreed', key: newId() });
  return { ref, id, certifier: { ...certifier, mfaAt: null } };
}

async function letterTo({ email }: Person): Promise<{ code: string; token: string; page: string }> {
  const [letter] = await owner.query<{ secret: string }>(`select secret_encrypted as secret from notifications where email = $1 and template = 'variation_code' order by created_at desc, id desc limit 1`, [email]);
  const [code = '', , link = ''] = decrypt(letter?.secret ?? '').split('\n');
  const { pathname, searchParams } = new URL(link);
  return { code: code.replace(' ', ''), token: searchParams.get('token') ?? '', page: pathname };
}
const amountOf = async (id: string) => (await owner.query<{ p: number }>('select amount_awarded_pence as p from awards where id = $1', [id]))[0]?.p;

test('a certifier without a second factor accepts by the code of a letter, under the name typed before, once', async () => {
  const { ref, id, certifier } = await offered();
  await expect(acceptVariation(certifier, ref, hal)).rejects.toMatchObject({ code: 'confirmation_needed' });
  await expect(acceptOrAsk(certifier, ref, { name: ' ' })).rejects.toMatchObject({ code: 'signature_needed', field: 'name' });
  expect(await acceptOrAsk(certifier, ref, hal)).toBe('asked');
  expect(await acceptanceUnderWay(certifier, ref)).toMatchObject(hal);
  expect(await amountOf(id)).toBe(50_000_00);
  const { code } = await letterTo(certifier);
  await expect(confirmAcceptance(certifier, ref, { code: code === '000000' ? '000001' : '000000' })).rejects.toMatchObject({ code: 'confirmation_code_wrong', field: 'code' });
  await confirmAcceptance(certifier, ref, { code });
  expect(await amountOf(id)).toBe(45_000_00);
  expect(await variationForStaff(officer, ref)).toMatchObject({ status: 'in_effect', acceptedName: 'Hal Certifier', confirmedBy: 'mail_code' });
  await expect(confirmAcceptance(certifier, ref, { code })).rejects.toMatchObject({ code: 'wrong_state' });
  expect(await acceptanceUnderWay(certifier, ref)).toBeUndefined();
});

test('a certifier whose second factor is fresh accepts at once, and no letter is sent', async () => {
  const { ref, certifier } = await offered();
  expect(await acceptOrAsk({ ...certifier, mfaAt: new Date(start) }, ref, hal)).toBe('accepted');
  expect(await owner.query(`select 1 from notifications where email = $1 and template = 'variation_code'`, [certifier.email])).toEqual([]);
  expect(await variationForStaff(officer, ref)).toMatchObject({ confirmedBy: 'second_factor' });
});

test('the link of the letter leads to the page with the button, and accepts for its own person only', async () => {
  const { ref, certifier } = await offered();
  await askToAccept(certifier, ref, hal);
  const { token, page } = await letterTo(certifier);
  expect(page).toMatch(/\/variation\/acceptance\/confirmation$/);
  const colleague: Person = { ...(await member(owner, ['certifier'], certifier.memberships[0]?.organisationId)), mfaAt: null };
  await expect(confirmAcceptance(colleague, ref, { token })).rejects.toMatchObject({ code: 'confirmation_is_over' });
  await confirmAcceptance(certifier, ref, { token });
  expect(await variationForStaff(officer, ref)).toMatchObject({ confirmedBy: 'mail_link' });
});

test('a code of another change, an earlier one, and one older than half an hour are none', async () => {
  const [one, other] = [await offered(), await offered()];
  const both: Person = { ...one.certifier, memberships: [...one.certifier.memberships, ...other.certifier.memberships] };
  await askToAccept(both, one.ref, hal);
  const first = await letterTo(both);
  await expect(confirmAcceptance(both, other.ref, { code: first.code })).rejects.toMatchObject({ code: 'confirmation_is_over' });
  await owner.moveClock('2025-09-15T09:01:00Z');
  await askToAccept(both, one.ref, hal);
  await expect(confirmAcceptance(both, one.ref, { token: first.token })).rejects.toMatchObject({ code: 'confirmation_is_over' });
  const second = await letterTo(both);
  await owner.moveClock('2025-09-15T09:31:00Z');
  await expect(confirmAcceptance(both, one.ref, { code: second.code })).rejects.toMatchObject({ code: 'confirmation_is_over' });
  expect(await amountOf(one.id)).toBe(50_000_00);
});

test('one certifier declines while another confirms: one of the two is told', async () => {
  const { ref, certifier } = await offered();
  const colleague: Person = { ...(await member(owner, ['certifier'], certifier.memberships[0]?.organisationId)), mfaAt: null };
  await askToAccept(certifier, ref, hal);
  const { code } = await letterTo(certifier);
  const both = await Promise.allSettled([confirmAcceptance(certifier, ref, { code }), declineVariation(colleague, ref, { reason: 'Enough as it is' })]);
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'wrong_state' } });
});

test('tries are counted: the eleventh code of half an hour is not even looked at', async () => {
  const { ref, certifier } = await offered();
  await askToAccept(certifier, ref, hal);
  const { code } = await letterTo(certifier);
  const wrong = code === '111111' ? '111112' : '111111';
  for (let count = 0; count < 10; count++) await expect(confirmAcceptance(certifier, ref, { code: wrong })).rejects.toMatchObject({ code: 'confirmation_code_wrong' });
  await expect(confirmAcceptance(certifier, ref, { code })).rejects.toMatchObject({ code: 'too_many_tries' });
});

test('a confirmation in no known way is refused by the database', async () => {
  const { ref, certifier } = await offered();
  await expect(transaction(certifier, (tx) => rows(tx, sql`update variations set confirmed_by = 'shouted' where ref = ${ref}`))).rejects.toMatchObject({ constraint: 'acceptance_is_confirmed_in_a_known_way' });
});

import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { staffMember } from '@/db/testing/people';
import type { Person } from '../access/actor';
import { confirmAwardImport, prepareAwardImport } from '../award-import/commands';
import { sampleCsv } from '../award-import/sample-file';
import { newId } from '../id';
import { openProgramme } from '../programme/opening';
import { confirmPayment, type NewPayment, recordPayment, rejectPayment } from './commands';
import { paymentForStaff } from './queries';

const owner = testDatabase();
let finance: Person;
let approver: Person;

beforeAll(async () => {
  await openProgramme(await staffMember(owner, ['finance']));
  await owner.query(`insert into installation (id, profile) values (1, 'demonstration')`);
  finance = await staffMember(owner, ['finance']);
  approver = await staffMember(owner, ['payment_approver']);
});

/** A live award of £25,000 made on 1 September 2025. */
async function liveAward(): Promise<string> {
  const officer = await staffMember(owner, ['fund_officer']);
  const ref = await prepareAwardImport(officer, { name: 'awards.csv', bytes: sampleCsv([{ title: `Project ${newId()}` }]) }, { key: newId() });
  return (await confirmAwardImport(await staffMember(owner, ['fund_officer']), ref))[0] ?? '';
}
const pay = (award: string, change: Partial<NewPayment> = {}, actor = finance, key = newId()) =>
  recordPayment(actor, { award, amountPence: 10_000_00, paidOn: '2025-09-10', source: 'Payment run 12', ...change }, { key });
const balances = async (award: string) =>
  Object.fromEntries((await owner.query<{ kind: string; pence: number }>(`select a.kind, a.balance_pence::int as pence from accounts a join awards w on w.id = a.award_id where w.ref = $1`, [award])).map((row) => [row.kind, row.pence]));

test('paid and left move when a second person confirms, and not before', async () => {
  const award = await liveAward();
  const ref = await pay(award);
  expect(await balances(award)).toEqual({ committed: 25_000_00 });
  await confirmPayment(approver, ref);
  expect(await balances(award)).toEqual({ committed: 15_000_00, disbursed: 10_000_00 });
  const [transfer] = await owner.query(`select t.effective_on::text as on, t.note, e.name from transfers t join events e on e.id = t.event_id where t.kind = 'disburse' order by t.recorded_at desc, t.id desc limit 1`);
  expect(transfer).toEqual({ on: '2025-09-10', note: `${ref}: Payment run 12`, name: 'payment.confirmed' });
});

test('whoever recorded a payment does not confirm it, whatever roles they hold', async () => {
  const both = await staffMember(owner, ['finance', 'payment_approver']);
  const ref = await pay(await liveAward(), {}, both);
  await expect(confirmPayment(both, ref)).rejects.toMatchObject({ code: 'second_person_needed' });
  await expect(rejectPayment(both, ref, 'mistake')).rejects.toMatchObject({ code: 'second_person_needed' });
  await expect(confirmPayment({ ...approver, mfaAt: null }, ref)).rejects.toMatchObject({ code: 'second_factor_needed' });
  await expect(confirmPayment(await staffMember(owner, ['fund_officer']), ref)).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(pay(await liveAward(), {}, approver)).rejects.toMatchObject({ code: 'not_allowed' });
});

test('two people confirming one payment at once: one succeeds, one is told, the money moves once', async () => {
  const award = await liveAward();
  const ref = await pay(award);
  const results = await Promise.allSettled([confirmPayment(approver, ref), confirmPayment(await staffMember(owner, ['payment_approver']), ref)]);
  expect(results.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'wrong_state' } });
  expect(await balances(award)).toEqual({ committed: 15_000_00, disbursed: 10_000_00 });
});

test('a payment a penny over is refused in a sentence that says what is left', async () => {
  const award = await liveAward();
  await expect(pay(award, { amountPence: 25_000_01 })).rejects.toMatchObject({ code: 'payment_over_commitment', field: 'amount', values: { amount: '£25,000.01', left: '£25,000' } });
  // Both fit when they are recorded, and only one when they are confirmed.
  const [first, second] = [await pay(award, { amountPence: 15_000_00 }), await pay(award, { amountPence: 10_000_01 })];
  const results = await Promise.allSettled([confirmPayment(approver, first), confirmPayment(approver, second)]);
  expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  expect(results.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'payment_over_commitment' } });
});

test('one payment is recorded once; a rejected one may be recorded again', async () => {
  const award = await liveAward();
  const key = newId();
  const ref = await pay(award, {}, finance, key);
  expect(await pay(award, {}, finance, key)).toBe(ref);
  await expect(pay(award)).rejects.toMatchObject({ code: 'payment_already_recorded', field: 'amount' });
  await rejectPayment(approver, ref, 'Bounced');
  expect(await paymentForStaff(finance, ref)).toMatchObject({ status: 'rejected', rejectedReason: 'Bounced', rejectedBy: approver.name });
  await expect(confirmPayment(approver, ref)).rejects.toMatchObject({ code: 'wrong_state' });
  await confirmPayment(approver, await pay(award));
});

test('an award that is not there, a day to come, a day before the award: each has its own sentence', async () => {
  const award = await liveAward();
  await expect(pay('AWD-2222-222')).rejects.toMatchObject({ code: 'award_unknown', field: 'award' });
  await expect(pay(award, { paidOn: '2025-09-16' })).rejects.toMatchObject({ code: 'paid_in_future', field: 'paidOn' });
  await expect(pay(award, { paidOn: '2025-08-31' })).rejects.toMatchObject({ code: 'paid_before_award', field: 'paidOn' });
  await owner.query(`update awards set status = 'suspended' where ref = $1`, [award]);
  await expect(pay(award)).rejects.toMatchObject({ code: 'award_not_payable', field: 'award' });
});

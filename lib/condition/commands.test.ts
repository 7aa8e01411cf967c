import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { transaction } from '@/db/client';
import { rows } from '@/db/rows';
import { testDatabase } from '@/db/testing/database';
import { member, staffMember } from '@/db/testing/people';
import { recommendedApplication, testRound } from '@/db/testing/submitted';
import type { Person } from '../access/actor';
import { approveApplication, notifyDecision } from '../assessment/commands/decision';
import { acceptAward, countersignAward } from '../award/commands';
import { awardForRecipient } from '../award/queries';
import { newId } from '../id';
import { recordPayment } from '../payment/commands';
import { answerCondition, meetCondition, proposeWaiver, sendConditionBack, setCondition, waiveCondition } from './commands';
import { conditionsForRecipient, conditionsForStaff, conditionsWaiting } from './queries';
import type { ConditionTime } from './vocabulary';

const owner = testDatabase();
const amountPence = 40_000_00;
const start = '2025-09-15T09:00:00Z';
const reason = { reason: 'Seen in the file' };

async function recommended() {
  await owner.moveClock(start);
  const [officer, second, approver] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['fund_officer']), await staffMember(owner, ['approver'])];
  const { ref, applicant } = await recommendedApplication(owner, await testRound(owner, officer, 1_000_000_00), officer, amountPence);
  return { application: ref, applicant, officer, second, approver };
}

async function offer({ application, officer, approver }: { application: string; officer: Person; approver: Person }): Promise<string> {
  const { awardRef } = await approveApplication(approver, application, { amountPence, reason: 'As recommended', key: newId() });
  await notifyDecision(officer, application);
  return awardRef ?? '';
}
const set = (actor: Person, application: string, neededBy: ConditionTime, requirement = `Must be so ${newId()}`, dueOn?: string) => setCondition(actor, application, { requirement, neededBy, dueOn, key: newId() });
const statusOf = async (ref: string) => (await owner.query<{ status: string }>('select status from awards where ref = $1', [ref]))[0]?.status;
const committed = async (ref: string) => (await owner.query<{ p: number }>(`select balance_pence as p from accounts where kind = 'committed' and award_id = (select id from awards where ref = $1)`, [ref]))[0]?.p;
const pay = async (award: string) => recordPayment(await staffMember(owner, ['finance']), { award, amountPence: 1_000_00, paidOn: '2025-09-15', source: `Run ${newId()}` }, { key: newId() });

test('a condition set with the recommendation is in the agreement that is offered, and no secret before', async () => {
  const one = await recommended();
  const ref = await set(one.officer, one.application, 'before_payment', 'Bank details confirmed');
  expect((await conditionsForStaff(one.officer, one.application))?.conditions).toMatchObject([{ ref, status: 'open', setBy: one.officer.name }]);
  const rowsOf = () => transaction(one.applicant, (tx) => rows(tx, sql`select 1 from award_conditions where ref = ${ref}`));
  expect(await rowsOf()).toEqual([]);
  // Nor in the history that an organisation may take with it.
  const history = () => transaction(one.applicant, (tx) => rows<{ name: string }>(tx, sql`select name from events where name not like 'application.%'`));
  expect(await history()).not.toContainEqual({ name: 'condition.set' });
  const award = await offer(one);
  expect((await awardForRecipient(one.applicant, award))?.agreement?.text).toContain('• Bank details confirmed (before the first payment)');
  expect((await conditionsForRecipient(one.applicant, award))?.conditions).toMatchObject([{ ref }]);
  expect(await rowsOf()).toHaveLength(1);
});

test('nobody signs before what must be met first is met', async () => {
  const one = await recommended();
  const ref = await set(one.officer, one.application, 'before_signing');
  const award = await offer(one);
  await expect(acceptAward(one.applicant, award, { name: 'Hal' })).rejects.toMatchObject({ code: 'conditions_before_signing', values: { count: 1 } });
  await meetCondition(one.officer, ref, reason);
  await acceptAward(one.applicant, award, { name: 'Hal' });
  expect(await statusOf(award)).toBe('accepted');
});

test('a countersigned award with a condition before payment is committed and not live: nothing is paid until it is met', async () => {
  const one = await recommended();
  const ref = await set(one.officer, one.application, 'before_payment');
  const award = await offer(one);
  await acceptAward(one.applicant, award, { name: 'Hal' });
  expect(await countersignAward(one.approver, award, { key: newId() })).toEqual({ live: false });
  expect([await statusOf(award), await committed(award)]).toEqual(['countersigned', amountPence]);
  await expect(pay(award)).rejects.toMatchObject({ code: 'conditions_not_met', field: 'award' });
  await expect(set(one.officer, one.application, 'before_payment')).rejects.toMatchObject({ code: 'conditions_are_settled' });
  await answerCondition(one.applicant, ref, { note: 'The certificate came by post' });
  await meetCondition(one.officer, ref, reason);
  expect(await statusOf(award)).toBe('live');
  await pay(award);
  await expect(meetCondition(one.officer, ref, reason)).rejects.toMatchObject({ code: 'wrong_state' });
});

test('a condition by a day stops payments once its day has passed', async () => {
  const one = await recommended();
  const ref = await set(one.officer, one.application, 'by_date', 'Safeguarding policy approved', '2025-10-01');
  const award = await offer(one);
  await acceptAward(one.applicant, award, { name: 'Hal' });
  expect(await countersignAward(one.approver, award, { key: newId() })).toEqual({ live: true });
  await pay(award);
  await owner.moveClock('2025-10-02T09:00:00Z');
  await expect(pay(award)).rejects.toMatchObject({ code: 'condition_overdue' });
  await meetCondition(one.officer, ref, reason);
  await pay(award);
});

test('an answer is sent back with what is missing, answered again and met; every step has its words', async () => {
  const one = await recommended();
  const ref = await set(one.approver, one.application, 'before_payment');
  const award = await offer(one);
  await expect(answerCondition(one.applicant, ref, { note: ' ' })).rejects.toMatchObject({ code: 'evidence_needed', field: 'note' });
  await answerCondition(one.applicant, ref, { note: 'Attached' });
  await expect(sendConditionBack(one.officer, ref, { reason: '' })).rejects.toMatchObject({ code: 'reason_needed', field: 'reason' });
  await sendConditionBack(one.officer, ref, { reason: 'The second page is missing' });
  expect((await conditionsForRecipient(one.applicant, award))?.conditions[0]).toMatchObject({ status: 'open', ruling: 'The second page is missing' });
  expect(await owner.query(`select 1 from notifications where email = $1 and template = 'condition_sent_back'`, [one.applicant.email])).toHaveLength(1);
  await answerCondition(one.applicant, ref, { note: 'Both pages' });
  await meetCondition(one.second, ref, reason);
  expect((await conditionsForStaff(one.officer, one.application))?.conditions[0]).toMatchObject({ status: 'met', ruledBy: one.second.name });
});

test('what waits for an officer is one list: answers, and waivers that somebody else proposed', async () => {
  const one = await recommended();
  const [answered, proposed] = [await set(one.officer, one.application, 'before_payment'), await set(one.officer, one.application, 'before_payment')];
  await offer(one);
  await answerCondition(one.applicant, answered, { note: 'Here' });
  await proposeWaiver(one.officer, proposed, { reason: 'Not needed' });
  const seenBy = async (actor: Person) => (await conditionsWaiting(actor))?.filter(({ application }) => application === one.application).map(({ ref, waits }) => [ref, waits]);
  expect(await seenBy(one.second)).toEqual([[answered, 'answered'], [proposed, 'waiver']]);
  expect(await seenBy(one.officer)).toEqual([[answered, 'answered']]);
  expect(await seenBy(await staffMember(owner, ['finance']))).toBeUndefined();
});

test('a waiver takes two officers, the second with a fresh second factor: rule and constraint', async () => {
  const one = await recommended();
  const ref = await set(one.officer, one.application, 'before_payment');
  await expect(waiveCondition(one.second, ref, reason)).rejects.toMatchObject({ code: 'no_waiver_proposed' });
  await proposeWaiver(one.officer, ref, { reason: 'Their bank is ours' });
  await expect(waiveCondition(one.officer, ref, reason)).rejects.toMatchObject({ code: 'second_person_needed' });
  await expect(waiveCondition({ ...one.second, mfaAt: new Date('2025-09-15T08:00:00Z') }, ref, reason)).rejects.toMatchObject({ code: 'second_factor_needed' });
  const forged = transaction(one.officer, (tx) => rows(tx, sql`update award_conditions set status = 'waived', ruling = 'Alone', ruled_by = ${one.officer.id} where ref = ${ref}`));
  await expect(forged).rejects.toMatchObject({ code: 'second_person_needed' });
  await waiveCondition(one.second, ref, reason);
  expect((await conditionsForStaff(one.officer, one.application))?.conditions[0]).toMatchObject({ status: 'waived' });
  await expect(owner.query(`update award_conditions set status = 'open' where ref = $1`, [ref])).rejects.toThrow(/stands/);
});

test('two officers ruling at once: one wins, one is told', async () => {
  const one = await recommended();
  const ref = await set(one.officer, one.application, 'before_payment');
  const both = await Promise.allSettled([meetCondition(one.officer, ref, reason), meetCondition(one.second, ref, reason)]);
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'wrong_state' } });
});

test('a condition needs its words, its day in the future, and is set once', async () => {
  const one = await recommended();
  await expect(set(one.officer, one.application, 'before_payment', ' ')).rejects.toMatchObject({ code: 'reason_needed', field: 'requirement' });
  await expect(set(one.officer, one.application, 'by_date', 'Policy')).rejects.toMatchObject({ code: 'condition_needs_its_date', field: 'due_on' });
  await expect(set(one.officer, one.application, 'by_date', 'Policy', '2025-09-15')).rejects.toMatchObject({ code: 'condition_date_is_past' });
  await set(one.officer, one.application, 'before_payment', 'Policy');
  await expect(set(one.officer, one.application, 'before_signing', 'Policy')).rejects.toMatchObject({ code: 'condition_already_set', field: 'requirement' });
});

test('strangers find nothing, an assessor rules on nothing, and a recipient rules on nothing even by SQL', async () => {
  const one = await recommended();
  const ref = await set(one.officer, one.application, 'before_payment');
  const award = await offer(one);
  const [stranger, assessor] = [await member(owner, ['certifier']), await staffMember(owner, ['assessor'])];
  expect(await conditionsForRecipient(stranger, award)).toBeUndefined();
  expect(await conditionsForStaff(assessor, one.application)).toBeUndefined();
  await expect(answerCondition(stranger, ref, { note: 'Mine' })).rejects.toMatchObject({ code: 'not_found' });
  await expect(meetCondition(assessor, ref, reason)).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(meetCondition({ ...one.officer, memberships: one.applicant.memberships }, ref, reason)).rejects.toMatchObject({ code: 'conflict_of_interest' });
  const forged = (statement: ReturnType<typeof sql>) => transaction(one.applicant, (tx) => rows(tx, statement));
  await expect(forged(sql`update award_conditions set status = 'met' where ref = ${ref}`)).rejects.toThrow();
  await expect(forged(sql`update award_conditions set ruling = 'Fine' where ref = ${ref}`)).rejects.toThrow(/permission denied/);
});

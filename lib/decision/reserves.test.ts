import { expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { staffMember } from '@/db/testing/people';
import { recommendedApplication, submittedApplication, testRound } from '@/db/testing/submitted';
import { approveApplication, notifyDecision } from '../assessment/commands/decision';
import { acceptAward, declineAward } from '../award/commands';
import { lapseOffers } from '../award/lapse';
import { newId } from '../id';
import { reservesOf } from './queries';
import { nextReserves } from './reserves';

const owner = testDatabase();
const pence = 40_000_00;

test('of each envelope the first that fits is next; one that is too large is passed over and keeps its place', () => {
  const one = (ref: string, envelope: string, amountPence: number, leftPence: number) => ({ ref, envelope, amountPence, leftPence });
  expect([...nextReserves([one('A', 'x', 101, 100), one('B', 'x', 100, 100), one('C', 'x', 1, 100), one('D', 'y', 5, 4), one('E', 'z', 5, 5)])]).toEqual(['B', 'E']);
  expect(nextReserves([]).size).toBe(0);
});

test('an offer that is declined or lapses on its date gives its money back, and the next in reserve fits', async () => {
  const [officer, approver] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['approver'])];
  const round = await testRound(owner, officer, 2 * pence);
  const [round_] = await owner.query<{ ref: string }>('select ref from funding_rounds where id = $1', [round.roundId]);
  const reserve = await submittedApplication(owner, round, { status: 'reserve', panelOpen: true, amountPence: pence });
  const offered = [];
  for (let n = 0; n < 2; n++) {
    const one = await recommendedApplication(owner, round, officer, pence);
    const { awardRef } = await approveApplication(approver, one.ref, { amountPence: pence, reason: 'As recommended', key: newId() });
    await notifyDecision(officer, one.ref);
    offered.push({ ...one, awardRef: awardRef ?? '' });
  }
  const [first, second] = offered;
  const fits = async () => nextReserves((await reservesOf(officer, round_?.ref ?? ''))?.reserves ?? []).has(reserve.ref);
  expect(await fits()).toBe(false);
  await declineAward(first?.applicant ?? approver, first?.awardRef ?? '', { reason: 'Funded elsewhere' });
  expect(await fits()).toBe(true);
  // Told on 15 September, with 28 days to answer: the last of them is 13 October in London.
  await owner.moveClock('2025-10-13T22:59:00Z');
  expect(await lapseOffers()).toBe(0);
  await owner.moveClock('2025-10-13T23:00:00Z');
  expect((await Promise.all([lapseOffers(), lapseOffers()])).reduce((sum, n) => sum + n, 0)).toBe(1);
  const [left] = await owner.query<{ p: number }>(`select balance_pence as p from accounts where kind = 'envelope' and envelope_id = $1`, [round.envelopeId]);
  expect(left?.p).toBe(2 * pence);
  await expect(acceptAward(second?.applicant ?? approver, second?.awardRef ?? '', { name: 'Hal' })).rejects.toMatchObject({ code: 'wrong_state' });
  expect((await reservesOf(officer, round_?.ref ?? ''))?.freed.map(({ status }) => status).sort()).toEqual(['declined', 'lapsed']);
  const events = await owner.query(`select actor_kind from events where name = 'award.lapsed'`);
  expect(events).toEqual([{ actor_kind: 'system' }]);
});

import { expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { member, staffMember } from '@/db/testing/people';
import { recommendedApplication, submittedApplication, testRound } from '@/db/testing/submitted';
import { approveApplication, notifyDecision } from '../assessment/commands/decision';
import { recordSift } from '../assessment/commands/sift';
import { judgeConflict } from '../conflict/commands';
import { newId } from '../id';
import { exportAnswer } from './commands';
import { parliamentAnswer, roundsToAskAbout } from './queries';
import type { Question } from './rules';

const owner = testDatabase();
const asAt = '2025-09-20';

async function decidedRound() {
  const [officer, approver] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['approver'])];
  const round = await testRound(owner, officer, 1_000_000_00);
  const [{ ref } = { ref: '' }] = await owner.query<{ ref: string }>('select ref from funding_rounds where id = $1', [round.roundId]);
  const won = await recommendedApplication(owner, round, officer, 40_000_00);
  const decided = await recommendedApplication(owner, round, officer, 30_000_00);
  for (const [one, pence] of [[won, 40_000_00], [decided, 30_000_00]] as const) await approveApplication(approver, one.ref, { amountPence: pence, reason: 'As recommended', key: newId() });
  await notifyDecision(officer, won.ref);
  const lost = await submittedApplication(owner, round);
  await recordSift(officer, lost.ref, { eligible: false, reason: 'Not eligible' });
  return { officer, approver, ref, won, decided, lost };
}

test('the table, the CSV and the database say the same sums; what is decided and not told is a bid and no success', async () => {
  const { officer, ref } = await decidedRound();
  const question: Question = { level: 'region', basis: 'lead', asAt, round: ref };
  const answer = await parliamentAnswer(officer, question);
  expect(answer).toMatchObject({ total: { bids: 3, successes: 1, askedPence: 120_000_00, awardedPence: 40_000_00 }, unpublished: 1 });
  const csv = (await exportAnswer(officer, question, 'en')).replace('\uFEFF', '').split('\r\n').map((line) => line.split(','));
  const rows = csv.slice(1, 14);
  const sum = (column: number) => rows.reduce((all, row) => all + Number(row[column]), 0);
  expect([sum(1), sum(2), sum(4), sum(5)]).toEqual([3, 1, 120_000, 40_000]);
  expect(csv[14]?.at(-5)).toBe('3');
  const [total] = await owner.query<{ bids: number; won: number }>(`select count(*)::int as bids, count(*) filter (where a.status = 'successful' and a.decision_notified_at is not null)::int as won from applications a join funding_rounds r on r.id = a.round_id where r.ref = $1`, [ref]);
  expect(total).toEqual({ bids: 3, won: 1 });
  const events = await owner.query<{ data: Record<string, unknown> }>(`select data from events where name = 'parliament.answer_exported'`);
  expect(events.map(({ data }) => [data.round, data.bids, data.successes])).toEqual([[ref, 3, 1]]);
});

test('the lead’s district is that of the town it sent; one sent before the town was asked counts where its organisation is now; an address nowhere', async () => {
  const { officer, ref, won, decided, lost } = await decidedRound();
  const live = async (application: string, place: string, region: string | null) =>
    owner.query('update organisations set place = $2, place_region = $3 where id = (select organisation_id from applications where ref = $1)', [application, place, region]);
  await live(won.ref, 'Jarrow', 'E12000001');
  await live(decided.ref, 'Jarrow', 'E12000001');
  await live(lost.ref, '4 Secret Street', null);
  // Sent from Cardiff, and moved since: as a second copy says that counts from then on.
  await owner.query(`insert into submissions (id, application_id, number, frozen, sha256, certified_by)
    select $2, s.application_id, 2, f.text, encode(sha256(convert_to(f.text, 'UTF8')), 'hex'), s.certified_by from submissions s join applications a on a.id = s.application_id
      cross join lateral (select jsonb_set(s.frozen::jsonb, '{facts,leadPlace}', '{"place":"Caerdydd","region":"W92000004"}')::text as text) f where a.ref = $1`, [decided.ref, newId()]);
  const answer = await parliamentAnswer(officer, { level: 'district', basis: 'lead', asAt, round: ref });
  expect(answer?.rows.map(({ key, bids, successes }) => [key, bids, successes])).toEqual([['E12000001|South Tyneside', 1, 1], ['W92000004|Cardiff', 1, 0], ['not_known', 1, 0]]);
  const csv = await exportAnswer(officer, { level: 'district', basis: 'lead', asAt, round: ref }, 'cy');
  expect(csv).toContain('Caerdydd (Cymru)');
  expect(csv).not.toContain('Secret');
});

test('as at a day before anybody was told, nothing had succeeded; before anything was sent, there was no bid', async () => {
  const { officer, ref } = await decidedRound();
  expect((await parliamentAnswer(officer, { level: 'nation', basis: 'delivery', asAt: '2025-09-14', round: ref }))?.total).toMatchObject({ bids: 0, successes: 0 });
});

test('whoever is restricted in a round is told nothing of it, nor of every round; nobody outside the three roles asks', async () => {
  const { officer, ref, lost } = await decidedRound();
  const conflicted = await staffMember(owner, ['fund_officer']);
  await judgeConflict(officer, lost.ref, { personId: conflicted.id, kind: 'found', outcome: 'confirmed', reason: 'Trustee' });
  for (const round of [ref, undefined]) {
    const question: Question = { level: 'region', basis: 'lead', asAt, ...(round && { round }) };
    await expect(parliamentAnswer(conflicted, question)).rejects.toMatchObject({ code: 'round_is_restricted' });
    await expect(exportAnswer(conflicted, question, 'en')).rejects.toMatchObject({ code: 'round_is_restricted' });
  }
  for (const role of ['assessor', 'finance', 'administrator', 'devolved_contributor'] as const) {
    const actor = await staffMember(owner, [role], { nation: 'scotland' });
    expect(await parliamentAnswer(actor, { level: 'region', basis: 'lead', asAt })).toBeUndefined();
    await expect(exportAnswer(actor, { level: 'region', basis: 'lead', asAt }, 'en')).rejects.toMatchObject({ code: 'not_allowed' });
  }
  expect(await roundsToAskAbout(await member(owner, ['owner']))).toBeUndefined();
  await expect(parliamentAnswer(officer, { level: 'region', basis: 'lead', asAt, round: 'RND-none' })).rejects.toMatchObject({ code: 'not_found' });
});

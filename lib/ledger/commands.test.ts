import { expect, test } from 'vitest';
import { transaction } from '@/db/client';
import { testDatabase } from '@/db/testing/database';
import { staffMember } from '@/db/testing/people';
import type { Person } from '../access/actor';
import { record } from '../event/commands';
import { newId } from '../id';
import { authoriseFunding, allocateToEnvelope, commitToAward, earmarkForAward, lockEnvelope, type Posting, reportDevolvedAwards, transferToDevolved, vireBetweenEnvelopes } from './commands';
import { balancesAsAt, envelopePositions } from './queries';

const owner = testDatabase();
const day = '2025-09-15';

async function programme(): Promise<string> {
  const id = newId();
  await owner.query(`insert into grant_programmes (id, code, title_en, title_cy) values ($1::uuid, $1::text, 'Programme', 'Rhaglen')`, [id]);
  return id;
}

async function envelope(programmeId: string, more: { nation?: string; nature?: string } = {}): Promise<string> {
  const id = newId();
  await owner.query(
    `insert into envelopes (id, programme_id, key, financial_year, nation, pot, nature, label_en, label_cy) values ($1::uuid, $2, $1::text, '2025-26', $3, 'pot', $4, 'Envelope', 'Amlen')`,
    [id, programmeId, more.nation ?? 'england', more.nature ?? 'resource'],
  );
  return id;
}

const posting = (actor: Person, eventId: string, amountPence: number, callerKey = newId()): Posting => ({ amountPence, effectiveOn: day, eventId, authorId: actor.id, callerKey });

async function funded(actor: Person, pence: number, more?: { nation?: string; nature?: string }) {
  const programmeId = await programme();
  const envelopeId = await envelope(programmeId, more);
  await transaction(actor, async (tx) => {
    const event = await record(tx, actor, 'programme.funded', { kind: 'programme', id: programmeId });
    await authoriseFunding(tx, programmeId, posting(actor, event, pence));
    await allocateToEnvelope(tx, programmeId, envelopeId, posting(actor, event, pence));
  });
  return { programmeId, envelopeId };
}

const earmark = (actor: Person, place: { programmeId: string; envelopeId: string }, pence: number, key = newId()) =>
  transaction(actor, async (tx) => {
    const awardId = newId();
    const event = await record(tx, actor, 'application.approved', { kind: 'award', id: awardId });
    await lockEnvelope(tx, place.envelopeId);
    await earmarkForAward(tx, { ...place, awardId }, posting(actor, event, pence, key));
    return awardId;
  });

test('64 approvals at once with room for 20: exactly 20, and nothing over', async () => {
  const actor = await staffMember(owner, ['approver']);
  const place = await funded(actor, 20 * 1_000_00 + 999_99);
  const results = await Promise.allSettled(Array.from({ length: 64 }, () => earmark(actor, place, 1_000_00)));
  expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(20);
  for (const one of results) if (one.status === 'rejected') expect(one.reason).toMatchObject({ name: 'Refusal', code: 'not_enough_money' });
  const [row] = await owner.query<{ balance_pence: number }>(`select balance_pence from accounts where envelope_id = $1 and kind = 'envelope'`, [place.envelopeId]);
  expect(row?.balance_pence).toBe(999_99);
});

test('the same intent posted twice moves money once', async () => {
  const actor = await staffMember(owner, ['approver']);
  const place = await funded(actor, 5_000_00);
  const key = newId();
  await earmark(actor, place, 1_000_00, key);
  await expect(earmark(actor, place, 1_000_00, key)).rejects.toMatchObject({ code: 'already_done' });
});

test('capital never becomes resource, and no money crosses a nation, by virement', async () => {
  const actor = await staffMember(owner, ['finance']);
  const capital = await funded(actor, 5_000_00, { nature: 'capital' });
  const resource = await envelope(capital.programmeId);
  const wales = await envelope(capital.programmeId, { nation: 'wales', nature: 'capital' });
  const vire = (to: string) =>
    transaction(actor, async (tx) => {
      const event = await record(tx, actor, 'envelope.vired', { kind: 'envelope', id: to });
      await vireBetweenEnvelopes(tx, capital.programmeId, capital.envelopeId, to, posting(actor, event, 100));
    });
  await expect(vire(resource)).rejects.toMatchObject({ code: 'virement_needs_consent' });
  await expect(vire(wales)).rejects.toMatchObject({ code: 'virement_needs_consent' });
});

test('a devolved government reports within its own limit, and never a commitment of the fund', async () => {
  const actor = await staffMember(owner, ['finance']);
  const programmeId = await programme();
  const report = (pence: number) =>
    transaction(actor, async (tx) => {
      const event = await record(tx, actor, 'award.reported', { kind: 'programme', id: programmeId });
      await reportDevolvedAwards(tx, { programmeId, nation: 'scotland' }, [{ awardId: newId(), posting: posting(actor, event, pence) }]);
    });
  await transaction(actor, async (tx) => {
    const event = await record(tx, actor, 'programme.funded', { kind: 'programme', id: programmeId });
    await authoriseFunding(tx, programmeId, posting(actor, event, 1_000_00));
    await transferToDevolved(tx, programmeId, 'scotland', posting(actor, event, 600_00));
  });
  await report(600_00);
  await expect(report(1)).rejects.toMatchObject({ code: 'not_enough_money' });
  const committed = await owner.query(`select 1 from accounts where programme_id = $1 and kind = 'committed'`, [programmeId]);
  expect(committed).toHaveLength(0);
});

test('balances can be recomputed as at a date and as known on a date', async () => {
  const actor = await staffMember(owner, ['finance']);
  const place = await funded(actor, 9_000_00);
  const awardId = await earmark(actor, place, 2_000_00);
  await transaction(actor, async (tx) => {
    const event = await record(tx, actor, 'award.committed', { kind: 'award', id: awardId });
    await commitToAward(tx, { ...place, awardId }, { ...posting(actor, event, 2_000_00), effectiveOn: '2025-10-01' });
  });
  const pick = async (asAt: string, knownOn?: string) => {
    await balancesAsAt(actor, asAt, knownOn);
    const [row] = await owner.query<{ n: number }>(
      `select coalesce(sum(case when t.to_account_id = a.id then t.amount_pence else -t.amount_pence end), 0)::int as n from accounts a join transfers t on a.id in (t.to_account_id, t.from_account_id)
       where a.award_id = $1 and a.kind = 'committed' and t.effective_on <= $2`, [awardId, asAt]);
    return row?.n;
  };
  expect(await pick('2025-09-30')).toBe(0);
  expect(await pick('2025-10-01')).toBe(2_000_00);
  const before = await balancesAsAt(actor, '2025-10-01', '2025-09-14');
  expect(before).toEqual([]);
});

test('positions by envelope add up to what was allocated', async () => {
  const actor = await staffMember(owner, ['finance']);
  const place = await funded(actor, 9_000_00);
  await earmark(actor, place, 2_500_00);
  const positions = await transaction(actor, (tx) => envelopePositions(tx));
  const own = positions.find((one) => one.envelopeKey === place.envelopeId);
  expect(own).toMatchObject({ allocated: 9_000_00, earmarked: 2_500_00, remaining: 6_500_00, committed: 0, disbursed: 0, madeUp: 0 });
});

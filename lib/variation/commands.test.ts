import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { committedAward } from '@/db/testing/committed';
import { testDatabase } from '@/db/testing/database';
import { staffMember } from '@/db/testing/people';
import { testRound, type TestRound } from '@/db/testing/submitted';
import type { Person } from '../access/actor';
import { awardForRecipient, awardForStaff, awardsForStaff } from '../award/queries';
import { newId } from '../id';
import { confirmPayment, recordPayment } from '../payment/commands';
import { publishAward } from '../publication/commands';
import { projectForVisitor } from '../publication/queries';
import { acceptVariation, approveVariation, askForVariation, declineVariation, proposeRelease, proposeVariation, refuseVariation, withdrawVariation } from './commands';

const owner = testDatabase();
let officer: Person;
let approver: Person;
let second: Person;
let finance: Person;
let payer: Person;
let round: TestRound;

beforeAll(async () => {
  [officer, approver, second, finance, payer] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['approver']), await staffMember(owner, ['approver']), await staffMember(owner, ['finance']), await staffMember(owner, ['payment_approver'])];
  round = await testRound(owner, officer, 1_000_000_00);
});

const terms = { title: 'Digital confidence', description: 'Sessions for older people', plannedStartDate: '2025-11-01', plannedEndDate: '2026-03-31', sites: [{ place: 'Leeds', region: 'E12000003' }, { place: 'Nowhere in particular', region: 'E12000003' }] };
const change = (pence: number, more: Partial<typeof terms> = {}) => ({ ...terms, ...more, amountPence: pence, reason: 'More people came than planned', key: newId() });
const yes = () => ({ reason: 'Good value', key: newId() });
const made = (pence = 50_000_00) => committedAward(owner, round, officer, approver, pence);
const pay = async (award: string, pence: number, confirmed = true) => {
  const ref = await recordPayment(finance, { award, amountPence: pence, paidOn: '2025-09-15', source: `Run ${newId()}` }, { key: newId() });
  if (confirmed) await confirmPayment(payer, ref);
  return ref;
};
const accounts = async (id: string) => Object.fromEntries((await owner.query<{ kind: string; p: number }>('select kind, balance_pence as p from accounts where award_id = $1 order by kind', [id])).map(({ kind, p }) => [kind, p]));
const left = async () => (await owner.query<{ p: number }>(`select balance_pence as p from accounts where envelope_id = $1 and kind = 'envelope'`, [round.envelopeId]))[0]?.p ?? 0;
const amountOf = async (ref: string) => (await awardForStaff(officer, ref))?.amountAwardedPence;

test('budget amendments flow through: an increase is earmarked, accepted, committed, and stands on every page, in the register and in public (AmpliFund, pain 11)', async () => {
  const { ref: award, id, certifier } = await made();
  await publishAward(officer, award, { summaryEn: 'Sessions', showAmount: true, sites: (await owner.query<{ id: string }>('select id from award_sites where award_id = $1', [id])).map((site) => ({ id: site.id, precision: 'exact' as const })) });
  const before = await left();
  const [version] = await owner.query<{ n: number }>('select count(*)::int as n from publication_versions');
  const ref = await proposeVariation(officer, award, change(60_000_00, { title: 'Digital confidence for more', plannedEndDate: '2026-06-30', sites: [{ place: 'Leeds', region: 'E12000003' }, { place: 'York', region: 'E12000003' }] }));
  expect(await amountOf(award)).toBe(50_000_00);
  expect(await approveVariation(approver, ref, yes())).toEqual({ approved: true });
  expect(await accounts(id)).toMatchObject({ earmarked: 10_000_00, committed: 50_000_00 });
  expect(await left()).toBe(before - 10_000_00);
  await acceptVariation(certifier, ref, { name: 'Hal Certifier' });
  expect(await accounts(id)).toMatchObject({ earmarked: 0, committed: 60_000_00 });
  expect(await awardForStaff(officer, award)).toMatchObject({ amountAwardedPence: 60_000_00, title: 'Digital confidence for more', plannedEndDate: '2026-06-30', sites: [{ placeName: 'Leeds', precision: 'exact' }, { placeName: 'York', precision: 'hidden' }] });
  expect(await awardForRecipient(certifier, award)).toMatchObject({ amountAwardedPence: 60_000_00 });
  expect((await awardsForStaff(officer))?.lines.find((line) => line.ref === award)).toMatchObject({ amountAwardedPence: 60_000_00 });
  expect(await projectForVisitor(award)).toMatchObject({ amountAwardedPence: 60_000_00, title: 'Digital confidence for more' });
  expect((await owner.query<{ n: number }>('select count(*)::int as n from publication_versions'))[0]?.n).toBeGreaterThan(version?.n ?? 0);
  await pay(award, 60_000_00);
});

test('the change to the agreement is frozen and hashed when it is approved, and says what it was and what it becomes', async () => {
  const { ref: award, certifier } = await made();
  const ref = await proposeVariation(officer, award, change(45_000_00, { plannedEndDate: '2026-05-31' }));
  await approveVariation(approver, ref, yes());
  const [row] = await owner.query<{ addendum: string; addendum_sha256: string }>('select addendum, addendum_sha256 from variations where ref = $1', [ref]);
  expect(row?.addendum).toContain('The grant was up to £50,000 and becomes up to £45,000.');
  expect(row?.addendum).toContain('It ends on: “31 May 2026”, and no longer “31 March 2026”.');
  expect(createHash('sha256').update(row?.addendum ?? '').digest('hex')).toBe(row?.addendum_sha256);
  await expect(owner.query(`update variations set to_pence = 1 where ref = $1`, [ref])).rejects.toMatchObject({ constraint: 'offered_variation_stands' });
  await acceptVariation(certifier, ref, { name: 'Hal' });
  await expect(owner.query(`update variations set reason = 'x' where ref = $1`, [ref])).rejects.toMatchObject({ constraint: 'ended_variation_stands' });
});

test('an overrun of a penny is refused, with the envelope and the amounts', async () => {
  const small = await testRound(owner, officer, 60_000_00);
  const { ref: award } = await committedAward(owner, small, officer, approver, 50_000_00);
  await expect(proposeVariation(officer, award, change(60_000_01))).rejects.toMatchObject({ code: 'variation_does_not_fit', values: { amount: '£10,000.01', envelope: { en: 'Envelope', cy: 'Amlen' }, left: '£10,000' } });
  const ref = await proposeVariation(officer, award, change(60_000_00));
  // Somebody else takes a penny of it meanwhile.
  const other = await committedAward(owner, small, officer, approver, 1);
  await expect(approveVariation(approver, ref, yes())).rejects.toMatchObject({ code: 'variation_does_not_fit', values: { left: '£9,999.99' } });
  expect(other.ref).toMatch(/^AWD/);
});

describe('downwards', () => {
  test('what is taken off goes back to the envelope, never below what is paid or waits to be confirmed', async () => {
    const { ref: award, id, certifier } = await made();
    await pay(award, 20_000_00);
    await pay(award, 5_000_00, false);
    await expect(proposeVariation(officer, award, change(24_999_99))).rejects.toMatchObject({ code: 'variation_below_paid', values: { amount: '£24,999.99', paid: '£25,000' } });
    const before = await left();
    const ref = await proposeVariation(officer, award, change(25_000_00));
    await approveVariation(approver, ref, yes());
    await acceptVariation(certifier, ref, { name: 'Hal' });
    expect(await accounts(id)).toMatchObject({ committed: 5_000_00, disbursed: 20_000_00 });
    expect(await left()).toBe(before + 25_000_00);
  });

  test('a payment and an acceptance at the same moment: ten times, never below what is paid', async () => {
    for (let n = 0; n < 10; n++) {
      const { ref: award, id, certifier } = await made(10_000_00);
      const ref = await proposeVariation(officer, award, change(4_000_00));
      await approveVariation(approver, ref, yes());
      const payment = await recordPayment(finance, { award, amountPence: 6_000_00, paidOn: '2025-09-15', source: `Run ${n}` }, { key: newId() }).catch(() => '');
      expect(payment).not.toBe('');
      const results = await Promise.allSettled([confirmPayment(payer, payment), acceptVariation(certifier, ref, { name: 'Hal' })]);
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
      expect(await accounts(id)).toMatchObject({ committed: 4_000_00, disbursed: 6_000_00 });
      expect(await amountOf(award)).toBe(10_000_00);
    }
  });

  test('a payment recorded at the moment of an acceptance: one of the two is told no', async () => {
    for (let n = 0; n < 10; n++) {
      const { ref: award, id, certifier } = await made(10_000_00);
      const ref = await proposeVariation(officer, award, change(4_000_00));
      await approveVariation(approver, ref, yes());
      const results = await Promise.allSettled([pay(award, 6_000_00), acceptVariation(certifier, ref, { name: 'Hal' })]);
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const { committed, disbursed } = await accounts(id);
      expect((committed ?? 0) + (disbursed ?? 0)).toBe(await amountOf(award));
    }
  });
});

test('the new total counts for the second approval, not the difference', async () => {
  const { ref: award, certifier, id } = await made(95_000_00);
  const ref = await proposeVariation(officer, award, change(100_000_01));
  expect(await approveVariation(approver, ref, yes())).toEqual({ approved: false });
  expect(await accounts(id)).toMatchObject({ earmarked: 0 });
  await expect(acceptVariation(certifier, ref, { name: 'Hal' })).rejects.toMatchObject({ code: 'wrong_state' });
  await expect(approveVariation(approver, ref, yes())).rejects.toMatchObject({ code: 'already_decided' });
  expect(await approveVariation(second, ref, yes())).toEqual({ approved: true });
});

test('who proposes does not approve, and an approval needs a fresh second factor', async () => {
  const both = await staffMember(owner, ['fund_officer', 'approver']);
  const { ref: award } = await made();
  const ref = await proposeVariation(both, award, change(51_000_00));
  await expect(approveVariation(both, ref, yes())).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(approveVariation({ ...approver, mfaAt: null }, ref, yes())).rejects.toMatchObject({ code: 'second_factor_needed' });
  await expect(approveVariation(officer, ref, yes())).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(owner.query(`insert into variation_approvals (variation_id, award_id, approved_by, proposed_by, to_pence, reason) select id, award_id, proposed_by, proposed_by, to_pence, 'x' from variations where ref = $1`, [ref])).rejects.toMatchObject({ constraint: 'variation_approver_is_not_proposer' });
});

describe('asked for by the recipient', () => {
  test('what is asked for is proposed by an officer, as it stands or altered, and turned down with a reason', async () => {
    const { ref: award, certifier } = await made();
    const ref = await askForVariation(certifier, award, change(55_000_00));
    await expect(askForVariation(certifier, award, change(56_000_00))).rejects.toMatchObject({ code: 'variation_is_open' });
    expect(await proposeVariation(officer, award, change(52_000_00))).toBe(ref);
    await expect(refuseVariation(officer, ref, { reason: 'Not now' })).rejects.toMatchObject({ code: 'not_allowed' });
    await refuseVariation(approver, ref, { reason: 'Not now' });
    expect(await askForVariation(certifier, award, change(55_000_00))).not.toBe(ref);
  });

  test('only a certifier of the recipient asks, accepts and declines, and somebody else’s is not there', async () => {
    const [one, other] = [await made(), await made()];
    const ref = await proposeVariation(officer, one.ref, change(55_000_00));
    await approveVariation(approver, ref, yes());
    await expect(acceptVariation(other.certifier, ref, { name: 'Hal' })).rejects.toMatchObject({ code: 'not_found' });
    const editor = { ...one.certifier, memberships: one.certifier.memberships.map((m) => ({ ...m, role: 'editor' as const })) };
    await expect(acceptVariation(editor, ref, { name: 'Hal' })).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(askForVariation(editor, one.ref, change(55_000_00))).rejects.toMatchObject({ code: 'not_allowed' });
  });

  test('what was earmarked goes back when the recipient declines, or an officer withdraws', async () => {
    for (const end of ['decline', 'withdraw'] as const) {
      const { ref: award, id, certifier } = await made();
      const before = await left();
      const ref = await proposeVariation(officer, award, change(58_000_00));
      await approveVariation(approver, ref, yes());
      expect(await left()).toBe(before - 8_000_00);
      await (end === 'decline' ? declineVariation(certifier, ref, { reason: 'Enough as it is' }) : withdrawVariation(officer, ref, { reason: 'A mistake' }));
      expect(await left()).toBe(before);
      expect(await accounts(id)).toMatchObject({ earmarked: 0, committed: 50_000_00 });
      expect(await amountOf(award)).toBe(50_000_00);
    }
  });
});

describe('what is not used', () => {
  test('goes back to the envelope when a second person has said so, also after the end', async () => {
    const { ref: award, id } = await made();
    await pay(award, 30_000_00);
    await owner.query(`update awards set status = 'closed' where id = $1`, [id]);
    await expect(proposeVariation(officer, award, change(40_000_00))).rejects.toMatchObject({ code: 'award_is_not_varied' });
    await expect(proposeRelease(officer, award, { amountPence: 20_000_01, reason: 'Ended', key: newId() })).rejects.toMatchObject({ code: 'variation_below_paid' });
    const before = await left();
    const ref = await proposeRelease(officer, award, { amountPence: 20_000_00, reason: 'Ended early', key: newId() });
    expect(await left()).toBe(before);
    expect(await approveVariation(approver, ref, yes())).toEqual({ approved: true });
    expect(await left()).toBe(before + 20_000_00);
    expect(await accounts(id)).toMatchObject({ committed: 0, disbursed: 30_000_00 });
    expect(await amountOf(award)).toBe(30_000_00);
  });

  test('nothing is used at all: the whole award goes back', async () => {
    const { ref: award, id } = await made(7_000_00);
    await approveVariation(approver, await proposeRelease(officer, award, { amountPence: 7_000_00, reason: 'Never began', key: newId() }), yes());
    expect(await accounts(id)).toMatchObject({ committed: 0 });
    expect(await amountOf(award)).toBe(0);
  });
});

test('the same approval sent twice counts once, and the history tells every step', async () => {
  const { ref: award, certifier } = await made();
  const ref = await proposeVariation(officer, award, change(55_000_00));
  const twice = yes();
  expect([await approveVariation(approver, ref, twice), await approveVariation(approver, ref, twice)]).toEqual([{ approved: true }, { approved: true }]);
  await acceptVariation(certifier, ref, { name: 'Hal' });
  expect((await awardForStaff(officer, award))?.history.map(({ name }) => name).slice(-3)).toEqual(['award.variation_proposed', 'award.variation_approved', 'award.varied']);
});

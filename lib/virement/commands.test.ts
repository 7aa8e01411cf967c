import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { staffMember } from '@/db/testing/people';
import { testRound } from '@/db/testing/submitted';
import type { Person } from '../access/actor';
import { newId } from '../id';
import { confirmVirement, proposeVirement, rejectVirement } from './commands';
import { virementsAsAt, virementsForStaff } from './queries';

const owner = testDatabase();
let finance: Person;
let approver: Person;
beforeAll(async () => {
  [finance, approver] = [await staffMember(owner, ['finance']), await staffMember(owner, ['approver'])];
});

/** A programme with £5,000 in one envelope, and another envelope beside it. */
async function envelopes(more: { nation?: string; nature?: string; year?: string; from?: string } = {}) {
  const place = await testRound(owner, finance, 5_000_00);
  await owner.query('update envelopes set nature = $2 where id = $1', [place.envelopeId, more.from ?? 'resource']);
  const id = newId();
  await owner.query(
    `insert into envelopes (id, programme_id, key, financial_year, nation, pot, nature, label_en, label_cy) values ($1::uuid, $2, $1::text, $3, $4, 'pot', $5, 'Other', 'Arall')`,
    [id, place.programmeId, more.year ?? '2025-26', more.nation ?? 'england', more.nature ?? 'resource'],
  );
  return { from: place.envelopeId, to: id };
}
const vire = (given: { from: string; to: string }, amountPence = 2_000_00, more: object = {}) => proposeVirement(finance, { ...given, amountPence, reason: 'Demand elsewhere', ...more }, { key: newId() });
const left = async (id: string) => (await owner.query<{ p: number }>(`select coalesce(sum(balance_pence), 0)::bigint as p from accounts where envelope_id = $1 and kind = 'envelope'`, [id]))[0]?.p;
const consent = { by: 'HM Treasury', document: 'Letter HMT/2025/14', on: '2025-09-10' };

test('money goes to another envelope when an approver confirms what finance proposed, and not before', async () => {
  const place = await envelopes();
  const ref = await vire(place);
  expect(await left(place.to)).toBe(0);
  await confirmVirement(approver, ref);
  expect([await left(place.from), await left(place.to)]).toEqual([3_000_00, 2_000_00]);
  expect((await virementsForStaff(finance))?.[0]).toMatchObject({ ref, status: 'confirmed', amountPence: 2_000_00 });
  expect((await virementsAsAt(finance, '2025-09-15')).map((one) => one.ref)).toContain(ref);
  expect((await virementsAsAt(finance, '2025-09-14')).map((one) => one.ref)).not.toContain(ref);
  await expect(confirmVirement(approver, ref)).rejects.toMatchObject({ code: 'wrong_state' });
});

test.each([['capital to resource', { from: 'capital' }], ['across nations', { nation: 'wales' }], ['across years', { year: '2026-27' }]])('%s needs a consent from outside, whose document and day are recorded', async (_, more) => {
  const place = await envelopes(more);
  await expect(vire(place)).rejects.toMatchObject({ code: 'virement_needs_consent' });
  await expect(vire(place, 1, { consent: { ...consent, on: '2025-09-16' } })).rejects.toMatchObject({ code: 'authority_decided_later' });
  const ref = await vire(place, 2_000_00, { consent });
  await confirmVirement(approver, ref);
  expect(await left(place.to)).toBe(2_000_00);
});

test('resource to capital needs none', async () => {
  const place = await envelopes({ nature: 'capital' });
  await confirmVirement(approver, await vire(place));
  expect(await left(place.to)).toBe(2_000_00);
});

test('never more than is free, to the penny, also when it is spent between proposal and confirmation', async () => {
  const place = await envelopes();
  await expect(vire(place, 5_000_01)).rejects.toMatchObject({ code: 'virement_does_not_fit', values: { amount: '£5,000.01', left: '£5,000' } });
  const [one, other] = [await vire(place, 3_000_00), await vire(place, 3_000_00)];
  const results = await Promise.allSettled([confirmVirement(approver, one), confirmVirement(approver, other)]);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await left(place.from)).toBe(2_000_00);
});

test('two people, the second with a fresh second factor; nobody else', async () => {
  const both = await staffMember(owner, ['finance', 'approver']);
  const place = await envelopes();
  const ref = await proposeVirement(both, { ...place, amountPence: 100, reason: 'R' }, { key: newId() });
  await expect(confirmVirement(both, ref)).rejects.toMatchObject({ code: 'second_person_needed' });
  await expect(confirmVirement({ ...approver, mfaAt: null }, ref)).rejects.toMatchObject({ code: 'second_factor_needed' });
  await expect(confirmVirement(finance, ref)).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(vire({ from: place.from, to: place.from })).rejects.toMatchObject({ code: 'choose_two_envelopes' });
  await expect(proposeVirement(approver, { ...place, amountPence: 100, reason: 'R' }, { key: newId() })).rejects.toMatchObject({ code: 'not_allowed' });
  await rejectVirement(approver, ref, 'Not needed');
  await expect(confirmVirement(approver, ref)).rejects.toMatchObject({ code: 'wrong_state' });
});

test('envelopes of two programmes are kept apart', async () => {
  const [one, other] = [await envelopes(), await envelopes()];
  await expect(vire({ from: one.from, to: other.to })).rejects.toMatchObject({ code: 'virement_within_programme' });
});

import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { read, transaction } from '@/db/client';
import { rows } from '@/db/rows';
import { testDatabase } from '@/db/testing/database';
import { member, staffMember } from '@/db/testing/people';
import { recommendedApplication, testRound } from '@/db/testing/submitted';
import type { Person } from '../access/actor';
import { approveApplication, notifyDecision } from '../assessment/commands/decision';
import { newId } from '../id';
import { publishAward, withdrawPublication } from '../publication/commands';
import { acceptAward, countersignAward, declineAward } from './commands';
import { agreementLines } from './agreement';

const owner = testDatabase();
const million = 1_000_000_00;
const amountPence = 40_000_00;

/** An award that has been offered, and whose recipient knows it. */
async function offered() {
  const [officer, approver] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['approver'])];
  const round = await testRound(owner, officer, million);
  const { ref, applicant } = await recommendedApplication(owner, round, officer, amountPence);
  const { awardRef } = await approveApplication(approver, ref, { amountPence, reason: 'As recommended', key: newId() });
  await notifyDecision(officer, ref);
  return { ref: awardRef ?? '', applicationRef: ref, applicant, officer, approver, round };
}

const money = async (ref: string, kind: string) => (await owner.query<{ p: number }>(`select balance_pence as p from accounts where kind = $2 and award_id = (select id from awards where ref = $1)`, [ref, kind]))[0]?.p;
const left = async (envelopeId: string) => (await owner.query<{ p: number }>(`select balance_pence as p from accounts where kind = 'envelope' and envelope_id = $1`, [envelopeId]))[0]?.p;
const statusOf = async (ref: string) => (await owner.query<{ status: string }>('select status from awards where ref = $1', [ref]))[0]?.status;
const countersign = (actor: Person, ref: string) => countersignAward(actor, ref, { key: newId() });
const sitesOf = async (ref: string) => (await owner.query<{ id: string }>('select s.id from award_sites s join awards w on w.id = s.award_id where w.ref = $1 order by position', [ref])).map(({ id }) => id);

test('signed by a certifier and countersigned by the fund, the money is committed and the award is live', async () => {
  const { ref, applicant, approver } = await offered();
  await expect(countersign(approver, ref)).rejects.toMatchObject({ code: 'wrong_state' });
  await acceptAward(applicant, ref, { name: 'Hal Certifier' });
  expect(await statusOf(ref)).toBe('accepted');
  await countersign(approver, ref);
  expect(await statusOf(ref)).toBe('live');
  expect(await money(ref, 'earmarked')).toBe(0);
  expect(await money(ref, 'committed')).toBe(amountPence);
  const [agreement] = await owner.query('select signed_name, signed_by, countersigned_by from agreements g join awards w on w.id = g.award_id where w.ref = $1', [ref]);
  expect(agreement).toEqual({ signed_name: 'Hal Certifier', signed_by: applicant.id, countersigned_by: approver.id });
});

test('two approvers countersigning at once: one wins, one is told', async () => {
  const { ref, applicant, approver } = await offered();
  const other = await staffMember(owner, ['approver']);
  await acceptAward(applicant, ref, { name: 'Hal Certifier' });
  const both = await Promise.allSettled([countersign(approver, ref), countersign(other, ref)]);
  expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'wrong_state' } });
  expect(await money(ref, 'committed')).toBe(amountPence);
});

test('an editor cannot sign, another organisation finds nothing, and a signature needs a name', async () => {
  const { ref, applicant } = await offered();
  const editor = await member(owner, ['editor'], applicant.memberships[0]?.organisationId);
  await expect(acceptAward(editor, ref, { name: 'Ed' })).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(acceptAward(await member(owner, ['certifier']), ref, { name: 'Else' })).rejects.toMatchObject({ code: 'not_found' });
  await expect(acceptAward(applicant, ref, { name: ' ' })).rejects.toMatchObject({ code: 'signature_needed', field: 'name' });
});

test('countersigning needs a fresh second factor', async () => {
  const { ref, applicant } = await offered();
  await acceptAward(applicant, ref, { name: 'Hal Certifier' });
  const stale = await staffMember(owner, ['approver'], { mfaAt: new Date('2025-09-15T08:00:00Z') });
  await expect(countersign(stale, ref)).rejects.toMatchObject({ code: 'second_factor_needed' });
});

test('who signed for the recipient cannot sign for the fund: rule and constraint', async () => {
  const { ref, applicant, approver } = await offered();
  await acceptAward(applicant, ref, { name: 'Hal Certifier' });
  const insider: Person = { ...approver, memberships: applicant.memberships };
  await expect(countersign(insider, ref)).rejects.toMatchObject({ code: 'second_person_needed' });
  const forged = transaction(approver, (tx) => rows(tx, sql`update agreements set countersigned_by = signed_by, countersigned_at = app_now() where award_id = (select id from awards where ref = ${ref})`));
  await expect(forged).rejects.toMatchObject({ code: 'second_person_needed' });
});

test('a declined offer gives its money back to the envelope, and only that', async () => {
  const { ref, applicant, round } = await offered();
  expect(await left(round.envelopeId)).toBe(million - amountPence);
  await expect(declineAward(applicant, ref, { reason: ' ' })).rejects.toMatchObject({ code: 'reason_needed', field: 'reason' });
  await declineAward(applicant, ref, { reason: 'Our partner left' });
  expect(await statusOf(ref)).toBe('declined');
  expect(await left(round.envelopeId)).toBe(million);
  await expect(declineAward(applicant, ref, { reason: 'Again' })).rejects.toMatchObject({ code: 'wrong_state' });
});

test('a recipient moves no other money and changes no amount, even by SQL', async () => {
  const { ref, applicant } = await offered();
  const [award] = await owner.query<{ id: string }>('select id from awards where ref = $1', [ref]);
  const tryOut = (statement: ReturnType<typeof sql>) => transaction(applicant, (tx) => rows(tx, statement));
  await expect(tryOut(sql`select release_declined_award(${award?.id}, gen_random_uuid())`)).rejects.toThrow(/no rows/);
  await expect(tryOut(sql`update awards set amount_awarded_pence = 1 where ref = ${ref}`)).rejects.toThrow(/permission denied/);
  await expect(tryOut(sql`update agreements set text = 'Other terms'`)).rejects.toThrow(/permission denied/);
  await expect(tryOut(sql`insert into transfers (id) values (gen_random_uuid())`)).rejects.toThrow(/permission denied/);
});

test('an award is published by an officer once it is live, place by place, and withdrawn again', async () => {
  const { ref, applicant, officer, approver } = await offered();
  const [exact, hidden] = await sitesOf(ref);
  const input = { summaryEn: 'Sessions for older people', showAmount: true, sites: [{ id: exact ?? '', precision: 'exact' as const }, { id: hidden ?? '', precision: 'hidden' as const }] };
  await expect(publishAward(officer, ref, input)).rejects.toMatchObject({ code: 'award_is_not_live' });
  await acceptAward(applicant, ref, { name: 'Hal Certifier' });
  await countersign(approver, ref);
  await expect(publishAward(approver, ref, input)).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(publishAward(officer, ref, { ...input, sites: input.sites.slice(0, 1) })).rejects.toMatchObject({ code: 'choose_precision', field: `site_${hidden}` });
  const shown = () => read({ kind: 'visitor' }, (tx) => rows<{ precision: string }>(tx, sql`select s.precision from awards w join award_sites s on s.award_id = w.id where w.ref = ${ref}`));
  expect(await shown()).toEqual([]);
  await publishAward(officer, ref, input);
  expect(await shown()).toEqual([{ precision: 'exact' }]);
  await withdrawPublication(officer, ref, { reason: 'A site closed' });
  expect(await shown()).toEqual([]);
});

test('an embargo hides a published award until its London day begins', async () => {
  const { ref, applicant, officer, approver } = await offered();
  await acceptAward(applicant, ref, { name: 'Hal Certifier' });
  await countersign(approver, ref);
  await publishAward(officer, ref, { summaryEn: 'Later', showAmount: false, embargoUntil: '2025-09-20', sites: (await sitesOf(ref)).map((id) => ({ id, precision: 'area' })) });
  const shown = async () => (await read({ kind: 'visitor' }, (tx) => rows(tx, sql`select 1 from awards where ref = ${ref}`))).length;
  await owner.moveClock('2025-09-19T22:59:00Z');
  expect(await shown()).toBe(0);
  await owner.moveClock('2025-09-19T23:00:00Z');
  expect(await shown()).toBe(1);
});

test('an agreement’s headings are its numbered lines', () => {
  const lines = agreementLines('Grant agreement AWD\nBetween us.\n1. The project\nThe recipient will work.\n• In Leeds');
  expect(lines.map(({ kind }) => kind)).toEqual(['heading', 'paragraph', 'heading', 'paragraph', 'item']);
});

import { expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { member, staffMember } from '@/db/testing/people';
import { recommendedApplication, testRound } from '@/db/testing/submitted';
import { approveApplication, notifyDecision } from '../assessment/commands/decision';
import { newId } from '../id';
import { acceptAward, countersignAward } from './commands';
import { awardForRecipient, awardForStaff, awardsForRecipient, awardsForStaff } from './queries';

const owner = testDatabase();
const amountPence = 40_000_00;

async function approved() {
  const [officer, approver] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['approver'])];
  const { ref, applicant } = await recommendedApplication(owner, await testRound(owner, officer, 1_000_000_00), officer, amountPence);
  const { awardRef } = await approveApplication(approver, ref, { amountPence, reason: 'As recommended', key: newId() });
  return { ref: awardRef ?? '', applicationRef: ref, applicant, officer, approver };
}

test('a recipient finds an award once it has been notified, and nobody else’s', async () => {
  const { ref, applicationRef, applicant, officer } = await approved();
  expect(await awardsForRecipient(applicant)).toEqual([]);
  expect(await awardForRecipient(applicant, ref)).toBeUndefined();
  await notifyDecision(officer, applicationRef);
  expect(await awardsForRecipient(applicant)).toMatchObject([{ ref, status: 'offered', amountAwardedPence: amountPence }]);
  expect(await awardForRecipient(applicant, ref)).toMatchObject({ agreement: { signedAt: null }, sites: [{ placeName: 'Leeds' }, {}], paidPence: 0 });
  const stranger = await member(owner, ['certifier']);
  expect(await awardForRecipient(stranger, ref)).toBeUndefined();
});

test('somebody of the fund who also belongs to the recipient is not told earlier', async () => {
  const { ref, applicant, officer } = await approved();
  expect(await awardForRecipient({ ...officer, memberships: applicant.memberships }, ref)).toBeUndefined();
});

test('an officer sees an award’s money and history as they move', async () => {
  const { ref, applicationRef, applicant, officer, approver } = await approved();
  expect(await awardForStaff(officer, ref)).toMatchObject({ earmarkedPence: amountPence, committedPence: 0, applicationRef });
  await notifyDecision(officer, applicationRef);
  await acceptAward(applicant, ref, { name: 'Hal Certifier' });
  await countersignAward(approver, ref, { key: newId() });
  const award = await awardForStaff(officer, ref);
  expect(award).toMatchObject({ earmarkedPence: 0, committedPence: amountPence, agreement: { signedName: 'Hal Certifier', countersignedBy: approver.name } });
  expect(award?.history.map(({ name }) => name)).toEqual(['award.offered', 'award.accepted', 'award.countersigned']);
});

test('awards are listed newest first by key, and are no business of assessors', async () => {
  const { officer } = await approved();
  const all = await awardsForStaff(officer);
  const [newest, next] = all?.lines ?? [];
  expect((await awardsForStaff(officer, { after: newest?.ref }))?.lines[0]?.ref).toBe(next?.ref);
  expect((await awardsForStaff(officer, { before: next?.ref }))?.lines.map(({ ref }) => ref)).toEqual([newest?.ref]);
  expect(await awardsForStaff(await staffMember(owner, ['assessor']))).toBeUndefined();
});

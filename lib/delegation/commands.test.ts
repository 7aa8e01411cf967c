import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { staffMember } from '@/db/testing/people';
import { recommendedApplication, testRound } from '@/db/testing/submitted';
import type { Person } from '../access/actor';
import { applicationForStaff } from '../assessment/queries/application';
import { approveApplication } from '../assessment/commands/decision';
import { approveTogether } from '../decision/approval-commands';
import { newId } from '../id';
import { confirmDelegation, proposeDelegation, rejectDelegation } from './commands';
import { delegationsForStaff } from './queries';

const owner = testDatabase();
let officer: Person;
let administrator: Person;
let senior: Person;
beforeAll(async () => {
  [officer, administrator, senior] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['administrator']), await staffMember(owner, ['approver'])];
});

const letter = { fromOn: '2025-09-15', document: 'Delegation letter 7', reason: 'New in post' };
const limit = async (programme: string, person: Person | undefined, pounds: number, more: object = {}) => {
  const ref = await proposeDelegation(administrator, { programme, person: person?.id, limitPence: pounds * 100, ...letter, ...more }, { key: newId() });
  await confirmDelegation(senior, ref);
};
const approve = async (round: Awaited<ReturnType<typeof testRound>>, pounds: number, ...approvers: Person[]) => {
  const { ref } = await recommendedApplication(owner, round, officer, pounds * 100);
  const made: boolean[] = [];
  for (const one of approvers) made.push((await approveApplication(one, ref, { amountPence: pounds * 100, reason: 'R', key: newId() })).awardRef !== null);
  return made;
};

test('above somebody’s own limit their approval does not count alone, from its day on', async () => {
  const round = await testRound(owner, officer, 1_000_000_00);
  const junior = await staffMember(owner, ['approver']);
  await limit(round.programmeId, junior, 50_000);
  await limit(round.programmeId, junior, 10_000, { fromOn: '2025-09-16' });
  expect(await approve(round, 50_000, junior)).toEqual([true]);
  expect(await approve(round, 50_001, junior, senior)).toEqual([false, true]);
  expect(await approve(round, 50_001, senior)).toEqual([true]);
  const seen = (await delegationsForStaff(administrator))?.programmes.find(({ code }) => code === round.programmeId)?.approvers.find(({ id }) => id === junior.id);
  expect(seen).toMatchObject({ limitPence: 50_000_00, aloneUpToPence: 50_000_00 });
});

test('two people with small limits do not make one with a large one', async () => {
  const round = await testRound(owner, officer, 1_000_000_00);
  const [one, other] = [await staffMember(owner, ['approver']), await staffMember(owner, ['approver'])];
  for (const person of [one, other]) await limit(round.programmeId, person, 20_000);
  expect(await approve(round, 90_000, one, other, senior)).toEqual([false, false, true]);
});

test('a programme’s band is set for everybody, and counts for approvals given together', async () => {
  const round = await testRound(owner, officer, 1_000_000_00);
  await limit(round.programmeId, undefined, 30_000);
  expect(await approve(round, 30_001, senior)).toEqual([false]);
  const { ref } = await recommendedApplication(owner, round, officer, 40_000_00);
  const [{ ref: roundRef } = { ref: '' }] = await owner.query<{ ref: string }>('select ref from funding_rounds where id = $1', [round.roundId]);
  const body = { applications: [ref], authority: 'minister', authorityName: 'A Minister', decidedOn: '2025-09-12', document: 'SUB/1', reason: 'R' } as const;
  expect(await approveTogether(senior, roundRef, { ...body, key: newId() })).toMatchObject({ approved: 1, awarded: 0 });
  expect(await approveTogether(await staffMember(owner, ['approver']), roundRef, { ...body, key: newId() })).toMatchObject({ approved: 1, awarded: 1 });
  expect((await applicationForStaff(officer, ref))?.approvals.map(({ authority, authorityName }) => [authority, authorityName])).toEqual([['minister', 'A Minister'], ['minister', 'A Minister']]);
});

test('a single approval records whose decision it carries out', async () => {
  const round = await testRound(owner, officer, 1_000_000_00);
  const { ref } = await recommendedApplication(owner, round, officer, 40_000_00);
  const given = { amountPence: 40_000_00, reason: 'R', authority: 'senior_officer', authorityName: 'S Officer', decidedOn: '2025-09-12' } as const;
  await expect(approveApplication(senior, ref, { ...given, key: newId() })).rejects.toMatchObject({ code: 'authority_needs_document', field: 'document' });
  await approveApplication(senior, ref, { ...given, document: 'Minute 4', key: newId() });
  expect((await applicationForStaff(officer, ref))?.approvals[0]).toMatchObject({ authority: 'senior_officer', authorityName: 'S Officer', authorityOn: '2025-09-12', authorityDocument: 'Minute 4' });
});

test('entered by an administrator and confirmed by an approver whom it is not about; nobody gives more than they have', async () => {
  const round = await testRound(owner, officer, 1_000_000_00);
  const [junior, lower] = [await staffMember(owner, ['approver']), await staffMember(owner, ['approver'])];
  await limit(round.programmeId, lower, 20_000);
  const propose = (person: string | undefined, pence: number | undefined, by = administrator) => proposeDelegation(by, { programme: round.programmeId, person, limitPence: pence, ...letter }, { key: newId() });
  const ref = await propose(junior.id, 30_000_00);
  await expect(confirmDelegation(junior, ref)).rejects.toMatchObject({ code: 'second_person_needed' });
  await expect(confirmDelegation(lower, ref)).rejects.toMatchObject({ code: 'delegation_over_own' });
  await expect(confirmDelegation({ ...senior, mfaAt: null }, ref)).rejects.toMatchObject({ code: 'second_factor_needed' });
  await expect(confirmDelegation(officer, ref)).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(propose(junior.id, 1, senior)).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(propose(officer.id, 1)).rejects.toMatchObject({ code: 'not_found' });
  await expect(propose(undefined, undefined)).rejects.toMatchObject({ code: 'limit_needed' });
  await rejectDelegation(senior, ref, 'Not yet');
  await expect(confirmDelegation(senior, ref)).rejects.toMatchObject({ code: 'wrong_state' });
});

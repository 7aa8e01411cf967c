import { expect, test } from 'vitest';
import { committedAward } from '@/db/testing/committed';
import { testDatabase } from '@/db/testing/database';
import { staffMember } from '@/db/testing/people';
import { testRound } from '@/db/testing/submitted';
import type { Person } from '../../access/actor';
import { judgeConflict } from '../../conflict/commands';
import { newId } from '../../id';
import { acceptProposals, coverRecord, logRequest } from '../../information-request/commands/working';
import { proposeRelease } from '../../information-request/commands/release';
import { requestForStaff } from '../../information-request/queries';
import { approveVariation, askForVariation, proposeVariation } from '../../variation/commands';
import { type WaitingKey, waitingFor } from './waiting';

const owner = testDatabase();
const count = async (actor: Person, key: WaitingKey) => (await waitingFor(actor)).find((one) => one.key === key)?.count;
const applicationOf = async (award: string) => (await owner.query<{ ref: string }>('select a.ref from applications a join awards w on w.application_id = a.id where w.ref = $1', [award]))[0]?.ref ?? '';
const terms = { title: 'Digital confidence', description: 'Sessions for older people', plannedStartDate: '2025-11-01', plannedEndDate: '2026-03-31', sites: [{ place: 'Leeds', region: 'E12000003' }] };
const change = { ...terms, amountPence: 45_000_00, reason: 'Fewer people came than planned' };

test('a change to an award waits for an officer to propose it, then for approvers who did not, and not for one who has approved it', async () => {
  const [officer, approver, second, auditor] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['approver']), await staffMember(owner, ['approver', 'fund_officer']), await staffMember(owner, ['auditor'])];
  // Over the band, so that one approval is not enough.
  const round = await testRound(owner, officer, 1_000_000_00);
  const one = await committedAward(owner, round, officer, approver, 250_000_00);
  await askForVariation(one.certifier, one.ref, { ...change, amountPence: 240_000_00, key: newId() });
  expect(await count(officer, 'variations_asked')).toBe(1);
  expect(await count(approver, 'variations_asked')).toBeUndefined();
  const ref = await proposeVariation(second, one.ref, { ...change, amountPence: 240_000_00, key: newId() });
  expect(await Promise.all([count(officer, 'variations_asked'), count(approver, 'variations'), count(second, 'variations')])).toEqual([0, 1, 0]);
  expect(await approveVariation(approver, ref, { reason: 'Good value', key: newId() })).toEqual({ approved: false });
  expect(await count(approver, 'variations')).toBe(0);
  expect(await count(await staffMember(owner, ['approver']), 'variations')).toBe(1);
  expect(await waitingFor(auditor)).toEqual([]);
  const conflicted = await staffMember(owner, ['approver']);
  await judgeConflict(officer, await applicationOf(one.ref), { personId: conflicted.id, kind: 'found', outcome: 'confirmed', reason: 'Trustee' });
  expect(await count(conflicted, 'variations')).toBe(0);
});

test('a request for information waits for any officer until it is proposed, and then for another; nobody restricted in it counts it', async () => {
  const [officer, second, conflicted] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['fund_officer']), await staffMember(owner, ['fund_officer'])];
  const one = await committedAward(owner, await testRound(owner, officer, 1_000_000_00), officer, await staffMember(owner, ['approver']), 50_000_00);
  const application = await applicationOf(one.ref);
  await judgeConflict(officer, application, { personId: conflicted.id, kind: 'found', outcome: 'confirmed', reason: 'Trustee' });
  const request = await logRequest(officer, { kind: 'foi', askedBy: 'Ria Reporter', asks: 'What do you hold?', receivedOn: '2025-09-15', language: 'en' }, newId());
  await coverRecord(officer, request, application);
  expect(await Promise.all([officer, second, conflicted].map((person) => count(person, 'information')))).toEqual([1, 1, 0]);
  expect(await count(await staffMember(owner, ['approver']), 'information')).toBeUndefined();
  const found = await requestForStaff(officer, request);
  for (const item of found?.items ?? []) if (found?.redactions.some((redaction) => redaction.itemId === item.id && redaction.status === 'proposed')) await acceptProposals(officer, request, item.number);
  await proposeRelease(officer, request);
  expect(await Promise.all([officer, second, conflicted].map((person) => count(person, 'information')))).toEqual([0, 1, 0]);
});

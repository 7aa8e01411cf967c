import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { pdf } from '@/db/testing/files';
import { member, staffMember } from '@/db/testing/people';
import { recommendedApplication, testRound } from '@/db/testing/submitted';
import { approveApplication, notifyDecision } from '../assessment/commands/decision';
import { removeAttachment } from '../attachment/commands/upload';
import { attachmentToServe } from '../attachment/queries';
import { begin, receiveWhole } from '../attachment/receive';
import { newId } from '../id';
import { answerCondition, meetCondition, setCondition } from './commands';
import { conditionsForStaff } from './queries';
import { evidenceQuestion } from './vocabulary';

const folder = mkdtempSync(join(tmpdir(), 'evidence-'));
process.env.FILES_FOLDER = folder;
afterAll(() => rmSync(folder, { recursive: true }));
const owner = testDatabase();

async function offered() {
  const [officer, approver] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['approver'])];
  const { ref: application, applicant } = await recommendedApplication(owner, await testRound(owner, officer, 1_000_000_00), officer, 40_000_00);
  const condition = await setCondition(officer, application, { requirement: 'Insurance certificate', neededBy: 'before_payment', key: newId() });
  await approveApplication(approver, application, { amountPence: 40_000_00, reason: 'As recommended', key: newId() });
  await notifyDecision(officer, application);
  return { officer, approver, applicant, application, condition };
}

async function* whole(bytes: Buffer) {
  yield bytes;
}
async function attach(one: Awaited<ReturnType<typeof offered>>, name = 'certificate.pdf', bytes = pdf('Insured')) {
  const begun = await begin(one.applicant, one.application, { question: evidenceQuestion(one.condition), name, bytes: bytes.length });
  return (await receiveWhole(one.applicant, begun, name, whole(bytes))).ref;
}

test('a file is attached to a condition after the decision, read by officers and auditors, and is no answer of the application', async () => {
  const one = await offered();
  const file = await attach(one);
  await answerCondition(one.applicant, one.condition, { note: '' });
  expect((await conditionsForStaff(one.officer, one.application))?.conditions[0]).toMatchObject({ status: 'answered', files: [{ ref: file, name: 'certificate.pdf' }] });
  expect(await owner.query(`select 1 from answers v join applications a on a.id = v.application_id where a.ref = $1 and v.name like 'condition:%'`, [one.application])).toEqual([]);
  for (const reader of [one.officer, one.approver, await staffMember(owner, ['auditor']), one.applicant]) expect(await attachmentToServe(reader, file)).toMatchObject({ name: 'certificate.pdf' });
  for (const nobody of [await staffMember(owner, ['assessor']), await staffMember(owner, ['finance']), await member(owner, ['certifier'])]) expect(await attachmentToServe(nobody, file)).toBeUndefined();
});

test('what no question accepts is no evidence either, and nothing is attached to a condition of somebody else, or once it is met', async () => {
  const one = await offered();
  await expect(attach(one, 'macro.exe')).rejects.toMatchObject({ code: 'attachment_wrong_type' });
  const other = await offered();
  await expect(attach({ ...one, condition: other.condition })).rejects.toMatchObject({ code: 'not_found' });
  const file = await attach(one);
  await meetCondition(one.officer, one.condition, { reason: 'Seen' });
  await expect(attach(one)).rejects.toMatchObject({ code: 'wrong_state' });
  await expect(removeAttachment(one.applicant, file)).rejects.toMatchObject({ code: 'wrong_state' });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { pdf } from '@/db/testing/files';
import { member, staffMember } from '@/db/testing/people';
import { recommendedApplication, testRound } from '@/db/testing/submitted';
import { approveApplication, notifyDecision } from '../assessment/commands/decision';
import { attachmentToServe } from '../attachment/queries';
import { begin, receiveWhole } from '../attachment/receive';
import { newId } from '../id';
import { answerCondition, meetCondition, removeEvidence, sendConditionBack, setCondition } from './commands';
import { conditionsForRecipient, conditionsForStaff } from './queries';
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
  await expect(removeEvidence(one.applicant, one.condition, file)).rejects.toMatchObject({ code: 'wrong_state' });
});

const ownFiles = async (one: Awaited<ReturnType<typeof offered>>) => {
  const [award] = await owner.query<{ ref: string }>('select w.ref from awards w join applications a on a.id = w.application_id where a.ref = $1', [one.application]);
  return (await conditionsForRecipient(one.applicant, award?.ref ?? ''))?.conditions[0]?.files.map(({ ref }) => ref);
};
const toOfficer = async (one: Awaited<ReturnType<typeof offered>>) => (await conditionsForStaff(one.officer, one.application))?.conditions[0];

test('what was attached by mistake and never sent is taken out: gone for the recipient, a name for the fund, and its contents for nobody', async () => {
  const one = await offered();
  const [wrong, right] = [await attach(one, 'wrong.pdf'), await attach(one)];
  await removeEvidence(one.applicant, one.condition, wrong);
  expect(await ownFiles(one)).toEqual([right]);
  expect(await toOfficer(one)).toMatchObject({ files: [{ ref: right }], removed: [{ ref: wrong, name: 'wrong.pdf', sent: false }] });
  for (const reader of [one.applicant, one.officer, await staffMember(owner, ['auditor'])]) expect(await attachmentToServe(reader, wrong)).toBeUndefined();
  await expect(removeEvidence(one.applicant, one.condition, wrong)).rejects.toMatchObject({ code: 'not_found' });
  expect(await owner.query(`select data->>'file' as file from events where name = 'condition.evidence_removed' and data->>'ref' = $1`, [one.condition])).toEqual([{ file: wrong }]);
});

test('what had been sent and is taken out stays with the fund, and an answer is never left saying nothing', async () => {
  const one = await offered();
  const wrong = await attach(one, 'wrong.pdf');
  await answerCondition(one.applicant, one.condition, { note: '' });
  await expect(removeEvidence(one.applicant, one.condition, wrong)).rejects.toMatchObject({ code: 'evidence_is_the_answer' });
  const right = await attach(one);
  await removeEvidence(one.applicant, one.condition, wrong);
  expect(await ownFiles(one)).toEqual([right]);
  expect(await attachmentToServe(one.applicant, wrong)).toBeUndefined();
  expect(await attachmentToServe(one.officer, wrong)).toMatchObject({ name: 'wrong.pdf' });
  expect(await toOfficer(one)).toMatchObject({ status: 'answered', removed: [{ ref: wrong, sent: true }] });
});

test('sent back, it is taken out as before; met, nothing is, and only by people of the recipient who edit', async () => {
  const one = await offered();
  const [first, second] = [await attach(one), await attach(one, 'second.pdf')];
  await answerCondition(one.applicant, one.condition, { note: 'Both' });
  await sendConditionBack(one.officer, one.condition, { reason: 'The first is last year’s' });
  await removeEvidence(one.applicant, one.condition, first);
  const other = await offered();
  await expect(removeEvidence(other.applicant, one.condition, second)).rejects.toMatchObject({ code: 'not_found' });
  await expect(removeEvidence(one.applicant, other.condition, second)).rejects.toMatchObject({ code: 'not_found' });
  await answerCondition(one.applicant, one.condition, { note: 'The second' });
  const at = await Promise.allSettled([meetCondition(one.officer, one.condition, { reason: 'Seen' }), removeEvidence(one.applicant, one.condition, second)]);
  expect(at[0]?.status).toBe('fulfilled');
  await expect(removeEvidence(one.applicant, one.condition, second)).rejects.toMatchObject({ code: expect.stringMatching(/wrong_state|not_found/) });
});

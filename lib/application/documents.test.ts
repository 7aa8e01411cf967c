import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { pdf } from '@/db/testing/files';
import { member, staffMember } from '@/db/testing/people';
import { testAnswers, testQuestions, testRound, type TestRound } from '@/db/testing/round';
import type { Person } from '../access/actor';
import { applicationFileForStaff } from '../assessment/queries/application';
import { begin, receivePiece } from '../attachment/receive';
import { askForClarification } from '../clarification/commands';
import { newId } from '../id';
import { everythingForMember } from '../organisation/export-queries';
import { checksForMember } from './check-queries';
import { saveAllAnswers } from './commands/save';
import { askForSignOff } from './commands/sign-off';
import { startApplication } from './commands/start';
import { submitApplication } from './commands/submit';

const folder = mkdtempSync(join(tmpdir(), 'files-'));
process.env.FILES_FOLDER = folder;
const owner = testDatabase();
let round: TestRound;
const said = (text: string) => ({ en: text, cy: text });
beforeAll(async () => {
  const question = { name: 'accounts', field: { kind: 'file', accept: '.pdf', maxBytes: 2_000_000, most: 2, datedWithinMonths: 18 } as const, label: said('Accounts'), why: said('why'), usedBy: said('officers') };
  round = await testRound(owner, { questions: { ...testQuestions, sections: [...testQuestions.sections, { key: 'documents', title: said('Documents'), pages: [{ key: 'documents', title: said('Documents'), questions: [question] }] }] } });
});
afterAll(() => rmSync(folder, { recursive: true }));

async function finishedButForItsDocuments() {
  const gwen = await member(owner, ['editor', 'certifier', 'owner']);
  const ref = await startApplication(gwen, { roundRef: round.ref, organisationId: gwen.memberships[0]?.organisationId ?? '', key: newId() });
  await saveAllAnswers(gwen, ref, testAnswers);
  return { gwen, ref };
}
async function upload(person: Person, ref: string, name = 'accounts.pdf', datedOn = '2025-03-31') {
  const bytes = pdf(name);
  const file = await begin(person, ref, { question: 'accounts', name, bytes: bytes.length, datedOn });
  await receivePiece(person, file.ref, 0, (async function* () { yield bytes; })());
  return file;
}
const scanned = (file: { id: string }, status: string) => owner.query('update attachments set status = $1, scanned_at = app_now() where id = $2', [status, file.id]);
const about = (findings: { code: string; values: { file?: string | number } }[] | undefined) => findings?.filter(({ code }) => code.startsWith('document')).map(({ code, values }) => [code, values.file].filter(Boolean).join(' '));
const codes = async (person: Person, ref: string) => about((await checksForMember(person, ref))?.findings);

test('pain 12: what a draft’s documents lack is found as they stand, and an officer finds the same in what was sent', async () => {
  const { gwen, ref } = await finishedButForItsDocuments();
  expect(await codes(gwen, ref)).toEqual(['document_missing']);
  const file = await upload(gwen, ref);
  expect(await codes(gwen, ref)).toEqual(['document_waiting accounts.pdf']);
  await scanned(file, 'clean');
  expect(await codes(gwen, ref)).toEqual([]);
  const bad = await upload(gwen, ref, 'bad.pdf');
  await scanned(bad, 'infected');
  expect(await codes(gwen, ref)).toEqual(['document_infected bad.pdf']);
  // As the worker leaves the answer; and the fund hears of nothing that was not sent.
  await owner.query(`update answers set raw = raw - 1 where name = 'accounts' and application_id = (select id from applications where ref = $1)`, [ref]);
  await askForSignOff(gwen, ref);
  await submitApplication(gwen, ref, { key: newId(), confirmedAlone: true });
  const officer = await staffMember(owner, ['fund_officer']);
  expect(about((await applicationFileForStaff(officer, ref))?.findings)).toEqual([]);
  expect(await codes(await member(owner, ['editor']), ref)).toBeUndefined();
});

test('a document that grows old while the draft waits is found on the day it does', async () => {
  const { gwen, ref } = await finishedButForItsDocuments();
  await scanned(await upload(gwen, ref, 'last-year.pdf', '2024-03-15'), 'not_scanned');
  expect(await codes(gwen, ref)).toEqual([]);
  await owner.moveClock('2025-09-16T09:00:00Z');
  expect(await codes(gwen, ref)).toEqual(['document_old last-year.pdf']);
  await owner.moveClock('2025-09-15T09:00:00Z');
});

test('everything of an organisation names its files with their hashes, dates and states, and what the fund asked', async () => {
  const { gwen, ref } = await finishedButForItsDocuments();
  const [organisation] = await owner.query<{ ref: string }>('select ref from organisations where id = $1', [gwen.memberships[0]?.organisationId]);
  const [file, bad] = [await upload(gwen, ref), await upload(gwen, ref, 'bad.pdf')];
  await scanned(file, 'clean');
  await askForSignOff(gwen, ref);
  await submitApplication(gwen, ref, { key: newId(), confirmedAlone: true });
  await scanned(bad, 'infected');
  await owner.query(`update applications set status = 'in_assessment' where ref = $1`, [ref]);
  await askForClarification(await staffMember(owner, ['fund_officer']), ref, { dueOn: '2025-09-20', questions: [{ name: 'summary', asks: 'How many sessions?' }], key: newId() });
  const everything = await everythingForMember(gwen, organisation?.ref ?? '');
  expect(everything).toMatchObject({ applications: [{
    attachments: [
      { ref: file.ref, name: 'accounts.pdf', question: 'accounts', sha256: expect.stringMatching(/^[0-9a-f]{64}$/), datedOn: '2025-03-31', status: 'clean', version: 1, link: `/attachments/${file.ref}`, removedAt: null },
      { ref: bad.ref, status: 'infected', link: null },
    ],
    clarifications: [{ status: 'asked', dueOn: '2025-09-20', aboutSubmission: 1, answeredBySubmission: null, questions: [{ answer: 'summary', asks: 'How many sessions?' }] }],
  }] });
  // And on what was sent, the officer is told of the file that was found harmful since.
  expect(about((await applicationFileForStaff(await staffMember(owner, ['fund_officer']), ref))?.findings)).toEqual(['document_infected bad.pdf']);
});

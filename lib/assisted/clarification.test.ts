import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { pdf } from '@/db/testing/files';
import { member, staffMember } from '@/db/testing/people';
import { testAnswers, testCriteria, testQuestions, testRound, type TestRound } from '@/db/testing/round';
import type { Person } from '../access/actor';
import { saveAllAnswers, saveClarification } from '../application/commands/save';
import { askForSignOff } from '../application/commands/sign-off';
import { startApplication } from '../application/commands/start';
import { submitApplication } from '../application/commands/submit';
import { declareClear, sealScores } from '../assessment/commands/score';
import { assignAssessors, recordSift } from '../assessment/commands/sift';
import { applicationFileForStaff } from '../assessment/queries/application';
import { assignmentForAssessor, assignmentsForAssessor } from '../assessment/queries/assessor';
import { attachmentToServe } from '../attachment/queries';
import { begin, receivePiece, remove } from '../attachment/receive';
import { askForClarification, clarifyApplication, withdrawClarification } from '../clarification/commands';
import { clarificationLetter } from '../clarification/letter';
import { clarificationForMember, clarificationForStaff } from '../clarification/queries';
import { plainText } from '../document/plain-text';
import { newId } from '../id';
import type { QuestionSet } from '../programme/question-set';
import { pagesOf } from '../programme/questions';
import { chooseAssistedClarification, saveAssistedClarification, sendAssistedClarification } from './clarification-commands';
import { confirmPaper, finishAssisted, recordPaper, saveAssisted, startAssisted } from './commands';
import { addresseeOf, assistedClarification } from './queries';
import { helperFor } from './steps';

const folder = mkdtempSync(join(tmpdir(), 'files-'));
process.env.FILES_FOLDER = folder;
const owner = testDatabase();
const said = (text: string) => ({ en: text, cy: text });
const asks = { label: said('Accounts'), why: said('why'), usedBy: said('officers') };
const questions: QuestionSet = {
  ...testQuestions,
  sections: [...testQuestions.sections, { key: 'documents', title: said('Documents'), pages: [{ key: 'documents', title: said('Documents'), questions: [
    { name: 'accounts', field: { kind: 'file', accept: '.pdf', maxBytes: 2_000_000, most: 1, optional: true }, ...asks },
    { name: 'letters', field: { kind: 'file', accept: '.pdf', maxBytes: 2_000_000, most: 2, optional: true }, ...asks },
  ] }] }],
};
let round: TestRound;
let asker: Person;
let second: Person;
beforeAll(async () => {
  round = await testRound(owner, { questions });
  [asker, second] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['fund_officer'])];
  await owner.query(`insert into installation (id, profile) values (1, 'demonstration') on conflict do nothing`);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function* inOnePiece(bytes: Buffer) {
  yield bytes;
}
async function upload(person: Person, ref: string, bytes: Buffer, more: { question?: string; replaces?: string } = {}) {
  const begun = await begin(person, ref, { question: 'accounts', name: 'accounts.pdf', bytes: bytes.length, ...more });
  await receivePiece(person, begun.ref, 0, inOnePiece(bytes));
  await owner.query(`update attachments set status = 'not_scanned' where ref = $1`, [begun.ref]);
  return begun.ref;
}
const ask = (ref: string, name: string) => askForClarification(asker, ref, { dueOn: '2025-09-22', questions: [{ name, asks: 'Which year are these of?' }], key: newId() });

/** An application in assessment with accounts attached, by people of its own. */
async function withAccounts() {
  const certifier = await member(owner, ['editor', 'certifier', 'owner']);
  const ref = await startApplication(certifier, { roundRef: round.ref, organisationId: certifier.memberships[0]?.organisationId ?? '', key: newId() });
  await saveAllAnswers(certifier, ref, testAnswers);
  const file = await upload(certifier, ref, pdf('old'));
  await askForSignOff(certifier, ref);
  await submitApplication(certifier, ref, { key: newId(), confirmedAlone: true });
  await recordSift(asker, ref, { eligible: true });
  return { certifier, ref, file };
}

/** One that the fund entered for somebody without an address, in assessment. */
async function entered() {
  const ref = await startAssisted(asker, { round: round.ref, name: `Wool Club ${newId().slice(-6)}`, kind: 'charity', scheme: 'DEMO', identifier: `DEMO-${newId().slice(-8)}`, certifierName: 'Mair Post', consentWay: 'phone', consentOn: '2025-09-12', key: newId() });
  for (const { key } of pagesOf(testQuestions)) await saveAssisted(asker, ref, key, testAnswers, { versions: {}, form: key });
  await finishAssisted(asker, ref);
  await recordPaper(asker, ref, { signedOn: '2025-09-15', kept: 'Cabinet 3' });
  await confirmPaper(second, ref, { key: newId() });
  await recordSift(second, ref, { eligible: true });
  return ref;
}
const note = { saidBy: 'phone', saidOn: '2025-09-15', saidKept: 'Call note 7' } as const;

describe('a document in a clarification', () => {
  test('is replaced within what is asked only; both stand side by side, and both are kept', async () => {
    const { certifier, ref, file } = await withAccounts();
    await expect(upload(certifier, ref, pdf('late'), { replaces: file })).rejects.toMatchObject({ code: 'application_not_draft' });
    await ask(ref, 'accounts');
    const found = await clarificationForStaff(second, ref);
    const [clarification] = found?.clarifications ?? [];
    const letter = found && clarification && plainText(clarificationLetter('en', { application: found.application, clarification }, 'The fund'));
    expect(letter).toMatch(/accounts\.pdf \(\d+ B\), SHA-256 [0-9a-f]{64}/);
    await expect(upload(certifier, ref, pdf('other'), { question: 'letters' })).rejects.toMatchObject({ code: 'application_not_draft' });
    const newer = await upload(certifier, ref, pdf('new'), { replaces: file });
    // Nobody of the fund reads it before it is sent.
    expect(await attachmentToServe(second, newer)).toBeUndefined();
    // Saving what is typed leaves the files alone.
    await saveClarification(certifier, ref, {}, { versions: {}, form: 'a' });
    await clarifyApplication(certifier, ref, { key: newId() });
    const named = (one: string) => [expect.objectContaining({ file: one })];
    expect((await clarificationForMember(certifier, ref))?.earlier).toMatchObject([{ answers: [{ before: named(file), after: named(newer) }] }]);
    expect((await applicationFileForStaff(second, ref))?.files?.map((one) => one.ref)).toEqual([file, newer]);
    for (const one of [file, newer]) expect(await attachmentToServe(second, one)).toMatchObject({ ref: one });
    await expect(remove(certifier, newer)).rejects.toMatchObject({ code: 'application_not_draft' });
  });

  test('taken out, or the request withdrawn: what was submitted stays', async () => {
    const { certifier, ref, file } = await withAccounts();
    await ask(ref, 'accounts');
    await remove(certifier, file);
    await withdrawClarification(asker, ref, 'Found them');
    expect((await applicationFileForStaff(second, ref))?.submission?.frozen.answers.accounts).toMatchObject([{ file }]);
    expect(await attachmentToServe(second, file)).toMatchObject({ ref: file });
  });
});

describe('somebody without an address', () => {
  test('is written to; another officer than the one who asked enters the answer, and it says so for ever', async () => {
    const ref = await entered();
    await ask(ref, 'summary');
    const found = await clarificationForStaff(second, ref);
    const clarification = found?.clarifications[0];
    if (!found || !clarification) throw new Error('it was just asked');
    const letter = plainText(clarificationLetter('en', { application: found.application, clarification, to: await addresseeOf(second, ref) }, 'The fund'));
    for (const part of ['Mair Post', ref, 'Which year are these of?', 'Sessions in libraries', '22 September 2025', '15 September 2025']) expect(letter).toContain(part);
    expect(plainText(clarificationLetter('cy', { application: found.application, clarification }, 'The fund'))).toContain('22 Medi 2025');

    expect((await assistedClarification(asker, ref))?.whyNot).toMatchObject({ code: 'second_person_needed' });
    await expect(saveAssistedClarification(asker, ref, { summary: 'Mine' }, { versions: {}, form: 'x' })).rejects.toMatchObject({ code: 'not_allowed' });
    await saveAssistedClarification(second, ref, { summary: 'In Leeds', title: 'Another' }, { versions: { summary: 1 }, form: 'a' });
    await expect(sendAssistedClarification(asker, ref, { ...note, key: newId() })).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(sendAssistedClarification(second, ref, { ...note, saidOn: '2025-09-16', key: newId() })).rejects.toMatchObject({ code: 'said_in_future', field: 'saidOn' });
    const key = newId();
    const sent = await sendAssistedClarification(second, ref, { ...note, key });
    expect(await sendAssistedClarification(second, ref, { ...note, key })).toEqual(sent);
    const file = await applicationFileForStaff(asker, ref);
    expect(file?.clarifications).toMatchObject([{ status: 'answered', said: { by: 'phone', on: '2025-09-15', kept: 'Call note 7', officer: second.name }, answers: [{ before: 'Sessions in libraries', after: 'In Leeds' }] }]);
    expect(file?.submission?.frozen).toMatchObject({ number: 2, answers: { title: testAnswers.title, summary: 'In Leeds' } });
    expect(file?.history.map(({ name }) => name)).toContain('application.clarified');
    await expect(sendAssistedClarification(second, ref, { ...note, key: newId() })).rejects.toMatchObject({ code: 'no_clarification_is_open' });
  });

  test('two officers typing: both texts are kept and one is chosen; on paper, the paper’s signer stands on the version', async () => {
    const ref = await entered();
    const third = await staffMember(owner, ['fund_officer']);
    await ask(ref, 'summary');
    await saveAssistedClarification(second, ref, { summary: 'One' }, { versions: { summary: 1 }, form: 'a' });
    expect(await saveAssistedClarification(third, ref, { summary: 'Two' }, { versions: { summary: 1 }, form: 'b' })).toMatchObject({ keptApart: ['summary'] });
    await expect(sendAssistedClarification(second, ref, { ...note, key: newId() })).rejects.toMatchObject({ code: 'application_has_two_texts' });
    await chooseAssistedClarification(second, ref, { name: 'summary', choice: 'saved', version: 2 });
    await sendAssistedClarification(second, ref, { ...note, saidBy: 'paper', key: newId() });
    expect((await applicationFileForStaff(asker, ref))?.submission).toMatchObject({ certifier: 'Mair Post' });
  });

  test('an officer attaches the documents they bring, also before they are sent; no other staff member does, or reads them', async () => {
    const ref = await startAssisted(asker, { round: round.ref, name: `Wool Club ${newId().slice(-6)}`, kind: 'charity', scheme: 'DEMO', identifier: `DEMO-${newId().slice(-8)}`, certifierName: 'Mair Post', consentWay: 'phone', consentOn: '2025-09-12', key: newId() });
    const helper = (await helperFor(asker, ref))?.helper ?? asker;
    const file = await upload(helper, ref, pdf('brought'));
    expect(await attachmentToServe(second, file)).toMatchObject({ ref: file });
    const assessor = await staffMember(owner, ['assessor']);
    expect(await attachmentToServe(assessor, file)).toBeUndefined();
    await expect(helperFor(assessor, ref)).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(remove(asker, file)).rejects.toMatchObject({ code: 'not_found' });
    await remove(helper, file);
    const { ref: others } = await withAccounts();
    expect(await helperFor(asker, others)).toBeUndefined();
  });

  test('who has an address sends it themselves, and a stranger’s application is not assisted', async () => {
    const { ref } = await withAccounts();
    await ask(ref, 'summary');
    await expect(saveAssistedClarification(second, ref, { summary: 'x' }, { versions: {}, form: 'a' })).rejects.toMatchObject({ code: 'not_assisted' });
    await expect(sendAssistedClarification(second, ref, { ...note, key: newId() })).rejects.toMatchObject({ code: 'not_assisted' });
  });
});

test('an assessor who has scored is told that answers changed, and sees it; the sealed scores stay; one who has not scored gets no mail', async () => {
  const { certifier, ref } = await withAccounts();
  const [scored, waiting] = [await staffMember(owner, ['assessor']), await staffMember(owner, ['assessor'])];
  await assignAssessors(asker, ref, [scored.id, waiting.id]);
  await declareClear(scored, ref);
  await declareClear(waiting, ref);
  await sealScores(scored, ref, testCriteria.map(({ key }) => ({ criterion: key, score: 3, reason: 'Sound' })));
  await owner.moveClock('2025-09-15T10:00:00Z');
  await ask(ref, 'summary');
  expect(await assignmentForAssessor(scored, ref)).toMatchObject({ answersChangedAt: null });
  await saveClarification(certifier, ref, { summary: 'Clearer' }, { versions: { summary: 1 }, form: 'a' });
  await clarifyApplication(certifier, ref, { key: newId() });
  await owner.moveClock('2025-09-15T09:00:00Z');
  expect(await owner.query(`select email from notifications where template = 'answers_changed' and data ->> 'reference' = $1`, [ref])).toEqual([{ email: scored.email }]);
  expect(await assignmentForAssessor(scored, ref)).toMatchObject({ answersChangedAt: expect.any(Date), scores: testCriteria.map(() => expect.objectContaining({ score: 3 })) });
  expect(await assignmentForAssessor(waiting, ref)).toMatchObject({ answersChangedAt: null });
  expect(await assignmentsForAssessor(scored)).toMatchObject([{ ref, answersChangedAt: expect.any(Date) }]);
});

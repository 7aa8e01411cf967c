import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { member, staffMember } from '@/db/testing/people';
import { testAnswers, testRound, type TestRound } from '@/db/testing/round';
import type { Person } from '../access/actor';
import { saveAllAnswers, saveAnswers, saveClarification } from '../application/commands/save';
import { askForSignOff } from '../application/commands/sign-off';
import { startApplication } from '../application/commands/start';
import { submitApplication } from '../application/commands/submit';
import { applicationForMember, receiptForMember } from '../application/queries';
import { declareClear } from '../assessment/commands/score';
import { assignAssessors, recordSift } from '../assessment/commands/sift';
import { applicationFileForStaff } from '../assessment/queries/application';
import { assignmentForAssessor } from '../assessment/queries/assessor';
import { newId } from '../id';
import { askForClarification, clarifyApplication, withdrawClarification } from './commands';
import { clarificationForMember, clarificationForStaff } from './queries';

const owner = testDatabase();
let round: TestRound;
let officer: Person;
beforeAll(async () => {
  round = await testRound(owner);
  officer = await staffMember(owner, ['fund_officer']);
});

const organisationOf = (person: Person) => person.memberships[0]?.organisationId ?? '';

/** An application in assessment, with an editor and a certifier. */
async function assessed() {
  const editor = await member(owner, ['editor']);
  const certifier = await member(owner, ['certifier'], organisationOf(editor));
  const ref = await startApplication(editor, { roundRef: round.ref, organisationId: organisationOf(editor), key: newId() });
  await saveAllAnswers(editor, ref, testAnswers);
  await askForSignOff(editor, ref);
  await submitApplication(certifier, ref, { key: newId() });
  await recordSift(officer, ref, { eligible: true });
  return { editor, certifier, ref };
}
const ask = (ref: string, name = 'summary') => askForClarification(officer, ref, { dueOn: '2025-09-22', questions: [{ name, asks: 'Which libraries?' }], key: newId() });
const type = (person: Person, ref: string, typed: Record<string, string>, form = 'a', versions: Record<string, number> = { summary: 1 }) => saveClarification(person, ref, typed, { versions, form });
const send = (person: Person, ref: string) => clarifyApplication(person, ref, { key: newId() });
const submissions = (ref: string) => owner.query<{ number: number; frozen: string; sha256: string }>('select number, frozen, sha256 from submissions s join applications a on a.id = s.application_id where a.ref = $1 order by number', [ref]);

test('an officer asks, the editor answers that question alone, the certifier sends it: a new version, and the old one unchanged', async () => {
  const { editor, certifier, ref } = await assessed();
  const [first] = await submissions(ref);
  await ask(ref);
  const asked = await owner.query(`select email from notifications where template = 'clarification_asked' and data ->> 'reference' = $1 order by email`, [ref]);
  expect(asked.map(({ email }) => email)).toEqual([editor.email, certifier.email].sort());
  expect((await applicationForMember(editor, ref))?.status).toBe('clarification_asked');

  await type(editor, ref, { summary: 'Sessions in Leeds and York libraries', title: 'A quite different project' });
  await expect(saveAnswers(editor, ref, 'amount', { amount_applied_for: '90,000' }, { versions: {}, form: 'a' })).resolves.toMatchObject({ saved: [] });
  expect((await applicationForMember(editor, ref))?.answers.summary).toBe('Sessions in libraries');
  await expect(send(editor, ref)).rejects.toMatchObject({ code: 'not_allowed' });
  const { number, sha256 } = await send(certifier, ref);

  const both = await submissions(ref);
  expect(both).toHaveLength(2);
  expect(both[0]).toEqual(first);
  expect(both[1]?.sha256).toBe(sha256);
  expect(createHash('sha256').update(both[1]?.frozen ?? '').digest('hex')).toBe(sha256);
  expect(JSON.parse(both[1]?.frozen ?? '')).toMatchObject({ number: 2, answers: { ...testAnswers, summary: 'Sessions in Leeds and York libraries' } });
  expect(await receiptForMember(editor, ref)).toMatchObject({ number, sha256, status: 'in_assessment', numbers: [2, 1] });
  expect(await receiptForMember(editor, ref, 1)).toMatchObject({ number: 1, sha256: first?.sha256, text: first?.frozen });
  expect(await receiptForMember(editor, ref, 3)).toBeUndefined();
  expect(await owner.query(`select template from notifications where email = $1`, [officer.email])).toContainEqual({ template: 'clarification_answered' });
  expect(await owner.query(`select e.name from events e join applications a on a.id = e.subject_id where a.ref = $1 and e.name in ('clarification.asked', 'application.clarified') order by e.id`, [ref])).toEqual([{ name: 'clarification.asked' }, { name: 'application.clarified' }]);
});

test('old and new stand side by side for applicant, officer and assessor; nobody of the fund reads what is not sent', async () => {
  const { editor, certifier, ref } = await assessed();
  const [one, two] = [await staffMember(owner, ['assessor']), await staffMember(owner, ['assessor'])];
  await assignAssessors(officer, ref, [one.id, two.id]);
  await declareClear(one, ref);
  await ask(ref);
  await type(editor, ref, { summary: 'Not sent yet' });
  for (const seen of [await clarificationForStaff(officer, ref), await applicationFileForStaff(officer, ref), await assignmentForAssessor(one, ref)]) expect(JSON.stringify(seen)).not.toContain('Not sent yet');
  expect(await clarificationForMember(editor, ref)).toMatchObject({ open: { before: { summary: 'Sessions in libraries' }, after: { summary: 'Not sent yet' }, opened: [{ name: 'summary' }], overdue: false } });
  await send(certifier, ref);
  const changed = { status: 'answered', answers: [{ asks: 'Which libraries?', before: 'Sessions in libraries', after: 'Not sent yet' }] };
  expect((await clarificationForMember(editor, ref))?.earlier).toMatchObject([changed]);
  expect((await applicationFileForStaff(officer, ref))?.clarifications).toMatchObject([changed]);
  expect((await assignmentForAssessor(one, ref))?.clarifications).toMatchObject([changed]);
  // Who has not yet declared reads nothing of it.
  expect((await assignmentForAssessor(two, ref))?.clarifications).toBeUndefined();
});

describe('two people at once', () => {
  test('two officers asking: one request is made, the other is told', async () => {
    const { ref } = await assessed();
    const results = await Promise.allSettled([ask(ref), ask(ref, 'title')]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'clarification_is_open' } });
  });

  test('two certifiers sending: one version is made, the other is told', async () => {
    const { editor, certifier, ref } = await assessed();
    const second = await member(owner, ['certifier'], organisationOf(editor));
    await ask(ref);
    await type(editor, ref, { summary: 'Clearer' });
    const results = await Promise.allSettled([send(certifier, ref), send(second, ref)]);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'no_clarification_is_open' } });
    expect(await submissions(ref)).toHaveLength(2);
  });

  test('two editors typing into one answer: both texts are kept, and nothing is sent until one is chosen', async () => {
    const { editor, certifier, ref } = await assessed();
    await ask(ref);
    await type(editor, ref, { summary: 'Mine' }, 'mine');
    expect(await type(certifier, ref, { summary: 'Theirs' }, 'theirs')).toMatchObject({ saved: [], keptApart: ['summary'] });
    await expect(send(certifier, ref)).rejects.toMatchObject({ code: 'application_has_two_texts' });
  });

  test('a withdrawal while the answer is sent: whichever is first holds', async () => {
    const { editor, certifier, ref } = await assessed();
    await ask(ref);
    await type(editor, ref, { summary: 'Clearer' });
    const results = await Promise.allSettled([send(certifier, ref), withdrawClarification(officer, ref, 'Found it')]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

test('a withdrawn request leaves what was submitted as it was, and what was typed among the earlier versions', async () => {
  const { editor, certifier, ref } = await assessed();
  await ask(ref);
  await type(editor, ref, { summary: 'Half a thought' });
  await expect(withdrawClarification(officer, ref, ' ')).rejects.toMatchObject({ code: 'reason_needed' });
  await withdrawClarification(officer, ref, 'We found it in the budget');
  expect(await applicationForMember(editor, ref)).toMatchObject({ status: 'in_assessment', answers: { summary: 'Sessions in libraries' } });
  await expect(type(editor, ref, { summary: 'More' })).rejects.toMatchObject({ code: 'application_not_draft' });
  await expect(send(certifier, ref)).rejects.toMatchObject({ code: 'no_clarification_is_open' });
  expect(await owner.query(`select data ->> 'reason' as reason from notifications where template = 'clarification_withdrawn' and email = $1`, [certifier.email])).toEqual([{ reason: 'We found it in the budget' }]);
});

test('the same press of the button asks once, and late is still answered', async () => {
  const { editor, certifier, ref } = await assessed();
  const key = newId();
  const input = { dueOn: '2025-09-22', questions: [{ name: 'summary', asks: 'Which?' }], key };
  await askForClarification(officer, ref, input);
  await askForClarification(officer, ref, input);
  await owner.moveClock('2025-09-24T09:00:00Z');
  expect((await clarificationForStaff(officer, ref))?.clarifications).toMatchObject([{ overdue: true }]);
  await type(editor, ref, { summary: 'Late, and clearer' });
  await send(certifier, ref);
  await owner.moveClock('2025-09-15T09:00:00Z');
});

test('only officers ask, and a stranger finds nothing', async () => {
  const { ref } = await assessed();
  const stranger = await member(owner, ['editor', 'certifier']);
  for (const role of ['assessor', 'approver', 'finance', 'payment_approver', 'auditor', 'administrator'] as const) {
    const person = await staffMember(owner, [role]);
    await expect(askForClarification(person, ref, { dueOn: '2025-09-22', questions: [{ name: 'summary', asks: 'Which?' }], key: newId() }), role).rejects.toMatchObject({ code: 'not_allowed' });
    expect(await clarificationForStaff(person, ref), role).toBeUndefined();
  }
  await ask(ref);
  expect(await clarificationForMember(stranger, ref)).toBeUndefined();
  await expect(type(stranger, ref, { summary: 'No' })).rejects.toMatchObject({ code: 'not_found' });
  await expect(send(stranger, ref)).rejects.toMatchObject({ code: 'not_found' });
});

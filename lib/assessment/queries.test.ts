import { expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { staffMember } from '@/db/testing/people';
import { recommendedApplication, submittedApplication, testRound } from '@/db/testing/submitted';
import { newId } from '../id';
import { approveApplication, notifyDecision } from './commands/decision';
import { openPanel } from './commands/panel';
import { declareClear, declareConflict, sealScores } from './commands/score';
import { saveScores } from './commands/draft';
import { assignAssessors } from './commands/sift';
import { nextSteps } from './next-steps';
import { applicationFileForStaff, applicationForStaff, decisionForStaff, panelForStaff } from './queries/application';
import { assignmentForAssessor, assignmentsForAssessor } from './queries/assessor';
import { pageSize, queueForStaff } from './queries/queue';
import { waitingFor } from './queries/waiting';

const owner = testDatabase();
const million = 1_000_000_00;
const scores = [{ criterion: 'need', score: 4, reason: 'Shown' }, { criterion: 'value', score: 3, reason: 'Fair' }];
const roundRef = async (id: string) => (await owner.query<{ ref: string }>('select ref from funding_rounds where id = $1', [id]))[0]?.ref;

test('the queue is walked by key, forwards and back, each application once', async () => {
  const officer = await staffMember(owner, ['fund_officer']);
  const round = await testRound(owner, officer, million);
  const title = 'A word that nearly all have';
  const first = await submittedApplication(owner, round, { title });
  for (let n = 1; n < pageSize * 2 + 5; n++) await submittedApplication(owner, round, { applicant: first.applicant, title });
  const only = await roundRef(round.roundId);
  const one = await queueForStaff(officer, { round: only });
  const two = await queueForStaff(officer, { round: only, after: one.next });
  const three = await queueForStaff(officer, { round: only, after: two.next });
  expect([one, two, three].map(({ lines }) => lines.length)).toEqual([pageSize, pageSize, 5]);
  expect(new Set([one, two, three].flatMap(({ lines }) => lines.map(({ ref }) => ref))).size).toBe(pageSize * 2 + 5);
  expect({ previous: one.previous, next: three.next, count: one.count }).toEqual({ previous: undefined, next: undefined, count: pageSize * 2 + 5 });
  expect((await queueForStaff(officer, { round: only, before: two.previous })).lines).toEqual(one.lines);
  // A common word is not looked for in the index of words: the list is walked as it is without one.
  expect(await owner.query(`select applications_found('nearly', false, 1000) as ids`)).toEqual([{ ids: null }]);
  for (const wish of [{}, { after: one.next }, { before: three.previous }, { order: 'newest' as const }, { state: 'withdrawn' as const }]) {
    expect(await queueForStaff(officer, { round: only, search: 'nearly all', ...wish })).toEqual(await queueForStaff(officer, { round: only, ...wish }));
  }
});

test('it is searched by title, organisation and reference, whatever the capitals, and by what a renamed organisation is called now', async () => {
  const officer = await staffMember(owner, ['fund_officer']);
  const round = await testRound(owner, officer, million);
  const { ref, applicant } = await submittedApplication(owner, round, { title: 'Tablets at 100% of our libraries' });
  const found = async (search: string) => (await queueForStaff(officer, { search })).lines.map((line) => line.ref);
  expect(await found('TABLETS at')).toEqual([ref]);
  expect(await found(ref.toLowerCase())).toEqual([ref]);
  expect(await found('100% of')).toEqual([ref]);
  expect(await found('of nothing')).toEqual([]);
  await owner.query(`update organisations set name = 'Llyfrgell Abercwmboi' where id = $1`, [applicant.memberships[0]?.organisationId]);
  expect(await found('abercwmboi')).toEqual([ref]);
});

test('a search is by words: the last may be only begun, accents and signs between words do not matter, and signs alone find nothing', async () => {
  const officer = await staffMember(owner, ['fund_officer']);
  const { ref } = await submittedApplication(owner, await testRound(owner, officer, million), { title: 'Women’s tŷ agored: e-learning in Zürich' });
  const found = async (search: string) => (await queueForStaff(officer, { search })).lines.map((line) => line.ref);
  for (const search of ['zuri', 'ty agored', 'TŶ AGORED', "women's ty", 'e-learn', 'zürich tŷ', ref.slice(0, -1), ref.split('-')[1] ?? '']) expect(await found(search), search).toEqual([ref]);
  for (const search of ['urich', 'zuri agored', 'agored zz', '???', "' | agored"]) expect(await found(search), search).toEqual(search.endsWith('| agored') ? [ref] : []);
});

test('an application in which somebody declared a conflict is not in their queue, nor counted, nor found', async () => {
  const both = await staffMember(owner, ['fund_officer', 'assessor']);
  const [first, second] = [await staffMember(owner, ['assessor']), await staffMember(owner, ['assessor'])];
  const round = await testRound(owner, both, million);
  const one = await submittedApplication(owner, round, { status: 'in_assessment' });
  await assignAssessors(await staffMember(owner, ['fund_officer']), one.ref, [first.id, second.id, both.id]);
  const wish = { round: await roundRef(round.roundId) };
  expect(await queueForStaff(both, wish)).toMatchObject({ count: 1, lines: [{ ref: one.ref, scored: 0, assigned: 3 }] });
  await declareConflict(both, one.ref, 'My sister runs it');
  expect(await queueForStaff(both, wish)).toMatchObject({ count: 0, lines: [] });
  expect(await applicationForStaff(both, one.ref)).toBeUndefined();
  expect(await assignmentForAssessor(both, one.ref)).toBeUndefined();
});

test('an assessor has no queue, and finds only what is assigned to them', async () => {
  const officer = await staffMember(owner, ['fund_officer']);
  const [first, second, stranger] = [await staffMember(owner, ['assessor']), await staffMember(owner, ['assessor']), await staffMember(owner, ['assessor'])];
  const one = await submittedApplication(owner, await testRound(owner, officer, million), { status: 'in_assessment' });
  await assignAssessors(officer, one.ref, [first.id, second.id]);
  await expect(queueForStaff(first)).rejects.toMatchObject({ code: 'not_allowed' });
  for (const query of [applicationForStaff, applicationFileForStaff, panelForStaff, decisionForStaff]) expect(await query(first, one.ref)).toBeUndefined();
  expect((await assignmentsForAssessor(first))?.map(({ ref }) => ref)).toEqual([one.ref]);
  expect(await assignmentsForAssessor(stranger)).toEqual([]);
  expect(await assignmentForAssessor(stranger, one.ref)).toBeUndefined();
  expect((await assignmentForAssessor(first, one.ref))?.submission).toBeUndefined();
  await declareClear(first, one.ref);
  await saveScores(first, one.ref, { score_need: '4' });
  expect(await assignmentForAssessor(first, one.ref)).toMatchObject({ draft: { score_need: '4' }, submission: { frozen: { facts: { category: 'category_1' } } } });
});

test('officers see how many have scored, and no score before the panel opens', async () => {
  const officer = await staffMember(owner, ['fund_officer']);
  const [first, second] = [await staffMember(owner, ['assessor']), await staffMember(owner, ['assessor'])];
  const one = await submittedApplication(owner, await testRound(owner, officer, million), { status: 'in_assessment' });
  await assignAssessors(officer, one.ref, [first.id, second.id]);
  for (const assessor of [first, second]) {
    await declareClear(assessor, one.ref);
    await sealScores(assessor, one.ref, scores);
  }
  expect(await panelForStaff(officer, one.ref)).toMatchObject({ application: { scored: 2, pending: 0 }, scores: [] });
  await openPanel(officer, one.ref);
  expect((await panelForStaff(officer, one.ref))?.scores).toHaveLength(4);
});

test('an approver sees what the envelope holds, and why their own recommendation is not theirs to decide', async () => {
  const officer = await staffMember(owner, ['fund_officer']);
  const both = await staffMember(owner, ['fund_officer', 'approver']);
  const one = await recommendedApplication(owner, await testRound(owner, officer, million), both, 40_000_00);
  const decision = await decisionForStaff(both, one.ref);
  expect(decision?.envelope).toMatchObject({ allocatedPence: million, earmarkedPence: 0, leftPence: million, labelEn: 'Envelope' });
  const step = decision && nextSteps(both, decision.application).find(({ key }) => key === 'approval');
  expect(step?.whyNot).toMatchObject({ code: 'own_recommendation' });
});

test('what waits is counted by role, and is nobody else’s', async () => {
  const [officer, approver] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['approver'])];
  const count = async (actor: typeof officer, key: string) => (await waitingFor(actor)).find((one) => one.key === key)?.count;
  const before = [await count(approver, 'to_decide'), await count(officer, 'to_notify')];
  const one = await recommendedApplication(owner, await testRound(owner, officer, million), officer, 40_000_00);
  expect(await count(approver, 'to_decide')).toBe((before[0] ?? 0) + 1);
  expect(await count(officer, 'to_decide')).toBeUndefined();
  await approveApplication(approver, one.ref, { amountPence: 40_000_00, reason: 'As recommended', key: newId() });
  expect(await count(approver, 'to_decide')).toBe(before[0]);
  expect(await count(officer, 'to_notify')).toBe((before[1] ?? 0) + 1);
  await notifyDecision(officer, one.ref);
  expect(await count(officer, 'to_notify')).toBe(before[1]);
  expect(await waitingFor(await staffMember(owner, ['auditor']))).toEqual([]);
});

test('an application that has ended offers no step that will never come', async () => {
  const officer = await staffMember(owner, ['fund_officer']);
  const one = await submittedApplication(owner, await testRound(owner, officer, million), { status: 'ineligible' });
  const application = await applicationForStaff(officer, one.ref);
  expect(application && nextSteps(officer, application).map(({ key }) => key)).toEqual(['sift', 'notification']);
});

import { expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { staffMember } from '@/db/testing/people';
import { recommendedApplication, submittedApplication, type TestRound, testRound } from '@/db/testing/submitted';
import type { Person } from '../access/actor';
import { newId } from '../id';
import { raiseFlag, settleFlag } from './commands/comment';
import { moderate, openPanel } from './commands/panel';
import { declareClear, sealScores } from './commands/score';
import { assignAssessors, recordSift } from './commands/sift';
import { assignChosen } from './commands/assign';
import { moveTogether } from './commands/together';
import { runForStaff } from './queries/assign';
import { planOfChosen, togetherForStaff } from './queries/together';

const owner = testDatabase();
const million = 1_000_000_00;
const given = [{ criterion: 'need', score: 4, reason: 'Shown' }, { criterion: 'value', score: 3, reason: 'Cheap' }];
const statusOf = async (ref: string) => (await owner.query<{ status: string }>('select status from applications where ref = $1', [ref]))[0]?.status;
const eventsOf = async (id: string) => (await owner.query<{ name: string }>('select name from events where subject_id = $1 order by id', [id])).map(({ name }) => name);

async function scoredByTwo(officer: Person, round: TestRound, seal = true) {
  const one = await submittedApplication(owner, round);
  const assessors = [await staffMember(owner, ['assessor']), await staffMember(owner, ['assessor'])];
  await recordSift(officer, one.ref, { eligible: true });
  await assignAssessors(officer, one.ref, assessors.map(({ id }) => id));
  for (const assessor of seal ? assessors : []) {
    await declareClear(assessor, one.ref);
    await sealScores(assessor, one.ref, given);
  }
  return one;
}

test('panels of many are opened at once; what still waits for a score stays shut and says so', async () => {
  const officer = await staffMember(owner, ['fund_officer']);
  const round = await testRound(owner, officer, million);
  const [one, other, waiting] = [await scoredByTwo(officer, round), await scoredByTwo(officer, round), await scoredByTwo(officer, round, false)];
  const refs = [one.ref, other.ref, waiting.ref];
  const shown = await togetherForStaff(officer, 'panel', { refs });
  expect(shown?.lines.map(({ ref }) => ref)).toEqual(refs);
  const key = newId();
  const run = await moveTogether(officer, 'panel', { refs, reason: '', key });
  // The same form sent twice does it once.
  expect(await moveTogether(officer, 'panel', { refs, reason: '', key })).toBe(run);
  expect((await runForStaff(officer, run))?.report).toMatchObject({ done: [{ ref: one.ref }, { ref: other.ref }], refused: [{ ref: waiting.ref, refused: { code: 'scores_are_missing' } }] });
  expect(await eventsOf(one.id)).toContain('assessment.panel_opened');
  expect(await eventsOf(waiting.id)).not.toContain('assessment.panel_opened');
});

test('many are recommended not to be funded with one reason, each by the rules that decide about it alone', async () => {
  const officer = await staffMember(owner, ['fund_officer']);
  const round = await testRound(owner, officer, million);
  const [one, unmoderated, stopped] = [await scoredByTwo(officer, round), await scoredByTwo(officer, round), await scoredByTwo(officer, round)];
  for (const { ref } of [one, stopped]) {
    await openPanel(officer, ref);
    await moderate(officer, ref, { scores: given });
  }
  const flag = await raiseFlag(officer, stopped.ref, { reason: 'A doubt', key: newId() });
  await settleFlag(officer, flag, { move: 'stop', outcome: 'Held', version: 1 });
  const refs = [one, unmoderated, stopped].map(({ ref }) => ref);
  await expect(moveTogether(officer, 'not_recommended', { refs, reason: ' ', key: newId() })).rejects.toMatchObject({ code: 'reason_needed' });
  await expect(moveTogether(await staffMember(owner, ['approver']), 'not_recommended', { refs, reason: 'Weak', key: newId() })).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(moveTogether(officer, 'not_recommended', { refs: [], reason: 'Weak', key: newId() })).rejects.toMatchObject({ code: 'choose_some' });
  const run = await moveTogether(officer, 'not_recommended', { refs, reason: 'Below the line', key: newId() });
  expect((await runForStaff(officer, run))?.report.refused.map(({ refused }) => refused?.code)).toEqual(['moderate_first', 'stopped_by_flag']);
  expect(await Promise.all(refs.map(statusOf))).toEqual(['not_recommended', 'in_assessment', 'in_assessment']);
  expect(await owner.query('select outcome, reason from recommendations where application_id = $1', [one.id])).toEqual([{ outcome: 'not_recommended', reason: 'Below the line' }]);
});

test('many move to due diligence; what somebody may not meet is neither shown nor moved', async () => {
  const officer = await staffMember(owner, ['fund_officer']);
  const round = await testRound(owner, officer, million);
  const [one, restricted] = [await recommendedApplication(owner, round, officer, 20_000_00), await recommendedApplication(owner, round, officer, 20_000_00)];
  const mover = await staffMember(owner, ['fund_officer']);
  await owner.query(`insert into conflict_findings (id, application_id, person_id, kind, outcome, reason, decided_by) values ($1, $2, $3, 'found', 'confirmed', 'A cousin', $4)`, [newId(), restricted.id, mover.id, officer.id]);
  const refs = [one.ref, restricted.ref];
  expect((await togetherForStaff(mover, 'due_diligence', { refs }))?.lines.map(({ ref }) => ref)).toEqual([one.ref]);
  await moveTogether(mover, 'due_diligence', { refs, reason: 'Registers checked', key: newId() });
  expect(await Promise.all(refs.map(statusOf))).toEqual(['due_diligence', 'recommended']);
  expect(await togetherForStaff(await staffMember(owner, ['assessor']), 'due_diligence', { refs })).toBeUndefined();
});

test('two officers opening the same panels at once: each is opened once, and one is told', async () => {
  const [officer, other] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['fund_officer'])];
  const one = await scoredByTwo(officer, await testRound(owner, officer, million));
  const runs = await Promise.all([officer, other].map((actor) => moveTogether(actor, 'panel', { refs: [one.ref], reason: '', key: newId() })));
  const reports = await Promise.all(runs.map((run) => runForStaff(officer, run)));
  expect(reports.map((run) => run?.report.done.length).sort()).toEqual([0, 1]);
  expect((await eventsOf(one.id)).filter((name) => name === 'assessment.panel_opened')).toHaveLength(1);
});

test('a hand-picked set is assigned exactly as it was previewed, and nothing beside it', async () => {
  const officer = await staffMember(owner, ['fund_officer']);
  for (let index = 0; index < 3; index++) await staffMember(owner, ['assessor']);
  const round = await testRound(owner, officer, million);
  const [one, other] = [await submittedApplication(owner, round, { status: 'in_assessment' }), await submittedApplication(owner, round, { status: 'in_assessment' })];
  const plan = await planOfChosen(officer, [one.ref]);
  expect(plan?.lines.map(({ ref }) => ref)).toEqual([one.ref]);
  await expect(assignChosen(officer, { refs: [one.ref], fingerprint: 'another', key: newId() })).rejects.toMatchObject({ code: 'plan_has_changed' });
  await assignChosen(officer, { refs: [one.ref], fingerprint: plan?.fingerprint ?? '', key: newId() });
  const [{ mine, others } = { mine: 0, others: 0 }] = await owner.query<{ mine: number; others: number }>(
    'select count(*) filter (where application_id = $1)::int as mine, count(*) filter (where application_id = $2)::int as others from assignments', [one.id, other.id]);
  expect({ mine, others }).toEqual({ mine: 2, others: 0 });
});

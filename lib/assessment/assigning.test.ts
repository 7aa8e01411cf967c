import { expect, test } from 'vitest';
import { transaction } from '@/db/client';
import { rows } from '@/db/rows';
import { testDatabase } from '@/db/testing/database';
import { staffMember } from '@/db/testing/people';
import { submittedApplication, testRound } from '@/db/testing/submitted';
import { sql } from 'drizzle-orm';
import { newId } from '../id';
import { recordSafeguardingCheck } from '../safeguarding/commands';
import { assignRound, describeAssessor, withdrawAssignment } from './commands/assign';
import { allocateFlag, raiseFlag, settleFlag, writeComment } from './commands/comment';
import { chooseScoreText, saveScores } from './commands/draft';
import { removeView, saveView, siftMany } from './commands/many';
import { openPanel } from './commands/panel';
import { declareClear, declareConflict, declineAssignment, sealScores } from './commands/score';
import { assignAssessors, recordSift } from './commands/sift';
import { assessorsForStaff, ownProfile, planForStaff, runForStaff } from './queries/assign';
import { assignmentForAssessor, assignmentsForAssessor } from './queries/assessor';
import { flagForOfficer, talkForAssessor, talkForStaff } from './queries/comments';
import { siftableForOfficer } from './queries/many';
import { queueForStaff } from './queries/queue';
import { viewsFor } from './queries/views';
import { remindAssessors } from './reminders';

const owner = testDatabase();
const million = 1_000_000_00;
const given = [{ criterion: 'need', score: 4, reason: 'Shown' }, { criterion: 'value', score: 3, reason: 'Fair' }];

async function officerWithRound() {
  const officer = await staffMember(owner, ['fund_officer']);
  const round = await testRound(owner, officer, million);
  const [found] = await owner.query<{ ref: string }>('select ref from funding_rounds where id = $1', [round.roundId]);
  return { officer, round, roundRef: found?.ref ?? '' };
}

/** Only these may assess: others' tests leave assessors behind. */
async function onlyAssessors(count: number) {
  await owner.query(`update staff_roles set removed_at = app_now() where role = 'assessor' and removed_at is null`);
  return Promise.all(Array.from({ length: count }, () => staffMember(owner, ['assessor'])));
}

const planned = async (officer: Awaited<ReturnType<typeof staffMember>>, roundRef: string) => {
  const found = await planForStaff(officer, roundRef);
  if (!found) throw new Error('no plan');
  return found.plan;
};

test('a round is assigned as it was previewed: two each, one letter a person, and a report', async () => {
  const { officer, round, roundRef } = await officerWithRound();
  const assessors = await onlyAssessors(3);
  const made = await Promise.all([1, 2, 3].map(() => submittedApplication(owner, round, { status: 'in_assessment' })));
  const plan = await planned(officer, roundRef);
  expect(plan.lines.map(({ chosen }) => chosen.length)).toEqual([2, 2, 2]);
  const run = await assignRound(officer, roundRef, { fingerprint: plan.fingerprint, key: newId() });
  const kept = await owner.query<{ application_id: string; assessor_id: string; due_on: string }>('select application_id, assessor_id, due_on::text from assignments where application_id = any ($1)', [made.map(({ id }) => id)]);
  expect(kept).toHaveLength(6);
  expect(new Set(kept.map((one) => one.due_on))).toEqual(new Set(['2025-09-29']));
  const letters = await owner.query(`select 1 from notifications where template = 'assessments_assigned' and email = any ($1)`, [assessors.map(({ email }) => email)]);
  expect(letters).toHaveLength(3);
  expect(await runForStaff(officer, run)).toMatchObject({ kind: 'assign', report: { refused: [] } });
  expect((await runForStaff(officer, run))?.report.done).toHaveLength(3);
  expect((await planned(officer, roundRef)).lines).toEqual([]);
});

test('two officers assign at once: one does, the other is told to look again', async () => {
  const { officer, round, roundRef } = await officerWithRound();
  const other = await staffMember(owner, ['fund_officer']);
  await onlyAssessors(2);
  await submittedApplication(owner, round, { status: 'in_assessment' });
  const { fingerprint } = await planned(officer, roundRef);
  const both = await Promise.allSettled([officer, other].map((one) => assignRound(one, roundRef, { fingerprint, key: newId() })));
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'plan_has_changed' } });
});

test('what is expert comes first, a member and somebody in conflict are left out, and who is missing is reported', async () => {
  const { officer, round, roundRef } = await officerWithRound();
  const [expert, insider, conflicted] = await onlyAssessors(3);
  if (!expert || !insider || !conflicted) throw new Error('three');
  await describeAssessor(expert, { areas: ['category_1'], atOnce: 5 });
  const one = await submittedApplication(owner, round, { status: 'in_assessment' });
  await owner.query(`insert into memberships (id, organisation_id, person_id, role) values ($1, $2, $3, 'editor')`, [newId(), one.applicant.memberships[0]?.organisationId, insider.id]);
  await owner.query(`insert into assignments (id, application_id, assessor_id, status, conflict_reason, assigned_by) values ($1, $2, $3, 'conflicted', 'A friend', $4)`, [newId(), one.id, conflicted.id, officer.id]);
  const plan = await planned(officer, roundRef);
  expect(plan.lines).toMatchObject([{ chosen: [{ id: expert.id, knows: true }], short: 1 }]);
  const run = await assignRound(officer, roundRef, { fingerprint: plan.fingerprint, key: newId() });
  expect((await runForStaff(officer, run))?.report.refused).toMatchObject([{ ref: one.ref, refused: { code: 'nobody_left_to_assess', values: { short: 1 } } }]);
  expect((await assessorsForStaff(officer))?.assessors.find(({ name }) => name === expert.name)).toMatchObject({ areas: ['category_1'], atOnce: 5, open: 1 });
});

test('an assessor chooses among the focus areas that rounds ask about, and their pots', async () => {
  const { round } = await officerWithRound();
  const [assessor] = await onlyAssessors(1);
  const question = { name: 'focus_areas', options: { skills: { label: { en: 'Skills', cy: 'Sgiliau' } } } };
  await owner.query(`insert into question_sets (id, key, version, definition) values ($1::uuid, $1::text, 1, $2)`, [round.programmeId, JSON.stringify({ sections: [{ pages: [{ questions: [question] }] }] })]);
  await owner.query('update funding_rounds set question_set_id = $1 where id = $2', [round.programmeId, round.roundId]);
  const known = assessor && (await ownProfile(assessor))?.known;
  expect(known?.map(({ key }) => key)).toEqual(['category_1', 'skills']);
  expect(known?.[1]?.label).toEqual({ en: 'Skills', cy: 'Sgiliau' });
});

test('an assessor declines with a reason, and another is asked in their place', async () => {
  const { officer, round } = await officerWithRound();
  const [first, second, third] = await onlyAssessors(3);
  if (!first || !second || !third) throw new Error('three');
  const one = await submittedApplication(owner, round, { status: 'in_assessment' });
  await assignAssessors(officer, one.ref, [first.id, second.id]);
  await expect(declineAssignment(first, one.ref, ' ')).rejects.toMatchObject({ code: 'reason_needed' });
  await expect(declineAssignment(third, one.ref, 'Not mine')).rejects.toMatchObject({ code: 'not_found' });
  await declineAssignment(first, one.ref, 'On leave');
  expect(await assignmentForAssessor(first, one.ref)).toBeUndefined();
  expect((await assignmentsForAssessor(first))?.some(({ ref }) => ref === one.ref)).toBe(false);
  await assignAssessors(officer, one.ref, [third.id]);
  await withdrawAssignment(officer, one.ref, { assessorId: third.id, reason: 'Too much waits for them' });
  await expect(withdrawAssignment(officer, one.ref, { assessorId: third.id, reason: 'Again' })).rejects.toMatchObject({ code: 'wrong_state' });
  await expect(withdrawAssignment(second, one.ref, { assessorId: second.id, reason: 'Me' })).rejects.toMatchObject({ code: 'not_allowed' });
  expect(await owner.query(`select 1 from notifications where template = 'assessment_taken_away' and email = $1`, [third.email])).toHaveLength(1);
});

test('a round that asks for three assessors opens its panel on no fewer', async () => {
  const { officer, round } = await officerWithRound();
  await owner.query(`update funding_rounds set terms = '{"assessing":{"each":3,"days":7}}' where id = $1`, [round.roundId]);
  const assessors = await onlyAssessors(3);
  const one = await submittedApplication(owner, round, { status: 'in_assessment' });
  await expect(assignAssessors(officer, one.ref, assessors.slice(0, 2).map(({ id }) => id))).rejects.toMatchObject({ code: 'too_few_assessors', values: { fewest: 3 } });
  await assignAssessors(officer, one.ref, assessors.map(({ id }) => id));
  for (const [index, assessor] of assessors.entries()) {
    await declareClear(assessor, one.ref);
    if (index < 2) await sealScores(assessor, one.ref, given);
  }
  await withdrawAssignment(officer, one.ref, { assessorId: assessors[2]?.id ?? '', reason: 'Ill' });
  await expect(openPanel(officer, one.ref)).rejects.toMatchObject({ code: 'too_few_scores' });
});

test('the worker reminds once in three days, from three days before the scores are due, and names no application', async () => {
  const { officer, round } = await officerWithRound();
  const [first, second] = await onlyAssessors(2);
  if (!first || !second) throw new Error('two');
  await owner.query(`update assignments set reminded_at = null, due_on = null`);
  const one = await submittedApplication(owner, round, { status: 'in_assessment' });
  await assignAssessors(officer, one.ref, [first.id, second.id]);
  expect(await remindAssessors()).toBe(0);
  await owner.moveClock('2025-09-27T09:00:00Z');
  const counts = await Promise.all([remindAssessors(), remindAssessors()]);
  expect(counts.sort()).toEqual([0, 2]);
  expect(await remindAssessors()).toBe(0);
  const [letter] = await owner.query<{ data: object }>(`select data from notifications where template = 'assessments_due' and email = $1`, [first.email]);
  expect(letter?.data).toEqual({ count: 1, due: '29 September 2025', path: '/manage/assessments' });
  await owner.moveClock('2025-09-15T09:00:00Z');
});

test('two windows of one assessor: neither text is lost, and nothing is sealed before one is chosen', async () => {
  const { officer, round } = await officerWithRound();
  const [first, second] = await onlyAssessors(2);
  if (!first || !second) throw new Error('two');
  const one = await submittedApplication(owner, round, { status: 'in_assessment' });
  await assignAssessors(officer, one.ref, [first.id, second.id]);
  await declareClear(first, one.ref);
  await declareClear(second, one.ref);
  await saveScores(first, one.ref, { reason_need: 'A' }, { version: 0, form: 'one', order: 1 });
  expect(await saveScores(first, one.ref, { reason_need: 'B', score_need: '2' }, { version: 0, form: 'two', order: 1 })).toMatchObject({ raw: { reason_need: 'A', score_need: '2' }, keptApart: ['reason_need'] });
  await saveScores(first, one.ref, { reason_need: 'A and more' }, { version: 0, form: 'one', order: 5 });
  expect((await saveScores(first, one.ref, { reason_need: 'late' }, { version: 0, form: 'one', order: 3 })).raw).toMatchObject({ reason_need: 'A and more' });
  const mine = await assignmentForAssessor(first, one.ref);
  expect(mine?.apart).toMatchObject([{ name: 'reason_need', text: 'B' }]);
  await expect(sealScores(first, one.ref, given)).rejects.toMatchObject({ code: 'two_texts_wait' });
  await expect(chooseScoreText(first, one.ref, { name: 'reason_need', choice: 'saved', version: 0 })).rejects.toMatchObject({ code: 'changed_meanwhile' });
  await chooseScoreText(first, one.ref, { name: 'reason_need', choice: mine?.apart[0]?.at ?? '', version: mine?.draftVersion ?? 0 });
  expect((await assignmentForAssessor(first, one.ref))?.draft).toMatchObject({ reason_need: 'B', score_need: '2' });
  // Neither an officer nor the other assessor reads a draft or any version of it.
  for (const reader of [officer, second]) expect(await transaction(reader, (tx) => rows(tx, sql`select 1 from score_draft_versions`))).toEqual([]);
  await sealScores(first, one.ref, given);
  expect(await owner.query('select 1 from score_draft_versions v join assignments s on s.id = v.assignment_id where s.application_id = $1', [one.id])).toEqual([]);
});

test('a sealed score is never changed and never deleted: the database refuses its owner too', async () => {
  const { officer, round } = await officerWithRound();
  const [first, second] = await onlyAssessors(2);
  if (!first || !second) throw new Error('two');
  const one = await submittedApplication(owner, round, { status: 'in_assessment' });
  await assignAssessors(officer, one.ref, [first.id, second.id]);
  await declareClear(first, one.ref);
  await sealScores(first, one.ref, given);
  await expect(owner.query('update scores set score = 5 where assignment_id in (select id from assignments where application_id = $1)', [one.id])).rejects.toMatchObject({ constraint: 'history_is_only_added_to' });
  await expect(owner.query('delete from scores where assignment_id in (select id from assignments where application_id = $1)', [one.id])).rejects.toMatchObject({ constraint: 'history_is_only_added_to' });
});

test('an assessor’s comment is sealed from the other assessor until the panel opens; who is named is told, in their language', async () => {
  const { officer, round } = await officerWithRound();
  const [first, second] = await onlyAssessors(2);
  if (!first || !second) throw new Error('two');
  const one = await submittedApplication(owner, round, { status: 'in_assessment' });
  await assignAssessors(officer, one.ref, [first.id, second.id]);
  await expect(writeComment(first, one.ref, { words: 'Early', mentions: [], key: newId() })).rejects.toMatchObject({ code: 'not_allowed' });
  for (const assessor of [first, second]) await declareClear(assessor, one.ref);
  await owner.query(`update people set locale = 'cy', locale_chosen = true where id = $1`, [officer.id]);
  await expect(writeComment(first, one.ref, { words: 'To you', mentions: [second.id], key: newId() })).rejects.toMatchObject({ code: 'cannot_mention' });
  await writeComment(first, one.ref, { words: 'The costs look high', mentions: [officer.id], key: newId() });
  expect((await talkForAssessor(first, one.ref))?.comments).toMatchObject([{ words: 'The costs look high', own: true }]);
  expect((await talkForAssessor(second, one.ref))?.comments).toEqual([]);
  expect((await talkForStaff(officer, one.ref))?.comments).toHaveLength(1);
  const [letter] = await owner.query<{ id: string; locale: string; data: object }>(`select id, locale, data from notifications where template = 'comment_mention' and email = $1`, [officer.email]);
  expect(letter).toMatchObject({ data: { reference: one.ref, name: first.name } });
  expect(JSON.stringify(letter?.data)).not.toContain('costs');
  await writeComment(officer, one.ref, { words: 'Only for you', mentions: [second.id], key: newId() });
  expect((await talkForAssessor(second, one.ref))?.comments.map(({ words }) => words)).toEqual(['Only for you']);
  expect((await talkForAssessor(first, one.ref))?.comments).toHaveLength(1);
  for (const assessor of [first, second]) await sealScores(assessor, one.ref, given);
  await openPanel(officer, one.ref);
  expect((await talkForAssessor(second, one.ref))?.comments).toHaveLength(2);
});

test('somebody in conflict reads no comment and settles no flag', async () => {
  const { officer, round } = await officerWithRound();
  const both = await staffMember(owner, ['fund_officer', 'assessor']);
  const [other] = await onlyAssessors(1);
  await owner.query(`update staff_roles set removed_at = null where person_id = $1`, [both.id]);
  const one = await submittedApplication(owner, round, { status: 'in_assessment' });
  await assignAssessors(officer, one.ref, [both.id, other?.id ?? '']);
  await declareConflict(both, one.ref, 'A neighbour');
  const flag = await raiseFlag(officer, one.ref, { reason: 'The accounts are late', key: newId() });
  expect(await talkForStaff(both, one.ref)).toBeUndefined();
  expect(await flagForOfficer(both, flag)).toBeUndefined();
  await expect(settleFlag(both, flag, { move: 'resolve', outcome: 'Fine', version: 1 })).rejects.toMatchObject({ code: 'not_found' });
  await expect(allocateFlag(officer, flag, { personId: both.id, version: 1 })).rejects.toMatchObject({ code: 'cannot_mention' });
});

test('a flag is raised, given to somebody, stops the application, and is resolved; two at once: one is told', async () => {
  const { officer, round } = await officerWithRound();
  const other = await staffMember(owner, ['fund_officer']);
  const one = await submittedApplication(owner, round);
  const flag = await raiseFlag(officer, one.ref, { reason: 'Two applications share an address', key: newId() });
  expect((await queueForStaff(officer, { flagged: true })).lines.map(({ ref }) => ref)).toContain(one.ref);
  await allocateFlag(officer, flag, { personId: other.id, version: 1 });
  expect(await owner.query(`select 1 from notifications where template = 'flag_allocated' and email = $1`, [other.email])).toHaveLength(1);
  await settleFlag(other, flag, { move: 'stop', outcome: 'We ask the police first', version: 2 });
  await expect(recordSift(officer, one.ref, { eligible: true })).rejects.toMatchObject({ code: 'stopped_by_flag' });
  const both = await Promise.allSettled([officer, other].map((person) => settleFlag(person, flag, { move: 'resolve', outcome: 'Explained', version: 3 })));
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'changed_meanwhile' } });
  await recordSift(officer, one.ref, { eligible: true });
});

test('many pass the sift at once, and what cannot is reported with its reason and hinders no other', async () => {
  const { officer, round, roundRef } = await officerWithRound();
  const [able, late, atRisk] = await Promise.all([submittedApplication(owner, round), submittedApplication(owner, round), submittedApplication(owner, round)]);
  await owner.query(`insert into submissions (id, application_id, number, frozen, sha256, certified_by)
    select gen_random_uuid(), application_id, 2, jsonb_set(frozen::jsonb, '{answers,people_at_risk}', '"yes"')::text, sha256, certified_by from submissions where application_id = $1`, [atRisk.id]);
  expect((await siftableForOfficer(officer, { round: roundRef }))?.lines).toHaveLength(3);
  await recordSift(officer, late.ref, { eligible: true });
  const run = await siftMany(officer, [able.ref, late.ref, atRisk.ref], newId());
  const report = (await runForStaff(officer, run))?.report;
  expect(report?.done.map(({ ref }) => ref)).toEqual([able.ref]);
  expect(Object.fromEntries(report?.refused.map(({ ref, refused }) => [ref, refused?.code]) ?? [])).toEqual({ [late.ref]: 'wrong_state', [atRisk.ref]: 'safeguarding_not_answered' });
  await expect(siftMany(officer, [], newId())).rejects.toMatchObject({ code: 'choose_some' });
  await recordSafeguardingCheck(officer, atRisk.ref, { policySeen: true, leadNamed: true, notes: 'Reviewed in May; the lead is named' });
  await recordSift(officer, atRisk.ref, { eligible: true });
});

test('a view is kept under a name, shared or not, and removed by its owner only', async () => {
  const [mine, other] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['approver'])];
  await saveView(mine, { name: 'Waiting', query: 'state=submitted&nonsense=1', shared: false });
  expect(await viewsFor(other)).toEqual([]);
  await saveView(mine, { name: 'Waiting', query: 'state=submitted&order=largest', shared: true });
  expect(await viewsFor(other)).toEqual([{ name: 'Waiting', query: 'state=submitted&order=largest', shared: true, own: false, by: mine.name }]);
  await expect(removeView(other, 'Waiting')).rejects.toMatchObject({ code: 'not_found' });
  await removeView(mine, 'Waiting');
  expect(await viewsFor(mine)).toEqual([]);
  await expect(saveView(await staffMember(owner, ['assessor']), { name: 'X', query: '', shared: false })).rejects.toMatchObject({ code: 'not_allowed' });
});

test('the queue in every order is walked once, forwards and back, and its answers are searched', async () => {
  const { officer, round, roundRef } = await officerWithRound();
  for (let n = 0; n < 55; n += 1) await submittedApplication(owner, round, { amountPence: 10_000_00 + (n % 7) * 1_000_00 });
  const word = await submittedApplication(owner, round, { title: 'Llanfairpwll ukulele orchestra' });
  for (const order of ['newest', 'largest', 'smallest'] as const) {
    const first = await queueForStaff(officer, { round: roundRef, order });
    const second = await queueForStaff(officer, { round: roundRef, order, after: first.next });
    expect(new Set([...first.lines, ...second.lines].map(({ ref }) => ref)).size).toBe(56);
    const amounts = [...first.lines, ...second.lines].map(({ amountAppliedForPence }) => amountAppliedForPence ?? 0);
    if (order === 'largest') expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
    expect((await queueForStaff(officer, { round: roundRef, order, before: second.previous })).lines.map(({ ref }) => ref)).toEqual(first.lines.map(({ ref }) => ref));
  }
  expect((await queueForStaff(officer, { search: 'ukulele orchestra', within: 'answers' })).lines.map(({ ref }) => ref)).toEqual([word.ref]);
  expect((await queueForStaff(officer, { search: 'nowhere to be found', within: 'answers' })).count).toBe(0);
});


import { expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { member, staffMember } from '@/db/testing/people';
import { submittedApplication, testRound } from '@/db/testing/submitted';
import type { Person } from '../access/actor';
import { approveApplication } from '../assessment/commands/decision';
import { writeComment } from '../assessment/commands/comment';
import { moderate, openPanel, recommend } from '../assessment/commands/panel';
import { declareClear, sealScores } from '../assessment/commands/score';
import { assignAssessors, recordSift } from '../assessment/commands/sift';
import { newId } from '../id';
import { allocateComplaint, answerComplaint, makeComplaint, recordComplaint } from './commands';
import { complaintForStaff, complaintsForMember, complaintsForStaff } from './queries';
import { complaintOutcomes } from './vocabulary';

const owner = testDatabase();
const far = { mfaAt: new Date('2030-01-01') };
const said = () => ({ what: 'Nobody read our budget', wanted: 'Read it again', key: newId() });
const scores = [{ criterion: 'need', score: 3, reason: 'Enough' }, { criterion: 'value', score: 3, reason: 'Enough' }];

/** An application handled by a person for each part, all of them able to review others'. */
async function handled() {
  const crew: Record<string, Person> = {};
  for (const part of ['sifted', 'assigned', 'moderated', 'recommended', 'checked', 'commented']) crew[part] = await staffMember(owner, ['fund_officer']);
  const [scored, second, decided, free] = [await staffMember(owner, ['assessor', 'approver']), await staffMember(owner, ['assessor']), await staffMember(owner, ['approver'], far), await staffMember(owner, ['fund_officer'])];
  const { sifted, assigned, moderated, recommended, checked, commented } = crew as { [part: string]: Person } & Record<'sifted' | 'assigned' | 'moderated' | 'recommended' | 'checked' | 'commented', Person>;
  const round = await testRound(owner, sifted, 1_000_000_00);
  const one = await submittedApplication(owner, round);
  await recordSift(sifted, one.ref, { eligible: true });
  await assignAssessors(assigned, one.ref, [scored.id, second.id]);
  for (const assessor of [scored, second]) {
    await declareClear(assessor, one.ref);
    await sealScores(assessor, one.ref, scores);
  }
  await openPanel(moderated, one.ref);
  await moderate(moderated, one.ref, { scores });
  await recommend(recommended, one.ref, { outcome: 'recommended', amountPence: 40_000_00, reason: 'Strong' });
  // However due diligence is recorded, this is its event.
  await owner.query(`insert into events (id, name, actor_kind, actor_id, subject_kind, subject_id, data) values ($1, 'assessment.checked', 'person', $2, 'application', $3, '{}')`, [newId(), checked.id, one.id]);
  await writeComment(commented, one.ref, { words: 'A good one', mentions: [], key: newId() });
  await approveApplication(decided, one.ref, { amountPence: 40_000_00, reason: 'As recommended', key: newId() });
  return { round, one, free, crew: { ...crew, scored, decided } as Record<string, Person> };
}

test('reviewers are refused by the part they took, each named; whoever took none reviews, and nobody complained about reads a word', async () => {
  const { one, free, crew } = await handled();
  const ref = await makeComplaint(one.applicant, one.ref, said());
  for (const [part, person] of Object.entries(crew)) {
    await expect(allocateComplaint(free, ref, { reviewer: person.email }), part).rejects.toMatchObject({ code: 'reviewer_took_part', field: 'reviewer', values: { part: { word: `complaint.part.${part}` } } });
    expect(await complaintsForStaff(person), part).toEqual([]);
    expect(await complaintForStaff(person, ref), part).toBeUndefined();
    await expect(allocateComplaint(person, ref, { reviewer: free.email }), part).rejects.toMatchObject({ code: 'not_found' });
  }
  expect(Object.fromEntries(((await complaintForStaff(free, ref))?.reviewers ?? []).filter(({ involvement }) => involvement).map(({ email, involvement }) => [email, involvement]))).toEqual(Object.fromEntries(Object.entries(crew).map(([part, { email }]) => [email, part])));
  await expect(allocateComplaint(free, ref, { reviewer: one.applicant.email })).rejects.toMatchObject({ code: 'not_of_the_fund' });
  await allocateComplaint(free, ref, { reviewer: free.email });
  // Events of the application, which those who handled it may read, say nothing of a complaint.
  expect(await owner.query(`select 1 from events where subject_id = $1 and name like 'complaint.%'`, [one.id])).toEqual([]);
  const auditor = await staffMember(owner, ['auditor']);
  expect((await complaintsForStaff(auditor))?.map((complaint) => complaint.ref)).toContain(ref);
  await expect(allocateComplaint(auditor, ref, { reviewer: free.email })).rejects.toMatchObject({ code: 'not_allowed' });
  expect(await complaintsForStaff(await staffMember(owner, ['finance']))).toBeUndefined();
});

test('a conflict of interest keeps a complaint from somebody, and them from reviewing it', async () => {
  const { one, free } = await handled();
  const conflicted = await staffMember(owner, ['fund_officer']);
  await owner.query(`insert into conflict_findings (id, application_id, person_id, kind, outcome, reason, decided_by) values ($1, $2, $3, 'mail_domain', 'confirmed', 'A cousin', $4)`, [newId(), one.id, conflicted.id, free.id]);
  const ref = await makeComplaint(one.applicant, one.ref, said());
  await expect(allocateComplaint(free, ref, { reviewer: conflicted.email })).rejects.toMatchObject({ code: 'reviewer_took_part', values: { part: { word: 'complaint.part.conflict' } } });
  expect((await complaintsForStaff(conflicted))?.map((complaint) => complaint.ref)).not.toContain(ref);
});

test.each(complaintOutcomes)('its reviewer answers: %s, with reasons and what is put right; the applicant reads it, and the decision stands', async (outcome) => {
  const { one, free } = await handled();
  const ref = await makeComplaint(one.applicant, one.ref, said());
  const answer = { outcome, reasons: 'We looked at it', putRight: outcome === 'not_upheld' ? undefined : 'We train our officers' };
  await expect(answerComplaint(free, ref, answer)).rejects.toMatchObject({ code: 'complaint_not_allocated' });
  await allocateComplaint(free, ref, { reviewer: free.email });
  await expect(answerComplaint(await staffMember(owner, ['fund_officer']), ref, answer)).rejects.toMatchObject({ code: 'not_allowed' });
  if (outcome !== 'not_upheld') await expect(answerComplaint(free, ref, { ...answer, putRight: ' ' })).rejects.toMatchObject({ code: 'complaint_put_right_needed', field: 'putRight' });
  const before = await owner.query('select status, version, decision_notified_at from applications where id = $1', [one.id]);
  await answerComplaint(free, ref, answer);
  await expect(answerComplaint(free, ref, answer)).rejects.toMatchObject({ code: 'complaint_is_answered' });
  expect(await owner.query('select status, version, decision_notified_at from applications where id = $1', [one.id])).toEqual(before);
  const own = await complaintsForMember(one.applicant, one.ref);
  expect(own?.complaints[0]).toMatchObject({ ref, outcome, reasons: 'We looked at it' });
  expect(JSON.stringify(own)).not.toContain(free.name);
  expect(await complaintsForMember(await member(owner, ['owner']), one.ref)).toBeUndefined();
  expect(await owner.query(`select 1 from notifications where email = $1 and template = 'answer_waits'`, [one.applicant.email])).toHaveLength(1);
});

test('a reviewer who takes part afterwards answers no more', async () => {
  const { one, free } = await handled();
  const ref = await makeComplaint(one.applicant, one.ref, said());
  await allocateComplaint(free, ref, { reviewer: free.email });
  await writeComment(free, one.ref, { words: 'Reading it', mentions: [], key: newId() });
  await expect(answerComplaint(free, ref, { outcome: 'not_upheld', reasons: 'Fine' })).rejects.toMatchObject({ code: 'reviewer_took_part' });
});

test('an officer writes down what somebody without an account says, and does not review it', async () => {
  const { one, free, crew } = await handled();
  const involved = crew.sifted ?? free;
  const more = { name: 'Ann Example', contact: '020 7946 0000' };
  await expect(recordComplaint(involved, { application: 'DIIF-2222-222', ...more, ...said() })).rejects.toMatchObject({ code: 'application_unknown', field: 'application' });
  await expect(recordComplaint(crew.decided ?? free, { application: one.ref, ...more, ...said() })).rejects.toMatchObject({ code: 'not_allowed' });
  const ref = await recordComplaint(involved, { application: ` ${one.ref.toLowerCase()} `, ...more, ...said() });
  expect(await complaintForStaff(involved, ref)).toBeUndefined();
  const own = await recordComplaint(free, { application: one.ref, ...more, ...said() });
  expect(await recordComplaint(free, { application: one.ref, ...more, ...said() })).toBe(own);
  await expect(allocateComplaint(free, own, { reviewer: free.email })).rejects.toMatchObject({ values: { part: { word: 'complaint.part.recorded' } } });
  const other = await staffMember(owner, ['approver']);
  await allocateComplaint(other, own, { reviewer: other.email });
  await answerComplaint(other, own, { outcome: 'not_upheld', reasons: 'Fine' });
});

test('nobody complains of what is not theirs, nor reviews it past the code', async () => {
  const { one } = await handled();
  const stranger = await member(owner, ['owner']);
  await expect(makeComplaint(stranger, one.ref, said())).rejects.toMatchObject({ code: 'not_found' });
  await expect(owner.query(`insert into complaints (id, ref, application_id, made_by, recorded_by, name, contact, what, due_on) values ($1, 'CMP-2222-222', $2, $3, $3, 'x', 'x', 'x', '2025-10-01')`, [newId(), one.id, stranger.id])).rejects.toMatchObject({ constraint: 'complaint_is_made_or_recorded' });
});

import { expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { member, staffMember } from '@/db/testing/people';
import { submittedApplication, testRound } from '@/db/testing/submitted';
import { notifyDecision } from '../assessment/commands/decision';
import { recordSift } from '../assessment/commands/sift';
import { newId } from '../id';
import { answerFeedback, askForFeedback } from './commands';
import { feedbackForMember, feedbackForStaff, feedbackRequestForStaff } from './queries';
import { whyNotAskForFeedback } from './rules';

const owner = testDatabase();
const ask = (question = 'What would have made it stronger?') => ({ question, key: newId() });

async function refused() {
  const officer = await staffMember(owner, ['fund_officer']);
  const round = await testRound(owner, officer, 100_000_00);
  const one = await submittedApplication(owner, round);
  await recordSift(officer, one.ref, { eligible: false, reason: 'Outside the area' });
  return { officer, round, one };
}

test('feedback is asked for after a letter that refuses, until its date, once', () => {
  const now = new Date('2025-10-13T22:30:00Z');
  expect(whyNotAskForFeedback({ until: null, asked: false }, now)?.code).toBe('feedback_not_offered');
  expect(whyNotAskForFeedback({ until: '2025-10-13', asked: false }, now)).toBeUndefined();
  expect(whyNotAskForFeedback({ until: '2025-10-13', asked: false }, new Date('2025-10-13T23:00:00Z'))?.code).toBe('feedback_too_late');
  expect(whyNotAskForFeedback({ until: '2025-10-13', asked: true }, now)?.code).toBe('feedback_already_asked');
});

test('an applicant asks, an officer answers, everybody of the organisation is told and reads it', async () => {
  const { officer, one } = await refused();
  await expect(askForFeedback(one.applicant, one.ref, ask())).rejects.toMatchObject({ code: 'feedback_not_offered' });
  await notifyDecision(officer, one.ref);
  const stranger = await member(owner, ['owner']);
  await expect(askForFeedback(stranger, one.ref, ask())).rejects.toMatchObject({ code: 'not_found' });
  const key = newId();
  const ref = await askForFeedback(one.applicant, one.ref, { question: 'Why?', key });
  expect(await askForFeedback(one.applicant, one.ref, { question: 'Why?', key })).toBe(ref);
  await expect(askForFeedback(one.applicant, one.ref, ask())).rejects.toMatchObject({ code: 'feedback_already_asked' });
  expect((await feedbackForStaff(officer))?.lines[0]).toMatchObject({ ref, question: 'Why?', dueOn: '2025-10-13', late: false });
  await expect(answerFeedback(await staffMember(owner, ['approver']), ref, { answer: 'So' })).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(answerFeedback(officer, ref, { answer: ' ' })).rejects.toMatchObject({ code: 'reason_needed' });
  const both = await Promise.allSettled([1, 2].map((n) => answerFeedback(officer, ref, { answer: `Answer ${n}` })));
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect((await feedbackForMember(one.applicant, one.ref))?.answer).toMatch(/^Answer/);
  expect(await feedbackForMember(stranger, one.ref)).toBeUndefined();
  const mail = await owner.query<{ template: string }>(`select template from notifications where email = $1 and template = 'answer_waits'`, [one.applicant.email]);
  expect(mail).toHaveLength(1);
  const names = await owner.query<{ name: string }>(`select name from events where subject_id = $1 and name like 'feedback.%' order by id`, [one.id]);
  expect(names.map(({ name }) => name)).toEqual(['feedback.asked', 'feedback.answered']);
});

test('behind the wall a conflicted officer meets no request, and answers none', async () => {
  const { officer, one } = await refused();
  await notifyDecision(officer, one.ref);
  const ref = await askForFeedback(one.applicant, one.ref, ask());
  const other = await staffMember(owner, ['fund_officer']);
  await owner.query(`insert into conflict_findings (id, application_id, person_id, kind, outcome, reason, decided_by) values ($1, $2, $3, 'mail_domain', 'confirmed', 'A cousin', $4)`, [newId(), one.id, officer.id, other.id]);
  expect((await feedbackForStaff(officer))?.lines.map((line) => line.ref)).not.toContain(ref);
  expect(await feedbackRequestForStaff(officer, ref)).toBeUndefined();
  await expect(answerFeedback(officer, ref, { answer: 'So' })).rejects.toMatchObject({ code: 'not_found' });
  await answerFeedback(other, ref, { answer: 'So' });
});

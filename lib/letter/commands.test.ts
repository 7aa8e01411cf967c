import { expect, test } from 'vitest';
import { transaction } from '@/db/client';
import { testDatabase } from '@/db/testing/database';
import { staffMember } from '@/db/testing/people';
import { recommendedApplication, submittedApplication, type TestRound, testRound } from '@/db/testing/submitted';
import type { Person } from '../access/actor';
import { approveApplication, notifyDecision, refuseApplication } from '../assessment/commands/decision';
import { recordSift } from '../assessment/commands/sift';
import { applicationForMember, applicationsForMember } from '../application/queries';
import { awardForRecipient } from '../award/queries';
import { feedbackForMember } from '../feedback/queries';
import { newId } from '../id';
import { callOffLetters, proposeLetters, setLetterSettings, setLetterText, writeParagraph } from './commands';
import { letterBatch, letterPreview, lettersForMember, lettersForStaff, lettersOfRound, lettersToSend } from './queries';
import { sendDueLetters } from './sending';
import { letterKinds } from './vocabulary';

const owner = testDatabase();
const pence = 40_000_00;
const roundRef = async ({ roundId }: TestRound) => (await owner.query<{ ref: string }>('select ref from funding_rounds where id = $1', [roundId]))[0]?.ref ?? '';
const told = async (ref: string) => (await owner.query<{ at: Date | null }>('select decision_notified_at as at from applications where ref = $1', [ref]))[0]?.at ?? null;
const sentOf = (ref: string) => owner.query<{ kind: string; language: string; sha256: string }>('select kind, language, l.sha256 from letters l join applications a on a.id = l.application_id where a.ref = $1', [ref]);
const propose = (actor: Person, round: string, sendAt: Date | 'now' = 'now', kinds = letterKinds) => proposeLetters(actor, round, { kinds, sendAt, key: newId() });

/** One of each: offered, in reserve, refused with moderated scores, and not eligible. */
async function decided() {
  const [officer, approver] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['approver'], { mfaAt: new Date('2030-01-01') })];
  const round = await testRound(owner, officer, 10 * pence);
  const won = await recommendedApplication(owner, round, officer, pence);
  const { awardRef } = await approveApplication(approver, won.ref, { amountPence: pence, reason: 'Strong', key: newId() });
  const lost = await recommendedApplication(owner, round, officer, pence);
  for (const [criterion, score] of [['need', 2], ['value', 3]]) await owner.query(`insert into moderations (application_id, criterion, score, reason, moderated_by) values ($1, $2, $3, 'A secret of the panel', $4)`, [lost.id, criterion, score, officer.id]);
  await refuseApplication(approver, lost.ref, { reason: 'The plan is thin', key: newId() });
  const out = await submittedApplication(owner, round);
  await recordSift(officer, out.ref, { eligible: false, reason: 'Outside the round’s area' });
  const reserve = await submittedApplication(owner, round, { status: 'reserve', panelOpen: true, amountPence: pence });
  return { officer, approver, round: await roundRef(round), testRound: round, won: { ...won, awardRef: awardRef ?? '' }, lost, out, reserve };
}

test('nothing of a decision is to be seen before its letter, whatever is proposed, and everything of it after', async () => {
  const { officer, approver, round, testRound: made, won, lost, out, reserve } = await decided();
  const open = await submittedApplication(owner, made, { status: 'in_assessment' });
  const seen = async (one: { applicant: Person; ref: string }) => {
    const application = await applicationForMember(one.applicant, one.ref);
    const [line] = await applicationsForMember(one.applicant);
    return JSON.stringify({ status: application?.status, decisionNotifiedAt: application?.decisionNotifiedAt, line: line?.status, letters: await lettersForMember(one.applicant, one.ref), feedback: (await feedbackForMember(one.applicant, one.ref))?.whyNot?.code });
  };
  await owner.moveClock('2025-09-15T09:00:00Z');
  await writeParagraph(officer, lost.ref, { version: 0, en: 'We liked the sessions.', cy: '' });
  const batch = await propose(officer, round, new Date('2025-09-16T08:00:00Z'));
  const undecided = await seen(open);
  for (const one of [won, lost, out, reserve]) expect(await seen(one)).toBe(undecided);
  expect(await awardForRecipient(won.applicant, won.awardRef)).toBeUndefined();
  const events = (applicant: Person) => transaction(applicant, async (tx) => (await tx.execute('select name from events')).rows.map((row) => row.name));
  for (const one of [won, lost, out, reserve]) expect((await events(one.applicant)).filter((name) => /letter|decision|award/.test(String(name)))).toEqual([]);
  expect(await sendDueLetters()).toBe(0);

  await owner.moveClock('2025-09-16T08:00:00Z');
  expect(await sendDueLetters()).toBe(4);
  expect((await letterBatch(approver, batch))).toMatchObject({ status: 'sent', sent: 4, unsent: 0 });
  const [letter] = await lettersForMember(lost.applicant, lost.ref);
  expect(letter).toMatchObject({ kind: 'decline', language: 'en', cy: null, feedbackUntil: '2025-10-14' });
  expect(letter?.en).toContain('The plan is thin');
  expect(letter?.en).toContain('- Need: 2 of 5\n- Value: 3 of 5');
  expect(letter?.en).toContain('We liked the sessions.');
  expect(letter?.en).not.toContain('secret');
  expect((await lettersForMember(won.applicant, won.ref))[0]?.en).toContain('14 October 2025');
  expect((await owner.query<{ d: string }>('select offer_open_until::text as d from awards where ref = $1', [won.awardRef]))[0]?.d).toBe('2025-10-14');
  expect((await lettersForMember(out.applicant, out.ref))[0]?.en).toContain('Outside the round’s area');
  expect(await lettersForMember(lost.applicant, won.ref)).toEqual([]);
  const mail = await owner.query<{ template: string }>('select template from notifications where email = any ($1) order by template', [[won.applicant.email, reserve.applicant.email]]);
  expect(mail.map(({ template }) => template)).toEqual(['award_offered', 'decision_ready', 'reserve_letter']);
  const [event] = await owner.query<{ data: Record<string, string>; actor: string }>(`select data, actor_id as actor from events where name = 'letter.sent' and subject_id = $1`, [lost.id]);
  expect(event).toMatchObject({ actor: officer.id, data: { kind: 'decline', language: 'en', sha256: letter?.sha256, ref: lost.ref } });
  // A place in reserve is told, and nothing is decided by it.
  expect(await told(reserve.ref)).toBeNull();
  expect(JSON.parse(await seen(reserve))).toMatchObject({ status: 'in_assessment', letters: [{ kind: 'reserve' }] });
});

test('two workers and a crash in the middle: each letter is sent once, and what was left over is sent by the next', async () => {
  const { officer, round, won, lost, out, reserve } = await decided();
  await propose(officer, round);
  // Somebody holds one application, so that its letter cannot be sent this time.
  const held = await new Promise<() => Promise<void>>((resolve) => {
    void transaction(officer, (tx) => tx.execute(`select 1 from applications where ref = '${lost.ref}' for update`).then(() => new Promise<void>((done) => resolve(async () => done()))));
  });
  const [one, other] = await Promise.all([sendDueLetters(), sendDueLetters()]);
  expect(one + other).toBe(3);
  expect(await sentOf(lost.ref)).toEqual([]);
  await held();
  expect((await Promise.all([sendDueLetters(), sendDueLetters()])).reduce((sum, n) => sum + n, 0)).toBe(1);
  for (const { ref } of [won, lost, out, reserve]) expect(await sentOf(ref)).toHaveLength(1);
  expect(await sendDueLetters()).toBe(0);
  const mail = await owner.query<{ n: number }>(`select count(*)::int as n from notifications where email = $1 and template = 'decision_ready'`, [lost.applicant.email]);
  expect(mail).toEqual([{ n: 1 }]);
});

test('a batch is called off before its time, with a reason, and never at it', async () => {
  const { officer, round, lost } = await decided();
  await owner.moveClock('2025-09-16T08:00:00Z');
  const first = await propose(officer, round, new Date('2025-09-17T08:00:00Z'));
  await expect(callOffLetters(officer, first, { reason: ' ' })).rejects.toMatchObject({ code: 'reason_needed', field: 'reason' });
  await expect(propose(officer, round)).rejects.toMatchObject({ code: 'no_letters_to_send' });
  await expect(setLetterText(officer, round, 'decline', { version: 0, en: 'Other words', cy: '' })).rejects.toMatchObject({ code: 'letters_are_waiting' });
  await expect(writeParagraph(officer, lost.ref, { version: 0, en: 'Other words', cy: '' })).rejects.toMatchObject({ code: 'letters_are_waiting' });
  await callOffLetters(officer, first, { reason: 'The minister is ill' });
  await owner.moveClock('2025-09-17T08:00:00Z');
  expect(await sendDueLetters()).toBe(0);
  expect(await told(lost.ref)).toBeNull();
  const second = await propose(officer, round);
  await expect(callOffLetters(officer, second, { reason: 'Too late' })).rejects.toMatchObject({ code: 'letters_are_going_out' });
  expect(await sendDueLetters()).toBe(4);
  await expect(callOffLetters(officer, second, { reason: 'Too late' })).rejects.toMatchObject({ code: 'wrong_state' });
});

test('what cannot be sent is reported with its reason: told by itself, withdrawn, stopped, restricted meanwhile; the others go out', async () => {
  const { officer, round, won, lost, out, reserve } = await decided();
  const other = await staffMember(owner, ['fund_officer']);
  const batch = await propose(officer, round);
  await notifyDecision(other, won.ref);
  await owner.query(`update applications set status = 'withdrawn', withdrawn_reason = 'Funded elsewhere' where id = $1`, [reserve.id]);
  await owner.query(`insert into application_flags (id, ref, application_id, status, reason, raised_by, outcome) values ($1, 'FLG-2222-222', $2, 'stopped', 'A worry', $3, 'Stop')`, [newId(), lost.id, other.id]);
  await owner.query(`insert into conflict_findings (id, application_id, person_id, kind, outcome, reason, decided_by) values ($1, $2, $3, 'mail_domain', 'confirmed', 'A cousin', $4)`, [newId(), out.id, officer.id, other.id]);
  expect(await sendDueLetters()).toBe(0);
  const problems = Object.fromEntries(((await letterBatch(other, batch))?.items ?? []).map(({ ref, problem }) => [ref, problem]));
  expect(problems).toEqual({ [won.ref]: 'already_notified', [reserve.ref]: 'letter_is_another_now', [lost.ref]: 'stopped_by_flag', [out.ref]: 'conflict_of_interest' });
  expect((await letterBatch(other, batch))?.status).toBe('sent');
  // Behind the wall it is in no batch and no list.
  expect((await letterBatch(officer, batch))?.items.map(({ ref }) => ref)).not.toContain(out.ref);
  expect((await lettersToSend(officer, round))?.ready.find(({ kind }) => kind === 'ineligible')?.count).toBe(0);
  expect((await lettersToSend(other, round))?.ready.find(({ kind }) => kind === 'ineligible')?.count).toBe(1);
  expect((await letterPreview(officer, round, 'ineligible'))?.drafts).toEqual([]);
  expect(await lettersForStaff(officer, out.ref)).toBeUndefined();
});

test('whoever may not send letters any more sends none, and the batch says so', async () => {
  const { officer, approver, round, lost } = await decided();
  const batch = await propose(officer, round);
  await owner.query('update staff_roles set removed_at = app_now() where person_id = $1', [officer.id]);
  expect(await sendDueLetters()).toBe(0);
  expect((await letterBatch(approver, batch))?.items.every(({ problem }) => problem === 'not_allowed')).toBe(true);
  expect(await told(lost.ref)).toBeNull();
});

test('a letter is in the language of whoever signed the application, or in both, and waits for its Welsh', async () => {
  const { officer, round, lost, out } = await decided();
  await owner.query(`update people set locale = 'cy' where id = $1`, [lost.applicant.id]);
  await setLetterText(officer, round, 'decline', { version: 0, en: 'Sorry, {organisation}', cy: '' });
  await expect(setLetterText(officer, round, 'decline', { version: 0, en: 'Sorry', cy: '' })).rejects.toMatchObject({ code: 'changed_meanwhile' });
  await expect(setLetterText(officer, round, 'decline', { version: 1, en: 'By {assessor}', cy: '' })).rejects.toMatchObject({ code: 'letter_place_unknown', field: 'en' });
  await expect(notifyDecision(officer, lost.ref)).rejects.toMatchObject({ code: 'letter_not_complete' });
  expect((await lettersToSend(officer, round))?.lacking).toEqual([{ ref: lost.ref, kind: 'decline', lacks: ['no_welsh_text'] }]);
  await setLetterText(officer, round, 'decline', { version: 1, en: '', cy: '' });
  await notifyDecision(officer, lost.ref);
  expect((await lettersForMember(lost.applicant, lost.ref))[0]).toMatchObject({ language: 'cy', en: null });
  await setLetterSettings(officer, round, { version: 2, reasons: false, scores: false, bilingual: true, feedbackDays: 0 });
  await notifyDecision(officer, out.ref);
  const [both] = await lettersForMember(out.applicant, out.ref);
  expect(both).toMatchObject({ language: 'both', feedbackUntil: null });
  expect(both?.en).not.toContain('Outside the round’s area');
  expect(both?.cy).toContain('Annwyl');
});

test('a letter is never changed, taken back or sent twice', async () => {
  const { officer, lost } = await decided();
  const both = await Promise.allSettled([1, 2].map(() => notifyDecision(officer, lost.ref)));
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'already_notified' } });
  for (const bad of [`update letters set text_en = 'Other'`, 'delete from letters', 'truncate letters']) await expect(owner.query(bad)).rejects.toMatchObject({ constraint: 'history_is_only_added_to' });
});

test('letters are an officer’s to send, a reader’s to read, and nobody else’s', async () => {
  const { round, lost, approver } = await decided();
  const finance = await staffMember(owner, ['finance']);
  await expect(propose(approver, round)).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(setLetterSettings(approver, round, { version: 0, reasons: true, scores: true, bilingual: false, feedbackDays: 1 })).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(callOffLetters(approver, 'LTB-2222-222', { reason: 'No' })).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(writeParagraph(approver, lost.ref, { version: 0, en: 'x', cy: '' })).rejects.toMatchObject({ code: 'not_allowed' });
  expect((await lettersOfRound(approver, round))?.waiting.map(({ count }) => count)).toEqual([1, 1, 1, 1]);
  expect((await lettersForStaff(approver, lost.ref))?.draft?.lacks).toEqual([]);
  expect(await lettersOfRound(finance, round)).toBeUndefined();
  expect(await lettersForStaff(finance, lost.ref)).toBeUndefined();
  expect(await lettersToSend(approver, round)).toBeUndefined();
});

test('five hundred letters are previewed twenty at a time, and what waits is sent once', async () => {
  const { officer, testRound: made, round } = await decided();
  const one = await submittedApplication(owner, made, { status: 'ineligible' });
  await owner.query(`update applications set sift_reason = 'Too late' where id = $1`, [one.id]);
  await owner.query(
    `insert into applications (id, ref, round_id, organisation_id, question_set_id, status, title, category_key, lead_region, amount_applied_for_pence, created_by, submitted_at, sift_reason)
     select gen_random_uuid(), 'DIIF-9999-' || lpad(n::text, 3, '0'), round_id, organisation_id, question_set_id, status, title, category_key, lead_region, amount_applied_for_pence, created_by, submitted_at, sift_reason from applications, generate_series(1, 500) n where id = $1`, [one.id]);
  let [after, pages, seen] = ['', 0, 0];
  for (let more = true; more; pages++) {
    const page = await letterPreview(officer, round, 'ineligible', after);
    more = page?.more ?? false;
    seen += page?.drafts.length ?? 0;
    after = page?.drafts.at(-1)?.facts.ref ?? '';
  }
  expect([pages, seen]).toEqual([26, 502]);
  // Sending each is a transaction of its own: a hundred tell as much as five hundred, sooner.
  await owner.query(`update applications set status = 'withdrawn', withdrawn_reason = 'Later' where ref > 'DIIF-9999-100' and ref < 'DIIF-9999-999'`);
  await proposeLetters(officer, round, { kinds: ['ineligible'], sendAt: 'now', key: newId() });
  const left = (await owner.query('select 1 from letter_batch_items i join letter_batches b on b.id = i.batch_id join funding_rounds r on r.id = b.round_id where r.ref = $1', [round])).length;
  expect(left).toBeGreaterThan(99);
  expect((await Promise.all([sendDueLetters(), sendDueLetters()])).reduce((sum, n) => sum + n, 0)).toBe(left);
});

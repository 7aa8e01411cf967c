import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { member, staffMember } from '@/db/testing/people';
import { testAnswers, testCriteria, testQuestions, testRound } from '@/db/testing/round';
import { actingAt, type Person } from '../access/actor';
import { saveAllAnswers } from '../application/commands/save';
import { askForSignOff } from '../application/commands/sign-off';
import { startApplication } from '../application/commands/start';
import { submitApplication } from '../application/commands/submit';
import { applicationForMember, receiptForMember } from '../application/queries';
import { recordSift } from '../assessment/commands/sift';
import { queueForStaff } from '../assessment/queries/queue';
import { waitingFor } from '../assessment/queries/waiting';
import { newId } from '../id';
import { createRound } from './commands';
import { tellOfQuestions } from './moved-mail';
import { copyQuestions, discardQuestions, editQuestions, moveApplications, publishQuestions } from './question-commands';
import { withNewQuestion, withoutQuestion } from './question-edit';
import { roundForPublic, roundsForPublic } from './queries';
import type { QuestionSet } from './question-set';
import { questionsOf } from './questions';
import { startRehearsal } from './rehearsal-commands';
import { draftRound, editRound, finishRehearsal, scheduleRound, takeBackRound } from './round-commands';
import { roundForStaff, roundsForStaff } from './round-queries';

const owner = testDatabase();
const said = (text: string) => ({ en: text, cy: `${text} (cy)` });
const hours = { opensAt: new Date('2025-10-01T08:00:00Z'), closesAt: new Date('2025-10-31T17:00:00Z') };
const limits = { minimumPence: 25_000_00, maximumPence: 500_000_00 };

/** A draft round like an open one, with everything it needs. */
async function fullDraft(officer: Person): Promise<string> {
  const open = await testRound(owner);
  const ref = await draftRound(officer, { title: said('Spring'), nation: 'england', ...hours, ...limits, like: open.ref }, newId());
  await editRound(officer, ref, 1, { categories: ['category_1', 'category_2'].map((key) => ({ key, label: said(key), envelopeKey: open.envelopeId })), criteria: testCriteria });
  return ref;
}

/** The person as their next request sees them: the rehearsal's organisation is theirs, and under /apply they hold no role of the fund. */
async function asApplicant(officer: Person): Promise<Person> {
  const memberships = await owner.query<Person['memberships'][number]>(`select m.organisation_id as "organisationId", o.name as "organisationName", m.role from memberships m join organisations o on o.id = m.organisation_id where m.person_id = $1`, [officer.id]);
  return actingAt({ ...officer, memberships }, '/apply/applications');
}

async function rehearse(officer: Person, ref: string): Promise<{ application: string; person: Person }> {
  const application = await startRehearsal(officer, ref, newId());
  const person = await asApplicant(officer);
  await saveAllAnswers(person, application, testAnswers);
  await askForSignOff(person, application);
  await submitApplication(person, application, { key: newId(), confirmedAlone: true });
  return { application, person };
}

const used = (set: QuestionSet, name: string): QuestionSet => JSON.parse(JSON.stringify(set), (_, value) => (value?.name === name ? { ...value, label: said('Extra'), why: said('why'), usedBy: said('officers') } : value));
const withExtra = (set: QuestionSet) => used(withNewQuestion(set, { page: 'summary', kind: 'text', name: 'extra', labelEn: 'Extra' }), 'extra');

describe('from draft to open', () => {
  test('an officer drafts a round, rehearses it and schedules it; then, and not before, anybody can read it', async () => {
    const officer = await staffMember(owner, ['fund_officer']);
    const ref = await fullDraft(officer);
    expect(await roundForPublic(ref)).toBeUndefined();
    await expect(scheduleRound(officer, ref)).rejects.toMatchObject({ code: 'round_rehearse_first' });
    await expect(finishRehearsal(officer, ref)).rejects.toMatchObject({ code: 'round_not_rehearsed' });
    await rehearse(officer, ref);
    await finishRehearsal(officer, ref);
    await scheduleRound(officer, ref);
    expect((await roundForPublic(ref))?.round).toMatchObject({ ref, criteria: testCriteria });
    expect((await roundsForPublic()).rounds.map((round) => round.ref)).toContain(ref);
    expect((await roundsForStaff(officer))?.find((round) => round.ref === ref)).toMatchObject({ stage: 'scheduled', started: 0, submitted: 0 });
    await takeBackRound(officer, ref, 'The limits are wrong');
    expect(await roundForPublic(ref)).toBeUndefined();
    expect(await owner.query(`select name from events where subject_kind = 'round' and data ->> 'ref' = $1 order by id`, [ref])).toEqual(['round.drafted', 'round.changed', 'round.rehearsal_started', 'round.rehearsed', 'round.scheduled', 'round.taken_back'].map((name) => ({ name })));
  });

  test('what changes after the rehearsal is rehearsed again', async () => {
    const officer = await staffMember(owner, ['fund_officer']);
    const ref = await fullDraft(officer);
    await rehearse(officer, ref);
    await finishRehearsal(officer, ref);
    const version = (await roundForStaff(officer, ref))?.version ?? 0;
    await editRound(officer, ref, version, { maximumPence: 100_000_00 });
    await expect(scheduleRound(officer, ref)).rejects.toMatchObject({ code: 'round_rehearse_first' });
    // The limits stand in the questions too, so the earlier rehearsal was of others.
    await expect(finishRehearsal(officer, ref)).rejects.toMatchObject({ code: 'round_not_rehearsed' });
  });

  test('a round that has opened stays, and loses nothing that somebody may be writing for', async () => {
    const officer = await staffMember(owner, ['fund_officer']);
    const { ref } = await testRound(owner);
    await expect(takeBackRound(officer, ref, 'why')).rejects.toMatchObject({ code: 'round_has_opened' });
    await expect(editRound(officer, ref, 1, { closesAt: new Date('2025-09-20T16:00:00Z') })).rejects.toMatchObject({ code: 'round_open_closing' });
    await editRound(officer, ref, 1, { closesAt: new Date('2025-10-20T16:00:00Z') });
    expect((await roundForPublic(ref))?.round.closesAt).toEqual(new Date('2025-10-20T16:00:00Z'));
  });

  test('a round is drafted once, however often at once the button is pressed', async () => {
    const officer = await staffMember(owner, ['fund_officer']);
    const key = newId();
    const refs = await Promise.all([1, 2, 3].map(() => draftRound(officer, { title: said('Twice'), nation: 'england', ...hours, ...limits }, key)));
    expect(new Set(refs).size).toBe(1);
  });

  test('two officers at once: one succeeds, one is told', async () => {
    const [one, other] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['fund_officer'])];
    const { ref } = await testRound(owner);
    const results = await Promise.allSettled([editRound(one, ref, 1, { title: said('First') }), editRound(other, ref, 1, { title: said('Second') })]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((result) => result.status === 'rejected')).toMatchObject({ reason: { code: 'changed_meanwhile' } });
  });

  test('nobody but an officer: not an auditor, who reads; not an applicant, who does not know that it is there', async () => {
    const officer = await staffMember(owner, ['fund_officer']);
    const ref = await fullDraft(officer);
    const [auditor, applicant] = [await staffMember(owner, ['auditor']), await member(owner, ['owner'])];
    expect(await roundForStaff(auditor, ref)).toMatchObject({ ref });
    expect(await roundForStaff(applicant, ref)).toBeUndefined();
    for (const act of [(actor: Person) => draftRound(actor, { title: said('x'), nation: 'england', ...hours, ...limits }, newId()), (actor: Person) => editRound(actor, ref, 2, { scaleMax: 9 }), (actor: Person) => scheduleRound(actor, ref), (actor: Person) => finishRehearsal(actor, ref),
      (actor: Person) => takeBackRound(actor, ref, 'x'), (actor: Person) => startRehearsal(actor, ref, newId()), (actor: Person) => editQuestions(actor, ref, 0, withExtra), (actor: Person) => publishQuestions(actor, ref, 0), (actor: Person) => moveApplications(actor, ref)]) {
      await expect(act(auditor)).rejects.toMatchObject({ code: 'not_allowed' });
    }
    await expect(startApplication(await member(owner, ['editor']), { roundRef: ref, organisationId: applicant.memberships[0]?.organisationId ?? '', key: newId() })).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(startApplication(applicant, { roundRef: ref, organisationId: applicant.memberships[0]?.organisationId ?? '', key: newId() })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a rehearsal', () => {
  test('reaches no queue, no count and no mail, whatever is done with it', async () => {
    const officer = await staffMember(owner, ['fund_officer']);
    const ref = await fullDraft(officer);
    const before = { queue: (await queueForStaff(officer)).count, waiting: await waitingFor(officer) };
    const { application, person } = await rehearse(officer, ref);
    expect({ queue: (await queueForStaff(officer)).count, waiting: await waitingFor(officer) }).toEqual(before);
    expect((await queueForStaff(officer, { search: application.toLowerCase() })).lines).toEqual([]);
    expect(await owner.query(`select 1 from notifications where data ->> 'reference' = $1`, [application])).toEqual([]);
    await expect(recordSift(officer, application, { eligible: true })).rejects.toMatchObject({ code: 'not_found' });
    expect((await roundsForStaff(officer))?.find((round) => round.ref === ref)).toMatchObject({ started: 0, submitted: 0 });
    // Whoever rehearsed it reads its receipt, as an applicant would.
    expect(await receiptForMember(person, application)).toMatchObject({ ref: application, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await applicationForMember(person, application)).toMatchObject({ rehearsal: true });
  });

  test('its organisation can apply for nothing real: whatever it starts is a rehearsal', async () => {
    const officer = await staffMember(owner, ['fund_officer']);
    await rehearse(officer, await fullDraft(officer));
    const { ref } = await testRound(owner);
    const person = await asApplicant(officer);
    const started = await startApplication(person, { roundRef: ref, organisationId: person.memberships[0]?.organisationId ?? '', key: newId() });
    expect(await owner.query('select rehearsal from applications where ref = $1', [started])).toEqual([{ rehearsal: true }]);
  });
});

describe('questions', () => {
  test('a draft is seen by nobody until it is published, and a question without a use is not published', async () => {
    const officer = await staffMember(owner, ['fund_officer']);
    const { ref } = await testRound(owner);
    await editQuestions(officer, ref, 0, (set) => withNewQuestion(set, { page: 'summary', kind: 'text', name: 'extra', labelEn: 'Extra' }));
    expect(questionsOf((await roundForPublic(ref))?.round.questionSet ?? { sections: [] }).map(({ name }) => name)).not.toContain('extra');
    await expect(publishQuestions(officer, ref, 1)).rejects.toMatchObject({ code: 'questions_not_ready', values: { count: 3 } });
    await editQuestions(officer, ref, 1, (set) => used(set, 'extra'));
    await publishQuestions(officer, ref, 2);
    expect((await roundForPublic(ref))?.round).toMatchObject({ questionSetVersion: 2 });
    await expect(publishQuestions(officer, ref, 2)).rejects.toMatchObject({ code: 'no_question_draft' });
  });

  test('two officers write at once: one succeeds, one is told', async () => {
    const [one, other] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['fund_officer'])];
    const { ref } = await testRound(owner);
    const results = await Promise.allSettled([editQuestions(one, ref, 0, withExtra), editQuestions(other, ref, 0, (set) => withoutQuestion(set, 'summary'))]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((result) => result.status === 'rejected')).toMatchObject({ reason: { code: 'changed_meanwhile' } });
  });

  test('the same press twice is one change, of a part and of the questions; adding a question again is told', async () => {
    const officer = await staffMember(owner, ['fund_officer']);
    const { ref } = await testRound(owner);
    const twice = async (press: () => Promise<unknown>) => (await Promise.allSettled([press(), press()])).map(({ status }) => status);
    expect(await twice(() => editRound(officer, ref, 1, { title: said('Once') }))).toEqual(['fulfilled', 'fulfilled']);
    await expect(editRound(officer, ref, 1, { title: said('Other') })).rejects.toMatchObject({ code: 'changed_meanwhile' });
    expect(await twice(() => editQuestions(officer, ref, 0, (set) => withoutQuestion(set, 'summary')))).toEqual(['fulfilled', 'fulfilled']);
    await editQuestions(officer, ref, 1, withExtra);
    await expect(editQuestions(officer, ref, 1, withExtra)).rejects.toMatchObject({ code: 'changed_meanwhile' });
    expect(await owner.query(`select name from events where subject_kind = 'round' and data ->> 'ref' = $1 order by id`, [ref])).toEqual(['round.changed', 'question_set.edited', 'question_set.edited'].map((name) => ({ name })));
  });

  test('started applications keep their questions until an officer moves them; then every answer is kept and the change is shown', async () => {
    const officer = await staffMember(owner, ['fund_officer']);
    const [drafting, signing] = [await member(owner, ['editor', 'certifier']), await member(owner, ['editor', 'certifier'])];
    const { ref } = await testRound(owner);
    const start = async (person: Person) => startApplication(person, { roundRef: ref, organisationId: person.memberships[0]?.organisationId ?? '', key: newId() });
    const [draft, waiting] = [await start(drafting), await start(signing)];
    await saveAllAnswers(drafting, draft, testAnswers);
    await saveAllAnswers(signing, waiting, testAnswers);
    await askForSignOff(signing, waiting);
    await editQuestions(officer, ref, 0, (set) => withoutQuestion(withExtra(set), 'new_evidence'));
    await editQuestions(officer, ref, 1, (set) => ({ ...set, sections: set.sections.map((section) => ({ ...section, pages: section.pages.filter((page) => page.questions.length > 0) })) }));
    await publishQuestions(officer, ref, 2);
    const asked = async (person: Person, application: string) => questionsOf((await applicationForMember(person, application))?.set ?? { sections: [] }).map(({ name }) => name);
    expect(await asked(drafting, draft)).not.toContain('extra');
    expect(await roundForStaff(officer, ref)).toMatchObject({ behind: 1 });
    await owner.query(`update people set locale = 'cy' where id = $1`, [drafting.id]);
    expect(await moveApplications(officer, ref)).toBe(1);
    expect(await asked(drafting, draft)).toContain('extra');
    // The worker tells those who write in it what changed and where, once, in their own language.
    const [sets] = await owner.query<{ id: string; from: string; to: string }>(`select id, earlier_question_set_id as "from", question_set_id as "to" from applications where ref = $1`, [draft]);
    expect(await Promise.all([tellOfQuestions(sets ?? { id: '', from: '', to: '' })])).toEqual([1]);
    expect(await tellOfQuestions(sets ?? { id: '', from: '', to: '' })).toBe(0);
    const letters = await owner.query<{ email: string; locale: string; changes: string }>(`select email, locale, data ->> 'changes' as changes from notifications where template = 'questions_changed'`);
    expect(letters).toMatchObject([{ email: drafting.email, locale: 'cy', changes: expect.stringContaining('(ar y dudalen “') }]);
    expect(letters[0]?.changes.split('\n')).toHaveLength(3);
    expect(await asked(signing, waiting)).not.toContain('extra');
    const moved = await applicationForMember(drafting, draft);
    expect(moved?.answers).toMatchObject({ title: 'Doorways online', summary: 'Sessions in libraries' });
    expect(questionsOf(moved?.earlierSet ?? { sections: [] }).map(({ name }) => name)).toContain('new_evidence');
    await expect(moveApplications(officer, ref)).rejects.toMatchObject({ code: 'no_applications_to_move' });
  });

  test('a set is copied from another round, and a draft can be thrown away', async () => {
    const officer = await staffMember(owner, ['fund_officer']);
    const [one, other] = [await testRound(owner, { questions: withoutQuestion(testQuestions, 'new_evidence') }), await testRound(owner)];
    await copyQuestions(officer, other.ref, { from: one.ref, version: 0 });
    expect(questionsOf((await roundForStaff(officer, other.ref))?.draft?.definition ?? { sections: [] }).map(({ name }) => name)).not.toContain('new_evidence');
    await discardQuestions(officer, other.ref);
    expect((await roundForStaff(officer, other.ref))?.draft).toBeNull();
  });
});

test('pain 4: every question, limit, criterion and weight is public before anybody signs in (Hypha #1874)', async () => {
  const officer = await staffMember(owner, ['fund_officer']);
  const { programmeId, envelopeId } = await testRound(owner);
  const { ref } = await createRound(officer, { programmeCode: programmeId, nation: 'england', title: said('Open'), ...hours, ...limits, categories: [{ key: 'category_1', label: said('One'), envelopeKey: envelopeId }], criteria: testCriteria, scaleMax: 5, questionSetKey: 'pain_4', questions: testQuestions, demonstration: false }, newId());
  const found = await roundForPublic(ref);
  if (!found) throw new Error('a scheduled round is public');
  const { roundDocument } = await import('./printed');
  const { plainText } = await import('../document/plain-text');
  for (const locale of ['en', 'cy'] as const) {
    const text = plainText(roundDocument(locale, found.round, { author: 'The fund', now: found.now }));
    for (const question of questionsOf(testQuestions)) for (const part of [question.label, question.why, question.usedBy]) expect(text).toContain(part[locale]);
    for (const part of ['£25,000', '£500,000', '60%', '40%', testCriteria[0]?.guidance[locale] ?? '', '50']) expect(text).toContain(part);
  }
});

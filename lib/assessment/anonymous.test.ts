import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { member, staffMember } from '@/db/testing/people';
import { submittedApplication, type TestRound, testRound } from '@/db/testing/submitted';
import type { Person } from '../access/actor';
import { attachmentToServe } from '../attachment/queries';
import { newId } from '../id';
import type { QuestionSet } from '../programme/question-set';
import { identifyingQuestions, namesToTakeOut, takenOut, withoutIdentifying, withoutNames } from './anonymous';
import { assignRound, withdrawAssignment } from './commands/assign';
import { raiseFlag, writeComment } from './commands/comment';
import { declareAmongApplicants } from './commands/names';
import { sealScores } from './commands/score';
import { assignAssessors, recordSift } from './commands/sift';
import { assessorsFor } from './queries/application';
import { planForStaff } from './queries/assign';
import { applicantsToDeclareAgainst, assignmentForAssessor, assignmentsForAssessor } from './queries/assessor';
import { talkForAssessor, talkForStaff } from './queries/comments';

describe('taking names out', () => {
  const names = namesToTakeOut(['The Tyne Digital Trust Ltd (demo)', 'Ann O’Hara', 'AB']);
  test('a name goes however it is written: in brackets, without its legal form, in other capitals, over two lines', () => {
    for (const text of ['The Tyne Digital Trust Ltd (demo)', 'TYNE DIGITAL TRUST', 'the Tyne\nDigital Trust Ltd', "Ann O'Hara"]) expect(withoutNames(`We, ${text}, began`, names)).toBe(`We, ${takenOut}, began`);
  });
  test('what is too short to be a name of its own stays, and so do numbers and instants', () => {
    const at = new Date(0);
    expect(withoutNames({ text: 'Absolutely', pence: 5, at, deep: [{ by: 'ann o’hara' }] }, names)).toEqual({ text: 'Absolutely', pence: 5, at, deep: [{ by: takenOut }] });
  });
  test('marked questions and files are left out', () => {
    const label = { en: 'Q', cy: 'C' };
    const question = (name: string, more: object = {}) => ({ name, field: { kind: 'text' as const }, label, why: label, usedBy: label, ...more });
    const set: QuestionSet = { sections: [{ key: 'one', title: label, pages: [{ key: 'page', title: label, questions: [question('plan'), question('contact', { identifies: true }), question('accounts', { field: { kind: 'file', accept: '.pdf', maxBytes: 1 } })] }] }] };
    expect(identifyingQuestions(set)).toEqual(['contact', 'accounts']);
    expect(withoutIdentifying(set).sections[0]?.pages[0]?.questions.map(({ name }) => name)).toEqual(['plan']);
  });
});

const owner = testDatabase();
const given = [{ criterion: 'need', score: 4, reason: 'Shown' }, { criterion: 'value', score: 3, reason: 'Cheap' }];
const label = { en: 'Question', cy: 'Cwestiwn' };
const set = { sections: [{ key: 's', title: label, pages: [{ key: 'p', title: label, questions: ['plan', 'contact', 'title'].map((name) => ({ name, field: { kind: 'text' }, label: { en: name, cy: name }, why: label, usedBy: label, ...(name === 'contact' && { identifies: true }) })) }] }] };

async function anonymousRound() {
  const officer = await staffMember(owner, ['fund_officer']);
  const round = await testRound(owner, officer, 1_000_000_00);
  await owner.query(`update funding_rounds set terms = '{"assessing": {"each": 2, "days": 14, "anonymous": true}}' where id = $1`, [round.roundId]);
  const setId = newId();
  await owner.query(`insert into question_sets (id, key, version, definition) values ($1::uuid, $1::text, 1, $2)`, [setId, JSON.stringify(set)]);
  await owner.query(`update funding_rounds set question_set_id = $2 where id = $1`, [round.roundId, setId]);
  return { officer, round };
}

/** An application of a charity with a name that is found again in its answers, in a file and in a colleague's comment. */
async function named(round: TestRound, name: string) {
  const applicant = await member(owner, ['editor', 'certifier', 'owner']);
  const organisationId = applicant.memberships[0]?.organisationId;
  await owner.query('update organisations set name = $2 where id = $1', [organisationId, name]);
  const one = await submittedApplication(owner, round, { applicant, title: `${name} goes online` });
  const file = `FIL-${one.ref.slice(5)}`;
  const frozen = { format: 1, application: one.ref, organisation: { name }, answers: { title: `${name} goes online`, plan: `At ${name.toUpperCase()} we plan. ${applicant.name} leads.`, contact: 'Zebedee Quill', accounts: [{ file }] }, facts: { title: name } };
  // A later version, as a clarification makes one: what was sent is never changed.
  await owner.query(`insert into submissions (id, application_id, number, frozen, sha256, certified_by) values ($1, $2, 2, $3, $4, $5)`, [newId(), one.id, JSON.stringify(frozen), 'b'.repeat(64), applicant.id]);
  await owner.query(`insert into attachments (id, ref, application_id, organisation_id, question, name, bytes, received_bytes, sha256, status, uploaded_by, added_at) values ($1, $2, $3, $4, 'accounts', $5, 1, 1, $6, 'not_scanned', $7, app_now())`, [newId(), file, one.id, organisationId, `${name} accounts.pdf`, 'a'.repeat(64), applicant.id]);
  return { ...one, name, file };
}

const asks = async (assessor: Person, { ref, file }: { ref: string; file: string }) => JSON.stringify([await assignmentsForAssessor(assessor), await assignmentForAssessor(assessor, ref), await talkForAssessor(assessor, ref), await attachmentToServe(assessor, file)]);

test('pain 6: reviewer leaks: nothing of who applied reaches an assessor in any byte before they have sealed, and everything after', async () => {
  const { officer, round } = await anonymousRound();
  const one = await named(round, 'Larkspur Digital Trust Ltd');
  const [first, second] = [await staffMember(owner, ['assessor']), await staffMember(owner, ['assessor'])];
  await recordSift(officer, one.ref, { eligible: true });
  await assignAssessors(officer, one.ref, [first.id, second.id]);
  const tells = /larkspur|zebedee|DEMO-|accounts\.pdf/i;
  const [own = ''] = [one.applicant.name];
  const silent = async () => {
    const all = await asks(first, one);
    expect(all).not.toMatch(tells);
    expect(all).not.toContain(own);
    return all;
  };
  await silent();
  expect(await declareAmongApplicants(first, one.ref, { names: '', reason: '' })).toEqual({ clear: true });
  // Colleagues who know the name write it; the assessor is not among those who can be named.
  await writeComment(officer, one.ref, { words: 'Larkspur again', mentions: [], key: newId() });
  await expect(writeComment(officer, one.ref, { words: 'Look', mentions: [first.id], key: newId() })).rejects.toMatchObject({ code: 'cannot_mention' });
  await writeComment(first, one.ref, { words: 'My own doubt', mentions: [], key: newId() });
  await raiseFlag(first, one.ref, { reason: 'A doubt', key: newId() });
  const read = await silent();
  expect(read).toContain('My own doubt');
  expect(read).toContain('we plan');
  expect((await assignmentForAssessor(first, one.ref))?.submission?.left).toEqual([{ en: 'contact', cy: 'contact' }]);
  await withdrawAssignment(officer, one.ref, { assessorId: second.id, reason: 'On leave' });
  const mail = await owner.query<{ text: string }>(`select coalesce(data::text, '') as text from notifications where email = any ($1)`, [[first.email, second.email]]);
  expect(mail.length).toBeGreaterThan(1);
  expect(mail.map(({ text }) => text).join()).not.toMatch(tells);
  await sealScores(first, one.ref, given);
  const after = await asks(first, one);
  for (const word of ['Larkspur', 'Zebedee', one.file]) expect(after).toContain(word);
  expect((await talkForStaff(officer, one.ref))?.comments).toHaveLength(2);
});

test('an assessor declares against everybody who applied, and is not told which of them it is', async () => {
  const { officer, round } = await anonymousRound();
  const [one, other] = [await named(round, 'Zinnia House'), await named(round, 'Aster House')];
  const [first, second] = [await staffMember(owner, ['assessor']), await staffMember(owner, ['assessor'])];
  for (const { ref } of [one, other]) {
    await recordSift(officer, ref, { eligible: true });
    await assignAssessors(officer, ref, [first.id, second.id]);
  }
  expect(await applicantsToDeclareAgainst(first, one.ref)).toEqual(['Aster House', 'Zinnia House']);
  expect(await applicantsToDeclareAgainst(first, other.ref)).toEqual(['Aster House', 'Zinnia House']);
  expect(await applicantsToDeclareAgainst(await staffMember(owner, ['assessor']), one.ref)).toEqual([]);
  await expect(declareAmongApplicants(first, one.ref, { names: 'Aster', reason: 'A cousin' })).rejects.toMatchObject({ code: 'name_is_not_listed', field: 'names' });
  await expect(declareAmongApplicants(first, one.ref, { names: 'aster house', reason: ' ' })).rejects.toMatchObject({ code: 'reason_needed' });
  expect(await declareAmongApplicants(first, one.ref, { names: ' aster house \n', reason: 'A cousin' })).toEqual({ clear: true });
  // The other assignment was touched: it is restricted, and somebody else is asked.
  expect(await assignmentForAssessor(first, other.ref)).toBeUndefined();
  expect(await declareAmongApplicants(second, one.ref, { names: 'Zinnia House', reason: 'Trustee' })).toEqual({ clear: false });
  expect(await assignmentForAssessor(second, one.ref)).toBeUndefined();
});

test('in a round without names nobody assesses whose other role shows the names, by hand or by plan', async () => {
  const { officer, round } = await anonymousRound();
  const one = await named(round, 'Marigold Hall');
  const [both, first, second] = [await staffMember(owner, ['assessor', 'approver']), await staffMember(owner, ['assessor']), await staffMember(owner, ['assessor'])];
  await recordSift(officer, one.ref, { eligible: true });
  expect((await assessorsFor(officer, one.ref))?.assessors.map(({ id }) => id)).not.toContain(both.id);
  await expect(assignAssessors(officer, one.ref, [both.id, first.id])).rejects.toMatchObject({ code: 'not_an_assessor' });
  const [{ ref: roundRef } = { ref: '' }] = await owner.query<{ ref: string }>('select ref from funding_rounds where id = $1', [round.roundId]);
  const planned = await planForStaff(officer, roundRef);
  await assignRound(officer, roundRef, { fingerprint: planned?.plan.fingerprint ?? '', key: newId() });
  const chosen = await owner.query<{ id: string }>('select assessor_id as id from assignments where application_id = $1', [one.id]);
  expect(chosen).toHaveLength(2);
  expect(chosen.map(({ id }) => id)).not.toContain(both.id);
  expect([first, second]).toHaveLength(2);
});

import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { read } from '@/db/client';
import { testDatabase } from '@/db/testing/database';
import { member, staffMember } from '@/db/testing/people';
import { submittedApplication, testRound } from '@/db/testing/submitted';
import type { Person } from '../access/actor';
import { approveApplication } from '../assessment/commands/decision';
import { moderate, openPanel, recommend } from '../assessment/commands/panel';
import { declareClear, sealScores } from '../assessment/commands/score';
import { assignAssessors, recordSift } from '../assessment/commands/sift';
import { applicationFileForStaff, panelForStaff } from '../assessment/queries/application';
import { queueForStaff } from '../assessment/queries/queue';
import { newId } from '../id';
import { declareForYear, declareInterest, endInterest, judgeConflict, liftRestriction } from './commands';
import { conflictsOfApplication, conflictsOfPerson, declarationsForStaff, isRestricted, restrictedReferences } from './queries';
import { remindOfDeclarations } from './reminders';

const owner = testDatabase();
const million = 1_000_000_00;
const given = [{ criterion: 'need', score: 4, reason: 'Shown' }, { criterion: 'value', score: 3, reason: 'Cheap' }];
const against = (named: string, identifier?: string) => ({ kind: 'organisation', named, identifier, nature: 'Trustee since 2022', key: newId() }) as const;
const organisationOf = async (ref: string) => {
  const [found] = await owner.query<{ name: string; ref: string }>('select o.name, o.ref from organisations o join applications a on a.organisation_id = o.id where a.ref = $1', [ref]);
  if (!found) throw new Error('the application has an organisation');
  return found;
};
const assignmentOf = async (ref: string, person: Person) => (await owner.query<{ status: string; scores: number }>('select s.status, (select count(*)::int from scores x where x.assignment_id = s.id) as scores from assignments s join applications a on a.id = s.application_id where a.ref = $1 and s.assessor_id = $2', [ref, person.id]))[0];
const eventsOf = async (id: string) => (await owner.query<{ name: string }>('select name from events where subject_id = $1 order by id', [id])).map(({ name }) => name);

async function scored() {
  const [officer, first, second] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['assessor']), await staffMember(owner, ['assessor'])];
  const one = await submittedApplication(owner, await testRound(owner, officer, million));
  await recordSift(officer, one.ref, { eligible: true });
  await assignAssessors(officer, one.ref, [first.id, second.id]);
  for (const assessor of [first, second]) {
    await declareClear(assessor, one.ref);
    await sealScores(assessor, one.ref, given);
  }
  return { officer, first, second, one };
}

test('whoever has not declared this year can neither score, moderate, recommend nor approve until they have; "none" counts', async () => {
  const [officer, late] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['assessor', 'fund_officer', 'approver'], { declared: false })];
  const other = await staffMember(owner, ['assessor']);
  const one = await submittedApplication(owner, await testRound(owner, officer, million), { status: 'in_assessment' });
  await assignAssessors(officer, one.ref, [late.id, other.id]);
  await expect(declareClear(late, one.ref)).rejects.toMatchObject({ code: 'declare_conflicts_first' });
  const open = await submittedApplication(owner, await testRound(owner, officer, million), { status: 'in_assessment', panelOpen: true });
  await expect(moderate(late, open.ref, { scores: given })).rejects.toMatchObject({ code: 'declare_conflicts_first' });
  await moderate(officer, open.ref, { scores: given });
  const recommendation = { outcome: 'recommended', amountPence: 40_000_00, reason: 'Strong' } as const;
  await expect(recommend(late, open.ref, recommendation)).rejects.toMatchObject({ code: 'declare_conflicts_first' });
  await recommend(officer, open.ref, recommendation);
  const approval = { amountPence: 40_000_00, reason: 'Agreed', key: newId() };
  await expect(approveApplication(late, open.ref, approval)).rejects.toMatchObject({ code: 'declare_conflicts_first' });
  expect((await declarationsForStaff(officer))?.people[0]).toMatchObject({ name: late.name, declaredAt: null });
  await declareForYear(late, { none: true });
  await declareClear(late, one.ref);
  await approveApplication(late, open.ref, approval);
  await expect(declareForYear(late, { none: true })).rejects.toMatchObject({ code: 'already_declared' });
});

test('a year’s declaration says what is listed: neither "none" beside a conflict, nor a list without one', async () => {
  const person = await staffMember(owner, ['assessor'], { declared: false });
  await expect(declareForYear(person, { none: false })).rejects.toMatchObject({ code: 'no_conflict_is_listed', field: 'choice' });
  await declareInterest(person, against('A club nobody registered'));
  await expect(declareForYear(person, { none: true })).rejects.toMatchObject({ code: 'conflicts_are_open' });
  await declareForYear(person, { none: false });
  expect(await eventsOf(person.id)).toEqual(['conflict.declared', 'conflict.declared_for_year']);
});

test('a declared conflict restricts: no page, no list, no count and no command knows the application; only its reference and the word are left', async () => {
  const { officer, one } = await scored();
  const conflicted = await staffMember(owner, ['fund_officer']);
  const before = (await queueForStaff(conflicted)).count;
  await declareInterest(conflicted, against((await organisationOf(one.ref)).name.toUpperCase()));
  expect(await restrictedReferences(conflicted)).toEqual([one.ref]);
  expect(await applicationFileForStaff(conflicted, one.ref)).toBeUndefined();
  expect((await queueForStaff(conflicted)).count).toBe(before - 1);
  expect((await queueForStaff(conflicted, { search: one.ref })).lines).toEqual([]);
  await expect(openPanel(conflicted, one.ref)).rejects.toMatchObject({ code: 'conflict_of_interest' });
  expect(await applicationFileForStaff(officer, one.ref)).toBeDefined();
  for (const table of ['applications', 'submissions', 'assignments', 'events']) {
    const column = { applications: 'id', events: 'subject_id' }[table] ?? 'application_id';
    const seen = await read(conflicted, (tx) => tx.execute(sql.raw(`select 1 from ${table} where ${column} = '${one.id}'`)));
    expect(seen.rows, table).toEqual([]);
  }
});

test('declared by number, by reference, or against a person who belongs to the organisation', async () => {
  const officer = await staffMember(owner, ['fund_officer']);
  const one = await submittedApplication(owner, await testRound(owner, officer, million));
  const [byRef, byPerson] = [await staffMember(owner, ['approver']), await staffMember(owner, ['finance'])];
  await declareInterest(byRef, against('Whatever they are called', (await organisationOf(one.ref)).ref.toLowerCase()));
  await declareInterest(byPerson, { kind: 'person', named: 'My sister', identifier: one.applicant.email.toUpperCase(), nature: 'Sister', key: newId() });
  for (const person of [byRef, byPerson]) expect(await isRestricted(person, one.ref)).toBe(true);
});

test('ending one’s own conflict opens nothing that had been begun, and the row stays; what is begun later is free', async () => {
  const officer = await staffMember(owner, ['fund_officer']);
  const round = await testRound(owner, officer, million);
  const one = await submittedApplication(owner, round);
  const conflicted = await staffMember(owner, ['fund_officer']);
  const ref = await declareInterest(conflicted, against((await organisationOf(one.ref)).name));
  await expect(endInterest(officer, ref, '2025-09-15')).rejects.toMatchObject({ code: 'not_found' });
  await expect(endInterest(conflicted, ref, '2025-09-16')).rejects.toMatchObject({ code: 'conflict_ends_later', field: 'endedOn' });
  await endInterest(conflicted, ref, '2025-09-15');
  await expect(endInterest(conflicted, ref, '2025-09-15')).rejects.toMatchObject({ code: 'conflict_has_ended' });
  expect(await isRestricted(conflicted, one.ref)).toBe(true);
  await owner.moveClock('2025-09-20T09:00:00Z');
  const later = await submittedApplication(owner, round, { applicant: one.applicant });
  await owner.query('update applications set created_at = app_now() where id = $1', [later.id]);
  expect(await isRestricted(conflicted, later.ref)).toBe(false);
  expect((await conflictsOfPerson(conflicted))?.interests).toHaveLength(1);
  await owner.moveClock('2025-09-15T09:00:00Z');
});

test('a conflict found after scores were given sets them aside: kept, counted no longer, and an officer is asked for another assessor', async () => {
  const { officer, first, one } = await scored();
  await judgeConflict(officer, one.ref, { personId: first.id, kind: 'found', outcome: 'confirmed', reason: 'Was paid by them in May' });
  expect(await assignmentOf(one.ref, first)).toEqual({ status: 'conflicted', scores: 2 });
  await expect(openPanel(officer, one.ref)).rejects.toMatchObject({ code: 'too_few_scores' });
  const third = await staffMember(owner, ['assessor']);
  await assignAssessors(officer, one.ref, [third.id]);
  await declareClear(third, one.ref);
  await sealScores(third, one.ref, given);
  await openPanel(officer, one.ref);
  expect((await panelForStaff(officer, one.ref))?.scores.map(({ assessorId }) => assessorId)).not.toContain(first.id);
  expect(await panelForStaff(first, one.ref)).toBeUndefined();
  const mail = await owner.query<{ email: string }>(`select email from notifications where template = 'assessor_needed' and data ->> 'reference' = $1`, [one.ref]);
  expect(mail.map(({ email }) => email)).toEqual([officer.email]);
  expect(await eventsOf(one.id)).toContain('assessment.conflict_confirmed');
});

test('an assessor who declares during the year sets their own scores aside', async () => {
  const { first, one } = await scored();
  await declareInterest(first, against((await organisationOf(one.ref)).name));
  expect(await assignmentOf(one.ref, first)).toEqual({ status: 'conflicted', scores: 2 });
});

test('two people at once: a conflict is confirmed while its assessor seals; whichever is first, nothing of theirs counts', async () => {
  const officer = await staffMember(owner, ['fund_officer']);
  for (let turn = 0; turn < 5; turn++) {
    const [assessor, other] = [await staffMember(owner, ['assessor']), await staffMember(owner, ['assessor'])];
    const one = await submittedApplication(owner, await testRound(owner, officer, million), { status: 'in_assessment' });
    await assignAssessors(officer, one.ref, [assessor.id, other.id]);
    await declareClear(assessor, one.ref);
    await Promise.allSettled([sealScores(assessor, one.ref, given), judgeConflict(officer, one.ref, { personId: assessor.id, kind: 'found', outcome: 'confirmed', reason: 'Cousin' })]);
    expect((await assignmentOf(one.ref, assessor))?.status).toBe('conflicted');
  }
});

test('two officers at once: one decides about a suggestion, the other is told', async () => {
  const [officer, another, person] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['fund_officer']), await staffMember(owner, ['assessor'])];
  const one = await submittedApplication(owner, await testRound(owner, officer, million));
  const decided = await Promise.allSettled([officer, another].map((actor) => judgeConflict(actor, one.ref, { personId: person.id, kind: 'mail_domain', outcome: 'dismissed', reason: 'A mail host of thousands' })));
  expect(decided.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(decided.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict_is_decided' } });
});

test('nobody decides about themselves, nor lifts their own restriction; another officer does, with a reason and a fresh second factor, and it is recorded', async () => {
  const { officer, one } = await scored();
  const conflicted = await staffMember(owner, ['fund_officer']);
  await expect(judgeConflict(officer, one.ref, { personId: officer.id, kind: 'found', outcome: 'dismissed', reason: 'No' })).rejects.toMatchObject({ code: 'own_conflict' });
  await declareInterest(conflicted, against((await organisationOf(one.ref)).name));
  await expect(liftRestriction(conflicted, one.ref, { personId: conflicted.id, reason: 'I am fair' })).rejects.toMatchObject({ code: 'conflict_of_interest' });
  const lifting = { personId: conflicted.id, reason: 'The trusteeship ended before the fund began' };
  await expect(liftRestriction({ ...officer, mfaAt: null }, one.ref, lifting)).rejects.toMatchObject({ code: 'second_factor_needed' });
  await expect(liftRestriction(officer, one.ref, { ...lifting, reason: ' ' })).rejects.toMatchObject({ code: 'reason_needed' });
  await liftRestriction(officer, one.ref, lifting);
  expect(await applicationFileForStaff(conflicted, one.ref)).toBeDefined();
  expect(await eventsOf(one.id)).toContain('assessment.restriction_lifted');
  await expect(liftRestriction(officer, one.ref, lifting)).rejects.toMatchObject({ code: 'not_restricted' });
  await owner.moveClock('2025-09-15T09:01:00Z');
  await judgeConflict(officer, one.ref, { personId: conflicted.id, kind: 'found', outcome: 'confirmed', reason: 'A loan came to light' });
  expect(await isRestricted(conflicted, one.ref)).toBe(true);
  await owner.moveClock('2025-09-15T09:00:00Z');
});

test('somebody whose conflict was lifted can be asked again: what was set aside stays as history, and they score anew', async () => {
  const { officer, first, one } = await scored();
  await judgeConflict(officer, one.ref, { personId: first.id, kind: 'found', outcome: 'confirmed', reason: 'Thought to be a trustee' });
  await expect(assignAssessors(officer, one.ref, [first.id])).rejects.toMatchObject({ code: 'not_an_assessor' });
  await owner.moveClock('2025-09-15T09:01:00Z');
  await liftRestriction({ ...officer, mfaAt: new Date('2025-09-15T09:01:00Z') }, one.ref, { personId: first.id, reason: 'A namesake' });
  // Scores that were set aside do not come back by themselves.
  await expect(openPanel(officer, one.ref)).rejects.toMatchObject({ code: 'too_few_scores' });
  await assignAssessors(officer, one.ref, [first.id]);
  await expect(assignAssessors(officer, one.ref, [first.id])).rejects.toMatchObject({ code: 'already_assigned' });
  await expect(sealScores(first, one.ref, given)).rejects.toMatchObject({ code: 'wrong_state' });
  await declareClear(first, one.ref);
  await sealScores(first, one.ref, given.map((score) => ({ ...score, score: 1 })));
  await openPanel(officer, one.ref);
  expect((await panelForStaff(officer, one.ref))?.scores.filter(({ assessorId }) => assessorId === first.id).map(({ score }) => score)).toEqual([1, 1]);
  const kept = await owner.query<{ status: string; n: number }>(`select s.status, (select count(*)::int from scores x where x.assignment_id = s.id) as n from assignments s where s.application_id = $1 and s.assessor_id = $2 order by s.assigned_at, s.id`, [one.id, first.id]);
  expect(kept).toEqual([{ status: 'withdrawn', n: 2 }, { status: 'scored', n: 2 }]);
  await owner.moveClock('2025-09-15T09:00:00Z');
});

test('the service suggests by mail domain (but no public one), names in the answers, membership that ended and declared names; never what is decided', async () => {
  const officer = await staffMember(owner, ['fund_officer']);
  const [colleague, host, named, former, unmatched] = [await staffMember(owner, ['assessor']), await staffMember(owner, ['assessor']), await staffMember(owner, ['approver'], { name: 'Philippa Uncommon' }), await staffMember(owner, ['assessor']), await staffMember(owner, ['fund_officer'])];
  const applicant = await member(owner, ['editor', 'certifier', 'owner']);
  const friend = await member(owner, ['editor'], applicant.memberships[0]?.organisationId);
  const id = newId();
  for (const [person, email] of [[colleague, 'a@library.example'], [applicant, 'b@library.example'], [host, `${id}@gmail.com`], [friend, `x${id}@gmail.com`]] as const) await owner.query('update people set email = $2 where id = $1', [person.id, email]);
  await owner.query(`insert into memberships (id, organisation_id, person_id, role, removed_at) values ($1, $2, $3, 'editor', app_now())`, [newId(), applicant.memberships[0]?.organisationId, former.id]);
  await declareInterest(unmatched, against('Doorways Partnership'));
  const one = await submittedApplication(owner, await testRound(owner, officer, million), { applicant, title: 'With philippa uncommon of the Doorways Partnership' });
  const suggested = async () => (await conflictsOfApplication(officer, one.ref))?.candidates.map(({ personId, kind }) => `${personId} ${kind}`).sort();
  expect(await suggested()).toEqual([`${colleague.id} mail_domain`, `${named.id} named_in_answers`, `${former.id} was_member`, `${unmatched.id} declared_name`].sort());
  await judgeConflict(officer, one.ref, { personId: named.id, kind: 'named_in_answers', outcome: 'dismissed', reason: 'Somebody else of that name' });
  await judgeConflict(officer, one.ref, { personId: colleague.id, kind: 'mail_domain', outcome: 'confirmed', reason: 'Works there' });
  expect(await suggested()).toEqual([`${former.id} was_member`, `${unmatched.id} declared_name`].sort());
  expect(await isRestricted(colleague, one.ref)).toBe(true);
  expect(await isRestricted(named, one.ref)).toBe(false);
});

test('the worker asks whoever has not declared, once at a time however often it runs, and nobody who has', async () => {
  const person = await staffMember(owner, ['assessor'], { declared: false });
  const asked = async () => (await owner.query(`select 1 from notifications where template = 'conflicts_due' and email = $1`, [person.email])).length;
  await Promise.all([remindOfDeclarations(), remindOfDeclarations()]);
  expect(await asked()).toBe(1);
  await owner.moveClock('2025-10-01T09:00:00Z');
  await remindOfDeclarations();
  expect(await asked()).toBe(2);
  await declareForYear(person, { none: true });
  await owner.moveClock('2025-10-20T09:00:00Z');
  await remindOfDeclarations();
  expect(await asked()).toBe(2);
  await owner.moveClock('2025-09-15T09:00:00Z');
});

test('the database keeps what was declared, whatever the code does', async () => {
  const officer = await staffMember(owner, ['fund_officer']);
  const one = await submittedApplication(owner, await testRound(owner, officer, million));
  await declareInterest(officer, against('A society'));
  await expect(owner.query('delete from conflicts where person_id = $1', [officer.id])).rejects.toThrow('never changed or deleted');
  await expect(owner.query(`update conflicts set nature = 'Nothing much' where person_id = $1`, [officer.id])).rejects.toThrow('never changed or deleted');
  const finding = (values: string) => owner.query(`insert into conflict_findings (id, application_id, person_id, kind, outcome, reason, decided_by) values (gen_random_uuid(), $1, $2, ${values})`, [one.id, officer.id]);
  await expect(finding(`'found', 'confirmed', 'Because', '${officer.id}'`)).rejects.toMatchObject({ constraint: 'conflict_is_not_judged_by_its_person' });
  await expect(finding(`'hearsay', 'confirmed', 'Because', '${one.applicant.id}'`)).rejects.toMatchObject({ constraint: 'candidate_kind_is_known' });
  await expect(finding(`'found', 'confirmed', ' ', '${one.applicant.id}'`)).rejects.toMatchObject({ constraint: 'finding_has_a_reason' });
  await expect(owner.query(`insert into conflict_liftings (id, application_id, person_id, reason, lifted_by) values (gen_random_uuid(), $1, $2, 'Because', $2)`, [one.id, officer.id])).rejects.toMatchObject({ constraint: 'restriction_is_not_lifted_by_its_person' });
});

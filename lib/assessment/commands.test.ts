import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { read, transaction } from '@/db/client';
import { rows } from '@/db/rows';
import { testDatabase } from '@/db/testing/database';
import { member, staffMember } from '@/db/testing/people';
import { recommendedApplication, submittedApplication, testRound } from '@/db/testing/submitted';
import type { Person } from '../access/actor';
import { newId } from '../id';
import { formatMoney } from '../money';
import { approveApplication, notifyDecision, refuseApplication } from './commands/decision';
import { moderate, openPanel, recommend, recordDueDiligence } from './commands/panel';
import { declareClear, declareConflict, sealScores } from './commands/score';
import { saveScores } from './commands/draft';
import { assignAssessors, recordSift } from './commands/sift';

const owner = testDatabase();
const million = 1_000_000_00;

const given = (need: number, value: number) => [
  { criterion: 'need', score: need, reason: 'The need is shown by the library survey' },
  { criterion: 'value', score: value, reason: 'Volunteers keep the cost low' },
];
const eventsOf = async (id: string) => (await owner.query<{ name: string }>('select name from events where subject_id = $1 order by id', [id])).map(({ name }) => name);
const statusOf = async (ref: string) => (await owner.query<{ status: string }>('select status from applications where ref = $1', [ref]))[0]?.status;

/** An eligible application whose two assessors have sealed their scores. */
async function scored(officer: Person, assessors: [Person, Person]) {
  const round = await testRound(owner, officer, million);
  const one = await submittedApplication(owner, round);
  await recordSift(officer, one.ref, { eligible: true });
  await assignAssessors(officer, one.ref, assessors.map(({ id }) => id));
  for (const assessor of assessors) {
    await declareClear(assessor, one.ref);
    await sealScores(assessor, one.ref, given(4, 3));
  }
  return one;
}

test('from submission to a recommendation: each step is recorded, and each move is the workflow’s', async () => {
  const officer = await staffMember(owner, ['fund_officer']);
  const assessors: [Person, Person] = [await staffMember(owner, ['assessor']), await staffMember(owner, ['assessor'])];
  const { id, ref } = await scored(officer, assessors);
  await openPanel(officer, ref);
  await moderate(officer, ref, { scores: given(4, 4) });
  await recommend(officer, ref, { outcome: 'recommended', amountPence: 40_000_00, reason: 'Strong on need' });
  expect(await statusOf(ref)).toBe('recommended');
  expect(await eventsOf(id)).toEqual(['assessment.sifted', 'assessment.assigned', 'assessment.panel_opened', 'assessment.moderated', 'assessment.recommended']);
  const mail = await owner.query('select 1 from notifications where template = $1 and email = any ($2)', ['assessment_assigned', assessors.map(({ email }) => email)]);
  expect(mail).toHaveLength(2);
});

test('an ineligible application needs a reason, and is told only when it is notified', async () => {
  const officer = await staffMember(owner, ['fund_officer']);
  const one = await submittedApplication(owner, await testRound(owner, officer, million));
  await expect(recordSift(officer, one.ref, { eligible: false, reason: ' ' })).rejects.toMatchObject({ code: 'reason_needed', field: 'reason' });
  await recordSift(officer, one.ref, { eligible: false, reason: 'Applied for by a private person' });
  expect(await statusOf(one.ref)).toBe('ineligible');
  await notifyDecision(officer, one.ref);
  await expect(notifyDecision(officer, one.ref)).rejects.toMatchObject({ code: 'already_notified' });
});

test('only an officer sifts, and nobody sifts for an organisation of their own', async () => {
  const officer = await staffMember(owner, ['fund_officer']);
  const assessor = await staffMember(owner, ['assessor']);
  const one = await submittedApplication(owner, await testRound(owner, officer, million));
  await expect(recordSift(assessor, one.ref, { eligible: true })).rejects.toMatchObject({ code: 'not_allowed' });
  const insider = { ...officer, memberships: one.applicant.memberships };
  await expect(recordSift(insider, one.ref, { eligible: true })).rejects.toMatchObject({ code: 'conflict_of_interest' });
});

test('two different assessors at least, who hold the role and do not belong to the organisation', async () => {
  const officer = await staffMember(owner, ['fund_officer']);
  const [first, second] = [await staffMember(owner, ['assessor']), await staffMember(owner, ['assessor'])];
  const one = await submittedApplication(owner, await testRound(owner, officer, million), { status: 'in_assessment' });
  const insider = await staffMember(owner, ['assessor']);
  await owner.query(`insert into memberships (id, organisation_id, person_id, role) values ($1, $2, $3, 'editor')`, [newId(), one.applicant.memberships[0]?.organisationId, insider.id]);
  await expect(assignAssessors(officer, one.ref, [first.id, first.id])).rejects.toMatchObject({ code: 'too_few_assessors' });
  await expect(assignAssessors(officer, one.ref, [first.id, insider.id])).rejects.toMatchObject({ code: 'not_an_assessor' });
  await expect(assignAssessors(officer, one.ref, [first.id, officer.id])).rejects.toMatchObject({ code: 'not_an_assessor' });
  await assignAssessors(officer, one.ref, [first.id, second.id]);
  await expect(assignAssessors(officer, one.ref, [second.id, first.id])).rejects.toMatchObject({ code: 'already_assigned' });
});

test('an assessor scores only what is assigned, only after declaring, and only once', async () => {
  const officer = await staffMember(owner, ['fund_officer']);
  const [first, second, stranger] = [await staffMember(owner, ['assessor']), await staffMember(owner, ['assessor']), await staffMember(owner, ['assessor'])];
  const one = await submittedApplication(owner, await testRound(owner, officer, million), { status: 'in_assessment' });
  await assignAssessors(officer, one.ref, [first.id, second.id]);
  await expect(declareClear(stranger, one.ref)).rejects.toMatchObject({ code: 'not_found' });
  await expect(sealScores(first, one.ref, given(1, 1))).rejects.toMatchObject({ code: 'wrong_state' });
  await declareClear(first, one.ref);
  await expect(sealScores(first, one.ref, [{ criterion: 'need', score: 5, reason: 'Good' }])).rejects.toMatchObject({ code: 'score_every_criterion' });
  await expect(sealScores(first, one.ref, given(6, 1))).rejects.toMatchObject({ code: 'score_every_criterion', field: 'score_need' });
  await expect(sealScores(first, one.ref, [{ criterion: 'need', score: 5, reason: 'Good' }, { criterion: 'value', score: 5, reason: ' ' }])).rejects.toMatchObject({ code: 'reason_needed', field: 'reason_value' });
  await saveScores(first, one.ref, { score_need: '4' });
  await sealScores(first, one.ref, given(4, 3));
  await expect(sealScores(first, one.ref, given(5, 5))).rejects.toMatchObject({ code: 'wrong_state' });
});

test('the panel waits for each assessor without a conflict, and for two scores', async () => {
  const officer = await staffMember(owner, ['fund_officer']);
  const [first, second, third] = [await staffMember(owner, ['assessor']), await staffMember(owner, ['assessor']), await staffMember(owner, ['assessor'])];
  const one = await submittedApplication(owner, await testRound(owner, officer, million), { status: 'in_assessment' });
  await assignAssessors(officer, one.ref, [first.id, second.id]);
  await declareClear(first, one.ref);
  await sealScores(first, one.ref, given(4, 3));
  await expect(openPanel(officer, one.ref)).rejects.toMatchObject({ code: 'scores_are_missing', values: { pending: 1 } });
  await declareConflict(second, one.ref, 'A former colleague leads it');
  await expect(openPanel(officer, one.ref)).rejects.toMatchObject({ code: 'too_few_scores' });
  await assignAssessors(officer, one.ref, [third.id]);
  await declareClear(third, one.ref);
  await sealScores(third, one.ref, given(2, 2));
  await openPanel(officer, one.ref);
  await expect(assignAssessors(officer, one.ref, [(await staffMember(owner, ['assessor'])).id])).rejects.toMatchObject({ code: 'panel_is_open' });
});

test('a sealed score is unreadable to the other assessor and to officers before the panel opens, whatever the query', async () => {
  const officer = await staffMember(owner, ['fund_officer']);
  const assessors: [Person, Person] = [await staffMember(owner, ['assessor']), await staffMember(owner, ['assessor'])];
  const { id, ref } = await scored(officer, assessors);
  const seen = (actor: Person) =>
    read(actor, async (tx) => (await rows<{ n: number }>(tx, sql`select count(*)::int as n from scores s join assignments a on a.id = s.assignment_id where a.application_id = ${id}`))[0]?.n);
  expect(await seen(officer)).toBe(0);
  expect(await seen(assessors[0])).toBe(2);
  expect(await seen(assessors[1])).toBe(2);
  await openPanel(officer, ref);
  expect(await seen(officer)).toBe(4);
  expect(await seen(assessors[0])).toBe(4);
});

test('what an assessor has typed and not sealed is nobody else’s, even by SQL', async () => {
  const officer = await staffMember(owner, ['fund_officer']);
  const [first, second] = [await staffMember(owner, ['assessor']), await staffMember(owner, ['assessor'])];
  const one = await submittedApplication(owner, await testRound(owner, officer, million), { status: 'in_assessment' });
  await assignAssessors(officer, one.ref, [first.id, second.id]);
  await declareClear(first, one.ref);
  await saveScores(first, one.ref, { score_need: '2', reason_need: 'Thin' });
  const seen = (actor: Person) => read(actor, (tx) => rows(tx, sql`select * from score_drafts`));
  expect(await seen(first)).toHaveLength(1);
  expect(await seen(second)).toHaveLength(0);
  expect(await seen(officer)).toHaveLength(0);
});

test('nobody writes a score for somebody else, and no sealed score changes, even by SQL', async () => {
  const officer = await staffMember(owner, ['fund_officer']);
  const assessors: [Person, Person] = [await staffMember(owner, ['assessor']), await staffMember(owner, ['assessor'])];
  const { id } = await scored(officer, assessors);
  const forge = (actor: Person) =>
    transaction(actor, (tx) => rows(tx, sql`insert into scores (assignment_id, criterion, score, reason) select id, 'extra', 5, 'Forged' from assignments where application_id = ${id} limit 1`));
  await expect(forge(officer)).rejects.toThrow(/row-level security/);
  await expect(forge(assessors[0])).rejects.toThrow(/row-level security/);
  await expect(transaction(assessors[0], (tx) => rows(tx, sql`update scores set score = 5`))).rejects.toThrow(/permission denied/);
});

test('a stale moderation overwrites nothing', async () => {
  const officer = await staffMember(owner, ['fund_officer']);
  const { ref } = await scored(officer, [await staffMember(owner, ['assessor']), await staffMember(owner, ['assessor'])]);
  await expect(moderate(officer, ref, { scores: given(4, 4) })).rejects.toMatchObject({ code: 'panel_is_closed' });
  await openPanel(officer, ref);
  await expect(recommend(officer, ref, { outcome: 'reserve', reason: 'Next in line' })).rejects.toMatchObject({ code: 'moderate_first' });
  const [at] = await owner.query<{ version: number }>('select version from applications where ref = $1', [ref]);
  const both = await Promise.allSettled([3, 4].map((need) => moderate(officer, ref, { scores: given(need, 4), version: at?.version })));
  expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'changed_meanwhile' } });
});

test('an approval makes the award, earmarks its money and writes the agreement with the submission’s hash', async () => {
  const [officer, approver] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['approver'])];
  const round = await testRound(owner, officer, million);
  const one = await recommendedApplication(owner, round, officer, 40_000_00);
  const { awardRef } = await approveApplication(approver, one.ref, { amountPence: 40_000_00, reason: 'As recommended', key: newId() });
  const [award] = await owner.query(
    `select w.status, w.title, w.nation, w.lead_region, w.amount_awarded_pence, w.award_date::text, w.planned_end_date::text, g.text, s.sha256,
       (select balance_pence from accounts where award_id = w.id and kind = 'earmarked') as earmarked
     from awards w join agreements g on g.award_id = w.id join submissions s on s.application_id = w.application_id where w.ref = $1`, [awardRef]);
  expect(award).toMatchObject({ status: 'offered', title: 'Digital confidence', nation: 'england', lead_region: 'E12000003', amount_awarded_pence: 40_000_00, award_date: '2025-09-15', planned_end_date: '2026-03-31', earmarked: 40_000_00 });
  expect(award?.text).toContain(award?.sha256);
  const sites = await owner.query('select place_name, x is not null as drawn from award_sites s join awards w on w.id = s.award_id where w.ref = $1 order by position', [awardRef]);
  expect(sites).toEqual([{ place_name: 'Leeds', drawn: true }, { place_name: 'Nowhere in particular', drawn: false }]);
});

test('64 approvals at once with room for 20: exactly 20, and each other one is told what is left', async () => {
  const [officer, approver] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['approver'])];
  const each = 25_000_00;
  const round = await testRound(owner, officer, 20 * each + 999_99);
  const applicant = await member(owner, ['certifier']);
  const all: string[] = [];
  for (let n = 0; n < 64; n++) {
    const { ref } = await submittedApplication(owner, round, { status: 'recommended', panelOpen: true, amountPence: each, applicant });
    await owner.query(`insert into recommendations (id, application_id, outcome, amount_recommended_pence, reason, recommended_by) select $1, id, 'recommended', $2, 'Strong', $3 from applications where ref = $4`, [newId(), each, officer.id, ref]);
    all.push(ref);
  }
  const results = await Promise.allSettled(all.map((ref) => approveApplication(approver, ref, { amountPence: each, reason: 'As recommended', key: newId() })));
  expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(20);
  for (const one of results) {
    if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'award_does_not_fit', values: { amount: formatMoney(each), left: formatMoney(999_99), envelope: { en: 'Envelope' } } });
  }
  const [left] = await owner.query(`select balance_pence from accounts where envelope_id = $1 and kind = 'envelope'`, [round.envelopeId]);
  expect(left).toEqual({ balance_pence: 999_99 });
  const [made] = await owner.query('select count(*)::int as n, sum(amount_awarded_pence)::bigint as total from awards where envelope_id = $1', [round.envelopeId]);
  expect(made).toEqual({ n: 20, total: 20 * each });
});

test('an approver cannot decide what they recommended: policy and constraint', async () => {
  const officer = await staffMember(owner, ['fund_officer']);
  const both = await staffMember(owner, ['fund_officer', 'approver']);
  const one = await recommendedApplication(owner, await testRound(owner, officer, million), both, 40_000_00);
  await expect(approveApplication(both, one.ref, { amountPence: 40_000_00, reason: 'Mine', key: newId() })).rejects.toMatchObject({ code: 'not_allowed' });
  const forged = transaction(both, (tx) =>
    rows(tx, sql`insert into decisions (id, application_id, outcome, amount_approved_pence, reason, recommended_by, decided_by) values (gen_random_uuid(), ${one.id}, 'approved', 1, 'Mine', ${both.id}, ${both.id})`));
  await expect(forged).rejects.toMatchObject({ code: 'own_recommendation' });
});

test('an approval needs a second factor given within fifteen minutes', async () => {
  const officer = await staffMember(owner, ['fund_officer']);
  const approver = await staffMember(owner, ['approver'], { mfaAt: new Date('2025-09-15T08:44:00Z') });
  const one = await recommendedApplication(owner, await testRound(owner, officer, million), officer, 40_000_00);
  await expect(approveApplication(approver, one.ref, { amountPence: 40_000_00, reason: 'Late', key: newId() })).rejects.toMatchObject({ code: 'second_factor_needed' });
});

test('over the programme’s band two people approve the same amount, and only the second earmarks', async () => {
  const officer = await staffMember(owner, ['fund_officer']);
  const [first, second] = [await staffMember(owner, ['approver']), await staffMember(owner, ['approver'])];
  const round = await testRound(owner, officer, million, { secondApprovalAbovePence: 30_000_00 });
  const one = await recommendedApplication(owner, round, officer, 40_000_00);
  const approve = (actor: Person, amountPence: number) => approveApplication(actor, one.ref, { amountPence, reason: 'As recommended', key: newId() });
  expect(await approve(first, 40_000_00)).toEqual({ awardRef: null });
  expect(await statusOf(one.ref)).toBe('recommended');
  await expect(approve(first, 40_000_00)).rejects.toMatchObject({ code: 'already_decided' });
  await expect(approve(second, 39_000_00)).rejects.toMatchObject({ code: 'approvals_differ' });
  expect((await approve(second, 40_000_00)).awardRef).toMatch(/^AWD-/);
  expect(await statusOf(one.ref)).toBe('successful');
});

test('the same approval sent twice makes one award and answers alike', async () => {
  const [officer, approver] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['approver'])];
  const one = await recommendedApplication(owner, await testRound(owner, officer, million), officer, 40_000_00);
  const input = { amountPence: 40_000_00, reason: 'As recommended', key: newId() };
  const first = await approveApplication(approver, one.ref, input);
  expect(await approveApplication(approver, one.ref, input)).toEqual(first);
});

test('an approval keeps to the round’s limits and to what was applied for', async () => {
  const [officer, approver] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['approver'])];
  const one = await recommendedApplication(owner, await testRound(owner, officer, million), officer, 40_000_00);
  const approve = (amountPence: number) => approveApplication(approver, one.ref, { amountPence, reason: 'More', key: newId() });
  await expect(approve(40_000_01)).rejects.toMatchObject({ code: 'more_than_applied_for', field: 'amount' });
  await expect(approve(0)).rejects.toMatchObject({ code: 'outside_round_limits', field: 'amount' });
});

test('a refusal is decided by another person, and moves no money', async () => {
  const [officer, approver] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['approver'])];
  const round = await testRound(owner, officer, million);
  const one = await recommendedApplication(owner, round, officer, 40_000_00);
  await refuseApplication(approver, one.ref, { reason: 'The lead partner withdrew', key: newId() });
  expect(await statusOf(one.ref)).toBe('unsuccessful');
  const [left] = await owner.query(`select balance_pence from accounts where envelope_id = $1 and kind = 'envelope'`, [round.envelopeId]);
  expect(left).toEqual({ balance_pence: million });
});

test('until it is notified the applicant finds no award, no agreement and no trace of the assessment', async () => {
  const [officer, approver] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['approver'])];
  const one = await recommendedApplication(owner, await testRound(owner, officer, million), officer, 40_000_00);
  await approveApplication(approver, one.ref, { amountPence: 40_000_00, reason: 'As recommended', key: newId() });
  const found = (table: string) => read(one.applicant, (tx) => rows(tx, sql.raw(`select 1 from ${table}`)));
  for (const table of ['awards', 'agreements', 'award_sites', 'events']) expect(await found(table)).toHaveLength(0);
  await notifyDecision(officer, one.ref);
  expect(await found('awards')).toHaveLength(1);
  expect(await found('agreements')).toHaveLength(1);
  const names = await read(one.applicant, (tx) => rows<{ name: string }>(tx, sql`select name from events order by name`));
  expect(names.map(({ name }) => name)).toEqual(['application.decision_notified', 'award.offered', 'letter.sent']);
  const mail = await owner.query<{ template: string }>('select template from notifications where email = $1 order by template', [one.applicant.email]);
  expect(mail.map(({ template }) => template)).toEqual(['award_offered', 'decision_ready']);
});

test('due diligence is an officer’s, once, with its findings, before an approver decides', async () => {
  const officer = await staffMember(owner, ['fund_officer']);
  const { id, ref } = await recommendedApplication(owner, await testRound(owner, officer, million), officer, 40_000_00);
  const approver = await staffMember(owner, ['approver']);
  await expect(recordDueDiligence(approver, ref, 'Accounts read')).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(recordDueDiligence(officer, ref, ' ')).rejects.toMatchObject({ code: 'reason_needed', field: 'findings' });
  const both = await Promise.allSettled([recordDueDiligence(officer, ref, 'Accounts filed on time'), recordDueDiligence(officer, ref, 'Accounts filed on time')]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'wrong_state' } });
  expect(await statusOf(ref)).toBe('due_diligence');
  expect((await eventsOf(id)).filter((name) => name === 'assessment.checked')).toHaveLength(1);
  await refuseApplication(approver, ref, { reason: 'The accounts are two years late', key: newId() });
  expect(await statusOf(ref)).toBe('unsuccessful');
});

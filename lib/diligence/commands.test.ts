import { createServer } from 'node:http';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { read, transaction } from '@/db/client';
import { rows } from '@/db/rows';
import { testDatabase } from '@/db/testing/database';
import { staffMember } from '@/db/testing/people';
import { recommendedApplication, submittedApplication, type TestRound, testRound } from '@/db/testing/submitted';
import type { Person } from '../access/actor';
import { approveApplication, notifyDecision } from '../assessment/commands/decision';
import { approveTogether } from '../decision/approval-commands';
import { environment } from '../env';
import { newId } from '../id';
import { everythingForMember } from '../organisation/export-queries';
import { askRegister, liftRed, recordCheck, recordSubsidyEntry, setMandatoryChecks } from './commands';
import { checkForStaff, diligenceForStaff, diligenceWaiting, mandatoryForStaff, subsidyForStaff } from './queries';
import type { NewCheck } from './rules';

const owner = testDatabase();
let [officer, second, approver]: Person[] = [];
let round: TestRound;
beforeAll(async () => {
  [officer, second, approver] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['fund_officer']), await staffMember(owner, ['approver'])];
  round = await testRound(owner, who(officer), 1_000_000_00);
});
const who = (person: Person | undefined): Person => {
  if (!person) throw new Error('made before all');
  return person;
};
const recommended = (pence = 40_000_00, within = round) => recommendedApplication(owner, within, who(officer), pence);
const judge = (ref: string, check: Partial<NewCheck> = {}, actor = who(officer), after?: number) =>
  recordCheck(actor, ref, { kind: 'accounts', rating: 'red', notes: 'Two years late', ...check }, { key: newId(), after });
const approve = (ref: string, pence = 40_000_00, actor = who(approver)) => approveApplication(actor, ref, { amountPence: pence, reason: 'As recommended', key: newId() });
const outcomes = async (work: Promise<unknown>[]) => (await Promise.allSettled(work)).map((one) => (one.status === 'fulfilled' ? 'done' : (one.reason as { code: string }).code)).sort();
const roundRef = async (of: TestRound) => (await owner.query<{ ref: string }>('select ref from funding_rounds where id = $1', [of.roundId]))[0]?.ref ?? '';

test('a red stops the award, by name, until a second officer lifts it with a reason', async () => {
  const { id, ref } = await recommended();
  await judge(ref);
  await expect(approve(ref)).rejects.toMatchObject({ code: 'check_is_red', values: { reference: ref, check: { word: 'diligence.kind.accounts' } } });
  await expect(liftRed(who(officer), ref, 'accounts', { reason: 'Filed today' })).rejects.toMatchObject({ code: 'second_officer_lifts' });
  await expect(liftRed({ ...who(second), mfaAt: null }, ref, 'accounts', { reason: 'Filed today' })).rejects.toMatchObject({ code: 'second_factor_needed' });
  await expect(liftRed(who(second), ref, 'accounts', { reason: ' ' })).rejects.toMatchObject({ code: 'reason_needed' });
  await expect(liftRed(who(approver), ref, 'accounts', { reason: 'Filed today' })).rejects.toMatchObject({ code: 'not_allowed' });
  await liftRed(who(second), ref, 'accounts', { reason: 'Filed today' });
  expect((await diligenceForStaff(who(officer), ref))?.checks).toMatchObject([{ kind: 'accounts', rating: 'red', lifted: true, liftedBy: who(second).name, liftedReason: 'Filed today' }]);
  // A new red stands, whatever was lifted before it.
  await judge(ref, { notes: 'Struck off' });
  await expect(approve(ref)).rejects.toMatchObject({ code: 'check_is_red' });
  await judge(ref, { rating: 'amber', notes: 'Restored' }, who(second));
  expect((await approve(ref)).awardRef).toMatch(/^AWD-/);
  const events = await owner.query<{ name: string; data: object }>(`select name, data from events where subject_id = $1 and name like 'diligence.%' order by id`, [id]);
  expect(events).toEqual([
    { name: 'diligence.checked', data: { check: 'accounts', rating: 'red' } }, { name: 'diligence.lifted', data: { check: 'accounts' } },
    { name: 'diligence.checked', data: { check: 'accounts', rating: 'red' } }, { name: 'diligence.checked', data: { check: 'accounts', rating: 'amber' } },
  ]);
});

test('approving many at once stops at a red among them, and none of them is approved', async () => {
  const within = await testRound(owner, who(officer), 1_000_000_00);
  const [one, other] = [await recommended(30_000_00, within), await recommended(30_000_00, within)];
  await judge(other.ref, { kind: 'fraud', fraud: { identity: { likelihood: 5, impact: 5 }, twice: { likelihood: 1, impact: 1 }, spending: { likelihood: 1, impact: 1 }, results: { likelihood: 1, impact: 1 }, closeness: { likelihood: 1, impact: 1 } } });
  const together = approveTogether(who(approver), await roundRef(within), { applications: [one.ref, other.ref], authority: 'senior_officer', authorityName: 'Sam', decidedOn: '2025-09-12', document: 'Minute 1', reason: 'Agreed', key: newId() });
  await expect(together).rejects.toMatchObject({ code: 'check_is_red', values: { reference: other.ref, check: { word: 'diligence.kind.fraud' } } });
  expect(await owner.query('select 1 from decisions where application_id = any ($1)', [[one.id, other.id]])).toEqual([]);
});

test('the database refuses what the code forgot: an approval past a red, a lifting by the same officer, a judgement without notes or changed afterwards', async () => {
  const { id, ref } = await recommended();
  await judge(ref);
  const approval = owner.query(`insert into decisions (id, application_id, outcome, amount_approved_pence, reason, recommended_by, decided_by) values ($1, $2, 'approved', 1, 'x', $3, $4)`, [newId(), id, who(officer).id, who(approver).id]);
  await expect(approval).rejects.toMatchObject({ constraint: 'red_check_stops_the_award' });
  const [check] = await owner.query<{ id: string }>('select id from diligence_checks where application_id = $1', [id]);
  await expect(owner.query(`insert into diligence_liftings (check_id, application_id, reason, lifted_by) values ($1, $2, 'x', $3)`, [check?.id, id, who(officer).id])).rejects.toMatchObject({ constraint: 'red_is_lifted_by_a_second_officer' });
  await expect(owner.query(`insert into diligence_checks (id, application_id, kind, number, rating, notes, checked_by) values ($1, $2, 'identity', 1, 'red', ' ', $3)`, [newId(), id, who(officer).id])).rejects.toMatchObject({ constraint: 'amber_and_red_have_notes' });
  await expect(owner.query(`update diligence_checks set rating = 'green' where application_id = $1`, [id])).rejects.toMatchObject({ constraint: 'history_is_only_added_to' });
});

test('an approval and a red at the same moment: never both', async () => {
  for (let round = 0; round < 8; round++) {
    const { id, ref } = await recommended(10_000_00);
    const [approved, red] = await Promise.allSettled([approve(ref, 10_000_00), judge(ref)]);
    expect([approved?.status, red?.status].sort()).toEqual(['fulfilled', 'rejected']);
    const [row] = await owner.query<{ awards: number; reds: number }>('select (select count(*)::int from awards where application_id = $1) as awards, (select count(*)::int from diligence_checks where application_id = $1) as reds', [id]);
    expect((row?.awards ?? 0) + (row?.reds ?? 0)).toBe(1);
  }
});

test('a red set between two approvals stops the second', async () => {
  const within = await testRound(owner, who(officer), 1_000_000_00, { secondApprovalAbovePence: 1 });
  const { ref } = await recommended(40_000_00, within);
  expect(await approve(ref)).toEqual({ awardRef: null });
  await judge(ref);
  await expect(approve(ref, 40_000_00, await staffMember(owner, ['approver']))).rejects.toMatchObject({ code: 'check_is_red' });
});

test('two officers judging one check at once: one is recorded, one is told; the very same form sent twice is recorded once', async () => {
  const { ref } = await recommended();
  expect(await outcomes([judge(ref, {}, who(officer), 0), judge(ref, { rating: 'green' }, who(second), 0)])).toEqual(['changed_meanwhile', 'done']);
  const key = newId();
  const again = () => recordCheck(who(officer), ref, { kind: 'identity', rating: 'green', notes: '' }, { key });
  expect([await again(), await again()]).toEqual([{ number: 1 }, { number: 1 }]);
  const red = await recommended();
  await judge(red.ref);
  const third = await staffMember(owner, ['fund_officer']);
  expect(await outcomes([liftRed(who(second), red.ref, 'accounts', { reason: 'Filed' }), liftRed(third, red.ref, 'accounts', { reason: 'Filed' })])).toEqual(['done', 'nothing_to_lift']);
});

test('only an officer judges, only while it is being decided about, and nobody without a role of it reads a word', async () => {
  const early = await submittedApplication(owner, round, { status: 'in_assessment' });
  await expect(judge(early.ref)).rejects.toMatchObject({ code: 'not_being_checked' });
  const { ref, applicant } = await recommended();
  for (const actor of [who(approver), await staffMember(owner, ['assessor']), await staffMember(owner, ['auditor']), await staffMember(owner, ['administrator'])]) await expect(judge(ref, {}, actor)).rejects.toMatchObject({ code: 'not_allowed' });
  await judge(ref);
  const assessor = await staffMember(owner, ['assessor']);
  expect(await diligenceForStaff(assessor, ref)).toBeUndefined();
  expect(await transaction(assessor, (tx) => rows(tx, sql`select 1 from diligence_checks`))).toEqual([]);
  await expect(read(applicant, (tx) => rows(tx, sql`select 1 from diligence_checks`))).rejects.toMatchObject({ code: '42501' });
  // What the fund does among itself is in no history of the applicant's, and not in what they take away.
  expect(await read(applicant, (tx) => rows(tx, sql`select name from events where name like 'diligence.%'`))).toEqual([]);
  const [organisation] = await owner.query<{ ref: string }>('select ref from organisations where id = $1', [applicant.memberships[0]?.organisationId]);
  expect(JSON.stringify(await everythingForMember(applicant, organisation?.ref ?? ''))).not.toContain('diligence');
});

test('whoever is conflicted with an application meets nothing of its checks, and no candidate that it is', async () => {
  const conflicted = await staffMember(owner, ['fund_officer']);
  const one = await recommended();
  const twin = await submittedApplication(owner, round, { applicant: one.applicant, title: 'Another of the same' });
  await judge(one.ref);
  expect((await checkForStaff(conflicted, one.ref, 'duplicates'))?.candidates.map(({ ref }) => ref)).toContain(twin.ref);
  await owner.query(`insert into conflict_findings (id, application_id, person_id, kind, outcome, reason, decided_by) values ($1, $2, $3, 'found', 'confirmed', 'A cousin', $4)`, [newId(), one.id, conflicted.id, who(second).id]);
  expect(await diligenceForStaff(conflicted, one.ref)).toBeUndefined();
  await expect(judge(one.ref, {}, conflicted)).rejects.toMatchObject({ code: 'conflict_of_interest' });
  expect((await checkForStaff(conflicted, twin.ref, 'duplicates'))?.candidates.map(({ ref }) => ref)).not.toContain(one.ref);
  expect((await diligenceWaiting(conflicted))?.stopped?.map(({ ref }) => ref)).not.toContain(one.ref);
  expect((await diligenceWaiting(who(second)))?.stopped?.map(({ ref }) => ref)).toContain(one.ref);
});

test('what may be funded twice is found by organisation, by number and by title, in other rounds and among awards made elsewhere', async () => {
  const other = await testRound(owner, who(officer), 1);
  const title = 'Quiet harbour tablets for lighthouse keepers';
  const one = await submittedApplication(owner, round, { status: 'recommended', title });
  const same = await submittedApplication(owner, other, { applicant: one.applicant, title: 'Something else entirely' });
  const alike = await submittedApplication(owner, other, { title: 'Lighthouse keepers: quiet harbour tablets, second year' });
  const unlike = await submittedApplication(owner, other, { title: 'Quiet mornings' });
  const found = (await checkForStaff(who(officer), one.ref, 'duplicates'))?.candidates.map(({ ref, why }) => [ref, why]);
  expect(found).toContainEqual([same.ref, 'same_organisation']);
  expect(found).toContainEqual([alike.ref, 'similar_title']);
  expect(found?.map(([ref]) => ref)).not.toContain(unlike.ref);
  const [number] = await owner.query<{ identifier: string }>('select identifier from organisations where id = $1', [one.applicant.memberships[0]?.organisationId]);
  const numbered = await submittedApplication(owner, other, { title: 'Under an earlier number' });
  await owner.query(`insert into organisation_names (id, organisation_id, name, identifier_scheme, identifier, reason, recorded_by) values ($1, $2, 'Earlier name', 'DEMO', $3, 'Renamed', $4)`, [newId(), numbered.applicant.memberships[0]?.organisationId, number?.identifier, who(officer).id]);
  expect((await checkForStaff(who(officer), one.ref, 'duplicates'))?.candidates.map(({ ref, why }) => [ref, why])).toContainEqual([numbered.ref, 'same_number']);
});

test('a round that cannot do without a check refuses an award until it is made; other rounds go on as before', async () => {
  const within = await testRound(owner, who(officer), 1_000_000_00);
  const ref = await roundRef(within);
  expect(await mandatoryForStaff(who(officer), ref)).toMatchObject({ mandatory: [], version: 0 });
  await setMandatoryChecks(who(officer), ref, { checks: ['subsidy', 'identity'], version: 0 });
  await expect(setMandatoryChecks(who(second), ref, { checks: [], version: 0 })).rejects.toMatchObject({ code: 'changed_meanwhile' });
  await expect(setMandatoryChecks(who(approver), ref, { checks: [], version: 1 })).rejects.toMatchObject({ code: 'not_allowed' });
  const one = await recommended(40_000_00, within);
  await judge(one.ref, { kind: 'identity', rating: 'green', notes: '' });
  await expect(approve(one.ref)).rejects.toMatchObject({ code: 'check_is_missing', values: { check: { word: 'diligence.kind.subsidy' } } });
  await judge(one.ref, { kind: 'subsidy', rating: 'green', notes: '', subsidy: 'not_a_subsidy' });
  expect((await approve(one.ref)).awardRef).toMatch(/^AWD-/);
  expect((await approve((await recommended()).ref)).awardRef).toMatch(/^AWD-/);
});

test('a subsidy over the threshold is owed to the database within three months of the award, until it is entered', async () => {
  const { ref } = await recommended(100_000_00);
  await judge(ref, { kind: 'subsidy', rating: 'green', notes: '', subsidy: 'individual', reference: 'Assessment 12' });
  const { awardRef } = await approve(ref, 100_000_00);
  const award = awardRef ?? '';
  await notifyDecision(who(officer), ref);
  expect(await subsidyForStaff(who(approver), award)).toMatchObject({ subsidy: 'individual', dueOn: '2025-12-15', entry: null });
  expect((await diligenceWaiting(who(officer)))?.subsidies).toContainEqual(expect.objectContaining({ award, dueOn: '2025-12-15' }));
  const enter = (uploadedOn: string, actor = who(officer)) => recordSubsidyEntry(actor, award, { reference: 'SA-1', uploadedOn }, { key: newId() });
  await expect(enter('2025-09-14')).rejects.toMatchObject({ code: 'entered_before_award' });
  await expect(enter('2025-09-15', who(approver))).rejects.toMatchObject({ code: 'not_allowed' });
  await enter('2025-09-15');
  expect(await subsidyForStaff(who(officer), award)).toMatchObject({ entry: { reference: 'SA-1', uploadedOn: '2025-09-15', by: who(officer).name } });
  expect((await diligenceWaiting(who(officer)))?.subsidies?.map((one) => one.award)).not.toContain(award);
});

test('a register’s own service is asked where the settings have one, and its answer is kept with its date and shown to whoever judges', async () => {
  const { ref, applicant } = await recommended();
  await expect(askRegister(who(officer), ref)).rejects.toMatchObject({ code: 'register_api_is_off' });
  await owner.query(`update organisations set identifier_scheme = 'GB-COH', identifier = '00009999', name = 'Old Mill' where id = $1`, [applicant.memberships[0]?.organisationId]);
  const server = createServer((_, response) => void response.end(JSON.stringify({ company_name: 'OLD MILL LTD', company_status: 'active', accounts: { last_accounts: { made_up_to: '2021-03-31' } } })));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const settings = environment();
  [settings.COMPANIES_HOUSE_KEY, settings.COMPANIES_HOUSE_URL] = ['a key', `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`];
  try {
    await expect(askRegister(who(approver), ref)).rejects.toMatchObject({ code: 'not_allowed' });
    await askRegister(who(officer), ref);
  } finally {
    settings.COMPANIES_HOUSE_KEY = undefined;
    server.close();
  }
  const register = { source: 'companies_house', asAt: '2025-09-15', entry: { name: 'OLD MILL LTD', status: 'active', lastAccountsOn: '2021-03-31' } };
  expect((await checkForStaff(who(officer), ref, 'accounts'))?.register).toEqual(register);
  await judge(ref);
  expect((await diligenceForStaff(who(approver), ref))?.checks).toMatchObject([{ kind: 'accounts', register }]);
});

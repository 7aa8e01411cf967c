import { expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { staffMember } from '@/db/testing/people';
import { submittedApplication, type TestRound, testRound } from '@/db/testing/submitted';
import type { Person } from '../access/actor';
import { approveApplication } from '../assessment/commands/decision';
import { moderate } from '../assessment/commands/panel';
import { newId } from '../id';
import type { Pence } from '../money';
import { adoptScenario } from './adoption-commands';
import { approveTogether } from './approval-commands';
import { saveScenario, setDecisionRules, shareScenario, startScenario } from './commands';
import { approvableTogether, comparedScenarios, decidingOf, reservesOf, scenarioForStaff } from './queries';
import { rank, simulate } from './simulation';

const owner = testDatabase();
const statusOf = async (ref: string) => (await owner.query<{ status: string }>('select status from applications where ref = $1', [ref]))[0]?.status;
const left = async ({ envelopeId }: TestRound) => (await owner.query<{ p: number }>(`select balance_pence as p from accounts where kind = 'envelope' and envelope_id = $1`, [envelopeId]))[0]?.p;
const roundRef = async ({ roundId }: TestRound) => (await owner.query<{ ref: string }>('select ref from funding_rounds where id = $1', [roundId]))[0]?.ref ?? '';
const decided = { authority: 'senior_officer', authorityName: 'Senior Officer', decidedOn: '2025-09-12', document: 'SUB-2025-041', reason: 'As the senior officer decided' } as const;

/** A round whose applications score less one after the other, each moderated. */
async function moderated(count: number, { room, each = 50_000_00, band }: { room: Pence; each?: Pence; band?: Pence }) {
  const [officer, approver, second] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['approver']), await staffMember(owner, ['approver'])];
  const round = await testRound(owner, officer, room, band === undefined ? {} : { secondApprovalAbovePence: band });
  // Nothing is adopted while the round is open.
  await owner.query(`update funding_rounds set closes_at = '2025-09-14' where id = $1`, [round.roundId]);
  const refs: string[] = [];
  for (let index = 0; index < count; index++) {
    const one = await submittedApplication(owner, round, { status: 'in_assessment', panelOpen: true, amountPence: each });
    for (const [criterion, score] of [['need', 5 - Math.floor(index / 2)], ['value', 5 - (index % 2)]]) {
      await owner.query(`insert into moderations (application_id, criterion, score, reason, moderated_by) values ($1, $2, $3, 'Agreed', $4)`, [one.id, criterion, score, officer.id]);
    }
    refs.push(one.ref);
  }
  return { officer, approver, second, round, ref: await roundRef(round), refs };
}

const start = (actor: Person, round: string, name = 'First line') => startScenario(actor, round, { name, key: newId() });
async function saved(officer: Person, round: string, line: number, more: Partial<Parameters<typeof saveScenario>[2]> = {}) {
  const ref = await start(officer, round, `Line ${newId()}`);
  return { ref, version: await saveScenario(officer, ref, { version: 1, line, reserves: 0, by: {}, ...more }) };
}
const adopt = (actor: Person, { ref, version }: { ref: string; version: number }) => adoptScenario(actor, ref, { reason: 'As the panel agreed', version, key: newId() });

test('a scenario is its author’s until it is shared, named once, and edited by nobody else', async () => {
  const { officer, approver, ref: round } = await moderated(2, { room: 100_000_00 });
  const ref = await start(officer, round);
  await expect(start(officer, round)).rejects.toMatchObject({ code: 'scenario_name_taken', field: 'name' });
  await expect(start(approver, round)).rejects.toMatchObject({ code: 'not_allowed' });
  expect(await scenarioForStaff(approver, round, ref)).toBeUndefined();
  const other = await staffMember(owner, ['fund_officer']);
  await expect(saveScenario(other, ref, { version: 1, line: 1, reserves: 0, by: {} })).rejects.toMatchObject({ code: 'not_found' });
  await shareScenario(officer, ref);
  expect((await scenarioForStaff(approver, round, ref))?.scenario).toMatchObject({ name: 'First line', shared: true, mine: false });
  await expect(saveScenario(other, ref, { version: 2, line: 1, reserves: 0, by: {} })).rejects.toMatchObject({ code: 'not_allowed' });
  expect(await decidingOf(await staffMember(owner, ['finance']), round)).toBeUndefined();
});

test('two windows saving one scenario at once: one is saved, one is told', async () => {
  const { officer, ref: round } = await moderated(2, { room: 100_000_00 });
  const ref = await start(officer, round);
  const both = await Promise.allSettled([1, 2].map((line) => saveScenario(officer, ref, { version: 1, line, reserves: 0, by: {} })));
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'changed_meanwhile' } });
});

test('the same press twice is saved, shared and set once', async () => {
  const { officer, ref: round } = await moderated(2, { room: 100_000_00 });
  const ref = await start(officer, round);
  const both = await Promise.allSettled([1, 2].map(() => saveScenario(officer, ref, { version: 1, line: 1, reserves: 1, by: {} })));
  expect(both).toEqual([{ status: 'fulfilled', value: 2 }, { status: 'fulfilled', value: 2 }]);
  await shareScenario(officer, ref);
  await shareScenario(officer, ref);
  expect((await scenarioForStaff(officer, round, ref))?.scenario).toMatchObject({ shared: true, version: 3 });
  await setDecisionRules(officer, round, { rules: [{ of: 'region', atLeast: 1 }], version: 0 });
  await setDecisionRules(officer, round, { rules: [{ of: 'region', atLeast: 1 }], version: 0 });
});

test('a pin needs its reason and a part stays inside the limits', async () => {
  const { officer, ref: round, refs } = await moderated(1, { room: 100_000_00 });
  const [one = ''] = refs;
  const ref = await start(officer, round);
  await expect(saveScenario(officer, ref, { version: 1, line: 0, reserves: 0, by: { [one]: { way: 'pin' } } })).rejects.toMatchObject({ code: 'choice_needs_reason', field: 'reason' });
  await expect(saveScenario(officer, ref, { version: 1, line: 0, reserves: 0, by: { [one]: { way: 'rank', amountPence: 50_000_01 } } })).rejects.toMatchObject({ code: 'more_than_applied_for', field: 'amount' });
  await saveScenario(officer, ref, { version: 1, line: 0, reserves: 0, by: { [one]: { way: 'pin', reason: 'The only one there' } } });
  await saveScenario(officer, ref, { version: 2, line: 0, reserves: 0, by: { [one]: { way: 'rank' } } });
  expect((await scenarioForStaff(officer, round, ref))?.scenario.choices.by).toEqual({});
});

test('adopting posts every recommendation at once, with its reason, and the order of the reserves', async () => {
  const { officer, ref: round, refs, approver } = await moderated(5, { room: 150_000_00 });
  const [first = '', , , , last = ''] = refs;
  const scenario = await saved(officer, round, 2, { reserves: 2, by: { [first]: { way: 'rank', amountPence: 40_000_00 }, [last]: { way: 'exclude', reason: 'Funded elsewhere for the same work' } } });
  await expect(adopt(approver, scenario)).rejects.toMatchObject({ code: 'not_found' });
  expect(await adopt(officer, scenario)).toEqual({ recommended: 2, reserve: 2, notRecommended: 1 });
  expect(await Promise.all(refs.map(statusOf))).toEqual(['recommended', 'recommended', 'reserve', 'reserve', 'not_recommended']);
  const [excluded] = await owner.query<{ reason: string }>(`select x.reason from recommendations x join applications a on a.id = x.application_id where a.ref = $1`, [last]);
  expect(excluded?.reason).toBe('As the panel agreed\nFunded elsewhere for the same work');
  expect((await reservesOf(officer, round))?.reserves.map(({ ref, position, leftPence }) => [ref, position, leftPence])).toEqual([[refs[2], 1, 60_000_00], [refs[3], 2, 60_000_00]]);
  const events = await owner.query(`select 1 from events where data ->> 'scenario' = $1`, [scenario.ref]);
  expect(events).toHaveLength(5);
  await expect(adopt(officer, scenario)).rejects.toMatchObject({ code: 'scenario_is_adopted' });
  await expect(saveScenario(officer, scenario.ref, { version: 3, line: 1, reserves: 0, by: {} })).rejects.toMatchObject({ code: 'scenario_is_adopted' });
  await expect(owner.query(`update scenarios set name = 'Another' where ref = $1`, [scenario.ref])).rejects.toMatchObject({ constraint: 'adopted_scenario_stands' });
});

test('pain 7, wrong or stale totals: a scenario whose scores changed since is shown as stale, and is not adopted', async () => {
  const { officer, ref: round, refs } = await moderated(3, { room: 150_000_00 });
  const scenario = await saved(officer, round, 1);
  await moderate(officer, refs[2] ?? '', { scores: [{ criterion: 'need', score: 5, reason: 'Shown since' }, { criterion: 'value', score: 5, reason: 'Shown since' }] });
  expect((await scenarioForStaff(officer, round, scenario.ref))?.scenario.stale).toBe(true);
  await expect(adopt(officer, scenario)).rejects.toMatchObject({ code: 'scenario_is_stale' });
  expect(await Promise.all(refs.map(statusOf))).toEqual(['in_assessment', 'in_assessment', 'in_assessment']);
  const version = await saveScenario(officer, scenario.ref, { version: scenario.version, line: 1, reserves: 0, by: {} });
  expect(await adopt(officer, { ref: scenario.ref, version })).toMatchObject({ recommended: 1 });
});

test('an overrun of a penny is not adopted, and names the envelope; two adopting at once: one wins, one is told', async () => {
  const { officer, ref: round, refs } = await moderated(3, { room: 99_999_99 });
  const tooMuch = await saved(officer, round, 2);
  await expect(adopt(officer, tooMuch)).rejects.toMatchObject({ code: 'awards_do_not_fit', values: { over: { en: 'Envelope: £0.01' } } });
  expect(await statusOf(refs[0] ?? '')).toBe('in_assessment');
  const fits = await saved(officer, round, 1);
  const both = await Promise.allSettled([adopt(officer, fits), adopt(officer, fits)]);
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'scenario_is_adopted' } });
  const posted = await owner.query(`select 1 from recommendations x join applications a on a.id = x.application_id where a.ref = any ($1)`, [refs]);
  expect(posted).toHaveLength(3);
});

test('approved together: the decision it carries out is recorded, and the money is set aside for all of them', async () => {
  const { officer, approver, round, ref, refs } = await moderated(3, { room: 150_000_00 });
  await adopt(officer, await saved(officer, ref, 3));
  const page = await approvableTogether(approver, ref);
  expect(page?.lines.map((line) => line.ref).sort()).toEqual([...refs].sort());
  const key = newId();
  const done = await approveTogether(approver, ref, { applications: refs, ...decided, key });
  expect(done).toMatchObject({ approved: 3, awarded: 3 });
  expect(await approveTogether(approver, ref, { applications: refs, ...decided, key })).toEqual(done);
  expect(await left(round)).toBe(0);
  expect((await decidingOf(officer, ref))?.batches).toMatchObject([{ ref: done.ref, authority: 'senior_officer', document: 'SUB-2025-041', count: 3, pence: 150_000_00 }]);
  await expect(owner.query('delete from approval_batches')).rejects.toMatchObject({ constraint: 'history_is_only_added_to' });
});

test('a penny too much and nothing is approved: no decision, no award, no money', async () => {
  const { officer, approver, round, ref, refs } = await moderated(3, { room: 150_000_00 });
  await adopt(officer, await saved(officer, ref, 3));
  // Somebody else is approved first, out of the same envelope.
  const other = await submittedApplication(owner, round, { status: 'recommended', panelOpen: true, amountPence: 1 });
  await owner.query(`insert into recommendations (id, application_id, outcome, amount_recommended_pence, reason, recommended_by) values ($1, $2, 'recommended', 1, 'Strong', $3)`, [newId(), other.id, officer.id]);
  await approveApplication(approver, other.ref, { amountPence: 1, reason: 'First', key: newId() });
  await expect(approveTogether(approver, ref, { applications: refs, ...decided, key: newId() })).rejects.toMatchObject({ code: 'awards_do_not_fit', values: { over: { en: 'Envelope: £0.01', cy: 'Amlen: £0.01' } } });
  expect(await left(round)).toBe(149_999_99);
  expect(await owner.query('select 1 from decisions d join applications a on a.id = d.application_id where a.ref = any ($1)', [refs])).toEqual([]);
  expect(await Promise.all(refs.map(statusOf))).toEqual(['recommended', 'recommended', 'recommended']);
});

test('above the band two people approve; never one’s own recommendation; a second factor must be fresh', async () => {
  const { approver, second, officer, round, ref, refs } = await moderated(2, { room: 200_000_00, band: 49_999_99 });
  const both = await staffMember(owner, ['fund_officer', 'approver']);
  await adopt(both, await saved(both, ref, 2));
  const approve = (actor: Person, applications = refs) => approveTogether(actor, ref, { applications, ...decided, key: newId() });
  await expect(approve(both)).rejects.toMatchObject({ code: 'one_cannot_be_approved' });
  await expect(approve({ ...approver, mfaAt: null })).rejects.toMatchObject({ code: 'second_factor_needed' });
  await expect(approve(officer)).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(approve(approver, [])).rejects.toMatchObject({ code: 'nothing_chosen' });
  await expect(approveTogether(approver, ref, { applications: refs, ...decided, decidedOn: '2025-09-16', key: newId() })).rejects.toMatchObject({ code: 'authority_decided_later' });
  expect(await approve(approver)).toMatchObject({ approved: 2, awarded: 0 });
  expect(await left(round)).toBe(200_000_00);
  await expect(approve(approver)).rejects.toMatchObject({ code: 'one_cannot_be_approved' });
  expect(await approve(second)).toMatchObject({ approved: 2, awarded: 2 });
  expect(await left(round)).toBe(100_000_00);
});

test('two batches that share an application, at once: one is approved, one is told, and the money is counted once', async () => {
  const { approver, second, officer, round, ref, refs } = await moderated(4, { room: 200_000_00 });
  await adopt(officer, await saved(officer, ref, 4));
  const tries = await Promise.allSettled([[approver, refs.slice(0, 3)], [second, refs.slice(2).toReversed()]].map(([actor, applications]) => approveTogether(actor as Person, ref, { applications: applications as string[], ...decided, key: newId() })));
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(tries.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'one_cannot_be_approved' } });
  const awarded = (await Promise.all(refs.map(statusOf))).filter((status) => status === 'successful').length;
  expect(await left(round)).toBe(200_000_00 - awarded * 50_000_00);
});

test('whoever has a conflict in a round meets the word "restricted", however they come', async () => {
  const { officer, round, ref } = await moderated(2, { room: 100_000_00 });
  const scenario = await saved(officer, ref, 1);
  await shareScenario(officer, scenario.ref);
  const conflicted = await staffMember(owner, ['fund_officer', 'approver', 'assessor']);
  await owner.query(`insert into assignments (id, application_id, assessor_id, status, conflict_reason, assigned_by) select $1, id, $2, 'conflicted', 'A cousin', $3 from applications where round_id = $4 limit 1`, [newId(), conflicted.id, officer.id, round.roundId]);
  const tries = [
    decidingOf(conflicted, ref), scenarioForStaff(conflicted, ref, scenario.ref), comparedScenarios(conflicted, ref), approvableTogether(conflicted, ref), reservesOf(conflicted, ref), start(conflicted, ref),
    adopt(conflicted, { ref: scenario.ref, version: 3 }), approveTogether(conflicted, ref, { applications: ['DIIF-2222-222'], ...decided, key: newId() }),
  ];
  for (const one of await Promise.allSettled(tries)) expect(one).toMatchObject({ reason: { code: 'round_is_restricted' } });
});

test('rules are the round’s own, need a number, and are set by one person at a time', async () => {
  const { officer, ref } = await moderated(1, { room: 100_000_00 });
  await expect(setDecisionRules(officer, ref, { rules: [{ of: 'region' }], version: 0 })).rejects.toMatchObject({ code: 'rule_needs_bound', field: 'rules.0.atLeast' });
  const both = await Promise.allSettled([1, 2].map((atLeast) => setDecisionRules(officer, ref, { rules: [{ of: 'region', atLeast }], version: 0 })));
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'changed_meanwhile' } });
  const scenario = await saved(officer, ref, 1);
  const page = await scenarioForStaff(officer, ref, scenario.ref);
  if (!page) throw new Error('it is there');
  const { rules } = simulate(page.frame, rank(page.frame, page.candidates), page.candidates, page.scenario.choices);
  expect(rules).toMatchObject([{ kept: false }]);
  expect(page.frame.places.region).toHaveLength(9);
  // A place is written by its name, in either language, and kept by its key.
  await setDecisionRules(officer, ref, { rules: [{ of: 'region', only: 'North east', atLeast: 1 }, { of: 'region', only: 'Llundain', atLeast: 1 }], version: 1 });
  expect((await scenarioForStaff(officer, ref, scenario.ref))?.frame.rules.map(({ only }) => only)).toEqual(['E12000001', 'E12000007']);
  await expect(setDecisionRules(officer, ref, { rules: [{ of: 'region', only: 'Atlantis', atLeast: 1 }], version: 2 })).rejects.toMatchObject({ code: 'rule_place_unknown', field: 'rules.0.only' });
});

test('past the code, the database still refuses a nameless scenario, an approval without its document and an amount of nothing', async () => {
  const { officer, approver, round, refs } = await moderated(1, { room: 100_000_00 });
  const scenario = (name: string) => owner.query(`insert into scenarios (id, ref, round_id, name, choices, fingerprint, created_by) values ($1::uuid, $1::text, $2, $3, '{}', '', $4)`, [newId(), round.roundId, name, officer.id]);
  await expect(scenario(' ')).rejects.toMatchObject({ constraint: 'scenario_has_a_name' });
  const batch = async (document: string, authority: string) => {
    const id = newId();
    await owner.query(`insert into approval_batches (id, ref, round_id, authority, authority_name, decided_on, document, reason, approved_by) values ($1::uuid, $1::text, $2, $3, 'B Holder', '2025-09-12', $4, 'Because', $5)`, [id, round.roundId, authority, document, approver.id]);
    return id;
  };
  await expect(batch(' ', 'minister')).rejects.toMatchObject({ constraint: 'approval_names_its_document' });
  await expect(batch('DOC', 'a friend')).rejects.toMatchObject({ constraint: 'approval_authority_is_known' });
  const item = owner.query('insert into approval_batch_items (batch_id, application_id, amount_pence) select $1, id, 0 from applications where ref = $2', [await batch('DOC', 'minister'), refs[0]]);
  await expect(item).rejects.toMatchObject({ constraint: 'approved_amount_is_positive' });
});

test('nothing is adopted while the round is open, or while one of its applications could not be decided about', async () => {
  const { officer, round, ref: roundOf, refs } = await moderated(2, { room: 100_000_00 });
  const scenario = await saved(officer, roundOf, 1);
  await owner.query(`update funding_rounds set closes_at = '2025-09-30' where id = $1`, [round.roundId]);
  await expect(adopt(officer, scenario)).rejects.toMatchObject({ code: 'round_is_still_open' });
  await owner.query(`update funding_rounds set closes_at = '2025-09-14' where id = $1`, [round.roundId]);
  const late = await submittedApplication(owner, round);
  await expect(adopt(officer, scenario)).rejects.toMatchObject({ code: 'candidates_are_undecided', values: { count: 1 } });
  await owner.query(`update applications set status = 'in_assessment' where id = $1`, [late.id]);
  await expect(adopt(officer, scenario)).rejects.toMatchObject({ code: 'candidates_are_undecided' });
  expect((await scenarioForStaff(officer, roundOf, scenario.ref))?.readiness.undecided).toBe(1);
  await owner.query(`update applications set status = 'withdrawn', withdrawn_reason = 'No longer' where id = $1`, [late.id]);
  await owner.query(`insert into application_flags (id, ref, application_id, status, reason, outcome, raised_by) select $1::uuid, 'FLG-' || $1::text, id, 'stopped', 'A doubt', 'Held', $2 from applications where ref = $3`, [newId(), officer.id, refs[0]]);
  await expect(adopt(officer, scenario)).rejects.toMatchObject({ code: 'candidates_are_undecided', values: { count: 1 } });
  await owner.query(`update application_flags set status = 'resolved' where ref like 'FLG-%'`);
  expect(await adopt(officer, scenario)).toMatchObject({ recommended: 1 });
});

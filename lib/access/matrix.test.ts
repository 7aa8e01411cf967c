import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { member, staffMember } from '@/db/testing/people';
import { submittedApplication, testRound, type TestRound } from '@/db/testing/submitted';
import { askForSignOff, sendBackToDraft } from '../application/commands/sign-off';
import { submitApplication, withdrawApplication } from '../application/commands/submit';
import { type ApplicationStatus, applicationWorkflow } from '../application/workflow';
import { settleFlag } from '../assessment/commands/comment';
import { approveApplication, refuseApplication } from '../assessment/commands/decision';
import { recommend, recordDueDiligence } from '../assessment/commands/panel';
import { recordSift } from '../assessment/commands/sift';
import { flagWorkflow } from '../assessment/flag-workflow';
import { acceptAward, countersignAward, declineAward } from '../award/commands';
import { awardWorkflow } from '../award/workflow';
import { askForClarification, clarifyApplication, withdrawClarification } from '../clarification/commands';
import { newId } from '../id';
import { newReference } from '../reference';
import { Refusal } from '../refusal';
import { acceptVariation, approveVariation, declineVariation, proposeVariation, refuseVariation, withdrawVariation } from '../variation/commands';
import { variationWorkflow } from '../variation/workflow';
import { canMove, type Workflow } from '../workflow';
import type { Person } from './actor';
import { type Permission, permissions } from './permissions';
import { staffRoles } from './roles';

/*
 * The matrix: every move of a workflow × every state it could be tried in × every role of the fund and of an organisation, driven by the very
 * command. What goes through must be what the workflow's table and the table of permissions say together, and what is refused changes nothing.
 */
const owner = testDatabase();
let actors: [string, Person][];
let round: TestRound;
let somebodyElse: Person;
let organisationId: string;

beforeAll(async () => {
  somebodyElse = await staffMember(owner, ['fund_officer']);
  round = await testRound(owner, somebodyElse, 900_000_000_00);
  const certifier = await member(owner, ['certifier']);
  organisationId = certifier.memberships[0]?.organisationId ?? '';
  const fresh = (person: Person): Person => ({ ...person, mfaAt: somebodyElse.mfaAt });
  actors = [
    ...(await Promise.all(staffRoles.map(async (role): Promise<[string, Person]> => [role, await staffMember(owner, [role], { nation: 'scotland' })]))),
    ['certifier', fresh(certifier)], ['editor', fresh(await member(owner, ['editor'], organisationId))], ['owner', fresh(await member(owner, ['owner'], organisationId))],
    ['certifier of another organisation', fresh(await member(owner, ['certifier']))],
  ];
});

/** How one move is tried. `content`: refusals of what was filled in, which come only after role and state have been found right. */
type Driver = { permission: Permission; run: (actor: Person, ref: string) => Promise<unknown>; content?: readonly string[] };
type Thing = { id: string; ref: string };
type Matrix<State extends string> = { flow: Workflow<State>; make: (state: State) => Promise<Thing>; stateOf: (thing: Thing) => Promise<string | undefined>; drivers: Partial<Record<string, Driver>> };

const allowed = (actor: Person, permission: Permission) =>
  // The table's subjects differ; this one is what each of them asks for.
  (permissions[permission].allows as (actor: Person, subject: unknown) => boolean)(actor, { organisationId, recommendedBy: somebodyElse.id, proposedBy: somebodyElse.id, assessorIds: [], askedBy: somebodyElse.id, others: 1 });

/** What the database's own wall refuses is a refusal too (lib/form-action.ts). */
const codeOf = (error: unknown): string => {
  if (error instanceof Refusal) return error.code;
  const { code, cause } = error as { code?: string; cause?: unknown };
  if (code === '42501') return 'not_allowed';
  if (cause) return codeOf(cause);
  throw error;
};

async function drive<State extends string>({ flow, make, stateOf }: Matrix<State>, move: string, state: State, { permission, run, content = [] }: Driver): Promise<string[]> {
  const wrong: string[] = [];
  let shared: Thing | undefined;
  for (const [role, actor] of actors) {
    const legal = allowed(actor, permission) && canMove(flow, state, move);
    const thing = (legal ? undefined : shared) ?? (await make(state));
    if (!legal) shared = thing;
    const code = await run(actor, thing.ref).then(() => 'done', codeOf);
    const after = await stateOf(thing);
    const expected = legal && !content.includes(code) ? flow.moves[move]?.to : state;
    if ((code === 'done') !== (legal && !content.includes(code)) || after !== expected) wrong.push(`${role} tries ${move} of what is ${state}: ${code}, then ${after}; ${legal ? 'allowed' : 'not allowed'}`);
  }
  return wrong;
}

const stateIn = (table: string) => async ({ id }: Thing) => (await owner.query<{ status: string }>(`select status from ${table} where id = $1`, [id]))[0]?.status;
const key = () => newId();

const outside: readonly ApplicationStatus[] = ['draft', 'awaiting_sign_off'];
async function application(status: ApplicationStatus): Promise<Thing> {
  const applicant = { id: actors.find(([role]) => role === 'certifier')?.[1].id ?? '', memberships: [{ organisationId }] } as Person; // all that the maker of rows asks of one
  const made = await submittedApplication(owner, round, { panelOpen: true, applicant });
  await owner.query(`update applications set status = $2, due_diligence = 'Checked', sift_reason = 'Because', withdrawn_reason = 'Because' where id = $1`, [made.id, status]);
  if (outside.includes(status)) await owner.query('update applications set submitted_at = null, panel_opened_at = null where id = $1', [made.id]);
  await owner.query(`insert into moderations (application_id, criterion, score, reason, moderated_by) select $1, c ->> 'key', 4, 'Agreed', $2 from funding_rounds r cross join jsonb_array_elements(r.criteria) c where r.id = $3`, [made.id, somebodyElse.id, round.roundId]);
  await owner.query(`insert into recommendations (id, application_id, outcome, amount_recommended_pence, reason, recommended_by) values ($1, $2, 'recommended', 5000000, 'Strong', $3)`, [newId(), made.id, somebodyElse.id]);
  return made;
}

const sift = (eligible: boolean): Driver => ({ permission: 'application.sift', run: (actor, ref) => recordSift(actor, ref, { eligible, reason: 'Because' }) });
const recommending = (outcome: 'recommended' | 'reserve' | 'not_recommended'): Driver => ({ permission: 'application.recommend', run: (actor, ref) => recommend(actor, ref, { outcome, amountPence: 50_000_00, reason: 'Because' }) });

const ofApplication: Matrix<ApplicationStatus> = {
  flow: applicationWorkflow, make: application, stateOf: stateIn('applications'),
  drivers: {
    ask_for_sign_off: { permission: 'application.ask_for_sign_off', run: (actor, ref) => askForSignOff(actor, ref), content: ['colleague_asks'] }, // the only certifier signs, and somebody else asks
    send_back: { permission: 'application.send_back', run: sendBackToDraft },
    // The answers themselves are other tests' matter (lib/application/commands.test.ts).
    submit: { permission: 'application.submit', run: (actor, ref) => submitApplication(actor, ref, { key: key(), confirmedAlone: true }), content: ['application_not_complete', 'answers_missing', 'deadline_passed'] },
    find_ineligible: sift(false), find_eligible: sift(true),
    // What is asked and answered: lib/clarification/commands.test.ts.
    ask_for_clarification: { permission: 'clarification.ask', run: (actor, ref) => askForClarification(actor, ref, { dueOn: '2025-09-30', questions: [], key: key() }), content: ['clarification_needs_questions'] },
    clarify: { permission: 'application.clarify', run: (actor, ref) => clarifyApplication(actor, ref, { key: key() }), content: ['no_clarification_is_open'] },
    withdraw_clarification: { permission: 'clarification.withdraw', run: (actor, ref) => withdrawClarification(actor, ref, 'Because'), content: ['no_clarification_is_open'] },
    recommend: recommending('recommended'), reserve: recommending('reserve'), not_recommend: recommending('not_recommended'),
    check: { permission: 'application.check', run: (actor, ref) => recordDueDiligence(actor, ref, 'Checked') },
    approve: { permission: 'application.decide', run: (actor, ref) => approveApplication(actor, ref, { amountPence: 50_000_00, reason: 'Because', key: key() }) },
    refuse: { permission: 'application.decide', run: (actor, ref) => refuseApplication(actor, ref, { reason: 'Because', key: key() }) },
    withdraw: { permission: 'application.withdraw', run: (actor, ref) => withdrawApplication(actor, ref, 'Because') },
  },
};

async function award(status: string): Promise<Thing> {
  const one = await application('successful');
  await owner.query('update applications set decision_notified_at = app_now() where id = $1', [one.id]);
  const thing = { id: newId(), ref: newReference('AWD') };
  await owner.query(
    `insert into awards (id, ref, programme_id, origin, application_id, organisation_id, envelope_id, nation, lead_region, title, description, amount_awarded_pence, award_date, planned_start_date, planned_end_date, status, decline_reason, offer_open_until)
     values ($1, $2, $3, 'application', $4, $5, $6, 'england', 'E12000003', 'Project', 'Sessions', 5000000, '2025-09-15', '2025-11-01', '2026-03-31', $7, 'Because', '2025-10-15')`,
    [thing.id, thing.ref, round.programmeId, one.id, organisationId, round.envelopeId, status]);
  await owner.query(`insert into agreements (award_id, text, sha256, signed_by, signed_name, signed_at) values ($1, 'Agreement', repeat('0', 64), $2, 'Hal', case when $2::uuid is not null then app_now() end)`, [thing.id, status === 'offered' ? null : (actors.find(([role]) => role === 'certifier')?.[1].id ?? null)]);
  // Where its money stands, so that a countersignature finds it earmarked and a change finds it committed.
  for (const kind of ['earmarked', 'committed']) {
    await owner.query(`insert into accounts (id, book, kind, programme_id, envelope_id, award_id) values ($1, 'fund', $2, $3, $4, $5)`, [newId(), kind, round.programmeId, round.envelopeId, thing.id]);
    await owner.query(
      `with declared as materialized (select set_config('app.transaction', 'declared', true)) insert into transfers (id, kind, from_account_id, to_account_id, amount_pence, effective_on, event_id, caller_key)
       select gen_random_uuid(), $2, e.id, t.id, 5000000, '2025-09-15', (select id from events limit 1), gen_random_uuid()::text from declared, accounts e, accounts t where e.envelope_id = $3 and e.kind = 'envelope' and t.award_id = $1 and t.kind = $4`,
      [thing.id, kind === 'earmarked' ? 'earmark' : 'opening_commitment', round.envelopeId, kind]);
  }
  return thing;
}

const ofAward: Matrix<(typeof awardWorkflow.states)[number]> = {
  flow: awardWorkflow, make: award, stateOf: stateIn('awards'),
  drivers: {
    accept: { permission: 'award.accept', run: (actor, ref) => acceptAward(actor, ref, { name: 'Hal' }) },
    decline: { permission: 'award.accept', run: (actor, ref) => declineAward(actor, ref, { reason: 'Because' }) },
    countersign: { permission: 'award.countersign', run: (actor, ref) => countersignAward(actor, ref, { key: key() }) },
  },
};
/** Moves of an award that nobody's command makes yet, the worker's own (lapse), and those of conditions, whose tests are their own. */
const notDrivenHere = /^(suspend|resume|complete_delivery|reconcile|close|terminate|lapse|offer_again|.*conditions?.*)$/;

const terms = { title: 'Project', description: 'Sessions', plannedStartDate: '2025-11-01', plannedEndDate: '2026-04-30', sites: [], amountPence: 50_000_00, reason: 'Because' };
async function variation(status: string): Promise<Thing> {
  const { id: awardId, ref: awardRef } = await award('live');
  const thing = { id: newId(), ref: newReference('VAR') };
  const stated = (end: string) => JSON.stringify({ title: 'Project', description: 'Sessions', plannedStartDate: '2025-11-01', plannedEndDate: end, sites: [] });
  await owner.query(
    `insert into variations (id, ref, award_id, kind, status, reason, from_pence, to_pence, before, after, asked_by, proposed_by, addendum, addendum_sha256, approved_at, ended_reason)
     values ($1, $2, $3, 'terms', $4, 'Because', 5000000, 5000000, $5, $6, $7, $8, 'Change', repeat('0', 64), case when $4 in ('approved', 'in_effect', 'declined') then app_now() end, 'Because')`,
    [thing.id, thing.ref, awardId, status, stated('2026-03-31'), stated('2026-04-30'), status === 'asked' ? (actors[0]?.[1].id ?? null) : null, status === 'asked' ? null : somebodyElse.id]);
  awardOf.set(thing.ref, awardRef);
  return thing;
}
const awardOf = new Map<string, string>();

const ofVariation: Matrix<(typeof variationWorkflow.states)[number]> = {
  flow: variationWorkflow, make: variation, stateOf: stateIn('variations'),
  drivers: {
    approve: { permission: 'variation.approve', run: (actor, ref) => approveVariation(actor, ref, { reason: 'Because', key: key() }) },
    refuse: { permission: 'variation.refuse', run: (actor, ref) => refuseVariation(actor, ref, { reason: 'Because' }) },
    accept: { permission: 'variation.accept', run: (actor, ref) => acceptVariation(actor, ref, { name: 'Hal' }) },
    decline: { permission: 'variation.accept', run: (actor, ref) => declineVariation(actor, ref, { reason: 'Because' }) },
    withdraw: { permission: 'variation.withdraw', run: (actor, ref) => withdrawVariation(actor, ref, { reason: 'Because' }) },
  },
};

async function flag(status: string): Promise<Thing> {
  const one = await application('in_assessment');
  const thing = { id: newId(), ref: newReference('FLG') };
  await owner.query(`insert into application_flags (id, ref, application_id, status, reason, outcome, raised_by, changed_by) values ($1, $2, $3, $4, 'Because', case when $4 <> 'raised' then 'Because' end, $5, $5)`, [thing.id, thing.ref, one.id, status, somebodyElse.id]);
  return thing;
}
const settle = (move: 'stop' | 'resolve'): Driver => ({ permission: 'flag.settle', run: (actor, ref) => settleFlag(actor, ref, { move, outcome: 'Because', version: 1 }) });
const ofFlag: Matrix<(typeof flagWorkflow.states)[number]> = { flow: flagWorkflow, make: flag, stateOf: stateIn('application_flags'), drivers: { stop: settle('stop'), resolve: settle('resolve') } };

const matrices = { application: ofApplication, award: ofAward, variation: ofVariation, flag: ofFlag } as unknown as Record<string, Matrix<string>>; // each with its own states

describe.each(Object.entries(matrices))('every move of the %s, in every state, by every role', (name, matrix) => {
  test.each(Object.entries(matrix.drivers))('%s', async (move, driver) => {
    const wrong: string[] = [];
    for (const state of matrix.flow.states) wrong.push(...(driver ? await drive(matrix, move, state, driver) : []));
    expect(wrong).toEqual([]);
  });

  test('no move is left out', () => {
    const left = Object.keys(matrix.flow.moves).filter((move) => !(move in matrix.drivers));
    // Taking up and releasing make or end a variation together with something else: driven below.
    expect(left.filter((move) => !(name === 'award' && notDrivenHere.test(move)) && !(name === 'variation' && ['propose', 'release'].includes(move)))).toEqual([]);
  });
});

test('taking up what a recipient asked for is an officer’s, and only while it is asked for', async () => {
  for (const [role, actor] of actors) {
    const { id, ref } = await variation('asked');
    const code = await proposeVariation(actor, awardOf.get(ref) ?? '', { ...terms, key: key() }).then(() => 'done', codeOf);
    expect([role, code === 'done', await stateIn('variations')({ id, ref })]).toEqual([role, role === 'fund_officer', role === 'fund_officer' ? 'proposed' : 'asked']);
  }
});

import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { read, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { Person } from '../access/actor';
import { may } from '../access/policy';
import { aloneUpTo } from '../delegation/rules';
import { reachOf } from '../delegation/steps';
import type { Bilingual } from '../locale';
import type { Pence } from '../money';
import type { Readiness } from './adoption-rules';
import { readinessOf } from './readiness-steps';
import { type Inputs, inputsOf, type RoundHead, roundHead } from './inputs';
import { type Choices, type Frame, rank, type Simulated, simulate } from './simulation';
import type { Authority } from './vocabulary';

export type ScenarioLine = { ref: string; name: string; by: string; mine: boolean; shared: boolean; savedAt: Date; adoptedAt: Date | null };
export type BatchLine = { ref: string; by: string; at: Date; authority: Authority; authorityName: string; decidedOn: string; document: string; count: number; pence: Pence };

const lines = (actor: Person, roundId: string): SQL => sql`
  select s.ref, s.name, p.name as by, s.created_by = ${actor.id} as mine, s.shared, s.saved_at as "savedAt", s.adopted_at as "adoptedAt"
  from scenarios s join people p on p.id = s.created_by where s.round_id = ${roundId} and (s.shared or s.created_by = ${actor.id}) order by s.saved_at desc, s.id desc`;

/** A round's scenarios, and what was approved together. Undefined for whoever may not read the round; refuses `round_is_restricted`. */
export const decidingOf = (actor: Person, roundRef: string): Promise<{ round: RoundHead; scenarios: ScenarioLine[]; batches: BatchLine[]; competing: number; rules: Frame['rules'] } | undefined> =>
  read(actor, async (tx) => {
    if (!may(actor, 'round.read', null)) return undefined;
    const { round, frame, candidates } = await inputsOf(tx, roundRef);
    const batches = await rows<BatchLine>(tx, sql`
      select b.ref, p.name as by, b.approved_at as at, b.authority, b.authority_name as "authorityName", b.decided_on as "decidedOn", b.document, x.n as count, x.pence
      from approval_batches b join people p on p.id = b.approved_by
        cross join lateral (select count(*)::int as n, sum(amount_pence)::bigint as pence from approval_batch_items where batch_id = b.id) x
      where b.round_id = ${round.id} order by b.approved_at desc, b.id desc`);
    return { round, scenarios: await rows<ScenarioLine>(tx, lines(actor, round.id)), batches, competing: rank(frame, candidates).length, rules: frame.rules };
  });

export type Scenario = ScenarioLine & { choices: Choices; version: number; /** Scores, amounts or states are not those it was saved with. */ stale: boolean };
export type ScenarioPage = Pick<Inputs, 'round' | 'frame' | 'candidates'> & { scenario: Scenario; readiness: Readiness; now: Date };

/** One scenario with what it is worked out from today. Somebody else's that is not shared is not found. */
export const scenarioForStaff = (actor: Person, roundRef: string, ref: string): Promise<ScenarioPage | undefined> =>
  read(actor, async (tx, now) => {
    if (!may(actor, 'round.read', null)) return undefined;
    const inputs = await inputsOf(tx, roundRef);
    const scenario = (await scenariosIn(tx, actor, inputs, sql`s.ref = ${ref}`))[0];
    return scenario && { round: inputs.round, frame: inputs.frame, candidates: inputs.candidates, scenario, readiness: await readinessOf(tx, inputs.round.id), now };
  });

async function scenariosIn(tx: Tx, actor: Person, inputs: Inputs, which: SQL): Promise<Scenario[]> {
  const found = await rows<Omit<Scenario, 'stale'> & { fingerprint: string }>(tx, sql`
    select x.*, s.choices, s.version, s.fingerprint from (${lines(actor, inputs.round.id)}) x join scenarios s on s.ref = x.ref where ${which} order by x."savedAt" desc`);
  return found.map(({ fingerprint, ...scenario }) => ({ ...scenario, stale: fingerprint !== inputs.fingerprint }));
}

export type Compared = { scenario: Scenario; result: Simulated };

/** Scenarios worked out from the same figures, at the same moment, to stand side by side. */
export const comparedScenarios = (actor: Person, roundRef: string): Promise<{ round: RoundHead; frame: Frame; compared: Compared[] } | undefined> =>
  read(actor, async (tx) => {
    if (!may(actor, 'round.read', null)) return undefined;
    const inputs = await inputsOf(tx, roundRef);
    const ranked = rank(inputs.frame, inputs.candidates);
    const found = await scenariosIn(tx, actor, inputs, sql`s.adopted_at is null`);
    return { round: inputs.round, frame: inputs.frame, compared: found.slice(0, mostCompared).map((scenario) => ({ scenario, result: simulate(inputs.frame, ranked, inputs.candidates, scenario.choices) })) };
  });
export const mostCompared = 4;

/** What a round's rules are edited from. */
export const decisionRulesOf = (actor: Person, roundRef: string): Promise<{ round: RoundHead; frame: Frame; version: number } | undefined> =>
  read(actor, async (tx) => {
    if (!may(actor, 'decision.set_rules', null)) return undefined;
    const { round, frame, rulesVersion } = await inputsOf(tx, roundRef);
    return { round, frame, version: rulesVersion };
  });

export type ToApproveLine = { ref: string; title: string; organisation: string; amountPence: Pence; envelope: string; approvals: number; needsTwo: boolean };
export type EnvelopeRoom = { key: string; label: Bilingual; leftPence: Pence };

/** What this approver could approve together: recommended by somebody else, and not yet approved by them. */
export const approvableTogether = (actor: Person, roundRef: string): Promise<{ round: RoundHead; lines: ToApproveLine[]; envelopes: EnvelopeRoom[]; bandPence: Pence; now: Date } | undefined> =>
  read(actor, async (tx, now) => {
    if (!may(actor, 'decision.approve_together', null)) return undefined;
    const round = await roundHead(tx, roundRef);
    const bandPence = aloneUpTo(await reachOf(tx, round.programmeId, now), actor.id);
    const found = await rows<ToApproveLine>(tx, sql`
      select a.ref, a.title, o.name as organisation, x.amount_recommended_pence as "amountPence", e.key as envelope,
        (select count(*)::int from decisions d where d.application_id = a.id and d.outcome = 'approved') as approvals, x.amount_recommended_pence > ${bandPence} as "needsTwo"
      from applications a join organisations o on o.id = a.organisation_id
        join round_categories c on c.round_id = a.round_id and c.key = a.category_key join envelopes e on e.id = c.envelope_id
        cross join lateral (select amount_recommended_pence, recommended_by from recommendations where application_id = a.id order by recommended_at desc, id desc limit 1) x
      where a.round_id = ${round.id} and a.status in ('recommended', 'due_diligence') and not a.rehearsal and x.recommended_by <> ${actor.id}
        and not exists (select 1 from decisions d where d.application_id = a.id and d.decided_by = ${actor.id}) order by a.ref`);
    const envelopes = await rows<EnvelopeRoom>(tx, sql`
      select e.key, jsonb_build_object('en', e.label_en, 'cy', e.label_cy) as label, coalesce(x.balance_pence, 0)::bigint as "leftPence"
      from envelopes e left join accounts x on x.envelope_id = e.id and x.kind = 'envelope' where e.id in (select envelope_id from round_categories where round_id = ${round.id}) order by e.label_en, e.key`);
    return { round, lines: found, envelopes, bandPence, now };
  });

export type ReserveLine = { ref: string; title: string; organisation: string; position: number | null; amountPence: Pence; envelope: string; envelopeLabel: Bilingual; leftPence: Pence };
export type FreedLine = { award: string; title: string; status: 'declined' | 'lapsed'; amountPence: Pence; envelope: string; envelopeLabel: Bilingual };

/** The reserve list in its order, and the offers that were declined or lapsed and so made room. Of each envelope the first that fits is next. */
export const reservesOf = (actor: Person, roundRef: string): Promise<{ round: RoundHead; reserves: ReserveLine[]; freed: FreedLine[] } | undefined> =>
  read(actor, async (tx) => {
    if (!may(actor, 'round.read', null)) return undefined;
    const round = await roundHead(tx, roundRef);
    return { round, ...(await reservesIn(tx, round.id)) };
  });

/** The same of a round that is not restricted for whoever reads. */
export async function reservesIn(tx: Tx, roundId: string): Promise<{ reserves: ReserveLine[]; freed: FreedLine[] }> {
  const reserves = await rows<ReserveLine>(tx, sql`
    select a.ref, a.title, o.name as organisation, l.position, l.amount_pence as "amountPence", l.envelope_key as envelope,
      jsonb_build_object('en', e.label_en, 'cy', e.label_cy) as "envelopeLabel", l.left_pence as "leftPence"
    from reserve_lines l join applications a on a.id = l.application_id join organisations o on o.id = a.organisation_id join envelopes e on e.id = l.envelope_id
    where l.round_id = ${roundId} order by l.position nulls last, l.ref`);
  const freed = await rows<FreedLine>(tx, sql`
    select w.ref as award, w.title, w.status, w.amount_awarded_pence as "amountPence", e.key as envelope, jsonb_build_object('en', e.label_en, 'cy', e.label_cy) as "envelopeLabel"
    from awards w join applications a on a.id = w.application_id join envelopes e on e.id = w.envelope_id where a.round_id = ${roundId} and w.status in ('declined', 'lapsed') order by w.id desc`);
  return { reserves, freed };
}

/** The reference of a scenario's round, to go back to. */
export const roundOfScenario = (actor: Person, ref: string): Promise<string | undefined> =>
  read(actor, async (tx) => {
    if (!may(actor, 'round.read', null)) return undefined;
    const [found] = await rows<{ ref: string }>(tx, sql`select r.ref from scenarios s join funding_rounds r on r.id = s.round_id where s.ref = ${ref} and (s.shared or s.created_by = ${actor.id})`);
    return found?.ref;
  });

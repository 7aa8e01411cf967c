import 'server-only';
import { eq, inArray, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { applications, recommendations } from '@/db/schema/applications';
import { reservePlaces, scenarios } from '@/db/schema/decisions';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import { applicationWorkflow } from '../application/workflow';
import { moveOf } from '../assessment/rules';
import { record, recordAll } from '../event/commands';
import { once } from '../event/once';
import { Refusal, refuseIf } from '../refusal';
import { nextState } from '../workflow';
import { whyNotAdoptYet } from './adoption-rules';
import { type Inputs, inputsOf } from './inputs';
import { readinessOf } from './readiness-steps';
import { type LockedScenario, lockScenario } from './scenario-steps';
import { type Choices, rank, type Row, simulate, whyNotFitAll } from './simulation';

export type Adopted = { recommended: number; reserve: number; notRecommended: number };
const atOnce = 1_000;

/**
 * Posts what a scenario says as recommendations, all of them or none, each recorded, and the order of its reserves. Refuses
 * `round_is_still_open`, `candidates_are_undecided`, `scenario_is_stale` when scores, amounts or states are no longer those it was saved with, `awards_do_not_fit`, `scenario_is_adopted`.
 * @param version of the page that showed what would be posted
 */
export const adoptScenario = (actor: Person, ref: string, { reason, version, key }: { reason: string; version: number; key: string }): Promise<Adopted> =>
  transaction(actor, async (tx, now) => {
    const scenario = await lockScenario(tx, actor, ref);
    authorise(actor, 'scenario.adopt', null, now);
    return once(tx, actor, 'scenario.adopt', key, { ref, reason, version }, async () => {
      if (scenario.adoptedAt) throw new Refusal('scenario_is_adopted');
      if (scenario.version !== version) throw new Refusal('changed_meanwhile');
      if (reason.trim() === '') throw new Refusal('reason_needed', {}, 'reason');
      // Those that compete stay as they are until this ends; by their ids, as everybody locks them.
      await rows(tx, sql`select 1 from applications where round_id = ${scenario.roundId} and status in ('in_assessment', 'reserve') and not rehearsal order by id for update`);
      const inputs = await inputsOf(tx, scenario.roundRef);
      refuseIf(whyNotAdoptYet(await readinessOf(tx, scenario.roundId), now));
      const adopting = whatWouldBePosted(inputs, scenario);
      await tx.update(scenarios).set({ adoptedBy: actor.id, adoptedAt: now, adoptedReason: reason.trim(), shared: true, version: version + 1 }).where(eq(scenarios.id, scenario.id));
      await postRecommendations(tx, actor, { inputs, rows: adopting, reason: reason.trim(), scenario });
      const count = (outcome: Row['outcome']) => adopting.filter((row) => row.outcome === outcome).length;
      const adopted = { recommended: count('recommended'), reserve: count('reserve'), notRecommended: count('not_recommended') };
      await record(tx, actor, 'scenario.adopted', { kind: 'scenario', id: scenario.id }, { ref, fingerprint: inputs.fingerprint, ...adopted });
      return adopted;
    });
  });

function whatWouldBePosted(inputs: Inputs, scenario: { choices: Choices; fingerprint: string }): Row[] {
  if (inputs.fingerprint !== scenario.fingerprint) throw new Refusal('scenario_is_stale');
  const ranked = rank(inputs.frame, inputs.candidates);
  if (ranked.length === 0) throw new Refusal('nothing_to_adopt');
  const { rows: adopting, envelopes } = simulate(inputs.frame, ranked, inputs.candidates, scenario.choices);
  refuseIf(whyNotFitAll(envelopes));
  return adopting;
}

type Posting = { inputs: Inputs; rows: readonly Row[]; reason: string; scenario: LockedScenario };

async function postRecommendations(tx: Tx, actor: Person, { inputs, rows: adopting, reason, scenario }: Posting): Promise<void> {
  const idOf = (row: Row) => inputs.ids.get(row.candidate.ref) ?? '';
  // One that stays in reserve has been recommended for it before; only its place is new.
  const moved = adopting.filter((row) => row.candidate.standing === 'open' || row.outcome !== 'reserve');
  for (let from = 0; from < moved.length; from += atOnce) {
    await tx.insert(recommendations).values(moved.slice(from, from + atOnce).map((row) => ({
      applicationId: idOf(row), outcome: row.outcome, amountRecommendedPence: row.outcome === 'not_recommended' ? null : row.amountPence,
      reason: row.choice.way === 'rank' ? reason : `${reason}\n${row.choice.reason ?? ''}`, recommendedBy: actor.id,
    })));
  }
  for (const outcome of ['recommended', 'reserve', 'not_recommended'] as const) await moveAll(tx, moved.filter((row) => row.outcome === outcome), outcome, idOf);
  await recordAll(tx, actor, moved.map((row) => ({
    name: `assessment.${row.outcome}`, subject: { kind: 'application', id: idOf(row) }, data: { amountPence: row.outcome === 'not_recommended' ? null : row.amountPence, scenario: scenario.ref, position: row.position },
  })));
  const places = adopting.flatMap((row) => (row.reservePosition === undefined ? [] : [{ scenarioId: scenario.id, applicationId: idOf(row), position: row.reservePosition }]));
  for (let from = 0; from < places.length; from += atOnce) await tx.insert(reservePlaces).values(places.slice(from, from + atOnce));
}

async function moveAll(tx: Tx, moved: readonly Row[], outcome: Row['outcome'], idOf: (row: Row) => string): Promise<void> {
  const move = moveOf[outcome];
  for (const { candidate } of moved) nextState(applicationWorkflow, candidate.standing === 'reserve' ? 'reserve' : 'in_assessment', move);
  if (moved.length > 0) await tx.update(applications).set({ status: applicationWorkflow.moves[move].to, version: sql`${applications.version} + 1` }).where(inArray(applications.id, moved.map(idOf)));
}

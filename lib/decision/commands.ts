import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { transaction } from '@/db/client';
import { decisionRules, scenarios } from '@/db/schema/decisions';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import { record } from '../event/commands';
import { once } from '../event/once';
import { newId } from '../id';
import { newReference } from '../reference';
import { Refusal, refuseIf } from '../refusal';
import { isSame } from '../same';
import { inputsOf, roundHead } from './inputs';
import { lockScenario } from './scenario-steps';
import { type Choice, type Choices, type Frame, type Rule, whyNotChoose } from './simulation';

/**
 * Begins a scenario, empty or like another one that the actor may read. Refuses `scenario_name_taken`, `round_is_restricted`.
 * @returns its reference
 */
export const startScenario = (actor: Person, roundRef: string, { name, like, key }: { name: string; like?: string; key: string }): Promise<string> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'scenario.start', null, now);
    return once(tx, actor, 'scenario.start', key, { roundRef, name, like }, async () => {
      const from = like ? await lockScenario(tx, actor, like) : undefined;
      const { round, fingerprint } = await inputsOf(tx, roundRef);
      if (from && from.roundId !== round.id) throw new Refusal('not_found');
      const [id, ref] = [newId(), newReference('SCN')];
      await tx.insert(scenarios).values({ id, ref, roundId: round.id, name: name.trim(), choices: from?.choices ?? { line: 0, reserves: 0, by: {} }, fingerprint: from?.fingerprint ?? fingerprint, createdBy: actor.id });
      await record(tx, actor, 'scenario.started', { kind: 'scenario', id }, { ref, round: roundRef, like: like ?? null });
      return ref;
    });
  });

export type Line = { version: number; /** Left out: as they were. */ line?: number; reserves?: number; /** Those that are chosen now; the others stay as they were. */ by?: { readonly [ref: string]: Choice } };

/**
 * Saves where the line stands, and choices. From then on it rests on today's scores and amounts. What is so already is not saved again:
 * somebody pressed the button twice. Refuses `changed_meanwhile`, `scenario_is_adopted`, and what `whyNotChoose` says.
 * @returns its new version
 */
export const saveScenario = (actor: Person, ref: string, { version, by = {}, ...given }: Line): Promise<number> =>
  transaction(actor, async (tx, now) => {
    const scenario = await lockScenario(tx, actor, ref);
    authorise(actor, 'scenario.edit', scenario, now);
    if (scenario.adoptedAt) throw new Refusal('scenario_is_adopted');
    if (scenario.version !== version && isSame({ ...scenario.choices, ...given, by: { ...scenario.choices.by, ...by } }, scenario.choices)) return scenario.version;
    if (scenario.version !== version) throw new Refusal('changed_meanwhile');
    const { line = scenario.choices.line, reserves = scenario.choices.reserves } = given;
    const { frame, candidates, fingerprint } = await inputsOf(tx, scenario.roundRef);
    const known = new Map(candidates.map((candidate) => [candidate.ref, candidate]));
    const all = Object.entries({ ...scenario.choices.by, ...by }).filter(([name, choice]) => known.has(name) && (choice.way !== 'rank' || choice.amountPence !== undefined));
    for (const [name, choice] of all) {
      const candidate = known.get(name);
      const refusal = candidate && whyNotChoose(frame, candidate, choice);
      if (refusal) throw new Refusal(refusal.code, refusal.values, refusal.code === 'choice_needs_reason' ? 'reason' : 'amount');
    }
    const choices: Choices = { line, reserves, by: Object.fromEntries(all) };
    await tx.update(scenarios).set({ choices, fingerprint, savedAt: sql`app_now()`, version: version + 1 }).where(eq(scenarios.id, scenario.id));
    await record(tx, actor, 'scenario.saved', { kind: 'scenario', id: scenario.id }, { ref, line, reserves, chosen: all.length });
    return version + 1;
  });

/** Lets everybody who may read the round see a scenario. It cannot be taken back: others may have started from it. */
export const shareScenario = (actor: Person, ref: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const scenario = await lockScenario(tx, actor, ref);
    authorise(actor, 'scenario.edit', scenario, now);
    await roundHead(tx, scenario.roundRef);
    if (scenario.adoptedAt) throw new Refusal('scenario_is_adopted');
    if (scenario.shared) return;
    await tx.update(scenarios).set({ shared: true, version: scenario.version + 1 }).where(eq(scenarios.id, scenario.id));
    await record(tx, actor, 'scenario.shared', { kind: 'scenario', id: scenario.id }, { ref });
  });

/** Sets what the awards of a round should come to together, once however often it is pressed. Refuses `rule_needs_bound`, `changed_meanwhile`. */
export const setDecisionRules = (actor: Person, roundRef: string, { rules, version }: { rules: readonly Rule[]; version: number }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'decision.set_rules', null, now);
    const { round, frame, rulesVersion } = await inputsOf(tx, roundRef);
    const named = rules.map((rule) => ({ ...rule, only: keyNamed(rule.only, frame.places[rule.of]) }));
    if (rulesVersion !== version && isSame(named, frame.rules)) return;
    if (rulesVersion !== version) throw new Refusal('changed_meanwhile');
    for (const [row, rule] of named.entries()) refuseIf(whyNotRule(rule, row, frame.places[rule.of].map(({ key }) => key)));
    const given = { roundId: round.id, rules: named, changedBy: actor.id, changedAt: now, version: version + 1 };
    // Of two who set the first rules at once, one gets the row and the other is told.
    const written = version === 0
      ? await tx.insert(decisionRules).values(given).onConflictDoNothing().returning({ version: decisionRules.version })
      : await tx.update(decisionRules).set(given).where(sql`${decisionRules.roundId} = ${round.id} and ${decisionRules.version} = ${version}`).returning({ version: decisionRules.version });
    if (written.length === 0) throw new Refusal('changed_meanwhile');
    await record(tx, actor, 'round.decision_rules_set', { kind: 'round', id: round.id }, { rules: named });
  });

/** A place is written by its name in either language; its key is what is kept. What is neither stays, to be refused. */
function keyNamed(written: string | undefined, places: Frame['places'][Rule['of']]): string | undefined {
  const name = written?.trim().toLowerCase();
  return places.find(({ label }) => label.en.toLowerCase() === name || label.cy.toLowerCase() === name)?.key ?? written;
}

function whyNotRule({ only, atLeast, atMostPercent }: Rule, row: number, keys: readonly string[]): Refusal | undefined {
  if (only !== undefined && !keys.includes(only)) return new Refusal('rule_place_unknown', {}, `rules.${row}.only`);
  return atLeast === undefined && atMostPercent === undefined ? new Refusal('rule_needs_bound', { row: row + 1 }, `rules.${row}.atLeast`) : undefined;
}

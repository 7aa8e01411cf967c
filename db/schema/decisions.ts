import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { Choices, Rule } from '../../lib/decision/simulation';
import { authorities, type Authority } from '../../lib/decision/vocabulary';
import { applications } from './applications';
import { id, instant, oneOf, pence, recordedAt } from './columns';
import { people } from './people';
import { fundingRounds } from './programme';

/** A cut-line with its pins, exclusions and parts, saved under a name. Its author's own until it is shared. */
export const scenarios = pgTable('scenarios', {
  id: id(),
  ref: text().notNull().unique(),
  roundId: uuid().notNull().references(() => fundingRounds.id),
  name: text().notNull(),
  choices: jsonb().notNull().$type<Choices>(),
  /** Of what it was worked out from: scores, amounts and states. When that has changed, it is not adopted. */
  fingerprint: text().notNull(),
  shared: boolean().notNull().default(false),
  createdBy: uuid().notNull().references(() => people.id),
  createdAt: recordedAt(),
  savedAt: recordedAt(),
  adoptedBy: uuid().references(() => people.id),
  adoptedAt: instant(),
  adoptedReason: text(),
  version: integer().notNull().default(1),
}, (t) => [
  unique('scenario_is_named_once').on(t.roundId, t.createdBy, t.name),
  index('scenarios_by_round').on(t.roundId, t.savedAt),
  check('scenario_has_a_name', sql`length(trim(${t.name})) > 0`),
  check('adopted_scenario_has_a_reason', sql`(${t.adoptedAt} is null) = (${t.adoptedBy} is null) and (${t.adoptedAt} is null or length(trim(${t.adoptedReason})) > 0)`),
]);

/** What the awards of a round should come to, together: "at least one in every English region". */
export const decisionRules = pgTable('decision_rules', {
  roundId: uuid().primaryKey().references(() => fundingRounds.id),
  rules: jsonb().notNull().$type<Rule[]>(),
  changedBy: uuid().notNull().references(() => people.id),
  changedAt: recordedAt(),
  version: integer().notNull().default(1),
});

/** The order in which reserves are asked, as an adopted scenario gave it. The newest one of an application counts. */
export const reservePlaces = pgTable('reserve_places', {
  scenarioId: uuid().notNull().references(() => scenarios.id),
  applicationId: uuid().notNull().references(() => applications.id),
  position: integer().notNull(),
  placedAt: recordedAt(),
}, (t) => [primaryKey({ columns: [t.scenarioId, t.applicationId] }), unique('reserve_place_is_one_applications').on(t.scenarioId, t.position), check('reserve_place_is_positive', sql`${t.position} > 0`)]);

/** Approvals given together, with whose decision they carry out: the budget holder's, the senior officer's or the minister's. */
export const approvalBatches = pgTable('approval_batches', {
  id: id(),
  ref: text().notNull().unique(),
  roundId: uuid().notNull().references(() => fundingRounds.id),
  authority: text().notNull().$type<Authority>(),
  authorityName: text().notNull(),
  decidedOn: date().notNull(),
  document: text().notNull(),
  reason: text().notNull(),
  approvedBy: uuid().notNull().references(() => people.id),
  approvedAt: recordedAt(),
}, (t) => [
  check('approval_authority_is_known', oneOf(t.authority, authorities)),
  check('approval_names_its_document', sql`length(trim(${t.document})) > 0 and length(trim(${t.authorityName})) > 0 and length(trim(${t.reason})) > 0`),
]);

export const approvalBatchItems = pgTable('approval_batch_items', {
  batchId: uuid().notNull().references(() => approvalBatches.id),
  applicationId: uuid().notNull().references(() => applications.id),
  amountPence: pence().notNull(),
}, (t) => [primaryKey({ columns: [t.batchId, t.applicationId] }), check('approved_amount_is_positive', sql`${t.amountPence} > 0`)]);

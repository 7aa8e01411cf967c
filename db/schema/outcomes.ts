import { sql } from 'drizzle-orm';
import { bigint, boolean, check, date, index, integer, jsonb, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { outcomeReturnWorkflow } from '../../lib/outcome-return/workflow';
import type { ReleaseFinding } from '../../lib/publication/disclosure';
import type { Suppression } from '../../lib/publication/release-rules';
import { releaseWorkflow } from '../../lib/publication/workflow';
import { awards } from './awards';
import { id, instant, oneOf, recordedAt } from './columns';
import { people } from './people';

/** Cumulative totals of one award up to the end of one month. No person's row, name or birth date is ever here. */
export const outcomeReturns = pgTable('outcome_returns', {
  id: id(),
  ref: text().notNull().unique(),
  awardId: uuid().notNull().references(() => awards.id),
  /** The month it runs up to, as its last day. */
  periodEnd: date().notNull(),
  definitionVersion: text().notNull(),
  status: text().notNull().$type<(typeof outcomeReturnWorkflow.states)[number]>().default('draft'),
  /** What was typed, as typed, until it is submitted; then the checked whole numbers. */
  totals: jsonb().notNull().$type<Record<string, string | number>>(),
  savedBy: uuid().references(() => people.id),
  savedAt: recordedAt(),
  changesRequested: text(),
  createdBy: uuid().notNull().references(() => people.id),
  createdAt: recordedAt(),
  submittedBy: uuid().references(() => people.id),
  submittedAt: instant(),
  acceptedBy: uuid().references(() => people.id),
  acceptedAt: instant(),
  version: integer().notNull().default(1),
}, (t) => [
  index('outcome_returns_by_award').on(t.awardId, t.periodEnd),
  index('outcome_returns_by_status').on(t.status, t.id),
  uniqueIndex('one_return_is_accepted_per_period').on(t.awardId, t.periodEnd).where(sql`${t.status} = 'accepted'`),
  uniqueIndex('one_return_is_open_per_award').on(t.awardId).where(sql`${t.status} in ('draft', 'submitted', 'changes_requested')`),
  check('outcome_return_status_is_known', oneOf(t.status, outcomeReturnWorkflow.states)),
  check('return_is_accepted_by_another_person', sql`${t.acceptedBy} <> ${t.submittedBy}`),
]);

/** Every page of totals that was ever saved, and those a stale save brought (`conflict`), which overwrote nothing. */
export const outcomeReturnVersions = pgTable('outcome_return_versions', {
  id: id(),
  returnId: uuid().notNull().references(() => outcomeReturns.id),
  version: integer().notNull(),
  totals: jsonb().notNull().$type<Record<string, string | number>>(),
  conflict: boolean().notNull().default(false),
  savedBy: uuid().notNull().references(() => people.id),
  savedAt: recordedAt(),
}, (t) => [index('outcome_return_versions_by_return').on(t.returnId, t.version)]);

/** Kept in the accepting transaction, so that no dashboard scans returns. Scope: an award's id, a region's code, or 'fund'. */
export const outcomeRollups = pgTable('outcome_rollups', {
  scope: text().notNull(),
  key: text().notNull(),
  value: bigint({ mode: 'number' }).notNull(),
  /** How many awards report it: with none it is not reported, which is not 0. */
  awards: integer().notNull(),
}, (t) => [
  primaryKey({ columns: [t.scope, t.key] }),
  check('rollup_is_a_count', sql`${t.value} >= 0 and ${t.awards} >= 0 and (${t.awards} > 0 or ${t.value} = 0)`),
]);

export const releases = pgTable('releases', {
  id: id(),
  ref: text().notNull().unique(),
  asAt: date().notNull(),
  threshold: integer().notNull().default(10),
  rounding: integer().notNull().default(5),
  status: text().notNull().$type<(typeof releaseWorkflow.states)[number]>().default('drafted'),
  /** Ids of the releases seen in public that it was worked out against: a later one overtakes it. */
  earlier: jsonb().notNull().$type<string[]>().default([]),
  findings: jsonb().notNull().$type<ReleaseFinding[]>().default([]),
  draftedBy: uuid().notNull().references(() => people.id),
  draftedAt: recordedAt(),
  releasedBy: uuid().references(() => people.id),
  releasedAt: instant(),
  withdrawnAt: instant(),
  withdrawnReason: text(),
}, (t) => [
  uniqueIndex('releases_newest').on(t.releasedAt, t.id),
  check('release_status_is_known', oneOf(t.status, releaseWorkflow.states)),
  check('figures_are_released_by_a_second_person', sql`${t.releasedBy} <> ${t.draftedBy}`),
]);

/**
 * `value` is what was counted and stays inside, and so does why it is hidden; `shown` is what the public sees, or null where it is
 * hidden. What nobody has reported has no row.
 */
export const releaseFigures = pgTable('release_figures', {
  releaseId: uuid().notNull().references(() => releases.id),
  scope: text().notNull(),
  breakdown: text().notNull(),
  key: text().notNull(),
  value: bigint({ mode: 'number' }).notNull(),
  shown: bigint({ mode: 'number' }),
  suppressed: text().$type<Suppression>(),
  /** An earlier release's number is shown again, because the change since is small. */
  held: boolean().notNull().default(false),
  /** The count that `shown` was rounded from; the next release is checked against it. */
  basis: bigint({ mode: 'number' }),
}, (t) => [
  primaryKey({ columns: [t.releaseId, t.scope, t.key] }),
  unique('release_figure_is_shown_once').on(t.releaseId, t.scope, t.breakdown, t.key),
  check('release_figure_is_hidden_or_shown', sql`(${t.suppressed} is null) = (${t.shown} is not null)`),
]);

import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { RunReport } from '../../lib/assessment/bulk-rules';
import { flagWorkflow, type FlagStatus } from '../../lib/assessment/flag-workflow';
import { type TogetherMove, togetherMoves } from '../../lib/assessment/together-rules';
import type { Raw } from '../../lib/field';
import { applications, assignments } from './applications';
import { id, instant, oneOf, recordedAt, wordsKept } from './columns';
import { people } from './people';
import { fundingRounds } from './programme';

/** What an assessor knows about, by the keys of the rounds' focus areas and categories, and how many they take at once. */
export const assessorProfiles = pgTable('assessor_profiles', {
  personId: uuid().primaryKey().references(() => people.id),
  areas: jsonb().notNull().$type<string[]>().default([]),
  atOnce: integer().notNull().default(20),
  changedAt: recordedAt(),
}, (t) => [check('assessor_takes_some_at_once', sql`${t.atOnce} between 0 and 500`)]);

/** Every text a score form ever had, so that a stale save can be told from a new one. Nobody's but the assessor's, and gone when they seal. */
export const scoreDraftVersions = pgTable('score_draft_versions', {
  assignmentId: uuid().notNull().references(() => assignments.id),
  version: integer().notNull(),
  raw: jsonb().notNull().$type<Raw>(),
  savedWith: text().notNull(),
  savedOrder: integer().notNull().default(0),
  savedAt: recordedAt(),
}, (t) => [primaryKey({ columns: [t.assignmentId, t.version] })]);

/** Many applications at once: what was done, and what could not be and why. Written once. */
export const bulkRuns = pgTable('bulk_runs', {
  id: id(),
  ref: text().notNull().unique(),
  kind: text().notNull().$type<TogetherMove>(),
  roundId: uuid().references(() => fundingRounds.id),
  report: jsonb().notNull().$type<RunReport>(),
  madeBy: uuid().notNull().references(() => people.id),
  madeAt: recordedAt(),
}, (t) => [check('bulk_run_kind_is_known', oneOf(t.kind, togetherMoves))]);

/** What the fund's own people say to one another about an application. `mentions` are told by mail. */
export const applicationComments = pgTable('application_comments', {
  id: id(),
  applicationId: uuid().notNull().references(() => applications.id),
  authorId: uuid().notNull().references(() => people.id),
  words: text().notNull(),
  mentions: uuid().array().notNull().default(sql`'{}'::uuid[]`),
  writtenAt: recordedAt(),
}, (t) => [index('comments_by_application').on(t.applicationId, t.writtenAt), check('comment_says_something', sql`length(trim(${t.words})) > 0`)]);

/** A doubt somebody has to see to. A stopped one holds the application where it is until it is resolved. */
export const applicationFlags = pgTable('application_flags', {
  id: id(),
  ref: text().notNull().unique(),
  applicationId: uuid().notNull().references(() => applications.id),
  status: text().notNull().$type<FlagStatus>().default('raised'),
  reason: text().notNull(),
  raisedBy: uuid().notNull().references(() => people.id),
  raisedAt: recordedAt(),
  allocatedTo: uuid().references(() => people.id),
  outcome: text(),
  changedBy: uuid().references(() => people.id),
  changedAt: instant(),
  version: integer().notNull().default(1),
}, (t) => [
  index('flags_by_application').on(t.applicationId),
  index('flags_open').on(t.applicationId).where(sql`${t.status} <> 'resolved'`),
  check('flag_status_is_known', oneOf(t.status, flagWorkflow.states)),
  check('flag_has_a_reason', sql`length(trim(${t.reason})) > 0`),
  check('settled_flag_has_an_outcome', sql`${t.status} = 'raised' or length(trim(coalesce(${t.outcome}, ''))) > 0`),
]);

/** A filter of the queue under a name of somebody's own: the part of the address after the question mark. */
export const savedViews = pgTable('saved_views', {
  id: id(),
  ownerId: uuid().notNull().references(() => people.id),
  name: text().notNull(),
  query: text().notNull(),
  shared: boolean().notNull().default(false),
  savedAt: recordedAt(),
}, (t) => [unique('view_is_named_once').on(t.ownerId, t.name), check('view_has_a_name', sql`length(trim(${t.name})) between 1 and 80`)]);

/** The words of the newest frozen answers, for the queue's search. Only the database writes them. */
export const applicationWords = pgTable('application_words', {
  applicationId: uuid().primaryKey().references(() => applications.id),
  words: wordsKept().notNull(),
}, (t) => [index('application_words_by_word').using('gin', t.words)]);

import { sql } from 'drizzle-orm';
import { bigint, check, date, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { requirements, type Requirement } from '../../lib/audit-pack/vocabulary';
import { applications } from './applications';
import { id, oneOf, recordedAt } from './columns';
import { people } from './people';
import { fundingRounds } from './programme';

/**
 * What rows that change said of an application each time they changed, so that it can be read as it was known on any date. Only the
 * database writes it (db/rules/6-records.sql), and only decision_items() reads it.
 */
export const decidingHistory = pgTable('deciding_history', {
  sequence: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  applicationId: uuid().notNull().references(() => applications.id),
  /** The table it is of, and which of its rows. */
  source: text().notNull(),
  rowKey: text().notNull(),
  said: jsonb().notNull().$type<Record<string, unknown>>(),
  at: recordedAt(),
}, (t) => [index('deciding_history_by_application').on(t.applicationId, t.sequence)]);

/** What the fund itself says of a round under one of the ten minimum requirements: who the senior officer is, which business case. Added to and never changed. */
export const roundStatements = pgTable('round_statements', {
  id: id(),
  roundId: uuid().notNull().references(() => fundingRounds.id),
  requirement: text().notNull().$type<Requirement>(),
  words: text().notNull(),
  reference: text(),
  datedOn: date().notNull(),
  statedBy: uuid().notNull().references(() => people.id),
  statedAt: recordedAt(),
}, (t) => [
  index('round_statements_by_round').on(t.roundId, t.requirement),
  check('statement_requirement_is_known', oneOf(t.requirement, requirements)),
  check('statement_says_something', sql`length(trim(${t.words})) > 0`),
]);

import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { reportStatuses, type ReportStatus } from '../../lib/safeguarding/vocabulary';
import { applications } from './applications';
import { id, oneOf, recordedAt } from './columns';
import { people } from './people';

/** What an officer found of the safeguarding policy and its lead, where children or adults at risk take part. */
export const safeguardingChecks = pgTable('safeguarding_checks', {
  applicationId: uuid().primaryKey().references(() => applications.id),
  policySeen: boolean().notNull(),
  leadNamed: boolean().notNull(),
  notes: text().notNull(),
  checkedBy: uuid().notNull().references(() => people.id),
  checkedAt: recordedAt(),
  version: integer().notNull().default(1),
}, (t) => [check('safeguarding_check_has_notes', sql`length(trim(${t.notes})) > 0`)]);

/** A concern that somebody reported in confidence. Row security shows it to safeguarding leads and to nobody else. */
export const safeguardingReports = pgTable('safeguarding_reports', {
  id: id(),
  ref: text().notNull().unique(),
  status: text().notNull().$type<ReportStatus>().default('received'),
  about: text().notNull(),
  happened: text().notNull(),
  danger: boolean().notNull(),
  reporter: text(),
  contact: text(),
  receivedAt: recordedAt(),
}, (t) => [
  index('safeguarding_reports_by_date').on(t.receivedAt, t.id),
  check('safeguarding_report_status_is_known', oneOf(t.status, reportStatuses)),
  check('safeguarding_report_says_what_happened', sql`length(trim(${t.happened})) > 0`),
]);

/** What was done about a report; added to, never changed. */
export const safeguardingSteps = pgTable('safeguarding_steps', {
  id: id(),
  reportId: uuid().notNull().references(() => safeguardingReports.id),
  done: text().notNull(),
  closes: boolean().notNull().default(false),
  doneBy: uuid().notNull().references(() => people.id),
  doneAt: recordedAt(),
}, (t) => [index('safeguarding_steps_by_report').on(t.reportId), check('safeguarding_step_says_what_was_done', sql`length(trim(${t.done})) > 0`)]);

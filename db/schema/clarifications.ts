import { sql } from 'drizzle-orm';
import { check, date, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { clarificationWorkflow, type ClarificationStatus } from '../../lib/clarification/workflow';
import { type ConsentWay, consentWays } from '../../lib/assisted/vocabulary';
import { applications } from './applications';
import { id, instant, oneOf, recordedAt } from './columns';
import { people } from './people';

/** The fund asks about named questions of a submission. What answers it is a new submission; both stay as they are. */
export const clarifications = pgTable('clarifications', {
  id: id(),
  applicationId: uuid().notNull().references(() => applications.id),
  status: text().notNull().$type<ClarificationStatus>().default('asked'),
  dueOn: date().notNull(),
  /** The submission that it asks about, and the one that answers it. */
  aboutNumber: integer().notNull(),
  answerNumber: integer(),
  askedBy: uuid().notNull().references(() => people.id),
  askedAt: recordedAt(),
  answeredAt: instant(),
  /** Said on paper or by telephone by somebody who cannot use the service, and entered by an officer: how, when, and where it is noted. */
  enteredBy: uuid().references(() => people.id),
  saidBy: text().$type<ConsentWay>(),
  saidOn: date(),
  saidKept: text(),
  withdrawnBy: uuid().references(() => people.id),
  withdrawnAt: instant(),
  withdrawnReason: text(),
}, (t) => [
  uniqueIndex('one_clarification_is_open_per_application').on(t.applicationId).where(sql`${t.status} = 'asked'`),
  check('clarification_status_is_known', oneOf(t.status, clarificationWorkflow.states)),
  check('answered_clarification_has_its_submission', sql`(${t.status} = 'answered') = (${t.answerNumber} is not null)`),
  check('entered_clarification_says_how', sql`(${t.enteredBy} is null) = (${t.saidBy} is null) and (${t.enteredBy} is null or (${t.status} = 'answered' and ${t.saidOn} is not null and coalesce(length(trim(${t.saidKept})), 0) > 0))`),
  check('clarification_way_is_known', sql`${t.saidBy} is null or ${oneOf(t.saidBy, consentWays)}`),
  check('withdrawn_clarification_has_a_reason', sql`${t.status} <> 'withdrawn' or coalesce(length(trim(${t.withdrawnReason})), 0) > 0`),
]);

export const clarificationQuestions = pgTable('clarification_questions', {
  clarificationId: uuid().notNull().references(() => clarifications.id),
  /** The question's name in the application's question set. */
  name: text().notNull(),
  /** What the officer asks about it. */
  asks: text().notNull(),
  position: integer().notNull(),
}, (t) => [primaryKey({ columns: [t.clarificationId, t.name] }), check('clarification_asks_something', sql`length(trim(${t.asks})) > 0`)]);

import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { type AdjustmentKind, adjustmentKinds, type AdjustmentOutcome, adjustmentOutcomes } from '../../lib/adjustment/vocabulary';
import { type ConsentWay, consentWays } from '../../lib/assisted/vocabulary';
import { applications } from './applications';
import { id, instant, oneOf, recordedAt } from './columns';
import { people } from './people';
import { fundingRounds } from './programme';

/**
 * How many people gave each answer, and nothing else: no row of anybody's, no person, no application, no time. Only
 * `count_equality_answers` writes it (db/rules/4-fairness.sql).
 */
export const equalityCounts = pgTable('equality_counts', {
  roundId: uuid().notNull().references(() => fundingRounds.id),
  /** The version of the list of questions and answers (lib/equality/vocabulary.ts). */
  list: integer().notNull(),
  question: text().notNull(),
  answer: text().notNull(),
  people: integer().notNull(),
}, (t) => [primaryKey({ columns: [t.roundId, t.list, t.question, t.answer] }), check('equality_count_is_not_negative', sql`${t.people} >= 0`)]);

/** What somebody needs so that they can apply or work like anybody else. Says something of their health: officers only. */
export const adjustmentRequests = pgTable('adjustment_requests', {
  id: id(),
  ref: text().notNull().unique(),
  /** None where an officer wrote down what somebody said by telephone or letter. */
  personId: uuid().references(() => people.id),
  recordedBy: uuid().references(() => people.id),
  name: text().notNull(),
  contact: text().notNull(),
  kind: text().notNull().$type<AdjustmentKind>(),
  need: text().notNull(),
  askedAt: recordedAt(),
  dueOn: date().notNull(),
  outcome: text().$type<AdjustmentOutcome>(),
  agreed: text(),
  answeredBy: uuid().references(() => people.id),
  answeredAt: instant(),
}, (t) => [
  index('adjustment_requests_by_person').on(t.personId),
  index('adjustment_requests_by_date').on(t.dueOn, t.id),
  check('adjustment_kind_is_known', oneOf(t.kind, adjustmentKinds)),
  check('adjustment_outcome_is_known', sql`${t.outcome} is null or ${oneOf(t.outcome, adjustmentOutcomes)}`),
  check('adjustment_is_asked_or_recorded', sql`(${t.personId} is null) <> (${t.recordedBy} is null)`),
  check('answered_adjustment_says_what_was_agreed', sql`(${t.outcome} is null) = (${t.answeredAt} is null) and (${t.outcome} is null or coalesce(length(trim(${t.agreed})), 0) > 0)`),
]);

/** An application that staff enter for somebody who cannot. It is marked so on every view of it, for ever. */
export const assistedApplications = pgTable('assisted_applications', {
  applicationId: uuid().primaryKey().references(() => applications.id),
  helpedBy: uuid().notNull().references(() => people.id),
  startedAt: recordedAt(),
  consentWay: text().notNull().$type<ConsentWay>(),
  consentOn: date().notNull(),
  /** Who signs for the organisation: by a mailed link, or, without an address, on paper. */
  certifierName: text().notNull(),
  certifierEmail: text(),
  paperSignedOn: date(),
  paperKept: text(),
  paperRecordedBy: uuid().references(() => people.id),
  paperRecordedAt: instant(),
  paperConfirmedBy: uuid().references(() => people.id),
  paperConfirmedAt: instant(),
}, (t) => [
  check('consent_way_is_known', oneOf(t.consentWay, consentWays)),
  check('paper_signature_is_confirmed_by_a_second_person', sql`${t.paperConfirmedBy} <> ${t.paperRecordedBy}`),
  check('paper_signature_is_recorded_first', sql`${t.paperConfirmedAt} is null or ${t.paperRecordedAt} is not null`),
]);

import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { type ComplaintOutcome, complaintOutcomes } from '../../lib/complaint/vocabulary';
import { type ItemOutcome, itemOutcomes, type LetterKind, letterKinds, type LetterLanguage, letterLanguages, type LetterTexts } from '../../lib/letter/vocabulary';
import { type LetterBatchStatus, letterBatchWorkflow } from '../../lib/letter/workflow';
import { applications } from './applications';
import { id, instant, oneOf, recordedAt } from './columns';
import { people } from './people';
import { fundingRounds } from './programme';

/** What a round's letters say, and how much of a decision they give away. */
export const letterSettings = pgTable('letter_settings', {
  roundId: uuid().primaryKey().references(() => fundingRounds.id),
  texts: jsonb().notNull().$type<LetterTexts>().default({}),
  reasons: boolean().notNull().default(true),
  scores: boolean().notNull().default(true),
  bilingual: boolean().notNull().default(false),
  /** For so many days after its letter an applicant can ask for feedback. */
  feedbackDays: integer().notNull().default(28),
  changedBy: uuid().notNull().references(() => people.id),
  changedAt: recordedAt(),
  version: integer().notNull().default(1),
}, (t) => [check('feedback_days_are_not_negative', sql`${t.feedbackDays} between 0 and 365`)]);

/** An officer's own paragraph in one letter, before it is sent. */
export const letterParagraphs = pgTable('letter_paragraphs', {
  applicationId: uuid().primaryKey().references(() => applications.id),
  textEn: text().notNull(),
  textCy: text().notNull(),
  writtenBy: uuid().notNull().references(() => people.id),
  writtenAt: recordedAt(),
  version: integer().notNull().default(1),
});

export const letterBatches = pgTable('letter_batches', {
  id: id(),
  ref: text().notNull().unique(),
  roundId: uuid().notNull().references(() => fundingRounds.id),
  sendAt: instant().notNull(),
  status: text().notNull().$type<LetterBatchStatus>().default('proposed'),
  /** In whose name, and with whose rights at that instant, the letters are sent. */
  proposedBy: uuid().notNull().references(() => people.id),
  proposedAt: recordedAt(),
  calledOffBy: uuid().references(() => people.id),
  calledOffAt: instant(),
  calledOffReason: text(),
  finishedAt: instant(),
}, (t) => [
  index('letter_batches_due').on(t.sendAt).where(sql`${t.status} = 'proposed'`),
  index('letter_batches_by_round').on(t.roundId, t.id),
  check('letter_batch_status_is_known', oneOf(t.status, letterBatchWorkflow.states)),
  check('called_off_batch_has_a_reason', sql`(${t.status} = 'called_off') = (${t.calledOffAt} is not null) and (${t.calledOffAt} is null or coalesce(length(trim(${t.calledOffReason})), 0) > 0)`),
]);

export const letterBatchItems = pgTable('letter_batch_items', {
  batchId: uuid().notNull().references(() => letterBatches.id),
  applicationId: uuid().notNull().references(() => applications.id),
  kind: text().notNull().$type<LetterKind>(),
  outcome: text().$type<ItemOutcome>(),
  /** Why it was not sent: the code of the refusal. */
  problem: text(),
  doneAt: instant(),
}, (t) => [
  primaryKey({ columns: [t.batchId, t.applicationId] }),
  index('letter_batch_items_by_application').on(t.applicationId),
  index('letter_batch_items_waiting').on(t.batchId).where(sql`${t.outcome} is null`),
  check('batch_item_kind_is_known', oneOf(t.kind, letterKinds)),
  check('batch_item_outcome_is_known', sql`${t.outcome} is null or ${oneOf(t.outcome, itemOutcomes)}`),
  check('unsent_letter_has_a_reason', sql`(${t.outcome} is not distinct from 'not_sent') = (${t.problem} is not null)`),
]);

/** A letter as it was sent: frozen, and never changed. */
export const letters = pgTable('letters', {
  id: id(),
  applicationId: uuid().notNull().references(() => applications.id),
  kind: text().notNull().$type<LetterKind>(),
  language: text().notNull().$type<LetterLanguage>(),
  textEn: text(),
  textCy: text(),
  /** Of the text that lib/letter/compose.ts makes of the two: `letterBytes`. */
  sha256: text().notNull(),
  batchId: uuid().references(() => letterBatches.id),
  sentBy: uuid().notNull().references(() => people.id),
  sentAt: recordedAt(),
  /** The last London date on which feedback can be asked for; none where the letter is no refusal. */
  feedbackUntil: date(),
}, (t) => [
  unique('letter_of_a_kind_is_sent_once').on(t.applicationId, t.kind),
  check('letter_kind_is_known', oneOf(t.kind, letterKinds)),
  check('letter_has_the_texts_of_its_language', sql`${oneOf(t.language, letterLanguages)} and (${t.language} = 'cy') = (${t.textEn} is null) and (${t.language} = 'en') = (${t.textCy} is null)`),
]);

/** A question about a decision, and the fund's answer. One an application. */
export const feedbackRequests = pgTable('feedback_requests', {
  id: id(),
  ref: text().notNull().unique(),
  applicationId: uuid().notNull().references(() => applications.id),
  askedBy: uuid().notNull().references(() => people.id),
  askedAt: recordedAt(),
  question: text().notNull(),
  dueOn: date().notNull(),
  answer: text(),
  answeredBy: uuid().references(() => people.id),
  answeredAt: instant(),
}, (t) => [
  unique('feedback_is_asked_for_once').on(t.applicationId),
  index('feedback_requests_by_date').on(t.dueOn, t.id),
  check('feedback_asks_something', sql`length(trim(${t.question})) > 0`),
  check('answered_feedback_has_an_answer', sql`(${t.answeredAt} is null) = (${t.answeredBy} is null) and (${t.answeredAt} is null or coalesce(length(trim(${t.answer})), 0) > 0)`),
]);

/** A complaint about how an application was handled. Read by nobody who handled it, until it is answered to its author alone. */
export const complaints = pgTable('complaints', {
  id: id(),
  ref: text().notNull().unique(),
  applicationId: uuid().notNull().references(() => applications.id),
  /** None where an officer wrote down what somebody without an account said or wrote. */
  madeBy: uuid().references(() => people.id),
  recordedBy: uuid().references(() => people.id),
  name: text().notNull(),
  contact: text().notNull(),
  what: text().notNull(),
  wanted: text(),
  madeAt: recordedAt(),
  dueOn: date().notNull(),
  reviewerId: uuid().references(() => people.id),
  allocatedBy: uuid().references(() => people.id),
  allocatedAt: instant(),
  outcome: text().$type<ComplaintOutcome>(),
  reasons: text(),
  putRight: text(),
  answeredAt: instant(),
}, (t) => [
  index('complaints_by_application').on(t.applicationId),
  index('complaints_by_date').on(t.dueOn, t.id),
  check('complaint_says_something', sql`length(trim(${t.what})) > 0`),
  check('complaint_is_made_or_recorded', sql`(${t.madeBy} is null) <> (${t.recordedBy} is null)`),
  check('complaint_outcome_is_known', sql`${t.outcome} is null or ${oneOf(t.outcome, complaintOutcomes)}`),
  check('complaint_is_answered_with_reasons', sql`(${t.outcome} is null) = (${t.answeredAt} is null) and (${t.outcome} is null or (${t.reviewerId} is not null and coalesce(length(trim(${t.reasons})), 0) > 0))`),
]);

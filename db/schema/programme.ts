import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, json, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { accountBooks, accountKinds, transferKinds } from '../../lib/ledger/vocabulary';
import type { Criterion, QuestionSet } from '../../lib/programme/question-set';
import type { RoundTerms } from '../../lib/programme/round';
import { type figureMarks, nations, natures } from '../../lib/programme/vocabulary';
import { type RoundStatus, roundWorkflow } from '../../lib/programme/workflow';
import { id, instant, oneOf, pence, recordedAt } from './columns';
import { events } from './records';
import { people } from './people';

export const grantProgrammes = pgTable('grant_programmes', {
  id: id(),
  code: text().notNull().unique(),
  titleEn: text().notNull(),
  titleCy: text().notNull(),
  /** Above this, a second approver is needed (GovS 015, requirement 2). */
  secondApprovalAbovePence: pence().notNull().default(100_000_00),
  /** How long an offer stays open once the applicant has been told. */
  offerDays: integer().notNull().default(28),
});

/** What governments have published, and nothing else: never a row of the demonstration. */
export const publishedAllocations = pgTable('published_allocations', {
  id: id(),
  version: text().notNull(),
  item: text().notNull(),
  partOf: text(),
  labelEn: text().notNull(),
  labelCy: text().notNull(),
  amountPence: pence().notNull(),
  mark: text().notNull().$type<(typeof figureMarks)[number]>(),
  sourceTitle: text().notNull(),
  sourceUrl: text(),
  publishedOn: date().notNull(),
  position: integer().notNull(),
}, (t) => [
  unique('allocation_is_published_once_per_version').on(t.version, t.item),
  check('allocation_is_public_or_derived', oneOf(t.mark, ['public', 'derived'])),
]);

export const envelopes = pgTable('envelopes', {
  id: id(),
  programmeId: uuid().notNull().references(() => grantProgrammes.id),
  key: text().notNull().unique(),
  financialYear: text().notNull(),
  nation: text().notNull().$type<(typeof nations)[number]>(),
  pot: text().notNull(),
  nature: text().notNull().$type<(typeof natures)[number]>(),
  labelEn: text().notNull(),
  labelCy: text().notNull(),
}, (t) => [check('envelope_nation_is_known', oneOf(t.nation, nations)), check('envelope_nature_is_known', oneOf(t.nature, natures))]);

export const fundingRounds = pgTable('funding_rounds', {
  id: id(),
  ref: text().notNull().unique(),
  programmeId: uuid().notNull().references(() => grantProgrammes.id),
  nation: text().notNull().$type<(typeof nations)[number]>(),
  titleEn: text().notNull(),
  titleCy: text().notNull(),
  opensAt: instant().notNull(),
  closesAt: instant().notNull(),
  minimumPence: pence().notNull(),
  maximumPence: pence().notNull(),
  questionSetId: uuid().notNull().references(() => questionSets.id),
  criteria: jsonb().notNull().$type<Criterion[]>(),
  scaleMax: integer().notNull().default(5),
  demonstration: boolean().notNull().default(false),
  /** Open and closed are not kept: the clock says them of a round that is scheduled. */
  status: text().notNull().$type<RoundStatus>().default('scheduled'),
  /** Objectives, focus areas, groups, who may apply, languages, documents, timetable: what is said of a round and not reckoned with. */
  terms: jsonb().notNull().$type<RoundTerms>().default(sql`'{}'::jsonb`),
  version: integer().notNull().default(1),
}, (t) => [
  check('round_closes_after_it_opens', sql`${t.closesAt} > ${t.opensAt}`),
  check('round_limits_are_in_order', sql`${t.maximumPence} >= ${t.minimumPence}`),
  check('round_status_is_known', oneOf(t.status, roundWorkflow.states)),
]);

/** Questions being written, one draft a round. Publishing it writes the next version of the round's set, and takes the draft away. */
export const questionDrafts = pgTable('question_drafts', {
  roundId: uuid().primaryKey().references(() => fundingRounds.id),
  definition: json().notNull().$type<QuestionSet>(),
  version: integer().notNull().default(1),
  savedBy: uuid().notNull().references(() => people.id),
  savedAt: recordedAt(),
});

export const roundCategories = pgTable('round_categories', {
  id: id(),
  roundId: uuid().notNull().references(() => fundingRounds.id),
  key: text().notNull(),
  labelEn: text().notNull(),
  labelCy: text().notNull(),
  envelopeId: uuid().notNull().references(() => envelopes.id),
  position: integer().notNull(),
}, (t) => [unique('category_is_named_once_in_a_round').on(t.roundId, t.key)]);

/** Versioned and never edited: an application or a return pins the version it was asked. */
export const questionSets = pgTable('question_sets', {
  id: id(),
  key: text().notNull(),
  version: integer().notNull(),
  /** `json` keeps the order of a table's columns and of choices, which `jsonb` does not. */
  definition: json().notNull().$type<QuestionSet>(),
  createdAt: recordedAt(),
}, (t) => [unique('question_set_version_is_written_once').on(t.key, t.version)]);

/** A place money can stand. Only the trigger on `transfers` moves `balance_pence`. */
export const accounts = pgTable('accounts', {
  id: id(),
  book: text().notNull().$type<(typeof accountBooks)[number]>(),
  kind: text().notNull().$type<(typeof accountKinds)[number]>(),
  programmeId: uuid().notNull().references(() => grantProgrammes.id),
  envelopeId: uuid().references(() => envelopes.id),
  /** The award's id; no foreign key, so that the ledger's tables stand on their own. */
  awardId: uuid(),
  nation: text().$type<(typeof nations)[number]>(),
  balancePence: pence().notNull().default(0),
}, (t) => [
  unique('account_stands_once').on(t.programmeId, t.kind, t.envelopeId, t.awardId, t.nation).nullsNotDistinct(),
  index('accounts_by_envelope').on(t.envelopeId, t.kind),
  index('accounts_by_award').on(t.awardId),
  check('account_book_is_known', oneOf(t.book, accountBooks)),
  check('account_kind_is_known', oneOf(t.kind, accountKinds)),
  check('account_is_not_overdrawn', sql`${t.balancePence} >= 0 or ${t.kind} in ('source', 'memorandum_source')`),
]);

/** Append-only. Two dates: when it took effect (London), and when it was recorded. */
export const transfers = pgTable('transfers', {
  id: id(),
  kind: text().notNull().$type<(typeof transferKinds)[number]>(),
  fromAccountId: uuid().notNull().references(() => accounts.id),
  toAccountId: uuid().notNull().references(() => accounts.id),
  amountPence: pence().notNull(),
  effectiveOn: date().notNull(),
  recordedAt: recordedAt(),
  eventId: uuid().notNull().references(() => events.id),
  authorId: uuid().references(() => people.id),
  callerKey: text().notNull(),
  note: text(),
  /** Money the demonstration moved: fiction, marked as such wherever it shows. */
  madeUp: boolean().notNull().default(false),
}, (t) => [
  unique('transfer_is_posted_once').on(t.callerKey),
  index('transfers_by_date').on(t.recordedAt, t.id),
  index('transfers_from').on(t.fromAccountId),
  index('transfers_to').on(t.toAccountId),
  check('transfer_amount_is_positive', sql`${t.amountPence} > 0`),
  check('transfer_moves_between_two_accounts', sql`${t.fromAccountId} <> ${t.toAccountId}`),
  check('transfer_kind_is_known', oneOf(t.kind, transferKinds)),
]);

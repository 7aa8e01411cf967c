import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, jsonb, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { type BankAccountStatus, bankAccountWorkflow } from '../../lib/bank-account/workflow';
import type { FraudScores, Registered } from '../../lib/diligence/rules';
import { type CheckKind, checkKinds, type Rating, ratings, type SubsidyDecision, subsidyDecisions } from '../../lib/diligence/vocabulary';
import { applications } from './applications';
import { awards } from './awards';
import { id, instant, oneOf, recordedAt } from './columns';
import { people } from './people';
import { fundingRounds } from './programme';

/** An officer's judgement of one check; a later one is another row, and the latest counts. */
export const diligenceChecks = pgTable('diligence_checks', {
  id: id(),
  applicationId: uuid().notNull().references(() => applications.id),
  kind: text().notNull().$type<CheckKind>(),
  /** Counted under the application's lock, so that "the latest" is never in doubt. */
  number: integer().notNull(),
  rating: text().notNull().$type<Rating>(),
  notes: text().notNull(),
  /** What a register said at that moment, with its source and its date. */
  register: jsonb().$type<Registered>(),
  subsidy: text().$type<SubsidyDecision>(),
  reference: text(),
  fraud: jsonb().$type<FraudScores>(),
  checkedBy: uuid().notNull().references(() => people.id),
  checkedAt: recordedAt(),
}, (t) => [
  unique('check_is_numbered_once').on(t.applicationId, t.kind, t.number),
  check('check_kind_is_known', oneOf(t.kind, checkKinds)),
  check('check_rating_is_known', oneOf(t.rating, ratings)),
  check('amber_and_red_have_notes', sql`${t.rating} = 'green' or length(trim(${t.notes})) > 0`),
  check('subsidy_is_decided_by_its_check', sql`(${t.kind} = 'subsidy') = (${t.subsidy} is not null)`),
  check('subsidy_decision_is_known', sql`${t.subsidy} is null or ${oneOf(t.subsidy, subsidyDecisions)}`),
  check('subsidy_names_its_reference', sql`coalesce(${t.subsidy}, '') not in ('scheme', 'individual') or coalesce(length(trim(${t.reference})), 0) > 0`),
  check('fraud_is_scored_by_its_check', sql`(${t.kind} = 'fraud') = (${t.fraud} is not null)`),
]);

/** A red that an officer who did not set it has lifted, and why. */
export const diligenceLiftings = pgTable('diligence_liftings', {
  checkId: uuid().primaryKey().references(() => diligenceChecks.id),
  applicationId: uuid().notNull().references(() => applications.id),
  reason: text().notNull(),
  liftedBy: uuid().notNull().references(() => people.id),
  liftedAt: recordedAt(),
}, (t) => [index('diligence_liftings_by_application').on(t.applicationId), check('lifting_has_a_reason', sql`length(trim(${t.reason})) > 0`)]);

/** What a register's own service answered when an officer asked it. */
export const registerAnswers = pgTable('register_answers', {
  id: id(),
  applicationId: uuid().notNull().references(() => applications.id),
  answer: jsonb().notNull().$type<Registered>(),
  askedBy: uuid().notNull().references(() => people.id),
  askedAt: recordedAt(),
}, (t) => [index('register_answers_by_application').on(t.applicationId, t.askedAt)]);

/** Which checks an award of a round cannot do without. A round that says nothing asks for none. */
export const diligenceRules = pgTable('diligence_rules', {
  roundId: uuid().primaryKey().references(() => fundingRounds.id),
  mandatory: jsonb().notNull().$type<CheckKind[]>(),
  changedBy: uuid().notNull().references(() => people.id),
  changedAt: recordedAt(),
  version: integer().notNull().default(1),
});

/** That an award stands in the subsidy database, and under which reference. A correction is another row. */
export const subsidyEntries = pgTable('subsidy_entries', {
  id: id(),
  awardId: uuid().notNull().references(() => awards.id),
  reference: text().notNull(),
  uploadedOn: date().notNull(),
  recordedBy: uuid().notNull().references(() => people.id),
  recordedAt: recordedAt(),
}, (t) => [index('subsidy_entries_by_award').on(t.awardId), check('subsidy_entry_has_a_reference', sql`length(trim(${t.reference})) > 0`)]);

/** Where an award is paid to, as it was asked for. What could be used is sealed in a table of its own; here stands what may be read. */
export const bankAccounts = pgTable('bank_accounts', {
  id: id(),
  ref: text().notNull().unique(),
  awardId: uuid().notNull().references(() => awards.id),
  status: text().notNull().$type<BankAccountStatus>().default('asked'),
  /** The last four digits of the number. */
  lastDigits: text().notNull(),
  /** The same account has the same one, and nobody can work the account out of it. */
  fingerprint: text().notNull(),
  /** What an officer who entered it from paper wrote about it. */
  paper: text(),
  askedBy: uuid().notNull().references(() => people.id),
  askedAt: recordedAt(),
  /** Whom the confirming officer called on which number known before, and what they said. */
  calledBack: text(),
  payeeChecked: boolean(),
  confirmedBy: uuid().references(() => people.id),
  confirmedAt: instant(),
  takesEffectAt: instant(),
  inForceAt: instant(),
  stoppedBy: uuid().references(() => people.id),
  stoppedAt: instant(),
  stoppedReason: text(),
}, (t) => [
  index('bank_accounts_by_award').on(t.awardId, t.askedAt),
  index('bank_accounts_by_fingerprint').on(t.fingerprint),
  uniqueIndex('one_bank_account_is_open_per_award').on(t.awardId).where(sql`${t.status} in ('asked', 'confirmed')`),
  uniqueIndex('one_bank_account_is_in_force_per_award').on(t.awardId).where(sql`${t.status} = 'in_force'`),
  check('bank_account_status_is_known', oneOf(t.status, bankAccountWorkflow.states)),
  check('bank_account_is_confirmed_by_a_second_person', sql`${t.confirmedBy} <> ${t.askedBy}`),
  check('bank_account_is_confirmed_after_a_call', sql`(${t.confirmedAt} is null) = (${t.confirmedBy} is null) and (${t.confirmedAt} is null or (length(trim(${t.calledBack})) > 0 and ${t.payeeChecked} is not null and ${t.takesEffectAt} >= ${t.confirmedAt}))`),
  check('bank_account_in_force_was_confirmed', sql`${t.status} not in ('confirmed', 'in_force', 'replaced') or ${t.confirmedAt} is not null`),
  check('stopped_bank_account_has_a_reason', sql`(${t.status} = 'stopped') = (${t.stoppedBy} is not null and length(trim(${t.stoppedReason})) > 0)`),
  check('bank_account_shows_four_digits', sql`${t.lastDigits} ~ '^[0-9]{4}$'`),
]);

/** Sort code, number, roll number and name, sealed (AES-256-GCM) under a numbered key. Row security gives it to those who pay, and to nobody else. */
export const bankAccountSecrets = pgTable('bank_account_secrets', {
  bankAccountId: uuid().primaryKey().references(() => bankAccounts.id),
  awardId: uuid().notNull().references(() => awards.id),
  keyVersion: integer().notNull(),
  sealed: text().notNull(),
});

import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { type CandidateKind, candidateKinds, type ConflictKind, conflictKinds, type FindingOutcome, findingOutcomes } from '../../lib/conflict/vocabulary';
import { applications } from './applications';
import { awards } from './awards';
import { id, oneOf, recordedAt } from './columns';
import { organisations, people } from './people';

/** That somebody said, for a financial year, that what is declared is all there is: "none" counts. Added to and never changed. */
export const conflictDeclarations = pgTable('conflict_declarations', {
  id: id(),
  personId: uuid().notNull().references(() => people.id),
  financialYear: text().notNull(),
  none: boolean().notNull(),
  declaredAt: recordedAt(),
}, (t) => [unique('conflicts_are_declared_once_a_year').on(t.personId, t.financialYear), check('declared_year_is_a_year', sql`${t.financialYear} ~ '^[0-9]{4}-[0-9]{2}$'`)]);

/** What somebody declared against an organisation or a person. It is ended with a date and never deleted (db/rules/2-conflicts.sql). */
export const conflicts = pgTable('conflicts', {
  id: id(),
  ref: text().notNull().unique(),
  personId: uuid().notNull().references(() => people.id),
  kind: text().notNull().$type<ConflictKind>(),
  /** As it was typed: an organisation or a person may come to the service later. */
  named: text().notNull(),
  organisationId: uuid().references(() => organisations.id),
  otherPersonId: uuid().references(() => people.id),
  nature: text().notNull(),
  declaredAt: recordedAt(),
  endedOn: date(),
}, (t) => [
  index('conflicts_by_person').on(t.personId),
  index('conflicts_by_organisation').on(t.organisationId),
  check('declared_conflict_kind_is_known', oneOf(t.kind, conflictKinds)),
  check('declared_conflict_has_a_name', sql`length(trim(${t.named})) > 0`),
  check('declared_conflict_has_a_reason', sql`length(trim(${t.nature})) > 0`),
]);

/** What an officer decided about a possible conflict of somebody with an application; the latest of a person and kind counts. */
export const conflictFindings = pgTable('conflict_findings', {
  id: id(),
  applicationId: uuid().notNull().references(() => applications.id),
  personId: uuid().notNull().references(() => people.id),
  kind: text().notNull().$type<CandidateKind>(),
  outcome: text().notNull().$type<FindingOutcome>(),
  reason: text().notNull(),
  decidedBy: uuid().notNull().references(() => people.id),
  decidedAt: recordedAt(),
}, (t) => [
  index('conflict_findings_by_person').on(t.personId),
  index('conflict_findings_by_application').on(t.applicationId),
  check('candidate_kind_is_known', oneOf(t.kind, candidateKinds)),
  check('finding_outcome_is_known', oneOf(t.outcome, findingOutcomes)),
  check('finding_has_a_reason', sql`length(trim(${t.reason})) > 0`),
  check('conflict_is_not_judged_by_its_person', sql`${t.decidedBy} <> ${t.personId}`),
]);

/** Another officer opened an application to somebody again; what is declared or found after it restricts anew. */
export const conflictLiftings = pgTable('conflict_liftings', {
  id: id(),
  applicationId: uuid().notNull().references(() => applications.id),
  personId: uuid().notNull().references(() => people.id),
  reason: text().notNull(),
  liftedBy: uuid().notNull().references(() => people.id),
  liftedAt: recordedAt(),
}, (t) => [
  index('conflict_liftings_by_person').on(t.personId, t.applicationId),
  check('lifting_has_a_reason', sql`length(trim(${t.reason})) > 0`),
  check('restriction_is_not_lifted_by_its_person', sql`${t.liftedBy} <> ${t.personId}`),
]);

/** The same for an award that has no application, because it was made elsewhere. */
export const awardLiftings = pgTable('award_liftings', {
  id: id(),
  awardId: uuid().notNull().references(() => awards.id),
  personId: uuid().notNull().references(() => people.id),
  reason: text().notNull(),
  liftedBy: uuid().notNull().references(() => people.id),
  liftedAt: recordedAt(),
}, (t) => [
  index('award_liftings_by_person').on(t.personId, t.awardId),
  check('award_lifting_has_a_reason', sql`length(trim(${t.reason})) > 0`),
  check('award_is_not_opened_by_its_person', sql`${t.liftedBy} <> ${t.personId}`),
]);

/** The worker's promise to remind somebody once of a year's declaration. */
export const conflictReminders = pgTable('conflict_reminders', {
  personId: uuid().notNull().references(() => people.id),
  financialYear: text().notNull(),
  /** How many reminders of this year it was. */
  number: integer().notNull(),
  at: recordedAt(),
}, (t) => [primaryKey({ columns: [t.personId, t.financialYear, t.number] })]);

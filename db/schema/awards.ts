import { sql } from 'drizzle-orm';
import { boolean, check, date, doublePrecision, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { type ConfirmationWay, confirmationWays } from '../../lib/access/confirmation';
import { awardWorkflow, type AwardStatus } from '../../lib/award/workflow';
import { awardOrigins, sitePrecisions } from '../../lib/award/vocabulary';
import type { Problem } from '../../lib/award-import/problems';
import { importWorkflow } from '../../lib/award-import/workflow';
import { paymentWorkflow } from '../../lib/payment/workflow';
import type { nations } from '../../lib/programme/vocabulary';
import { applications } from './applications';
import { bytes, id, instant, oneOf, pence, recordedAt } from './columns';
import { organisations, people } from './people';
import { envelopes, grantProgrammes } from './programme';

export const awards = pgTable('awards', {
  id: id(),
  ref: text().notNull().unique(),
  programmeId: uuid().notNull().references(() => grantProgrammes.id),
  origin: text().notNull().$type<(typeof awardOrigins)[number]>(),
  applicationId: uuid().unique().references(() => applications.id),
  importId: uuid().references(() => imports.id),
  /** The row of that file, as its spreadsheet numbers it. */
  importRow: integer(),
  organisationId: uuid().notNull().references(() => organisations.id),
  /** None for a devolved government's award, which stands in the memorandum book. */
  envelopeId: uuid().references(() => envelopes.id),
  nation: text().notNull().$type<(typeof nations)[number]>(),
  leadRegion: text().notNull(),
  title: text().notNull(),
  description: text().notNull(),
  amountAwardedPence: pence().notNull(),
  awardDate: date().notNull(),
  plannedStartDate: date().notNull(),
  plannedEndDate: date().notNull(),
  status: text().notNull().$type<AwardStatus>(),
  /** Whether participant outcomes are returned as totals (the NHS App sessions, say), or the project yields evidence of another kind. */
  returnsOutcomes: boolean().notNull().default(true),
  demonstration: boolean().notNull().default(false),
  declineReason: text(),
  /** The last day on which the offer can be accepted, counted from the day the applicant was told. */
  offerOpenUntil: date(),
  /** An officer moved that day once, and why. */
  offerExtendedReason: text(),
  offerExtendedBy: uuid().references(() => people.id),
  offerExtendedAt: instant(),
  createdAt: recordedAt(),
  version: integer().notNull().default(1),
}, (t) => [
  index('awards_by_organisation').on(t.organisationId),
  index('awards_by_status').on(t.status, t.id),
  check('declined_award_has_a_reason', sql`${t.status} <> 'declined' or coalesce(length(trim(${t.declineReason})), 0) > 0`),
  check('award_status_is_known', oneOf(t.status, awardWorkflow.states)),
  check('award_origin_is_known', oneOf(t.origin, awardOrigins)),
  // Nothing is left of one whose whole amount was released (lib/variation).
  check('award_amount_is_positive', sql`${t.amountAwardedPence} >= 0`),
  check('award_ends_after_it_starts', sql`${t.plannedEndDate} >= ${t.plannedStartDate}`),
  check('offer_is_extended_for_a_reason', sql`(${t.offerExtendedAt} is null) = (${t.offerExtendedBy} is null) and (${t.offerExtendedAt} is null or length(trim(${t.offerExtendedReason})) > 0)`),
  check('devolved_award_has_no_envelope', sql`(${t.origin} = 'devolved') = (${t.envelopeId} is null)`),
]);

export const awardSites = pgTable('award_sites', {
  id: id(),
  awardId: uuid().notNull().references(() => awards.id),
  placeName: text().notNull(),
  region: text().notNull(),
  /** Coordinates of the drawn map, not of the earth: a town, never an address. */
  x: doublePrecision(),
  y: doublePrecision(),
  precision: text().notNull().$type<(typeof sitePrecisions)[number]>(),
  position: integer().notNull(),
}, (t) => [index('award_sites_by_award').on(t.awardId), check('site_precision_is_known', oneOf(t.precision, sitePrecisions))]);

/** The grant agreement as it stood when it was offered, with the submission's hash annexed. */
export const agreements = pgTable('agreements', {
  awardId: uuid().primaryKey().references(() => awards.id),
  text: text().notNull(),
  sha256: text().notNull(),
  offeredAt: recordedAt(),
  signedBy: uuid().references(() => people.id),
  /** As the certifier typed it. */
  signedName: text(),
  signedAt: instant(),
  /** How the signature was confirmed again; none of one from before that was asked. */
  confirmedBy: text().$type<ConfirmationWay>(),
  /** 1, and one more for each text that took the place of another (`agreement_versions`). */
  number: integer().notNull().default(1),
  countersignedName: text(),
  countersignedBy: uuid().references(() => people.id),
  countersignedAt: instant(),
}, (t) => [
  check('countersigner_is_not_signatory', sql`${t.countersignedBy} is distinct from ${t.signedBy} or ${t.signedBy} is null`),
  check('signature_is_confirmed_in_a_known_way', sql`${t.confirmedBy} is null or ${oneOf(t.confirmedBy, confirmationWays)}`),
  check('agreement_is_signed_before_countersigned', sql`${t.countersignedAt} is null or ${t.signedAt} is not null`),
]);

/** An officer's own decision to show an award to the public. */
export const publications = pgTable('publications', {
  awardId: uuid().primaryKey().references(() => awards.id),
  summaryEn: text().notNull(),
  summaryCy: text(),
  showAmount: boolean().notNull().default(true),
  embargoUntil: instant(),
  publishedBy: uuid().notNull().references(() => people.id),
  publishedAt: recordedAt(),
  withdrawnAt: instant(),
  withdrawnReason: text(),
});

/** One row a change of anything public; the newest id is the version that prepared pages are kept under. */
export const publicationVersions = pgTable('publication_versions', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  reason: text().notNull(),
  at: recordedAt(),
});

/** A spreadsheet of awards made elsewhere. All of its rows are posted, or none, once a second person confirms. */
export const imports = pgTable('imports', {
  id: id(),
  ref: text().notNull().unique(),
  kind: text().notNull().$type<'awards' | 'devolved_awards'>(),
  programmeId: uuid().notNull().references(() => grantProgrammes.id),
  nation: text().$type<(typeof nations)[number]>(),
  fileName: text().notNull(),
  sha256: text().notNull(),
  file: bytes().notNull(),
  rows: jsonb().notNull().$type<Record<string, string | number | null>[]>(),
  /** What the check found, by sheet, row and column: errors in a rejected file, warnings in any. */
  problems: jsonb().notNull().$type<Problem[]>().default([]),
  /** Where a devolved government's figures come from, and of which day they are. */
  source: text(),
  sourceDate: date(),
  status: text().notNull().$type<(typeof importWorkflow.states)[number]>().default('previewed'),
  rejectedReason: text(),
  createdBy: uuid().notNull().references(() => people.id),
  createdAt: recordedAt(),
  confirmedBy: uuid().references(() => people.id),
  confirmedAt: instant(),
}, (t) => [
  uniqueIndex('file_is_imported_once').on(t.sha256).where(sql`${t.status} = 'confirmed'`),
  check('import_status_is_known', oneOf(t.status, importWorkflow.states)),
  check('devolved_import_names_its_source', sql`(${t.kind} = 'devolved_awards') = (${t.source} is not null and ${t.sourceDate} is not null)`),
  check('import_is_confirmed_by_a_second_person', sql`${t.confirmedBy} <> ${t.createdBy}`),
  check('devolved_import_has_a_nation', sql`(${t.kind} = 'devolved_awards') = (${t.nation} is not null)`),
]);

export const payments = pgTable('payments', {
  id: id(),
  ref: text().notNull().unique(),
  awardId: uuid().notNull().references(() => awards.id),
  amountPence: pence().notNull(),
  paidOn: date().notNull(),
  source: text().notNull(),
  status: text().notNull().$type<(typeof paymentWorkflow.states)[number]>().default('recorded'),
  rejectedReason: text(),
  recordedBy: uuid().notNull().references(() => people.id),
  recordedAt: recordedAt(),
  confirmedBy: uuid().references(() => people.id),
  confirmedAt: instant(),
}, (t) => [
  index('payments_by_award').on(t.awardId),
  index('payments_by_status').on(t.status, t.id),
  // A rejected one was never paid, so it may be recorded again.
  uniqueIndex('payment_is_recorded_once').on(t.awardId, t.paidOn, t.amountPence, t.source).where(sql`${t.status} <> 'rejected'`),
  check('payment_status_is_known', oneOf(t.status, paymentWorkflow.states)),
  check('payment_amount_is_positive', sql`${t.amountPence} > 0`),
  check('payment_approver_is_not_claimant', sql`${t.confirmedBy} <> ${t.recordedBy}`),
]);

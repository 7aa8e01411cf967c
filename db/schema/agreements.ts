import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { confirmedPurposes, confirmationWays, type ConfirmationWay, type ConfirmedPurpose } from '../../lib/access/confirmation';
import { paperKinds, type PaperKind } from '../../lib/award/vocabulary';
import { conditionTimes, type ConditionTime } from '../../lib/condition/vocabulary';
import { type ConditionStatus, conditionWorkflow } from '../../lib/condition/workflow';
import { applications } from './applications';
import { awards } from './awards';
import { id, instant, oneOf, recordedAt } from './columns';
import { people } from './people';

/** Something that a person is about to do and confirms again by mail: for this one thing, as it stands (its hash), once, and not for long. */
export const confirmations = pgTable('confirmations', {
  id: id(),
  personId: uuid().notNull().references(() => people.id),
  purpose: text().notNull().$type<ConfirmedPurpose>(),
  subjectId: uuid().notNull(),
  /** Of what is confirmed. When that changes, the confirmation is of nothing. */
  sha256: text().notNull(),
  /** What was typed on the page before: the name somebody signs with. */
  said: text().notNull(),
  tokenHash: text().notNull().unique(),
  codeHash: text().notNull(),
  sentAt: recordedAt(),
  expiresAt: instant().notNull(),
  usedAt: instant(),
}, (t) => [
  index('confirmations_by_person').on(t.personId, t.purpose, t.subjectId),
  check('confirmation_purpose_is_known', oneOf(t.purpose, confirmedPurposes)),
]);

/** An agreement's text that another took the place of, with the signature it had: a condition was added before the fund had signed. */
export const agreementVersions = pgTable('agreement_versions', {
  awardId: uuid().notNull().references(() => awards.id),
  number: integer().notNull(),
  text: text().notNull(),
  sha256: text().notNull(),
  offeredAt: instant().notNull(),
  signedBy: uuid().references(() => people.id),
  signedName: text(),
  signedAt: instant(),
  confirmedBy: text().$type<ConfirmationWay>(),
  replacedAt: recordedAt(),
}, (t) => [primaryKey({ columns: [t.awardId, t.number] }), check('earlier_signature_was_confirmed', sql`${t.confirmedBy} is null or ${oneOf(t.confirmedBy, confirmationWays)}`)]);

/** The hash of each PDF of an agreement: as offered, as signed for the recipient, as signed for both. Only added to. */
export const agreementPapers = pgTable('agreement_papers', {
  awardId: uuid().notNull().references(() => awards.id),
  /** Of the agreement's text: 1, and one more for each that took its place. */
  number: integer().notNull(),
  kind: text().notNull().$type<PaperKind>(),
  textSha256: text().notNull(),
  pdfSha256: text().notNull(),
  drawnAt: recordedAt(),
}, (t) => [
  primaryKey({ columns: [t.awardId, t.number, t.kind] }),
  check('paper_kind_is_known', oneOf(t.kind, paperKinds)),
  check('paper_has_its_hash', sql`${t.pdfSha256} ~ '^[0-9a-f]{64}$'`),
]);

/** What must be so before an agreement is signed, before anything is paid, or by a day. It belongs to the application, because it may be set before there is an award. */
export const awardConditions = pgTable('award_conditions', {
  id: id(),
  ref: text().notNull().unique(),
  applicationId: uuid().notNull().references(() => applications.id),
  requirement: text().notNull(),
  neededBy: text().notNull().$type<ConditionTime>(),
  dueOn: date(),
  status: text().notNull().$type<ConditionStatus>().default('open'),
  setBy: uuid().notNull().references(() => people.id),
  setAt: recordedAt(),
  answer: text(),
  answeredBy: uuid().references(() => people.id),
  answeredAt: instant(),
  /** Why it counts as met or waived, or what is missing. */
  ruling: text(),
  ruledBy: uuid().references(() => people.id),
  ruledAt: instant(),
  waiverReason: text(),
  waiverProposedBy: uuid().references(() => people.id),
  version: integer().notNull().default(1),
}, (t) => [
  index('award_conditions_by_application').on(t.applicationId),
  index('award_conditions_answered').on(t.answeredAt).where(sql`${t.status} = 'answered'`),
  unique('condition_is_set_once').on(t.applicationId, t.requirement),
  check('condition_status_is_known', oneOf(t.status, conditionWorkflow.states)),
  check('condition_time_is_known', oneOf(t.neededBy, conditionTimes)),
  check('condition_by_date_has_its_date', sql`(${t.neededBy} = 'by_date') = (${t.dueOn} is not null)`),
  check('condition_says_something', sql`length(trim(${t.requirement})) > 0`),
  check('ruled_condition_has_a_reason', sql`${t.status} not in ('met', 'waived') or (length(trim(${t.ruling})) > 0 and ${t.ruledBy} is not null)`),
  check('condition_is_waived_by_a_second_person', sql`${t.status} <> 'waived' or (${t.waiverProposedBy} is not null and ${t.waiverProposedBy} <> ${t.ruledBy})`),
]);

/** That certifiers were reminded, so many days before the offer's last day; when that day moves, they are reminded again. */
export const offerReminders = pgTable('offer_reminders', {
  awardId: uuid().notNull().references(() => awards.id),
  openUntil: date().notNull(),
  daysBefore: integer().notNull(),
  remindedAt: recordedAt(),
}, (t) => [primaryKey({ columns: [t.awardId, t.openUntil, t.daysBefore] })]);

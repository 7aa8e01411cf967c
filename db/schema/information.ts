import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { type Exemption, exemptions, type ExtensionClause, extensionClauses, type FileName, fileNames, type ItemKind, itemKinds, type ProposalKind, proposalKinds, redactionStates, type RequestKind, requestKinds, type ScopeKind, scopeKinds } from '../../lib/information-request/vocabulary';
import { type InformationRequestStatus, informationRequestWorkflow } from '../../lib/information-request/workflow';
import { type Locale, locales } from '../../lib/locale';
import { applications } from './applications';
import { awards } from './awards';
import { bytes, id, instant, oneOf, recordedAt } from './columns';
import { people } from './people';
import { fundingRounds } from './programme';

/** Somebody asks what the fund holds: for information, or for their own data. */
export const informationRequests = pgTable('information_requests', {
  id: id(),
  ref: text().notNull().unique(),
  kind: text().notNull().$type<RequestKind>(),
  status: text().notNull().$type<InformationRequestStatus>().default('open'),
  askedBy: text().notNull(),
  contact: text(),
  asks: text().notNull(),
  /** The language of the answer. */
  locale: text().notNull().$type<Locale>().default('en'),
  receivedOn: date().notNull(),
  /** Worked out when it was logged (lib/information-request/working-days.ts). */
  dueOn: date().notNull(),
  /** Whose data is asked for; only of a subject access request. */
  subjectName: text(),
  subjectEmail: text(),
  subjectPersonId: uuid().references(() => people.id),
  loggedBy: uuid().notNull().references(() => people.id),
  loggedAt: recordedAt(),
  proposedBy: uuid().references(() => people.id),
  proposedAt: instant(),
  releasedBy: uuid().references(() => people.id),
  releasedAt: instant(),
  sentBackReason: text(),
  closedBy: uuid().references(() => people.id),
  closedReason: text(),
  version: integer().notNull().default(1),
}, (t) => [
  index('information_requests_by_due').on(t.status, t.dueOn),
  check('information_request_kind_is_known', oneOf(t.kind, requestKinds)),
  check('information_request_status_is_known', oneOf(t.status, informationRequestWorkflow.states)),
  check('information_request_language_is_known', oneOf(t.locale, locales)),
  check('subject_access_names_its_person', sql`${t.kind} <> 'subject_access' or length(trim(coalesce(${t.subjectName}, ''))) > 0`),
  check('information_is_released_by_a_second_person', sql`${t.status} <> 'released' or (${t.releasedBy} is not null and ${t.proposedBy} is not null and ${t.releasedBy} <> ${t.proposedBy})`),
  check('closed_information_request_has_a_reason', sql`${t.status} <> 'closed' or (${t.closedBy} is not null and length(trim(coalesce(${t.closedReason}, ''))) > 0)`),
]);

/** What a request covers. */
export const informationScopes = pgTable('information_scopes', {
  id: id(),
  requestId: uuid().notNull().references(() => informationRequests.id),
  kind: text().notNull().$type<ScopeKind>(),
  /** The reference it was chosen by; of a person nothing but that it is the one the request is about. */
  record: text().notNull(),
  applicationId: uuid().references(() => applications.id),
  awardId: uuid().references(() => awards.id),
  roundId: uuid().references(() => fundingRounds.id),
  addedBy: uuid().notNull().references(() => people.id),
  addedAt: recordedAt(),
}, (t) => [unique('request_covers_it_once').on(t.requestId, t.record), check('information_scope_kind_is_known', oneOf(t.kind, scopeKinds))]);

/** What was held when it was gathered: the working set. It is not edited; words leave it by redactions. */
export const informationItems = pgTable('information_items', {
  id: id(),
  requestId: uuid().notNull().references(() => informationRequests.id),
  scopeId: uuid().notNull().references(() => informationScopes.id),
  applicationId: uuid().references(() => applications.id),
  number: integer().notNull(),
  kind: text().notNull().$type<ItemKind>(),
  heading: text().notNull(),
  body: text().notNull(),
  /** Of a file: its reference and its hash. It is released whole or withheld; the body says its name and size. */
  fileRef: text(),
  fileSha256: text(),
}, (t) => [check('information_file_item_has_its_hash', sql`(${t.kind} = 'file') = (${t.fileRef} is not null and ${t.fileSha256} is not null)`), unique('information_item_is_numbered_once').on(t.requestId, t.number), check('information_item_kind_is_known', oneOf(t.kind, itemKinds))]);

export const informationRedactions = pgTable('information_redactions', {
  id: id(),
  requestId: uuid().notNull().references(() => informationRequests.id),
  itemId: uuid().notNull().references(() => informationItems.id),
  number: integer().notNull(),
  kind: text().notNull().$type<ProposalKind>(),
  /** The whole item is withheld; otherwise these words are, wherever they stand. */
  whole: boolean().notNull().default(false),
  words: text().notNull().default(''),
  exemption: text().notNull().$type<Exemption>(),
  reason: text().notNull(),
  status: text().notNull().$type<(typeof redactionStates)[number]>().default('proposed'),
  decidedBy: uuid().references(() => people.id),
  decidedAt: instant(),
}, (t) => [
  unique('redaction_is_numbered_once').on(t.requestId, t.number),
  index('information_redactions_by_item').on(t.itemId),
  check('redaction_exemption_is_known', oneOf(t.exemption, exemptions)),
  check('redaction_kind_is_known', oneOf(t.kind, proposalKinds)),
  check('redaction_status_is_known', oneOf(t.status, redactionStates)),
  check('redaction_has_a_reason', sql`length(trim(${t.reason})) > 0`),
  check('redaction_is_decided_by_somebody', sql`(${t.status} = 'proposed') = (${t.decidedBy} is null)`),
]);

/** Why an answer is due later, by the law that allows it. Only added to. */
export const informationExtensions = pgTable('information_extensions', {
  id: id(),
  requestId: uuid().notNull().references(() => informationRequests.id),
  clause: text().notNull().$type<ExtensionClause>(),
  reason: text().notNull(),
  fromDue: date().notNull(),
  toDue: date().notNull(),
  extendedBy: uuid().notNull().references(() => people.id),
  extendedAt: recordedAt(),
}, (t) => [
  index('information_extensions_by_request').on(t.requestId),
  check('extension_clause_is_known', oneOf(t.clause, extensionClauses)),
  check('information_extension_has_a_reason', sql`length(trim(${t.reason})) > 0`),
  check('information_is_due_later_when_extended', sql`${t.toDue} > ${t.fromDue}`),
]);

/** A bank holiday proclaimed for one year, and its being taken back: an opposite entry. The last entry of a day counts. */
export const bankHolidayEntries = pgTable('bank_holiday_entries', {
  id: id(),
  onDate: date().notNull(),
  proclaimed: boolean().notNull(),
  reason: text().notNull(),
  enteredBy: uuid().notNull().references(() => people.id),
  enteredAt: recordedAt(),
}, (t) => [index('bank_holiday_entries_by_date').on(t.onDate, t.enteredAt), check('bank_holiday_entry_has_a_reason', sql`length(trim(${t.reason})) > 0`)]);

/** What was released, byte for byte. */
export const informationFiles = pgTable('information_files', {
  requestId: uuid().notNull().references(() => informationRequests.id),
  name: text().notNull().$type<FileName>(),
  bytes: bytes().notNull(),
  sha256: text().notNull(),
  madeAt: recordedAt(),
}, (t) => [primaryKey({ columns: [t.requestId, t.name] }), check('information_file_name_is_known', oneOf(t.name, fileNames))]);

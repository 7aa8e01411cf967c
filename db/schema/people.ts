import { sql } from 'drizzle-orm';
import { type AnyPgColumn, bigint, boolean, check, date, index, integer, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { organisationKinds, organisationRoles } from '../../lib/organisation/vocabulary';
import type { nations } from '../../lib/programme/vocabulary';
import { staffRoles } from '../../lib/access/roles';
import { locales } from '../../lib/locale';
import { id, instant, oneOf, recordedAt } from './columns';

export const people = pgTable('people', {
  id: id(),
  email: text().notNull().unique(),
  name: text().notNull(),
  demonstration: boolean().notNull().default(false),
  createdAt: recordedAt(),
  /** The language of mail to this person: that of the pages they signed in on, until they choose one themselves. */
  locale: text().notNull().$type<(typeof locales)[number]>().default('en'),
  localeChosen: boolean().notNull().default(false),
  /** Mail to this address came back for good; cleared when they sign in by a link again, which shows that mail arrives. */
  mailBouncedAt: instant(),
}, (t) => [check('email_is_lower_case', sql`${t.email} = lower(${t.email})`), check('person_language_is_known', oneOf(t.locale, locales))]);

/** The token itself is only in the cookie; here is its SHA-256. */
export const sessions = pgTable('sessions', {
  tokenHash: text().primaryKey(),
  personId: uuid().notNull().references(() => people.id),
  createdAt: recordedAt(),
  expiresAt: instant().notNull(),
  lastSeenAt: recordedAt(),
  mfaAt: instant(),
  /** What the provider gave that signed in, encrypted, so that one can sign out there too; wiped when that is asked for. */
  providerToken: text(),
}, (t) => [index('sessions_by_person').on(t.personId)]);

/** What was typed into a page's form after the session had ended, encrypted, until its person is back (lib/access/kept-words.ts). */
export const keptWords = pgTable('kept_words', {
  personId: uuid().notNull().references(() => people.id),
  /** The page, without its language: "/apply/applications/APP-K7Q2M4XZ/title-and-summary". */
  path: text().notNull(),
  sealed: text().notNull(),
  keptAt: recordedAt(),
}, (t) => [primaryKey({ columns: [t.personId, t.path] })]);

export const signInLinks = pgTable('sign_in_links', {
  tokenHash: text().primaryKey(),
  email: text().notNull(),
  expiresAt: instant().notNull(),
});

/** Somebody's new address, until the link that was sent there is used: the account is theirs all along. */
export const addressChanges = pgTable('address_changes', {
  tokenHash: text().primaryKey(),
  personId: uuid().notNull().references(() => people.id),
  email: text().notNull(),
  askedAt: recordedAt(),
  expiresAt: instant().notNull(),
  usedAt: instant(),
}, (t) => [index('address_changes_by_person').on(t.personId), check('new_address_is_lower_case', sql`${t.email} = lower(${t.email})`)]);

export const secondFactors = pgTable('second_factors', {
  personId: uuid().primaryKey().references(() => people.id),
  secretEncrypted: text().notNull(),
  confirmedAt: instant(),
  /** The last time step whose code was used: a code works once. */
  lastStep: bigint({ mode: 'number' }).notNull().default(0),
});

export const staffRolesHeld = pgTable('staff_roles', {
  id: id(),
  personId: uuid().notNull().references(() => people.id),
  role: text().notNull().$type<(typeof staffRoles)[number]>(),
  /** Only a devolved contributor has one: the nation whose awards it records. */
  nation: text().$type<(typeof nations)[number]>(),
  grantedBy: uuid().references(() => people.id),
  grantedAt: recordedAt(),
  removedAt: instant(),
}, (t) => [
  uniqueIndex('staff_role_is_held_once').on(t.personId, t.role).where(sql`${t.removedAt} is null`),
  check('staff_role_is_known', oneOf(t.role, staffRoles)),
  check('devolved_contributor_has_a_nation', sql`(${t.role} = 'devolved_contributor') = (${t.nation} is not null)`),
]);

export const organisations = pgTable('organisations', {
  id: id(),
  ref: text().notNull().unique(),
  name: text().notNull(),
  kind: text().notNull().$type<(typeof organisationKinds)[number]>(),
  identifierScheme: text().notNull(),
  identifier: text().notNull(),
  demonstration: boolean().notNull().default(false),
  /** The town of its main office, as typed: told to nobody unless it is on the list of towns. None: registered before this was asked. */
  place: text(),
  /** The region or nation of that town, where it is known: there are three Newports. */
  placeRegion: text(),
  /** Made up for an officer's rehearsal of a round: every application of it is one. */
  rehearsal: boolean().notNull().default(false),
  createdAt: recordedAt(),
  /** It was registered twice; everything it had is the other's now, and nothing new may be added to it. */
  mergedInto: uuid().references((): AnyPgColumn => organisations.id),
}, (t) => [
  unique('organisation_identifier_is_registered_once').on(t.identifierScheme, t.identifier),
  check('organisation_is_not_merged_into_itself', sql`${t.mergedInto} <> ${t.id}`),
  check('organisation_kind_is_known', oneOf(t.kind, organisationKinds)),
]);

/** What an organisation was called, or numbered, before: a correction, or a duplicate that was merged into it. Added to, never edited. */
export const organisationNames = pgTable('organisation_names', {
  id: id(),
  organisationId: uuid().notNull().references(() => organisations.id),
  name: text().notNull(),
  identifierScheme: text().notNull(),
  identifier: text().notNull(),
  /** The duplicate's own reference; none for a correction. */
  mergedRef: text(),
  reason: text().notNull(),
  recordedBy: uuid().notNull().references(() => people.id),
  until: recordedAt(),
}, (t) => [index('organisation_names_by_organisation').on(t.organisationId), check('earlier_name_has_a_reason', sql`length(trim(${t.reason})) > 0`)]);

/** A register of organisations as it stood on a day, loaded from a file. */
export const registerFiles = pgTable('register_files', {
  id: id(),
  scheme: text().notNull(),
  asAt: date().notNull(),
  /** The whole register, so that a number that is not in it is on no register; otherwise a part of it, which says nothing of the rest. */
  whole: boolean().notNull(),
  fileName: text().notNull(),
  sha256: text().notNull(),
  entries: integer().notNull(),
  loadedBy: uuid().notNull().references(() => people.id),
  loadedAt: recordedAt(),
}, (t) => [unique('register_file_is_loaded_once').on(t.scheme, t.asAt, t.sha256)]);

export const registerEntries = pgTable('register_entries', {
  fileId: uuid().notNull().references(() => registerFiles.id),
  identifier: text().notNull(),
  name: text().notNull(),
  /** As the register words it: "registered", "removed", "dissolved". */
  status: text().notNull(),
  lastAccountsOn: date(),
}, (t) => [primaryKey({ columns: [t.fileId, t.identifier] }), index('register_entries_by_identifier').on(t.identifier)]);

export const memberships = pgTable('memberships', {
  id: id(),
  organisationId: uuid().notNull().references(() => organisations.id),
  personId: uuid().notNull().references(() => people.id),
  role: text().notNull().$type<(typeof organisationRoles)[number]>(),
  createdAt: recordedAt(),
  removedAt: instant(),
}, (t) => [
  uniqueIndex('membership_is_held_once').on(t.organisationId, t.personId, t.role).where(sql`${t.removedAt} is null`),
  index('memberships_by_person').on(t.personId),
  check('organisation_role_is_known', oneOf(t.role, organisationRoles)),
]);

export const invitations = pgTable('invitations', {
  id: id(),
  organisationId: uuid().notNull().references(() => organisations.id),
  email: text().notNull(),
  role: text().notNull().$type<(typeof organisationRoles)[number]>(),
  tokenHash: text().notNull().unique(),
  invitedBy: uuid().references(() => people.id),
  createdAt: recordedAt(),
  /** An invitation to take an organisation over opens nothing before (lib/takeover): its people can object. None, where it works at once. */
  opensAt: instant(),
  expiresAt: instant().notNull(),
  acceptedAt: instant(),
}, (t) => [index('invitations_by_organisation').on(t.organisationId), check('invited_role_is_known', oneOf(t.role, organisationRoles))]);

export const rateLimits = pgTable('rate_limits', {
  key: text().notNull(),
  window: bigint({ mode: 'number' }).notNull(),
  count: integer().notNull(),
  countedAt: recordedAt(),
}, (t) => [primaryKey({ columns: [t.key, t.window] })]);

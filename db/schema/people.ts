import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
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
  /** Made up for an officer's rehearsal of a round: every application of it is one. */
  rehearsal: boolean().notNull().default(false),
  createdAt: recordedAt(),
}, (t) => [
  unique('organisation_identifier_is_registered_once').on(t.identifierScheme, t.identifier),
  check('organisation_kind_is_known', oneOf(t.kind, organisationKinds)),
]);

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
  expiresAt: instant().notNull(),
  acceptedAt: instant(),
}, (t) => [index('invitations_by_organisation').on(t.organisationId), check('invited_role_is_known', oneOf(t.role, organisationRoles))]);

export const rateLimits = pgTable('rate_limits', {
  key: text().notNull(),
  window: bigint({ mode: 'number' }).notNull(),
  count: integer().notNull(),
  countedAt: recordedAt(),
}, (t) => [primaryKey({ columns: [t.key, t.window] })]);

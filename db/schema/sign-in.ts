import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { id, instant, recordedAt } from './columns';
import { people } from './people';

/** Whom an identity provider's subject is here. The subject is pairwise: it says nothing to anybody but that provider and us. */
export const providerIdentities = pgTable('provider_identities', {
  issuer: text().notNull(),
  subject: text().notNull(),
  personId: uuid().notNull().references(() => people.id),
  linkedAt: recordedAt(),
}, (t) => [primaryKey({ columns: [t.issuer, t.subject] }), index('provider_identities_by_person').on(t.personId)]);

/** Somebody signed in at the provider with the address of a person who is already here: nothing is joined until that person says so by mail. */
export const providerLinks = pgTable('provider_links', {
  id: id(),
  tokenHash: text().notNull().unique(),
  issuer: text().notNull(),
  subject: text().notNull(),
  personId: uuid().notNull().references(() => people.id),
  askedAt: recordedAt(),
  expiresAt: instant().notNull(),
  usedAt: instant(),
}, (t) => [index('provider_links_by_person').on(t.personId)]);

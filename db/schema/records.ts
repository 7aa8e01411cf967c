import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { id, instant, recordedAt } from './columns';

/** What happened, in the transaction in which it happened. Append-only: the database refuses anything else. */
export const events = pgTable('events', {
  id: id(),
  name: text().notNull(),
  at: recordedAt(),
  actorKind: text().notNull().$type<'person' | 'system'>(),
  actorId: uuid(),
  subjectKind: text().notNull(),
  subjectId: uuid().notNull(),
  /** References and amounts, never a name or an answer: erasing a person must leave the chain valid. */
  data: jsonb().notNull().$type<Record<string, unknown>>(),
}, (t) => [index('events_by_subject').on(t.subjectId, t.id), index('events_by_time').on(t.at, t.id)]);

/** The hash chain over committed events, appended by the worker's one sealer. */
export const eventSeals = pgTable('event_seals', {
  sequence: bigint({ mode: 'number' }).primaryKey(),
  eventId: uuid().notNull().unique().references(() => events.id),
  previousHash: text().notNull(),
  hash: text().notNull(),
  sealedAt: recordedAt(),
});

export const auditCheckpoints = pgTable('audit_checkpoints', {
  sequence: bigint({ mode: 'number' }).primaryKey(),
  eventCount: bigint({ mode: 'number' }).notNull(),
  headHash: text().notNull(),
  at: recordedAt(),
});

/** The first result of an intent that must happen once; written when it commits, never for a refusal. */
export const idempotencyKeys = pgTable('idempotency_keys', {
  actorId: uuid().notNull(),
  purpose: text().notNull(),
  key: text().notNull(),
  bodyHash: text().notNull(),
  result: jsonb().notNull(),
  at: recordedAt(),
}, (t) => [primaryKey({ columns: [t.actorId, t.purpose, t.key] })]);

/** A message to a person: written in the business transaction, sent by the worker afterwards. */
export const notifications = pgTable('notifications', {
  id: id(),
  template: text().notNull(),
  locale: text().notNull().$type<'en' | 'cy'>(),
  email: text().notNull(),
  data: jsonb().notNull().$type<Record<string, string | number>>(),
  /** A link that signs somebody in: encrypted, and wiped when it is sent. */
  secretEncrypted: text(),
  createdAt: recordedAt(),
  sentAt: instant(),
  failedAt: instant(),
  failure: text(),
  attempts: integer().notNull().default(0),
}, (t) => [index('notifications_by_time').on(t.createdAt, t.id)]);

/** Without SMTP settings the demonstration keeps its mail here, for its mail page. */
export const demonstrationMail = pgTable('demonstration_mail', {
  id: id(),
  notificationId: uuid().notNull().unique('mail_is_sent_once').references(() => notifications.id),
  email: text().notNull(),
  subject: text().notNull(),
  body: text().notNull(),
  sentAt: recordedAt(),
}, (t) => [index('demonstration_mail_by_time').on(t.sentAt, t.id)]);

/** What this installation is: `demonstration` loads fiction and says so on every page. One row. */
export const installation = pgTable('installation', {
  id: integer().primaryKey(),
  profile: text().notNull().$type<'demonstration' | 'empty' | 'production'>(),
  demonstrationLoadedAt: instant(),
});



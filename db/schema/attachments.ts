import { sql } from 'drizzle-orm';
import { type AnyPgColumn, bigint, check, date, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { type AttachmentStatus, attachmentWorkflow } from '../../lib/attachment/workflow';
import { applications } from './applications';
import { id, instant, oneOf, recordedAt } from './columns';
import { organisations, people } from './people';

/**
 * A file with an answer. Its bytes are in the file store, under its id and its hash. Replaced, never overwritten: a newer version is a row of
 * its own, and a trigger refuses to change what an added one is (db/rules/5-attachments.sql).
 */
export const attachments = pgTable('attachments', {
  id: id(),
  ref: text().notNull().unique(),
  applicationId: uuid().notNull().references(() => applications.id),
  /** Whose quota it counts in. */
  organisationId: uuid().notNull().references(() => organisations.id),
  question: text().notNull(),
  /** As its owner called it, cleaned (lib/attachment/rules.ts). */
  name: text().notNull(),
  /** While it is uploaded, what was promised: so much of the quota is taken. */
  bytes: bigint({ mode: 'number' }).notNull(),
  receivedBytes: bigint({ mode: 'number' }).notNull().default(0),
  sha256: text(),
  datedOn: date({ mode: 'string' }),
  status: text().notNull().$type<AttachmentStatus>().default('uploading'),
  /** Why it was refused, or what the scanner found. */
  problem: text(),
  version: integer().notNull().default(1),
  replaces: uuid().references((): AnyPgColumn => attachments.id),
  /** The file as its browser knows it, so that the same one goes on where it stopped. */
  uploadKey: text(),
  uploadedBy: uuid().notNull().references(() => people.id),
  startedAt: recordedAt(),
  receivedAt: recordedAt(),
  addedAt: instant(),
  scannedAt: instant(),
  removedAt: instant(),
  removedBy: uuid().references(() => people.id),
}, (t) => [
  check('attachment_status_is_known', oneOf(t.status, attachmentWorkflow.states)),
  check('attachment_is_not_larger_than_promised', sql`${t.receivedBytes} between 0 and ${t.bytes}`),
  check('added_attachment_has_its_hash', sql`${t.status} in ('uploading', 'refused', 'cancelled') or (${t.sha256} ~ '^[0-9a-f]{64}$' and ${t.addedAt} is not null and ${t.receivedBytes} = ${t.bytes})`),
  check('attachment_name_is_plain', sql`length(${t.name}) between 1 and 200 and ${t.name} !~ '[[:cntrl:]/\\\\]'`),
  uniqueIndex('attachment_is_replaced_once').on(t.replaces).where(sql`${t.addedAt} is not null and ${t.status} <> 'infected'`),
  index('attachments_by_application').on(t.applicationId, t.question, t.id),
  index('attachments_by_organisation').on(t.organisationId),
  index('attachments_unfinished').on(t.status, t.receivedAt).where(sql`${t.status} in ('uploading', 'waiting', 'not_scanned')`),
]);

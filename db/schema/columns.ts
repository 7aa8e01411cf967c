import { type SQL, sql } from 'drizzle-orm';
import { type AnyPgColumn, bigint, customType, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { newId } from '../../lib/id';

/** Columns that many tables share. Property names become snake_case (`casing` of the client and of the migration generator). */
export const id = () => uuid().primaryKey().$defaultFn(() => newId());
export const instant = () => timestamp({ withTimezone: true, mode: 'date' });
export const recordedAt = () => instant().notNull().default(sql`app_now()`);

/** What one person proposes and another confirms or rejects. That they are two is each table's own CHECK, which has its own sentence. */
export const decidedByTwo = (person: () => AnyPgColumn) => ({
  proposedBy: uuid().notNull().references(person),
  proposedAt: recordedAt(),
  decidedBy: uuid().references(person),
  decidedAt: instant(),
  rejectedReason: text(),
});

/** Whole pence. */
export const pence = () => bigint({ mode: 'number' });

export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** Words to be searched, kept by the database. */
export const wordsKept = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** `column in ('a', 'b')` for a CHECK, from the same list that the code uses. The values are our own words, never input. */
export const oneOf = (column: unknown, values: readonly string[]): SQL =>
  sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(', '))})`;

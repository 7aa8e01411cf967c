import 'server-only';
import { createHash } from 'node:crypto';
import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import pg from 'pg';
import { environment } from '../lib/env';
import type { Tx } from './client';

// bigint (pence, counts) as number: lib/money.ts says why that is enough. A date stays the text it is; an instant becomes a Date.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

const dialect = new PgDialect({ casing: 'snake_case' });

/**
 * A query written in SQL as the driver takes it. `often`: its plan is kept by the connection, because planning it costs more than running it. Only
 * for a text that is always the same and finds few rows whatever its values are: a kept plan knows none of them.
 */
export function asSent(query: SQL, { often = false } = {}): pg.QueryConfig {
  const { sql: text, params: values } = dialect.sqlToQuery(query);
  // By its text, so that no two texts have one name.
  return often && environment().DATABASE_PREPARED ? { text, values, name: createHash('sha1').update(text).digest('base64') } : { text, values };
}

/**
 * The rows of a query written in SQL. Drizzle's own `execute` leaves instants as text, which no type says; this gives a Date.
 */
export async function rows<Row>(tx: Tx, query: SQL, how?: { often: true }): Promise<Row[]> {
  // `drizzle({ client })` keeps the connection it was given here.
  const { $client } = tx as Tx & { $client: pg.PoolClient };
  const result = await $client.query(asSent(query, how));
  // The caller states the row's shape, as with any SQL text.
  return result.rows as Row[];
}

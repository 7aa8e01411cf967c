import 'server-only';
import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import pg from 'pg';
import type { Tx } from './client';

// bigint (pence, counts) as number: lib/money.ts says why that is enough. A date stays the text it is; an instant becomes a Date.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

const dialect = new PgDialect({ casing: 'snake_case' });

/**
 * The rows of a query written in SQL. Drizzle's own `execute` leaves instants as text, which no type says; this gives a Date.
 */
export async function rows<Row>(tx: Tx, query: SQL): Promise<Row[]> {
  const { sql, params } = dialect.sqlToQuery(query);
  // `drizzle({ client })` keeps the connection it was given here.
  const { $client } = tx as Tx & { $client: pg.PoolClient };
  const result = await $client.query({ text: sql, values: params });
  // The caller states the row's shape, as with any SQL text.
  return result.rows as Row[];
}

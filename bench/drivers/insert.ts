import pg from 'pg';
import { newId } from '../../lib/id';
import { refuseOtherHosts } from '../loopback';
import { takeRuns, told } from './closed-loop';

/** The floor of the ledger: the same facts as one insert into a table without rules, each in a transaction of its own. */
export type InsertDriving = { databaseUrl: string; connections: number };

const { databaseUrl, connections } = told<InsertDriving>();
refuseOtherHosts(databaseUrl);
const pool = new pg.Pool({ connectionString: databaseUrl, max: connections });

takeRuns(connections, async () => {
  const { rowCount } = await pool.query({
    name: 'insert',
    text: `insert into bench_transfers (id, kind, from_account_id, to_account_id, amount_pence, effective_on, event_id, caller_key) values ($1, 'earmark', $2, $3, 1, '2025-09-15', $4, $5)`,
    values: [newId(), newId(), newId(), newId(), newId()],
  });
  return rowCount === 1 ? undefined : 'nothing was inserted';
});

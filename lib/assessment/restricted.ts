import 'server-only';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';

export type Restricted = (personId: string, applicationId: string) => boolean;

/**
 * Who of the fund's people may not meet which of these applications: for choosing many at once whom to ask and to name. One by one,
 * lib/conflict/restriction.ts asks the same.
 */
export async function restrictedFrom(tx: Tx, applicationIds: readonly string[]): Promise<Restricted> {
  const found = await rows<{ pair: string }>(tx, sql`
    select p.id || ' ' || x.application as pair from (select distinct person_id as id from staff_roles where removed_at is null) p
      cross join lateral restricted_applications(p.id) x(application) where x.application = any (${sql.param([...applicationIds])}::uuid[])`);
  const pairs = new Set(found.map(({ pair }) => pair));
  return (personId, applicationId) => pairs.has(`${personId} ${applicationId}`);
}

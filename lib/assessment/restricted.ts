import 'server-only';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';

export type Restricted = (personId: string, applicationId: string) => boolean;

/**
 * Who may not be asked to assess which of these applications. The one place that assigning asks: today whoever declared a conflict in an
 * application, or belongs to its organisation. Yearly declarations join here.
 */
export async function restrictedFrom(tx: Tx, applicationIds: readonly string[]): Promise<Restricted> {
  const found = await rows<{ pair: string }>(tx, sql`
    select s.assessor_id || ' ' || s.application_id as pair from assignments s where s.application_id = any (${sql.param([...applicationIds])}::uuid[]) and s.status = 'conflicted'
    union select m.person_id || ' ' || a.id from applications a join memberships m on m.organisation_id = a.organisation_id and m.removed_at is null
      where a.id = any (${sql.param([...applicationIds])}::uuid[])`);
  const pairs = new Set(found.map(({ pair }) => pair));
  return (personId, applicationId) => pairs.has(`${personId} ${applicationId}`);
}

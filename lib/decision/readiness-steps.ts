import 'server-only';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { stoppedByFlag } from '../assessment/steps';
import { roundDeadlineColumns } from '../deadline/facts';
import { Refusal } from '../refusal';
import type { Readiness } from './adoption-rules';

/** Whether a round has closed for everybody, extensions of single applications included, and how many of its applications nobody could decide about yet. */
export async function readinessOf(tx: Tx, roundId: string): Promise<Readiness> {
  const [found] = await rows<Readiness>(tx, sql`
    select ${roundDeadlineColumns},
      (select max(e.until) from deadline_changes e join applications a on a.id = e.application_id
        where a.round_id = r.id and not a.rehearsal and a.status in ('draft', 'awaiting_sign_off') and e.kind = 'extension' and e.status = 'confirmed') as "extendedUntil",
      (select count(*)::int from applications a where a.round_id = r.id and not a.rehearsal and (a.status in ('submitted', 'clarification_asked')
        or (a.status = 'in_assessment' and (select count(*) from moderations m where m.application_id = a.id) < jsonb_array_length(r.criteria))
        or (a.status in ('in_assessment', 'reserve') and ${stoppedByFlag}))) as undecided
    from funding_rounds r where r.id = ${roundId}`);
  if (!found) throw new Refusal('not_found');
  return found;
}

import 'server-only';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { londonDate } from '../dates';
import type { Pence } from '../money';
import type { Reach } from './rules';

/** A programme's band and its approvers' own limits, as they are in effect today. */
export async function reachOf(tx: Tx, programmeId: string, now: Date): Promise<Reach> {
  const today = londonDate(now);
  const found = await rows<{ personId: string | null; limitPence: Pence | null }>(tx, sql`
    select distinct on (person_id) person_id as "personId", limit_pence as "limitPence" from delegations
    where programme_id = ${programmeId} and status = 'confirmed' and from_on <= ${today} order by person_id, from_on desc, decided_at desc, id desc`);
  const [programme] = await rows<{ pence: Pence }>(tx, sql`select second_approval_above_pence as pence from grant_programmes where id = ${programmeId}`);
  const band = found.find(({ personId }) => personId === null)?.limitPence;
  return {
    bandPence: band ?? programme?.pence ?? 0,
    limits: new Map(found.flatMap(({ personId, limitPence }) => (personId !== null && limitPence !== null ? [[personId, limitPence] as const] : []))),
  };
}

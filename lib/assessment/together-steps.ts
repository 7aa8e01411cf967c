import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { Person } from '../access/actor';
import { Refusal } from '../refusal';
import { mostAtOnce } from './bulk-rules';
import { visibleTo } from './queries/visible';
import { assessingTerms, safeguardingFacts, stoppedByFlag } from './steps';
import type { Facing } from './together-rules';

/** Applications (as `a`) with everything that moving many of them asks about, oldest submission first. */
export const facing = (tx: Tx, which: SQL, most: number): Promise<(Facing & { id: string })[]> =>
  rows(tx, sql`
    select a.id, a.ref, a.title, o.name as organisation, a.status, a.panel_opened_at as "panelOpenedAt", a.amount_applied_for_pence as "amountAppliedForPence", r.criteria, r.minimum_pence as "minimumPence",
      r.maximum_pence as "maximumPence", ${stoppedByFlag} as stopped, ${safeguardingFacts}, ${assessingTerms}, s.assigned, s.scored, s.pending,
      (select count(*)::int from moderations m where m.application_id = a.id) as moderated
    from applications a join organisations o on o.id = a.organisation_id join funding_rounds r on r.id = a.round_id
      cross join lateral (select count(*) filter (where status not in ('conflicted', 'declined', 'withdrawn'))::int as assigned, count(*) filter (where status = 'scored')::int as scored,
        count(*) filter (where status in ('assigned', 'declared_clear'))::int as pending from assignments where application_id = a.id) s
    where ${which} order by a.submitted_at, a.id limit ${most}`);

/** Refuses `choose_some` and `too_many_at_once`. */
export function checkChosen(refs: readonly string[]): void {
  if (refs.length === 0) throw new Refusal('choose_some', {}, 'refs');
  if (refs.length > mostAtOnce) throw new Refusal('too_many_at_once', { most: mostAtOnce }, 'refs');
}

/** Locks the chosen by their ids, as everybody does, and then reads what each would meet. What the actor may not meet is left out. */
export async function lockChosen(tx: Tx, actor: Person, refs: readonly string[]): Promise<(Facing & { id: string })[]> {
  const which = sql`a.ref = any (${sql.param([...refs])}::text[]) and ${visibleTo(actor)}`;
  await rows(tx, sql`select 1 from applications a where ${which} order by a.id for update of a`);
  return facing(tx, which, mostAtOnce);
}

import 'server-only';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { outcomeReturnVersions } from '@/db/schema/outcomes';
import { membersToTell } from '../assessment/steps';
import type { AwardStatus } from '../award/workflow';
import { newId } from '../id';
import { notify } from '../notification/commands';
import type { MailTemplate } from '../notification/templates';
import { Refusal } from '../refusal';
import type { Totals } from './definitions';
import type { AwardForReturns, RollupChange } from './return-rules';
import { isSame, totalsOf, type Typed } from './schema';
import type { OutcomeReturnStatus } from './workflow';

export type LockedReturn = {
  id: string; ref: string; status: OutcomeReturnStatus; version: number; periodEnd: string; totals: Typed; savedAt: Date; submittedBy: string | null;
  awardId: string; awardRef: string; awardTitle: string; awardStatus: AwardStatus; organisationId: string; leadRegion: string;
};

/** Locks a return until the transaction ends. Row security hides those of other organisations: `not_found`. */
export async function lockReturn(tx: Tx, ref: string): Promise<LockedReturn> {
  const [found] = await rows<LockedReturn>(tx, sql`
    select r.id, r.ref, r.status, r.version, r.period_end as "periodEnd", r.totals, r.saved_at as "savedAt", r.submitted_by as "submittedBy",
      w.id as "awardId", w.ref as "awardRef", w.title as "awardTitle", w.status as "awardStatus", w.organisation_id as "organisationId", w.lead_region as "leadRegion"
    from outcome_returns r join awards w on w.id = r.award_id where r.ref = ${ref} for update of r`);
  if (!found) throw new Refusal('not_found');
  return found;
}

export type LockedAward = AwardForReturns & { id: string; ref: string; organisationId: string };

/** Locks the award itself, so that two people starting a return at once start one. */
export async function lockAwardForReturn(tx: Tx, ref: string): Promise<LockedAward> {
  const [award] = await rows<Omit<LockedAward, 'acceptedUpTo' | 'openRef'>>(tx, sql`
    select id, ref, organisation_id as "organisationId", status, returns_outcomes as "returnsOutcomes", award_date as "awardDate", planned_start_date as "plannedStartDate"
    from awards where ref = ${ref} for update`);
  if (!award) throw new Refusal('not_found');
  // Read after the lock was got: whoever held it may have started one.
  const [standing] = await rows<Pick<LockedAward, 'acceptedUpTo' | 'openRef'>>(tx, sql`
    select max(period_end) filter (where status = 'accepted') as "acceptedUpTo",
      max(ref) filter (where status in ('draft', 'submitted', 'changes_requested')) as "openRef"
    from outcome_returns where award_id = ${award.id}`);
  return { ...award, acceptedUpTo: standing?.acceptedUpTo ?? null, openRef: standing?.openRef ?? null };
}

/** The accepted totals that stand for an award up to a day; undefined when none were accepted. */
export async function acceptedTotals(tx: Tx, awardId: string, upTo: string): Promise<{ periodEnd: string; totals: Totals } | undefined> {
  const [found] = await rows<{ periodEnd: string; totals: Typed }>(tx, sql`
    select period_end as "periodEnd", totals from outcome_returns
    where award_id = ${awardId} and status = 'accepted' and period_end <= ${upTo} order by period_end desc limit 1`);
  return found && { periodEnd: found.periodEnd, totals: totalsOf(found.totals) };
}

/** Keeps a page of totals beside the return, whether it became the return's own or came too late. The same late page is kept once. */
export async function keepVersion(tx: Tx, found: LockedReturn, typed: Typed, personId: string, conflict: boolean): Promise<void> {
  if (conflict) {
    const [last] = await rows<{ totals: Typed }>(tx, sql`
      select totals from outcome_return_versions where return_id = ${found.id} and saved_by = ${personId} and conflict order by id desc limit 1`);
    if (last && isSame(last.totals, typed)) return;
  }
  await tx.insert(outcomeReturnVersions).values({ id: newId(), returnId: found.id, version: found.version + (conflict ? 0 : 1), totals: typed, conflict, savedBy: personId });
}

/**
 * Adds what an acceptance changed to the sums of the award, of its lead region and of the fund. Everybody moves the fund's rows, so
 * acceptances wait for one another here and cannot deadlock; the cost does not grow with the number of returns.
 */
export async function rollUp(tx: Tx, { awardId, leadRegion }: LockedReturn, changes: readonly RollupChange[]): Promise<void> {
  const moved = sql`jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as change (key text, value bigint, awards int)
    cross join unnest(array[${awardId}, ${leadRegion}, 'fund']) as place (scope)`;
  await rows(tx, sql`select pg_advisory_xact_lock(hashtext('outcome_rollups'))`);
  await rows(tx, sql`insert into outcome_rollups (scope, key, value, awards) select place.scope, change.key, 0, 0 from ${moved} on conflict do nothing`);
  await rows(tx, sql`
    update outcome_rollups as sums set value = sums.value + change.value, awards = sums.awards + change.awards
    from ${moved} where sums.scope = place.scope and sums.key = change.key`);
}

/** Tells whoever belongs to the recipient organisation today. */
export async function tellMembers(tx: Tx, { organisationId, awardRef, awardTitle, ref }: LockedReturn, template: MailTemplate, more: Record<string, string> = {}): Promise<void> {
  for (const { email } of await membersToTell(tx, organisationId)) {
    await notify(tx, { template, email, locale: 'en', data: { ref, title: awardTitle, path: `/apply/awards/${awardRef}/outcome-returns/${ref}`, ...more } });
  }
}

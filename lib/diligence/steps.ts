import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { refuseIf } from '../refusal';
import { type Judged, whyNotAward } from './rules';
import { type CheckKind, subsidyThresholdPence } from './vocabulary';

/** The latest judgement of each check of the applications, and whether it was lifted. */
export const latestChecks = (where: SQL): SQL => sql`
  select distinct on (c.application_id, c.kind) c.id, c.application_id, c.kind, c.number, c.rating, c.subsidy, c.checked_by, exists (select 1 from diligence_liftings l where l.check_id = c.id) as lifted
  from diligence_checks c where ${where} order by c.application_id, c.kind, c.number desc`;

/**
 * Refuses an approval of any of these while a red stands, or a check is missing that the round cannot do without. The caller has locked them, and
 * so does whoever judges a check: an approval and a red at the same moment are one after the other.
 */
export async function refuseUncleared(tx: Tx, applications: readonly { id: string; ref: string; roundId: string }[]): Promise<void> {
  const ids = applications.map(({ id }) => id);
  const checks = await rows<Judged & { applicationId: string }>(tx, sql`
    select application_id as "applicationId", kind, rating, checked_by as "checkedBy", lifted from (${latestChecks(sql`c.application_id = any (${sql.param(ids)}::uuid[])`)}) k`);
  const rules = await rows<{ roundId: string; mandatory: CheckKind[] }>(tx, sql`select round_id as "roundId", mandatory from diligence_rules where round_id = any (${sql.param([...new Set(applications.map(({ roundId }) => roundId))])}::uuid[])`);
  for (const { id, ref, roundId } of applications) {
    refuseIf(whyNotAward(ref, checks.filter(({ applicationId }) => applicationId === id), rules.find((one) => one.roundId === roundId)?.mandatory ?? []));
  }
}

/** Awards that owe an entry in the subsidy database and have none yet, as `owesEntry` says (rules.ts), for counting. */
export const owedEntries: SQL = sql`awards w
  cross join lateral (select c.subsidy from diligence_checks c where c.application_id = w.application_id and c.kind = 'subsidy' order by c.number desc limit 1) s
  where w.status not in ('declined', 'lapsed') and (s.subsidy = 'individual' or (s.subsidy in ('scheme', 'minimal') and w.amount_awarded_pence > ${subsidyThresholdPence}))
    and not exists (select 1 from subsidy_entries e where e.award_id = w.id)`;

/** Applications that a red stops, for counting: from the reds, of which there are few. */
export const standingReds: SQL = sql`(
  select distinct c.application_id from diligence_checks c join applications a on a.id = c.application_id and a.status in ('recommended', 'due_diligence')
  where c.rating = 'red' and not exists (select 1 from diligence_liftings l where l.check_id = c.id)
    and not exists (select 1 from diligence_checks n where n.application_id = c.application_id and n.kind = c.kind and n.number > c.number)) reds`;

import 'server-only';
import { sql } from 'drizzle-orm';
import { read, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { organisationIds, type Person } from '../access/actor';
import { authorise } from '../access/policy';
import { londonDate } from '../dates';
import type { Totals } from './definitions';
import { Refusal } from '../refusal';
import { type AwardForReturns, periodsFor, whyNotStart } from './return-rules';
import type { Typed } from './schema';
import { acceptedTotals } from './steps';
import type { OutcomeReturnStatus } from './workflow';

/** `people` is what stands in the box, as it was typed. */
export type ReturnLine = { ref: string; periodEnd: string; status: OutcomeReturnStatus; people: string | null; savedAt: Date; submittedAt: Date | null; acceptedAt: Date | null };

const own = (actor: Person) => sql`w.organisation_id = any (${`{${organisationIds(actor).join(',')}}`}::uuid[])`;

/** An award of the actor's own organisation, its returns (newest first), and whether another may be started. */
export const returnsForRecipient = (actor: Person, awardRef: string) =>
  read(actor, async (tx, now) => {
    const [award] = await rows<AwardForReturns & { id: string; ref: string; title: string; organisationId: string }>(tx, sql`
      select w.id, w.ref, w.title, w.organisation_id as "organisationId", w.status, w.returns_outcomes as "returnsOutcomes", w.award_date as "awardDate",
        w.planned_start_date as "plannedStartDate", max(r.period_end) filter (where r.status = 'accepted') as "acceptedUpTo",
        max(r.ref) filter (where r.status in ('draft', 'submitted', 'changes_requested')) as "openRef"
      from awards w left join outcome_returns r on r.award_id = w.id where w.ref = ${awardRef} and ${own(actor)} group by w.id`);
    if (!award) return undefined;
    const returns = await rows<ReturnLine>(tx, sql`
      select ref, period_end as "periodEnd", status, totals->>'people.total' as people, saved_at as "savedAt", submitted_at as "submittedAt", accepted_at as "acceptedAt"
      from outcome_returns where award_id = ${award.id} order by period_end desc, id desc`);
    const today = londonDate(now);
    return { award, returns, today, whyNot: whyNotStart(award, today), periods: periodsFor(award, today) };
  });

/** Totals that were accepted, to stand beside what is typed now. */
export type Standing = { periodEnd: string; totals: Totals };
export type ReturnPage = {
  ref: string; status: OutcomeReturnStatus; version: number; periodEnd: string; typed: Typed; savedAt: Date; savedBy: string | null;
  submittedAt: Date | null; submittedBy: string | null; acceptedAt: Date | null; changesRequested: string | null;
  awardRef: string; awardTitle: string; organisationId: string; organisationName: string;
  /** What stands beside: the latest accepted, which a correction is about to replace. */
  beside: Standing | undefined;
  /** What the rules hold the totals against: accepted for an earlier month. */
  floor: Totals | undefined;
  today: string;
};

const returnColumns = sql`r.ref, r.status, r.version, r.period_end as "periodEnd", r.totals as typed, r.saved_at as "savedAt", s.name as "savedBy",
  r.submitted_at as "submittedAt", c.name as "submittedBy", r.accepted_at as "acceptedAt", r.changes_requested as "changesRequested",
  w.id as "awardId", w.ref as "awardRef", w.title as "awardTitle", w.organisation_id as "organisationId", o.name as "organisationName"
  from outcome_returns r join awards w on w.id = r.award_id join organisations o on o.id = w.organisation_id
    left join people s on s.id = r.saved_by left join people c on c.id = r.submitted_by`;

async function withStanding(tx: Tx, now: Date, [found]: (Omit<ReturnPage, 'beside' | 'floor' | 'today'> & { awardId: string })[]): Promise<ReturnPage | undefined> {
  if (!found) return undefined;
  const { awardId, ...page } = found;
  const sent = page.status === 'accepted' || page.status === 'superseded';
  const dayBefore = new Date(Date.parse(`${page.periodEnd}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  const earlier = await acceptedTotals(tx, awardId, dayBefore);
  // Beside itself an accepted return would only repeat itself.
  const beside = sent ? earlier : await acceptedTotals(tx, awardId, page.periodEnd);
  return { ...page, beside, floor: earlier?.totals, today: londonDate(now) };
}

/** A return of the actor's own organisation with its totals, and those accepted before. */
export const returnForRecipient = (actor: Person, awardRef: string, ref: string): Promise<ReturnPage | undefined> =>
  read(actor, async (tx, now) => withStanding(tx, now, await rows(tx, sql`select ${returnColumns} where r.ref = ${ref} and w.ref = ${awardRef} and ${own(actor)}`)));

/** Any return that was ever sent in, for the fund's officers. A draft is still the recipient's own. */
export const returnForOfficer = (actor: Person, ref: string): Promise<ReturnPage | undefined> =>
  read(actor, async (tx, now) => {
    authorise(actor, 'queue.read', null, now);
    return withStanding(tx, now, await rows(tx, sql`select ${returnColumns} where r.ref = ${ref} and r.submitted_at is not null`));
  });

export const queues = ['submitted', 'changes_requested', 'accepted'] as const;
export type Queue = (typeof queues)[number];
export type QueueLine = { ref: string; periodEnd: string; people: string | null; submittedAt: Date; awardRef: string; awardTitle: string; organisationName: string };

const pageSize = 50;

/** Returns in one state, fifty at a time: those that wait are oldest first, those that were accepted newest first. `after` is the last reference of the page before. */
export const returnsForOfficer = (actor: Person, queue: Queue, after?: string): Promise<{ lines: QueueLine[]; next: string | undefined; waiting: number }> =>
  read(actor, async (tx, now) => {
    authorise(actor, 'queue.read', null, now);
    const [order, beyond] = queue === 'accepted' ? [sql`desc`, sql`<`] : [sql`asc`, sql`>`];
    const found = await rows<QueueLine>(tx, sql`
      select r.ref, r.period_end as "periodEnd", r.totals->>'people.total' as people, r.submitted_at as "submittedAt", w.ref as "awardRef", w.title as "awardTitle", o.name as "organisationName"
      from outcome_returns r join awards w on w.id = r.award_id join organisations o on o.id = w.organisation_id
      where r.status = ${queue} and ${after ? sql`r.id ${beyond} (select id from outcome_returns where ref = ${after})` : sql`true`}
      order by r.id ${order} limit ${pageSize + 1}`);
    const [count] = await rows<{ waiting: number }>(tx, sql`select count(*) as waiting from outcome_returns where status = 'submitted'`);
    return { lines: found.slice(0, pageSize), next: found.length > pageSize ? found[pageSize - 1]?.ref : undefined, waiting: count?.waiting ?? 0 };
  });

/** What a file is counted into: the last day that counts, today, and the totals as they stand. Refuses `not_found`. */
export const returnToCountInto = (actor: Person, ref: string): Promise<{ until: string; today: string; typed: Typed }> =>
  read(actor, async (tx, now) => {
    const [found] = await rows<{ until: string; typed: Typed }>(tx, sql`
      select r.period_end as until, r.totals as typed from outcome_returns r join awards w on w.id = r.award_id where r.ref = ${ref} and ${own(actor)}`);
    if (!found) throw new Refusal('not_found');
    return { ...found, today: londonDate(now) };
  });

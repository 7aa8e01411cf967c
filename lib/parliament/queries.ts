import 'server-only';
import { sql } from 'drizzle-orm';
import { read, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { Person } from '../access/actor';
import { may } from '../access/policy';
import type { Bilingual } from '../locale';
import { Refusal } from '../refusal';
import { type Bid, type Question, type Tally, tally } from './rules';

export type Answer = Tally & { question: Question; roundId: string | null; roundTitle: Bilingual | null; now: Date };
export type RoundChoice = { ref: string; title: Bilingual };

/** The rounds that can be asked about: those that were open once. */
export const roundsToAskAbout = (actor: Person): Promise<{ rounds: RoundChoice[]; now: Date } | undefined> =>
  read(actor, async (tx, now) => {
    if (!may(actor, 'parliament.answer', null)) return undefined;
    const rounds = await rows<RoundChoice>(tx, sql`
      select ref, jsonb_build_object('en', title_en, 'cy', title_cy) as title from funding_rounds where status = 'scheduled' and opens_at <= app_now() order by opens_at desc, ref`);
    return { rounds, now };
  });

/**
 * Bids and successes by place. Refuses `round_is_restricted` to whoever has a conflict in what is asked about: totals stay whole, and are
 * never partial (docs/decisions/0009).
 */
export const parliamentAnswer = (actor: Person, question: Question): Promise<Answer | undefined> =>
  read(actor, async (tx, now) => (may(actor, 'parliament.answer', null) ? answerStep(tx, question, now) : undefined));

/** The same inside a transaction of its caller, who has authorised it. */
export async function answerStep(tx: Tx, question: Question, now: Date): Promise<Answer> {
  const [round] = question.round ? await rows<{ id: string; title: Bilingual }>(tx, sql`select id, jsonb_build_object('en', title_en, 'cy', title_cy) as title from funding_rounds where ref = ${question.round}`) : [];
  if (question.round && !round) throw new Refusal('not_found');
  const roundId = round?.id ?? null;
  const [wall] = await rows<{ restricted: boolean }>(tx, sql`select exists (select 1 from funding_rounds where (${roundId}::uuid is null or id = ${roundId}) and round_is_restricted(id)) as restricted`);
  if (wall?.restricted) throw new Refusal('round_is_restricted');
  return { ...tally(await bidsOf(tx, roundId, question.asAt), question), question, roundId, roundTitle: round?.title ?? null, now };
}

/**
 * As each bid had been sent by the end of that London day, and what its applicant had been told by then. What was sent before the town of the
 * main office was asked says none: then it is where the organisation is now.
 */
const bidsOf = (tx: Tx, roundId: string | null, asAt: string): Promise<Bid[]> =>
  rows<Bid>(tx, sql`
    with day as (select (${asAt}::date + 1)::timestamp at time zone 'Europe/London' as ends)
    select coalesce(s.facts ->> 'leadRegion', '') as "leadRegion",
      coalesce(s.facts -> 'leadPlace', case when o.place is not null then jsonb_build_object('place', o.place, 'region', coalesce(o.place_region, '')) end) as "leadPlace", coalesce(s.facts -> 'sites', '[]') as sites, coalesce((s.facts ->> 'amountAppliedForPence')::bigint, 0) as "askedPence",
      t.succeeded, case when t.succeeded then coalesce((select max(d.amount_approved_pence) from decisions d where d.application_id = a.id and d.outcome = 'approved'), 0)::bigint else 0 end as "awardedPence",
      exists (select 1 from awards w join publications p on p.award_id = w.id where w.application_id = a.id and p.withdrawn_at is null and p.published_at < day.ends and (p.embargo_until is null or p.embargo_until < day.ends)) as published
    from applications a join organisations o on o.id = a.organisation_id cross join day
      cross join lateral (select u.facts from submissions u where u.application_id = a.id and u.submitted_at < day.ends order by u.number desc limit 1) s
      cross join lateral (select coalesce(a.status = 'successful' and a.decision_notified_at < day.ends, false) as succeeded) t
    where (${roundId}::uuid is null or a.round_id = ${roundId}) and not a.rehearsal and a.submitted_at < day.ends order by a.id`);

import 'server-only';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { formatDate, formatInstant } from '../dates';
import { eventName } from '../decision-record/event-words';
import type { Locale } from '../locale';
import { formatMoney } from '../money';
import { Refusal } from '../refusal';
import { word } from '../words';
import { factLines, type Gathered, itemWriter } from './gathered';
import { applicationItems } from './gathering-application';
import { awardChanges } from './gathering-award';
import type { ScopeKind } from './vocabulary';

export type Scope = { kind: ScopeKind; record: string; applicationId: string | null; awardId: string | null; roundId: string | null };

const mostAtOnce = 2_000;

/** Which record a reference stands for, as far as the actor may meet it: what is restricted for them is not there. */
export async function scopeOf(tx: Tx, record: string): Promise<Scope | undefined> {
  const [found] = await rows<Scope>(tx, sql`
    select 'application' as kind, ref as record, id as "applicationId", null::uuid as "awardId", null::uuid as "roundId" from applications where ref = ${record} and submitted_at is not null and not rehearsal
    union all select 'award', ref, application_id, id, null from awards where ref = ${record}
    union all select 'round', ref, null, null, id from funding_rounds where ref = ${record} and not round_is_restricted(id)`);
  return found;
}

/** Everything held in a scope, in the order in which it came about, its labels in the language of the answer. */
export async function gather(tx: Tx, scope: Scope, locale: Locale, now: Date): Promise<Gathered[]> {
  if (scope.kind === 'application' && scope.applicationId) return applicationItems(tx, scope.applicationId, locale, now);
  if (scope.awardId) return awardItems(tx, scope.awardId, locale);
  return scope.roundId ? roundItems(tx, scope.roundId, locale) : [];
}

type Award = { applicationId: string | null; ref: string; title: string; description: string; organisation: string; status: string; amountPence: number; awardDate: string | null; start: string; end: string; summary: string | null; payments: { ref: string; amountPence: number; paidOn: string }[]; events: { name: string; at: string }[] };

async function awardItems(tx: Tx, id: string, locale: Locale): Promise<Gathered[]> {
  const [one] = await rows<Award>(tx, sql`
    select w.application_id as "applicationId", w.ref, w.title, w.description, o.name as organisation, w.status, w.amount_awarded_pence as "amountPence", w.award_date as "awardDate", w.planned_start_date as start, w.planned_end_date as "end",
      case when ${locale} = 'cy' then coalesce(nullif(u.summary_cy, ''), u.summary_en) else u.summary_en end as summary,
      coalesce((select json_agg(json_build_object('ref', p.ref, 'amountPence', p.amount_pence, 'paidOn', p.paid_on) order by p.paid_on, p.ref) from payments p where p.award_id = w.id and p.status = 'confirmed'), '[]') as payments,
      coalesce((select json_agg(json_build_object('name', e.name, 'at', e.at) order by e.at, e.id) from events e where e.subject_id = w.id), '[]') as events
    from awards w join organisations o on o.id = w.organisation_id left join publications u on u.award_id = w.id where w.id = ${id}`);
  if (!one) throw new Refusal('no_such_record', {}, 'record');
  const item = itemWriter(locale, one.ref, one.applicationId);
  return [
    ...item('record', 'award', factLines(locale, {
      title: one.title, recipient: one.organisation, description: one.description, state: word(locale, `state.award.${one.status}`), amountAwarded: formatMoney(one.amountPence), awardDate: one.awardDate && formatDate(one.awardDate, locale),
      plannedStart: formatDate(one.start, locale), plannedEnd: formatDate(one.end, locale),
    })),
    ...(await awardChanges(tx, { id, ref: one.ref, applicationId: one.applicationId }, locale)),
    ...item('record', 'summary', [one.summary]),
    ...item('payment', 'payments', one.payments.map(({ ref, amountPence, paidOn }) => `${ref}: ${formatMoney(amountPence)}, ${formatDate(paidOn, locale)}`)),
    ...item('event', 'events', one.events.map(({ name, at }) => `${formatInstant(new Date(at), locale)}: ${eventName(locale, name)}`)),
  ];
}

type Round = { ref: string; title: string; opens: Date; closes: Date; count: number };
type Bid = { id: string; ref: string; organisation: string; title: string; status: string; amountPence: number | null };

/** A round as a list of bids. What a bid says is gathered by its own reference. */
async function roundItems(tx: Tx, id: string, locale: Locale): Promise<Gathered[]> {
  const [round] = await rows<Round>(tx, sql`
    select ref, case when ${locale} = 'cy' then coalesce(nullif(title_cy, ''), title_en) else title_en end as title, opens_at as opens, closes_at as closes,
      (select count(*)::int from applications a where a.round_id = r.id and a.submitted_at is not null and not a.rehearsal) as count from funding_rounds r where id = ${id}`);
  if (!round) throw new Refusal('no_such_record', {}, 'record');
  if (round.count > mostAtOnce) throw new Refusal('too_much_to_gather', { count: round.count }, 'record');
  const bids = await rows<Bid>(tx, sql`
    select a.id, a.ref, o.name as organisation, a.title, a.status, a.amount_applied_for_pence as "amountPence" from applications a join organisations o on o.id = a.organisation_id
    where a.round_id = ${id} and a.submitted_at is not null and not a.rehearsal order by a.ref`);
  const item = itemWriter(locale, round.ref, null);
  const line = ({ ref, organisation, title, status, amountPence }: Bid) => `${ref}: ${organisation}; ${title}; ${formatMoney(amountPence ?? 0)}; ${word(locale, `state.application.${status}`)}`;
  return [
    ...item('record', 'round', factLines(locale, { title: round.title, opened: formatInstant(round.opens, locale), closed: formatInstant(round.closes, locale), count: round.count })),
    ...item('record', 'applications', bids.map(line)),
  ];
}

import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { read, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { organisationIds, type Person } from '../access/actor';
import { may } from '../access/policy';
import { openConditions } from '../condition/steps';
import type { Pence } from '../money';
import type { awardOrigins, SitePrecision } from './vocabulary';
import type { AwardStatus } from './workflow';

export const pageSize = 50;

export type AwardLine = {
  ref: string; title: string; organisation: string; leadRegion: string; amountAwardedPence: Pence; status: AwardStatus; origin: (typeof awardOrigins)[number]; published: boolean;
};
/** `to_publish` is no state: live, and without a publication. */
export type AwardsWish = { state?: AwardStatus | 'to_publish'; after?: string; before?: string };

/** Every award, newest first, fifty at a time, by key. */
export const awardsForStaff = (actor: Person, wish: AwardsWish = {}): Promise<{ lines: AwardLine[]; previous?: string; next?: string } | undefined> =>
  read(actor, async (tx) => {
    if (!may(actor, 'ledger.read', null)) return undefined;
    const back = wish.before !== undefined && wish.after === undefined;
    const key = sql`(select id from awards where ref = ${back ? wish.before : wish.after})`;
    const beyond = wish.after === undefined && wish.before === undefined ? sql`true` : back ? sql`w.id > ${key}` : sql`w.id < ${key}`;
    const found = await rows<AwardLine>(tx, sql`
      select w.ref, w.title, o.name as organisation, w.lead_region as "leadRegion", w.amount_awarded_pence as "amountAwardedPence", w.status, w.origin,
        p.award_id is not null as published
      from awards w join organisations o on o.id = w.organisation_id left join publications p on p.award_id = w.id and p.withdrawn_at is null
      where ${inState(wish.state)} and ${beyond} order by w.id ${back ? sql`asc` : sql`desc`} limit ${pageSize + 1}`);
    const more = found.length > pageSize;
    const lines = back ? found.slice(0, pageSize).reverse() : found.slice(0, pageSize);
    return { lines, previous: (back ? more : wish.after !== undefined) ? lines[0]?.ref : undefined, next: (back || more) && lines.length > 0 ? lines.at(-1)?.ref : undefined };
  });

const inState = (state: AwardsWish['state']): SQL => (state === 'to_publish' ? sql`w.status in ('live', 'reported') and p.award_id is null` : state ? sql`w.status = ${state}` : sql`true`);

export type Agreement = { text: string; sha256: string; offeredAt: Date; signedName: string | null; signedAt: Date | null; countersignedBy: string | null; countersignedAt: Date | null };
type AwardFacts = {
  id: string; ref: string; title: string; description: string; organisation: string; organisationId: string; leadRegion: string; status: AwardStatus; amountAwardedPence: Pence;
  awardDate: string; plannedStartDate: string; plannedEndDate: string; applicationRef: string | null; agreement: Agreement | null; sites: Site[];
};
export type Site = { id: string; placeName: string; region: string; precision: SitePrecision };

const facts = sql`
  w.id, w.ref, w.title, w.description, o.name as organisation, w.organisation_id as "organisationId", w.lead_region as "leadRegion", w.status,
  w.amount_awarded_pence as "amountAwardedPence", w.award_date as "awardDate", w.planned_start_date as "plannedStartDate", w.planned_end_date as "plannedEndDate",
  (select a.ref from applications a where a.id = w.application_id) as "applicationRef",
  coalesce((select json_agg(json_build_object('id', s.id, 'placeName', s.place_name, 'region', s.region, 'precision', s.precision) order by s.position)
    from award_sites s where s.award_id = w.id), '[]') as sites`;

const agreementOf = async (tx: Tx, awardId: string): Promise<Agreement | null> => {
  const [found] = await rows<Agreement>(tx, sql`
    select g.text, g.sha256, g.offered_at as "offeredAt", g.signed_name as "signedName", g.signed_at as "signedAt", p.name as "countersignedBy", g.countersigned_at as "countersignedAt"
    from agreements g left join people p on p.id = g.countersigned_by where g.award_id = ${awardId}`);
  return found ?? null;
};

export type Publication = { summaryEn: string; summaryCy: string | null; showAmount: boolean; embargoOn: string | null; publishedAt: Date; withdrawnAt: Date | null; by: string };
export type AwardMoney = { earmarkedPence: Pence; committedPence: Pence; paidPence: Pence };
export type StaffAward = AwardFacts & AwardMoney & {
  origin: (typeof awardOrigins)[number]; version: number; envelopeEn: string | null; envelopeCy: string | null; declineReason: string | null; publication: Publication | null;
  offerOpenUntil: string | null; offerExtendedAt: Date | null; offerExtendedReason: string | null; openBeforePayment: number;
  history: { id: string; name: string; at: Date; by: string | null }[]; now: Date;
};

/** An award with its money, agreement, sites, publication and history. */
export const awardForStaff = (actor: Person, ref: string): Promise<StaffAward | undefined> =>
  read(actor, async (tx, now) => {
    if (!may(actor, 'ledger.read', null)) return undefined;
    const [award] = await rows<Omit<StaffAward, 'agreement' | 'publication' | 'history' | 'now'>>(tx, sql`
      select ${facts}, w.origin, w.version, e.label_en as "envelopeEn", e.label_cy as "envelopeCy", w.decline_reason as "declineReason", w.offer_open_until as "offerOpenUntil", w.offer_extended_at as "offerExtendedAt", w.offer_extended_reason as "offerExtendedReason", ${openConditions}, m.*
      from awards w join organisations o on o.id = w.organisation_id left join envelopes e on e.id = w.envelope_id
        cross join lateral (select coalesce(sum(balance_pence) filter (where kind = 'earmarked'), 0)::bigint as "earmarkedPence",
          coalesce(sum(balance_pence) filter (where kind in ('committed', 'memorandum_award')), 0)::bigint as "committedPence",
          coalesce(sum(balance_pence) filter (where kind = 'disbursed'), 0)::bigint as "paidPence" from accounts where award_id = w.id) m
      where w.ref = ${ref}`);
    if (!award) return undefined;
    const [publication] = await rows<Publication>(tx, sql`
      select summary_en as "summaryEn", summary_cy as "summaryCy", show_amount as "showAmount", (embargo_until at time zone 'Europe/London')::date as "embargoOn",
        published_at as "publishedAt", withdrawn_at as "withdrawnAt", q.name as by from publications p join people q on q.id = p.published_by where award_id = ${award.id}`);
    const history = await rows<StaffAward['history'][number]>(tx, sql`
      select e.id, e.name, e.at, p.name as by from events e left join people p on p.id = e.actor_id
      where e.subject_id in (select ${award.id}::uuid union all select import_id from awards where id = ${award.id} union all select id from payments where award_id = ${award.id}
        union all select id from outcome_returns where award_id = ${award.id}) and e.name = any (${sql.param([...awardEvents])}::text[]) order by e.at, e.id`);
    return { ...award, agreement: await agreementOf(tx, award.id), publication: publication ?? null, history, now };
  });

/** Each has its words at `award.event`. */
export const awardEvents = [
  'award.offered', 'award.accepted', 'award.declined', 'award.lapsed', 'award.countersigned', 'award.published', 'award.publication_withdrawn', 'award.recipient_invited',
  'award.variation_asked', 'award.variation_proposed', 'award.release_proposed', 'award.variation_approved', 'award.variation_refused', 'award.variation_withdrawn', 'award.variation_declined', 'award.variation_code_sent', 'award.varied', 'award.restriction_lifted',
  'import.confirmed', 'diligence.subsidy_entered', 'bank_details.asked', 'bank_details.confirmed', 'bank_details.in_force', 'bank_details.stopped', 'bank_details.shown', 'payment.recorded', 'payment.confirmed', 'payment.rejected', 'outcome_return.submitted', 'outcome_return.accepted', 'outcome_return.changes_requested',
  'award.signature_asked', 'award.agreement_drawn', 'award.agreement_changed', 'award.offer_extended', 'award.offer_reminded', 'award.conditions_met', 'condition.set', 'condition.answered', 'condition.evidence_removed', 'condition.met', 'condition.sent_back', 'condition.waiver_proposed', 'condition.waived',
] as const;

export type RecipientAwardLine = { ref: string; title: string; organisation: string; status: AwardStatus; amountAwardedPence: Pence; plannedEndDate: string; /** The last day to sign, while it is only offered. */ openUntil: string | null };

/** The awards of the actor's organisations, newest first. One not yet notified is not among them (row security). */
export const awardsForRecipient = (actor: Person): Promise<RecipientAwardLine[]> =>
  read(actor, (tx) =>
    rows<RecipientAwardLine>(tx, sql`
      select w.ref, w.title, o.name as organisation, w.status, w.amount_awarded_pence as "amountAwardedPence", w.planned_end_date as "plannedEndDate", case when w.status = 'offered' then w.offer_open_until end as "openUntil"
      from awards w join organisations o on o.id = w.organisation_id
      where w.organisation_id = any (${sql.param(organisationIds(actor))}::uuid[]) and ${notified} order by w.id desc limit 200`),
  );

/** Said here too: somebody who is also staff reads past the row security of applicants. */
const notified = sql`(w.application_id is null or exists (select 1 from applications a where a.id = w.application_id and a.decision_notified_at is not null))`;

export type RecipientAward = AwardFacts & { paidPence: Pence; returnsOutcomes: boolean; /** The last day on which the offer can be accepted. */ offerOpenUntil: string | null; openBeforeSigning: number; openBeforePayment: number };

/** One award of the actor's organisations with its agreement; anybody else's, or one not yet notified, is not found. */
export const awardForRecipient = (actor: Person, ref: string): Promise<RecipientAward | undefined> =>
  read(actor, async (tx) => {
    const [award] = await rows<Omit<RecipientAward, 'agreement'>>(tx, sql`
      select ${facts}, w.returns_outcomes as "returnsOutcomes", w.offer_open_until as "offerOpenUntil", ${openConditions},
        (select coalesce(sum(amount_pence), 0)::bigint from payments p where p.award_id = w.id and p.status = 'confirmed') as "paidPence"
      from awards w join organisations o on o.id = w.organisation_id
      where w.ref = ${ref} and w.organisation_id = any (${sql.param(organisationIds(actor))}::uuid[]) and ${notified}`);
    return award && { ...award, agreement: await agreementOf(tx, award.id) };
  });

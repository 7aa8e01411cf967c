import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { read, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { organisationIds, type Person } from '../access/actor';
import type { ConfirmationWay } from '../access/confirmation';
import { openConfirmation } from '../access/confirmation-steps';
import { may } from '../access/policy';
import type { AwardStatus } from '../award/workflow';
import { aloneUpTo } from '../delegation/rules';
import { reachOf } from '../delegation/steps';
import type { Bilingual } from '../locale';
import type { Pence } from '../money';
import type { Terms } from './rules';
import { accepting } from './steps';
import { openVariationStates, type VariationKind } from './vocabulary';
import type { VariationStatus } from './workflow';

type AwardHead = { award: string; awardTitle: string; organisation: string; organisationId: string; awardStatus: AwardStatus; amountAwardedPence: Pence };
export type VariationLine = AwardHead & { ref: string; kind: VariationKind; status: VariationStatus; fromPence: Pence; toPence: Pence; at: Date };
export type VariationFacts = VariationLine & {
  reason: string; askedReason: string | null; before: Terms; after: Terms; addendum: string | null; addendumSha256: string | null; acceptedName: string | null; acceptedAt: Date | null; confirmedBy: ConfirmationWay | null; endedReason: string | null; endedAt: Date | null;
};
export type StaffVariation = VariationFacts & {
  askedByName: string | null; askedAt: Date | null; proposedBy: string | null; proposedByName: string | null; proposedAt: Date | null; endedByName: string | null;
  approvals: { byId: string; by: string; reason: string; at: string }[]; envelope: Bilingual | null; leftPence: Pence; /** How far this reader's approval is enough alone. */ aloneUpToPence: Pence; now: Date;
};

const line = sql`
  v.ref, v.kind, v.status, v.from_pence as "fromPence", v.to_pence as "toPence", v.created_at as at, w.ref as award, w.title as "awardTitle", o.name as organisation, w.organisation_id as "organisationId", w.status as "awardStatus",
  w.amount_awarded_pence as "amountAwardedPence"`;
const facts = sql`${line}, v.reason, v.asked_reason as "askedReason", v.before, v.after, v.addendum, v.addendum_sha256 as "addendumSha256", v.accepted_name as "acceptedName", v.accepted_at as "acceptedAt", v.confirmed_by as "confirmedBy", v.ended_reason as "endedReason", v.ended_at as "endedAt"`;
const from = sql`from variations v join awards w on w.id = v.award_id join organisations o on o.id = w.organisation_id`;
const open = sql`v.status = any (${sql.param([...openVariationStates])}::text[])`;

/** What waits for somebody, and what came to its end, the newest first. */
export const variationsForStaff = (actor: Person): Promise<{ open: VariationLine[]; ended: VariationLine[] } | undefined> =>
  read(actor, async (tx) => {
    if (!may(actor, 'variation.read', null)) return undefined;
    const lines = (which: SQL) => rows<VariationLine>(tx, sql`select ${line} ${from} where ${which} order by v.created_at desc, v.id desc limit 200`);
    return { open: await lines(open), ended: await lines(sql`not (${open})`) };
  });

/** One variation with its approvals, and what is free in the award's envelope now. */
export const variationForStaff = (actor: Person, ref: string): Promise<StaffVariation | undefined> =>
  read(actor, async (tx, now) => {
    if (!may(actor, 'variation.read', null)) return undefined;
    const [found] = await rows<Omit<StaffVariation, 'now' | 'aloneUpToPence'> & { programmeId: string }>(tx, sql`
      select ${facts}, w.programme_id as "programmeId", a.name as "askedByName", v.asked_at as "askedAt", v.proposed_by as "proposedBy", p.name as "proposedByName", v.proposed_at as "proposedAt", e.name as "endedByName",
        coalesce((select json_agg(json_build_object('byId', x.approved_by, 'by', q.name, 'reason', x.reason, 'at', x.approved_at) order by x.approved_at) from variation_approvals x join people q on q.id = x.approved_by where x.variation_id = v.id), '[]') as approvals,
        (select jsonb_build_object('en', label_en, 'cy', label_cy) from envelopes where id = w.envelope_id) as envelope,
        coalesce((select balance_pence from accounts where envelope_id = w.envelope_id and kind = 'envelope'), 0)::bigint as "leftPence"
      ${from} left join people a on a.id = v.asked_by left join people p on p.id = v.proposed_by left join people e on e.id = v.ended_by where v.ref = ${ref}`);
    if (!found) return undefined;
    const { programmeId, ...shown } = found;
    return { ...shown, aloneUpToPence: aloneUpTo(await reachOf(tx, programmeId, now), actor.id), now };
  });

export type AwardTerms = AwardHead & { terms: Terms; /** What is committed and neither paid nor waiting to be confirmed. */ roomPence: Pence; asked: VariationFacts | null; variations: VariationLine[]; now: Date };

const terms = sql`jsonb_build_object('title', w.title, 'description', w.description, 'plannedStartDate', w.planned_start_date, 'plannedEndDate', w.planned_end_date, 'sites',
  coalesce((select jsonb_agg(jsonb_build_object('place', s.place_name, 'region', s.region, 'x', s.x, 'y', s.y) order by s.position) from award_sites s where s.award_id = w.id), '[]')) as terms`;
const head = sql`
  w.ref as award, w.title as "awardTitle", o.name as organisation, w.organisation_id as "organisationId", w.status as "awardStatus", w.amount_awarded_pence as "amountAwardedPence", ${terms}`;

const historyOf = (tx: Tx, award: string, which: SQL) => rows<VariationLine>(tx, sql`select ${line} ${from} where w.ref = ${award} and ${which} order by v.created_at desc, v.id desc`);

/** An award's terms as they stand, what the recipient asked for, and every change there was. */
export const awardTermsForStaff = (actor: Person, award: string): Promise<AwardTerms | undefined> =>
  read(actor, async (tx, now) => {
    if (!may(actor, 'variation.read', null)) return undefined;
    const [found] = await rows<Omit<AwardTerms, 'asked' | 'variations' | 'now'>>(tx, sql`
      select ${head}, (coalesce((select balance_pence from accounts where award_id = w.id and kind = 'committed'), 0)
        - coalesce((select sum(amount_pence) from payments where award_id = w.id and status = 'recorded'), 0))::bigint as "roomPence"
      from awards w join organisations o on o.id = w.organisation_id where w.ref = ${award} and w.envelope_id is not null`);
    if (!found) return undefined;
    const [asked] = await rows<VariationFacts>(tx, sql`select ${facts} ${from} where w.ref = ${award} and v.status = 'asked'`);
    return { ...found, asked: asked ?? null, variations: await historyOf(tx, award, sql`true`), now };
  });

export type RecipientTerms = Omit<AwardTerms, 'roomPence' | 'asked' | 'now'> & { /** The one that waits, for the fund or for them. */ waiting: VariationFacts | null };

/** The same for the recipient: what they asked for and what was offered to them, never what the fund talks about among itself. */
export const awardTermsForRecipient = (actor: Person, award: string): Promise<RecipientTerms | undefined> =>
  read(actor, async (tx) => {
    const mine = sql`w.organisation_id = any (${sql.param(organisationIds(actor))}::uuid[])`;
    const [found] = await rows<Omit<RecipientTerms, 'waiting' | 'variations'>>(tx, sql`select ${head} from awards w join organisations o on o.id = w.organisation_id where w.ref = ${award} and ${mine} and (w.application_id is null or exists (select 1 from applications a where a.id = w.application_id and a.decision_notified_at is not null))`);
    if (!found) return undefined;
    const known = sql`${mine} and (v.asked_by is not null or v.approved_at is not null)`;
    const [waiting] = await rows<VariationFacts>(tx, sql`select ${facts} ${from} where w.ref = ${award} and ${open} and ${known}`);
    return { ...found, waiting: waiting ?? null, variations: await historyOf(tx, award, known) };
  });

/** The acceptance that waits for its code, of this person and of the change as it is offered. */
export const acceptanceUnderWay = (actor: Person, ref: string): Promise<{ name: string; expiresAt: Date } | undefined> =>
  read(actor, async (tx) => {
    const [offered] = await rows<{ id: string; addendumSha256: string }>(tx, sql`
      select v.id, v.addendum_sha256 as "addendumSha256" ${from} where v.ref = ${ref} and v.status = 'approved' and w.organisation_id = any (${sql.param(organisationIds(actor))}::uuid[])`);
    const open = offered && (await openConfirmation(tx, actor, accepting(offered)));
    return open && { name: open.said, expiresAt: open.expiresAt };
  });

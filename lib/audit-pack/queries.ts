import 'server-only';
import { sql } from 'drizzle-orm';
import { read, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { Person } from '../access/actor';
import { may } from '../access/policy';
import { type RoundHead, roundHead } from '../decision/inputs';
import type { Item } from '../decision-record/record';
import { itemColumns, type ItemRow, type Kept } from '../decision-record/steps';
import type { Evidence } from './evidence';
import type { Requirement } from './vocabulary';

export type Statement = { requirement: Requirement; words: string; reference: string | null; datedOn: string; by: string; statedAt: Date };
export type AuditPack = { round: RoundHead; evidence: Evidence; statements: Statement[]; now: Date };

/** What the service holds of a round, requirement by requirement. Refuses `round_is_restricted`: sums of a round are never partial. */
export const auditPackForStaff = (actor: Person, ref: string): Promise<AuditPack | undefined> =>
  read(actor, async (tx, now) => {
    if (!may(actor, 'audit_pack.read', null)) return undefined;
    const round = await roundHead(tx, ref);
    return { round, evidence: await evidenceOf(tx, round.id), statements: await statementsOf(tx, round.id), now };
  });

const statementsOf = (tx: Tx, roundId: string): Promise<Statement[]> =>
  rows<Statement>(tx, sql`
    select s.requirement, s.words, s.reference, s.dated_on as "datedOn", p.name as by, s.stated_at as "statedAt" from round_statements s join people p on p.id = s.stated_by
    where s.round_id = ${roundId} order by s.dated_on, s.stated_at, s.id`);

/** One row, a column for each name of evidence.ts. Null stands for what its reader may not count: an approver is shown nobody else's declarations, and a nought would be untrue. */
async function evidenceOf(tx: Tx, roundId: string): Promise<Evidence> {
  const [found] = await rows<Evidence>(tx, sql`
    with round as (select r.*, p.second_approval_above_pence as band from funding_rounds r join grant_programmes p on p.id = r.programme_id where r.id = ${roundId}),
      app as materialized (select id, status, panel_opened_at, due_diligence from applications where round_id = ${roundId} and submitted_at is not null and not rehearsal),
      award as materialized (select w.id, w.status, w.amount_awarded_pence from awards w join app on app.id = w.application_id),
      approval as materialized (select d.application_id, count(distinct d.decided_by)::int as people, max(d.amount_approved_pence) as pence, bool_or(d.decided_by = d.recommended_by) as own from decisions d join app on app.id = d.application_id where d.outcome = 'approved' group by d.application_id),
      assigned as materialized (select s.* from assignments s join app on app.id = s.application_id)
    select (select count(*)::int from approval_batches where round_id = ${roundId} and authority = 'senior_officer') as senior_officer_decisions,
      (select count(*)::int from app where status in ('ineligible', 'successful', 'unsuccessful')) as decided,
      (select count(distinct e.subject_id)::int from events e join app on app.id = e.subject_id where e.name = 'assessment.record_kept') as records_kept,
      (select coalesce(sum(people), 0)::int from approval) as approvals,
      (select count(*)::int from approval a join app on app.id = a.application_id, round where app.status = 'successful' and a.pence > band) as over_band,
      (select count(*)::int from approval a join app on app.id = a.application_id, round where app.status = 'successful' and a.pence > band and a.people >= 2) as over_band_by_two,
      (select count(*)::int from approval_batches where round_id = ${roundId}) as batches, (select count(*)::int from approval where own) as own_recommendation,
      (select count(*)::int from events where subject_id = ${roundId}) as round_events, (select coalesce(sum(a.pence), 0)::bigint from approval a join app on app.id = a.application_id where app.status = 'successful') as approved_pence,
      (select to_char(opens_at at time zone 'Europe/London', 'YYYY-MM-DD') from round) as opens_on, (select to_char(closes_at at time zone 'Europe/London', 'YYYY-MM-DD') from round) as closes_on,
      (select jsonb_array_length(criteria) from round) as criteria, (select count(*)::int from app) as submitted, (select count(*)::int from app where status = 'ineligible') as ineligible, (select count(*)::int from app where status = 'withdrawn') as withdrawn,
      (select count(*)::int from app where status = 'successful') as successful, (select count(*)::int from app where status = 'unsuccessful') as unsuccessful, (select count(*)::int from app where panel_opened_at is not null) as panels,
      (select min(n) from (select count(s.id) filter (where s.status = 'scored')::int as n from app left join assigned s on s.application_id = app.id where app.panel_opened_at is not null group by app.id) x) as fewest_scores,
      case when app_keeps_conflicts() then (select count(*)::int from conflict_findings f join app on app.id = f.application_id where f.outcome = 'confirmed') + (select count(*)::int from assigned where status = 'conflicted') end as conflicts,
      case when app_keeps_conflicts() then (select count(*)::int from conflict_liftings l join app on app.id = l.application_id) end as liftings,
      (select count(*)::int from award) as awards, (select count(*)::int from agreements g join award on award.id = g.award_id) as agreements,
      (select count(*)::int from agreements g join award on award.id = g.award_id where g.signed_at is not null) as signed, (select count(*)::int from agreements g join award on award.id = g.award_id where g.countersigned_at is not null) as countersigned,
      (select count(*)::int from app where due_diligence is not null or exists (select 1 from events e where e.subject_id = app.id and e.name like 'diligence.%')) as checked,
      (select count(*)::int from app where status = 'successful' and due_diligence is null and not exists (select 1 from events e where e.subject_id = app.id and e.name like 'diligence.%')) as approved_unchecked,
      (select count(*)::int from safeguarding_checks k join app on app.id = k.application_id) as safeguarding, (select count(*)::int from application_flags f join app on app.id = f.application_id) as flags,
      (select count(*)::int from application_flags f join app on app.id = f.application_id where f.status <> 'resolved') as flags_open,
      (select count(*)::int from outcome_returns o join award on award.id = o.award_id where o.status = 'accepted') as returns_accepted, (select count(*)::int from outcome_returns o join award on award.id = o.award_id where o.status = 'submitted') as returns_waiting,
      (select count(*)::int from publications p join award on award.id = p.award_id where p.withdrawn_at is null) as published,
      (select coalesce(sum(x.balance_pence), 0)::bigint from accounts x join award on award.id = x.award_id where x.kind in ('committed', 'disbursed')) as committed_pence, (select coalesce(sum(x.balance_pence), 0)::bigint from accounts x join award on award.id = x.award_id where x.kind = 'disbursed') as paid_pence,
      (select count(*)::int from award where status in ('reconciled', 'closed')) as reconciled, (select count(distinct assessor_id)::int from assigned) as assessors,
      case when app_keeps_conflicts() then (select count(*)::int from (select distinct assessor_id from assigned) s where exists (select 1 from conflict_declarations c where c.person_id = s.assessor_id)) end as assessors_declared`);
  if (!found) throw new Error('a query of sums has a row');
  return found;
}

export type PackLine = {
  ref: string; title: string; organisation: string; category: string; region: string; askedPence: number | null; status: string; moderated: Record<string, number> | null; recommendation: string | null; recommendedPence: number | null;
  approvedPence: number | null; approvedBy: number; awardRef: string | null; agreementSha256: string | null; recordSha256: string | null; toldAt: Date | null;
};
const atOnce = 500;

/** The round's applications for a spreadsheet, after one of them by its reference. Undefined for whoever may not read them. */
export const packLines = (actor: Person, roundRef: string, after = ''): Promise<{ lines: PackLine[]; more: boolean } | undefined> =>
  read(actor, async (tx) => {
    if (!may(actor, 'audit_pack.read', null)) return undefined;
    const round = await roundHead(tx, roundRef);
    const lines = await rows<PackLine>(tx, sql`
      select a.ref, a.title, o.name as organisation, a.category_key as category, a.lead_region as region, a.amount_applied_for_pence as "askedPence", a.status, m.scores as moderated, x.outcome as recommendation, x.amount_recommended_pence as "recommendedPence",
        d.pence as "approvedPence", coalesce(d.people, 0) as "approvedBy", w.ref as "awardRef", g.sha256 as "agreementSha256", k.sha256 as "recordSha256", a.decision_notified_at as "toldAt"
      from applications a join organisations o on o.id = a.organisation_id left join awards w on w.application_id = a.id left join agreements g on g.award_id = w.id
        left join lateral (select jsonb_object_agg(criterion, score) as scores from moderations where application_id = a.id) m on true
        left join lateral (select outcome, amount_recommended_pence from recommendations where application_id = a.id order by recommended_at desc, id desc limit 1) x on true
        left join lateral (select max(amount_approved_pence) as pence, count(*)::int as people from decisions where application_id = a.id and outcome = 'approved') d on true
        left join lateral (select data ->> 'sha256' as sha256 from events where subject_id = a.id and name = 'assessment.record_kept' order by at desc, id desc limit 1) k on true
      where a.round_id = ${round.id} and a.submitted_at is not null and not a.rehearsal and a.ref > ${after} order by a.ref limit ${atOnce + 1}`);
    return { lines: lines.slice(0, atOnce), more: lines.length > atOnce };
  });

export type PackItems = { ref: string; items: Item[]; kept: Kept | null; /** Of the event that kept it; none for a second or two. */ seal: Seal | null };
type Seal = { sequence: number; hash: string };
const recordsAtOnce = 100;

/** Everything that the round's decision records are built from, a hundred applications at a time. */
export const packItems = (actor: Person, roundRef: string, after = ''): Promise<{ applications: PackItems[]; more: boolean } | undefined> =>
  read(actor, async (tx) => {
    if (!may(actor, 'audit_pack.read', null)) return undefined;
    const round = await roundHead(tx, roundRef);
    const found = await rows<{ id: string; ref: string; kept: Kept | null; seal: Seal | null }>(tx, sql`
      select a.id, a.ref, k.data as kept, k.seal from applications a
        left join lateral (select e.data, case when s.sequence is not null then jsonb_build_object('sequence', s.sequence, 'hash', s.hash) end as seal from events e left join event_seals s on s.event_id = e.id
          where e.subject_id = a.id and e.name = 'assessment.record_kept' order by e.at desc, e.id desc limit 1) k on true
      where a.round_id = ${round.id} and a.submitted_at is not null and not a.rehearsal and a.ref > ${after} order by a.ref limit ${recordsAtOnce + 1}`);
    const page = found.slice(0, recordsAtOnce);
    const items = await rows<ItemRow>(tx, sql`select ${itemColumns} from decision_items(${sql.param(page.map(({ id }) => id))}::uuid[])`);
    const byApplication = new Map<string, Item[]>(page.map(({ id }) => [id, []]));
    for (const { applicationId, ...item } of items) byApplication.get(applicationId)?.push(item);
    return { applications: page.map(({ id, ref, kept, seal }) => ({ ref, kept, seal, items: byApplication.get(id) ?? [] })), more: found.length > recordsAtOnce };
  });

/** How far the audit chain had come, and the last event of the round's applications. */
export type PackFrame = { chain: { sequence: number; hash: string } | null; lastAt: Date };

export const packFrame = (actor: Person, roundRef: string): Promise<PackFrame | undefined> =>
  read(actor, async (tx) => {
    if (!may(actor, 'audit_pack.read', null)) return undefined;
    const round = await roundHead(tx, roundRef);
    const [found] = await rows<PackFrame>(tx, sql`
      select (select jsonb_build_object('sequence', sequence, 'hash', hash) from event_seals order by sequence desc limit 1) as chain,
        coalesce((select max(e.at) from events e join applications a on a.id = e.subject_id where a.round_id = r.id and not a.rehearsal), r.opens_at) as "lastAt"
      from funding_rounds r where r.id = ${round.id}`);
    return found;
  });

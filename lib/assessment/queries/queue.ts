import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { readTogether } from '@/db/client';
import type { Person } from '../../access/actor';
import { authorise } from '../../access/policy';
import type { ApplicationStatus } from '../../application/workflow';
import type { Pence } from '../../money';
import type { QueueFilter, QueueOrder } from '../queue-filter';
import { type View, viewsOf } from './views';

export const pageSize = 50;
/** A count beyond this is said to be more: counting everything would cost more than it tells. */
export const countedUpTo = 1000;
/** `after` and `before` are references: the last or the first line of the page somebody comes from. */
export type QueueWish = QueueFilter & { after?: string; before?: string };

export type QueueLine = {
  ref: string; organisation: string; title: string; leadRegion: string; amountAppliedForPence: Pence | null; status: ApplicationStatus; submittedAt: Date;
  decisionNotifiedAt: Date | null; scored: number; assigned: number; assisted: boolean; flagged: boolean;
};
/** What stands beside the lines: the rounds to choose from, the views that are kept, and the references that say "restricted" to the actor. */
type Beside = { rounds: { ref: string; titleEn: string; titleCy: string }[]; views: View[]; restricted: string[] };
export type Queue = Beside & { lines: QueueLine[]; count: number; previous?: string; next?: string };

/**
 * The officers' queue, oldest submission first unless another order is wished, by key and never by offset. Applications in which the actor declared a conflict
 * are not in it, nor in its count.
 */
export const queueForStaff = async (actor: Person, wish: QueueWish = {}): Promise<Queue> => {
  const { search } = wish;
  const { now, count, lines: found, beside } = await (search ? searched(actor, { ...wish, search }) : listed(actor, wish));
  authorise(actor, 'queue.read', null, now);
  const back = goesBack(wish);
  const lines = back ? found.slice(0, pageSize).reverse() : found.slice(0, pageSize);
  const more = found.length > pageSize;
  return {
    ...beside,
    lines,
    count,
    previous: (back ? more : wish.after !== undefined) ? lines[0]?.ref : undefined,
    next: back || more ? lines.at(-1)?.ref : undefined,
  };
};

type Read = { now: Date; count: number; lines: QueueLine[]; beside: Beside };
type Counted = { n: number };

const goesBack = (wish: QueueWish) => wish.before !== undefined && wish.after === undefined;

async function listed(actor: Person, wish: QueueWish): Promise<Read> {
  const filter = filterOf(actor, wish);
  const { now, found: [[counted], lines, [beside]] } = await readTogether<[Counted[], QueueLine[], Beside[]]>(
    actor, { query: countOf(filter), often: true }, { query: sql`with page as (${pageOf(filter, wish)}) select ${lineOf} from ${withOrganisation} ${itsAssignments} ${inOrder(wish)}`, often: true }, { query: besideFor(actor), often: true },
  );
  return { now, count: counted?.n ?? 0, lines, beside: theOne(beside) };
}

/**
 * How a search is walked depends on how many have its words: what few were found, or the list in its own order, which soon has a page of many.
 * The other half of each pair is never begun.
 */
async function searched(actor: Person, { search, within, ...wish }: QueueWish & { search: string }): Promise<Read> {
  const filter = filterOf(actor, wish);
  const few = sql`a.id = any ((select ids from found)::uuid[]) and ${filter}`;
  // "is true" keeps the index of words out of it: of many, it would read them all before the first.
  const many = sql`(select ids from found) is null and (${hasWords(search, within)}) is true and ${filter}`;
  const most = sql.raw(String(countedUpTo));
  const { now, found: [lines, [beside]] } = await readTogether<[(QueueLine & Counted)[], Beside[]]>(
    actor,
    { query: sql`
      with found as materialized (select applications_found(${search}, ${within === 'answers'}, ${most}) as ids),
        counted as (select count(*)::int as n from (select from applications a where ${few} union all select from applications a where ${many} limit ${most} + 1) any_of),
        page as (select * from (${pageOf(few, wish)}) few union all select * from (${pageOf(many, wish)}) many)
      select counted.n, ${lineOf} from counted left join (${withOrganisation}) on true ${itsAssignments} ${inOrder(wish)}`, often: true },
    { query: besideFor(actor), often: true },
  );
  // What finds nothing still says so, in a line without an application.
  return { now, count: lines[0]?.n ?? 0, lines: lines.flatMap(({ n, ...line }) => (line.ref === null ? [] : [line])), beside: theOne(beside) };
}

const countOf = (filter: SQL) => sql`select count(*)::int as n from (select 1 from applications a where ${filter} limit ${sql.raw(String(countedUpTo + 1))}) counted`;

function theOne(beside: Beside | undefined): Beside {
  if (!beside) throw new Error('a select without a table has one row');
  return beside;
}

/** In one question, because each costs as much as a page of the list. */
const besideFor = (actor: Person) => sql`
  select array(select restricted_references()) as restricted,
    coalesce((select jsonb_agg(jsonb_build_object('ref', ref, 'titleEn', title_en, 'titleCy', title_cy) order by opens_at desc, id) from funding_rounds), '[]') as rounds,
    coalesce((select jsonb_agg(v order by v.own desc, v.name) from (${viewsOf(actor)}) v), '[]') as views`;

/** Which applications are meant, under the wall of conflicts; bulk work asks here too. */
export function filterOf(actor: Person, { round, state, search, within, flagged, lacking }: QueueFilter): SQL {
  const conditions = [
    sql`a.submitted_at is not null and not a.rehearsal`,
    sql`a.id <> all (array(select application_id from assignments where assessor_id = ${actor.id} and status = 'conflicted'))`,
    ...(round ? [sql`a.round_id = (select id from funding_rounds where ref = ${round})`] : []),
    ...(state === 'to_notify' ? [sql`a.decision_notified_at is null and a.status in ('ineligible', 'successful', 'unsuccessful')`] : state ? [sql`a.status = ${state}`] : []),
    ...(search ? [hasWords(search, within)] : []),
    ...(flagged ? [sql`a.id = any (array(select application_id from application_flags where status <> 'resolved'))`] : []),
    ...(lacking ? [sql`a.status = 'in_assessment' and (select count(*) from assignments s where s.application_id = a.id and s.status not in ('conflicted', 'declined', 'withdrawn')) <
      (select coalesce((r.terms #>> '{assessing,each}')::int, 2) from funding_rounds r where r.id = a.round_id)`] : []),
  ];
  return sql.join(conditions, sql` and `);
}

const hasWords = (search: string, within: QueueFilter['within']) =>
  within === 'answers'
    ? sql`exists (select 1 from application_words w where w.application_id = a.id and w.words @@ websearch_to_tsquery('simple', ${search}))`
    : sql`a.search_words @@ words_sought(${search})`;

/** The index that each order walks: by submission, or by the amount applied for. */
const orders: Record<QueueOrder, { key: (table: SQL) => SQL; down: boolean }> = {
  oldest: { key: (table) => sql`${table}.submitted_at`, down: false },
  newest: { key: (table) => sql`${table}.submitted_at`, down: true },
  largest: { key: (table) => sql`coalesce(${table}.amount_applied_for_pence, 0)`, down: true },
  smallest: { key: (table) => sql`coalesce(${table}.amount_applied_for_pence, 0)`, down: false },
};

function wayOf(wish: QueueWish): { from?: string; descending: boolean; key: (table: SQL) => SQL; order: (table: SQL) => SQL } {
  const back = goesBack(wish);
  const { key, down } = orders[wish.order ?? 'oldest'];
  const descending = down !== back;
  return { from: back ? wish.before : wish.after, descending, key, order: (table) => (descending ? sql`${key(table)} desc, ${table}.id desc` : sql`${key(table)}, ${table}.id`) };
}

/** The applications of one page, and one more if there is one. */
function pageOf(filter: SQL, wish: QueueWish): SQL {
  const { from, descending, key, order } = wayOf(wish);
  const reached = sql`((select ${key(sql`x`)} from applications x where x.ref = ${from}), (select id from applications where ref = ${from}))`;
  const beyond = from === undefined ? sql`true` : sql`(${key(sql`a`)}, a.id) ${descending ? sql`<` : sql`>`} ${reached}`;
  return sql`select a.* from applications a where ${filter} and ${beyond} order by ${order(sql`a`)} limit ${sql.raw(String(pageSize + 1))}`;
}

// The page first, then what belongs to its lines: the counts are of fifty applications, not of all.
const lineOf = sql`page.ref, o.name as organisation, page.title, page.lead_region as "leadRegion", page.amount_applied_for_pence as "amountAppliedForPence", page.status,
  page.submitted_at as "submittedAt", page.decision_notified_at as "decisionNotifiedAt", coalesce(s.scored, 0) as scored, coalesce(s.assigned, 0) as assigned,
  exists (select 1 from assisted_applications x where x.application_id = page.id) as assisted,
  exists (select 1 from application_flags f where f.application_id = page.id and f.status <> 'resolved') as flagged`;
const withOrganisation = sql`page join organisations o on o.id = page.organisation_id`;
// Of all its lines at once: line by line each would be a look at the whole of a small table.
const itsAssignments = sql`left join (
  select application_id, count(*) filter (where status = 'scored')::int as scored, count(*) filter (where status not in ('conflicted', 'declined', 'withdrawn'))::int as assigned
    from assignments where application_id in (select id from page) group by application_id) s on s.application_id = page.id`;
const inOrder = (wish: QueueWish) => sql`order by ${wayOf(wish).order(sql`page`)}`;

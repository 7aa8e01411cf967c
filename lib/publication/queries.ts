import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { read, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { AwardStatus } from '../award/workflow';
import type { awardOrigins, SitePrecision } from '../award/vocabulary';
import { type EnvelopePosition, envelopePositions } from '../ledger/queries';
import type { Pence } from '../money';
import type { OrganisationKind } from '../organisation/vocabulary';
import type { FigureMark, Nation } from '../programme/vocabulary';
import { isReference } from '../reference';
import type { RegionCode } from './places';
import { searchTerms } from './rules';

const visitor = { kind: 'visitor' } as const;

// Asked for on every public page; one answer a second serves them all.
let latest: { version: string | undefined; until: number } = { version: undefined, until: 0 };
let asking: { since: number; answer: Promise<void> } | undefined;
const patienceMs = 250;

/**
 * The version of everything public: it changes with each publication, payment, allocation and release, and when an embargo ends.
 * While the database does not answer it is the last one known (undefined when there was none), and nobody waits longer than a
 * quarter of a second for it.
 */
export async function publicationVersion(): Promise<string | undefined> {
  if (latest.until > Date.now()) return latest.version;
  asking ??= { since: Date.now(), answer: askVersion() };
  const left = asking.since + patienceMs - Date.now();
  if (left > 0) await Promise.race([asking.answer, new Promise((resolve) => setTimeout(resolve, left).unref())]);
  return latest.version;
}

async function askVersion(): Promise<void> {
  const found = await read(visitor, (tx) =>
    // An embargo that ends, and a round that opens or closes, changes what is public without a row being written.
    rows<{ version: string }>(tx, sql`
      select coalesce(max(id), 0) || '.' || (select count(*) from publications where embargo_until is not null) || '.' ||
        (select count(*) filter (where opens_at <= app_now()) + count(*) filter (where closes_at <= app_now())
          + count(*) filter (where closes_at + make_interval(mins => (select coalesce(sum(x.minutes), 0)::int from round_extensions x where x.round_id = funding_rounds.id)) <= app_now()) from funding_rounds) as version from publication_versions`),
  ).catch(() => []);
  latest = { version: found[0]?.version ?? latest.version, until: Date.now() + 1_000 };
  asking = undefined;
}

export type PublishedAllocation = {
  version: 'launch' | 'uplift'; item: string; partOf: string | null; labelEn: string; labelCy: string; amountPence: Pence; mark: FigureMark;
  sourceTitle: string; sourceUrl: string | null; publishedOn: string;
};
/** `reported` is null where a nation has reported nothing: that is not £0. */
export type DevolvedPosition = { nation: Nation; share: Pence; reported: Pence | null; awards: number };
/** `projects` work there or are led from there; `led` are led from there, so that they add up to all; `awarded` is theirs, where it is shown. */
export type RegionCount = { code: RegionCode; projects: number; led: number; awarded: Pence };
export type PublicSite = { awardId: string; region: RegionCode; precision: SitePrecision; placeName: string | null; x: number | null; y: number | null };
/** Only what was released: `shown` is null where the number is hidden, and nothing here says why. */
export type ReleasedFigure = { key: string; shown: number | null };
export type PublicRelease = { id: string; ref: string; asAt: string; threshold: number; rounding: number; releasedAt: Date };

/** What the fund's own pages show: money as published, money as it stands, projects by place, and the figures last released. */
export const fundForVisitor = () =>
  read(visitor, async (tx, now) => ({
    asAt: now,
    allocations: await publishedAllocations(tx),
    envelopes: await envelopePositions(tx),
    devolved: await rows<DevolvedPosition>(tx, sql`select nation, share, reported, awards from devolved_position()`),
    ...(await projectCounts(tx, published())),
    sites: await sitesOf(tx),
    release: await latestRelease(tx),
    figures: await releasedFigures(tx, 'fund'),
    withdrawn: await rows<{ ref: string; withdrawnAt: Date; reason: string | null }>(tx, sql`
      select ref, withdrawn_at as "withdrawnAt", withdrawn_reason as reason from releases where status = 'withdrawn' order by withdrawn_at desc limit 3`),
  }));
export type FundForVisitor = Awaited<ReturnType<typeof fundForVisitor>>;
export type { EnvelopePosition };

const publishedAllocations = (tx: Tx) =>
  rows<PublishedAllocation>(tx, sql`
    select version, item, part_of as "partOf", label_en as "labelEn", label_cy as "labelCy", amount_pence as "amountPence", mark,
      source_title as "sourceTitle", source_url as "sourceUrl", published_on as "publishedOn" from published_allocations order by position`);

const sitesOf = (tx: Tx, awardId: string | null = null) =>
  rows<PublicSite>(tx, sql`
    select award_id as "awardId", region, "precision", place_name as "placeName", x, y from published_sites(${awardId}) order by award_id, "position"`);

const latestRelease = async (tx: Tx): Promise<PublicRelease | undefined> =>
  (await rows<PublicRelease>(tx, sql`
    select id, ref, as_at as "asAt", threshold, rounding, released_at as "releasedAt" from releases where status = 'released'
    order by released_at desc, id desc limit 1`))[0];

const releasedFigures = (tx: Tx, scope: string) =>
  rows<ReleasedFigure>(tx, sql`
    select key, shown from release_figures where scope = ${scope}
      and release_id = (select id from releases where status = 'released' order by released_at desc, id desc limit 1)`);

/** The awards a visitor sees (row security leaves out what is unpublished, embargoed or withdrawn), with every region each belongs to. */
function published(text = ''): SQL {
  const words = searchTerms(text).map((term) => sql`
    and lower(concat_ws(' ', a.ref, a.title, o.name, p.summary_en, p.summary_cy, place.names)) like ${`%${term}%`} escape '\\'`);
  return sql`
    with place as materialized (
      select award_id, string_agg(place_name, ' ') as names, array_agg(distinct region) as regions from published_sites() group by award_id),
    found as (
      select a.id, a.ref, a.title, a.nation, a.lead_region, a.status, a.origin, a.award_date, a.demonstration, o.name as organisation, p.summary_en, p.summary_cy,
        case when p.show_amount then a.amount_awarded_pence end as amount, array(select distinct unnest(coalesce(place.regions, '{}') || a.lead_region)) as regions
      from awards a join publications p on p.award_id = a.id join organisations o on o.id = a.organisation_id left join place on place.award_id = a.id
      where a.status not in ('declined', 'lapsed') ${sql.join(words, sql``)})`;
}

async function projectCounts(tx: Tx, found: SQL): Promise<{ projects: number; regions: RegionCount[] }> {
  const regions = await rows<RegionCount>(tx, sql`${found}
    select region as code, count(*) as projects, count(*) filter (where region = lead_region) as led,
      coalesce(sum(amount) filter (where region = lead_region), 0)::bigint as awarded
    from found cross join lateral unnest(found.regions) as region group by region`);
  return { regions, projects: regions.reduce((sum, region) => sum + region.led, 0) };
}

export type ProjectLine = {
  id: string; ref: string; title: string; nation: Nation; leadRegion: RegionCode; status: AwardStatus; origin: (typeof awardOrigins)[number];
  /** London date. */
  awardDate: string;
  demonstration: boolean; organisation: string; summaryEn: string; summaryCy: string | null;
  /** Null where the officer who published it decided not to show it. */
  amountAwardedPence: Pence | null;
  regions: RegionCode[];
};

const projectColumns = sql`id, ref, title, nation, lead_region as "leadRegion", status, origin, award_date as "awardDate", demonstration, organisation,
  summary_en as "summaryEn", summary_cy as "summaryCy", amount as "amountAwardedPence", regions`;

const pageSize = 20;

/**
 * Published projects, newest first, twenty at a time. The counts by region are of everything the search finds, so that each says how
 * many the list has when that region is chosen. `after` is the reference of the last one on the page before.
 */
export const projectsForVisitor = ({ text = '', region, after }: { text?: string; region?: RegionCode; after?: string }) =>
  read(visitor, async (tx) => {
    const counts = await projectCounts(tx, published(text));
    const lines = await rows<ProjectLine>(tx, sql`${published(text)}
      select ${projectColumns} from found
      where ${region ? sql`${region} = any (regions)` : sql`true`}
        and ${after ? sql`(award_date, ref) < (select award_date, ref from awards where ref = ${after})` : sql`true`}
      order by found.award_date desc, found.ref desc limit ${pageSize + 1}`);
    const projects = lines.slice(0, pageSize);
    return {
      ...counts,
      found: region ? (counts.regions.find((one) => one.code === region)?.projects ?? 0) : counts.projects,
      lines: projects,
      /** Of everything the words find, like the counts. */
      sites: await rows<PublicSite>(tx, sql`${published(text)}
        select award_id as "awardId", region, "precision", place_name as "placeName", x, y from published_sites() where award_id in (select id from found) order by award_id, "position"`),
      next: lines.length > pageSize ? projects.at(-1)?.ref : undefined,
    };
  });

/** Every published project with what the public sees of its sites, for downloads. */
export const allProjectsForVisitor = () =>
  read(visitor, async (tx, now) => ({
    asAt: now,
    lines: await rows<ProjectLine & Detail>(tx, sql`${published()}
      select ${projectColumns}, ${detailColumns} from found order by award_date desc, ref desc`),
    sites: await sitesOf(tx),
  }));

type Detail = {
  organisationKind: OrganisationKind; identifierScheme: string; identifier: string; plannedStartDate: string; plannedEndDate: string;
  /** Confirmed payments; null where the award's amount is not shown. */
  amountDisbursedPence: Pence | null;
};
const ofAward = (column: string) => sql`(select ${sql.raw(column)} from awards a join organisations o on o.id = a.organisation_id where a.id = found.id)`;
const detailColumns = sql`${ofAward('o.kind')} as "organisationKind", ${ofAward('o.identifier_scheme')} as "identifierScheme",
  ${ofAward('o.identifier')} as identifier, ${ofAward('a.planned_start_date')} as "plannedStartDate", ${ofAward('a.planned_end_date')} as "plannedEndDate",
  case when amount is not null then coalesce((select sum(amount_pence) from payments where award_id = found.id), 0)::bigint end as "amountDisbursedPence"`;

export type PublicProject = ProjectLine & Detail & { sites: PublicSite[]; release: PublicRelease | undefined; figures: ReleasedFigure[] };

/** One published project, with the outcomes last released for it; undefined when there is none a visitor may see. */
export const projectForVisitor = async (ref: string): Promise<PublicProject | undefined> =>
  isReference(ref)
    ? read(visitor, async (tx) => {
        const [line] = await rows<ProjectLine & Detail>(tx, sql`${published()} select ${projectColumns}, ${detailColumns} from found where ref = ${ref}`);
        return line && { ...line, sites: await sitesOf(tx, line.id), release: await latestRelease(tx), figures: await releasedFigures(tx, line.id) };
      })
    : undefined;

/** Every released figure of the fund and of published projects, for the download. */
export const figuresForDownload = () =>
  read(visitor, async (tx) => ({
    release: await latestRelease(tx),
    figures: await rows<ReleasedFigure & { scope: string; breakdown: string }>(tx, sql`
      select coalesce(a.ref, f.scope) as scope, f.breakdown, f.key, f.shown from release_figures f left join awards a on a.id::text = f.scope
      where (f.scope = 'fund' or a.id is not null)
        and f.release_id = (select id from releases where status = 'released' order by released_at desc, id desc limit 1)
      order by a.ref nulls first, f.breakdown, f.key`),
  }));

export const allocationsForDownload = () =>
  read(visitor, async (tx) => ({ published: await publishedAllocations(tx), envelopes: await envelopePositions(tx) }));

/** For the sitemap. */
export const projectReferences = (): Promise<string[]> =>
  read(visitor, async (tx) => (await rows<{ ref: string }>(tx, sql`${published()} select ref from found order by ref`)).map((row) => row.ref));

import { environment } from '@/lib/env';
import { labelOf } from '@/lib/outcome-return/definitions';
import { csvText, type OpenTable, poundsCell } from '@/lib/publication/open-data';
import { regionOf } from '@/lib/publication/places';
import { type Made, servePrepared } from '@/lib/publication/prepared';
import { allocationsForDownload, allProjectsForVisitor, figuresForDownload } from '@/lib/publication/queries';
import { siteName } from '@/lib/publication/rules';
import { demonstrationPrefix, packageOf } from '@/lib/publication/three-sixty-giving';

const demonstration = () => environment().PROFILE === 'demonstration';

/** A file that anyone may take, from anywhere. */
export async function openFile(request: Request, name: string, make: () => Promise<Made | undefined>): Promise<Response> {
  try {
    return (await servePrepared(request, `file ${name}`, make)) ?? new Response('Not found', { status: 404 });
  } catch {
    return new Response('The service cannot make this file just now. Try again in a minute.', { status: 503, headers: { 'retry-after': '30' } });
  }
}

const named = (name: string) => ({ 'content-disposition': `attachment; filename="${name}"`, 'access-control-allow-origin': '*' });
const csv = (name: string, table: OpenTable): Made => ({ body: csvText(table), type: 'text/csv; charset=utf-8', headers: named(name) });

export async function projectsFile(): Promise<Made> {
  const { lines, sites } = await allProjectsForVisitor();
  const columns = [
    'reference', 'title', 'summary', 'organisation', 'organisation_kind', 'identifier_scheme', 'identifier', 'nation', 'lead_region', 'lead_region_code', 'places', 'amount_awarded',
    'amount_disbursed', 'award_date', 'planned_start_date', 'planned_end_date', 'state', 'origin', 'made_up',
  ];
  const rows = lines.map((one) => [
    one.ref, one.title, one.summaryEn, one.organisation, one.organisationKind, one.identifierScheme, one.identifier, one.nation, regionOf(one.leadRegion).name.en, one.leadRegion,
    sites.filter((site) => site.awardId === one.id).map((site) => siteName(site, 'en')).join('; '), poundsCell(one.amountAwardedPence),
    one.origin === 'devolved' ? null : poundsCell(one.amountDisbursedPence), one.awardDate, one.plannedStartDate, one.plannedEndDate, one.status, one.origin, one.demonstration,
  ]);
  return csv('projects.csv', { columns, rows });
}

export async function allocationsFile(): Promise<Made> {
  const { published, envelopes } = await allocationsForDownload();
  const ledger = demonstration() ? 'made_up' : 'public';
  const columns = ['kind', 'version_or_year', 'item', 'part_of', 'label', 'label_cy', 'measure', 'amount', 'mark', 'source', 'source_url', 'published_on'];
  const measures = ['allocated', 'earmarked', 'committed', 'disbursed', 'recovered', 'remaining'] as const;
  return csv('allocations.csv', {
    columns,
    rows: [
      ...published.map((one) => ['published', one.version, one.item, one.partOf, one.labelEn, one.labelCy, 'allocated', poundsCell(one.amountPence), one.mark, one.sourceTitle, one.sourceUrl, one.publishedOn]),
      ...envelopes.flatMap((one) =>
        measures.map((measure) => ['ledger', one.financialYear, one.envelopeKey, one.nation, one.labelEn, one.labelCy, measure, poundsCell(one[measure]), measure === 'allocated' && one.madeUp === 0 ? 'public' : ledger, 'This service’s ledger', null, null]),
      ),
    ],
  });
}

export async function figuresFile(): Promise<Made> {
  const { release, figures } = await figuresForDownload();
  const columns = ['release', 'up_to', 'released_on', 'hidden_below', 'rounded_to', 'scope', 'breakdown', 'measure', 'definition', 'definition_cy', 'count', 'hidden', 'made_up'];
  const rows = release
    ? figures.map((one) => [
        release.ref, release.asAt, release.releasedAt.toISOString().slice(0, 10), release.threshold, release.rounding, one.scope, one.breakdown, one.key, labelOf(one.key, 'en'), labelOf(one.key, 'cy'),
        one.shown, one.shown === null ? 'hidden' : '', demonstration(),
      ])
    : [];
  return csv('figures.csv', { columns, rows });
}

/** Undefined where there is no publisher's prefix, or nothing to publish yet. */
export async function grantsFile(): Promise<Made | undefined> {
  const { PUBLISHER_PREFIX, OWNER_NAME, ORIGIN } = environment();
  const prefix = demonstration() ? demonstrationPrefix : PUBLISHER_PREFIX;
  if (!prefix) return undefined;
  const { lines, sites, asAt } = await allProjectsForVisitor();
  const awards = lines.map((one) => ({
    ...one, description: one.summaryEn, sites: sites.filter((site) => site.awardId === one.id).map((site) => ({ name: siteName(site, 'en'), region: site.region })),
  }));
  const file = packageOf(awards, { prefix, name: OWNER_NAME, origin: ORIGIN }, asAt);
  return file && { body: JSON.stringify(file, null, 1), type: 'application/json; charset=utf-8', headers: named('grants.json') };
}

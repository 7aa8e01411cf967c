import type { PublicContent } from '@/app/public-page';
import { Button } from '@/components/govuk/button';
import { Pagination } from '@/components/govuk/pagination';
import { Select } from '@/components/govuk/select';
import { Table } from '@/components/govuk/table';
import { TextInput } from '@/components/govuk/text-input';
import { FigureMark } from '@/components/grant/figure-mark';
import { RegionMap } from '@/components/grant/region-map';
import { type Locale, localPath } from '@/lib/locale';
import { isRegionCode, type RegionCode, regionOf, regions } from '@/lib/publication/places';
import { projectsForVisitor } from '@/lib/publication/queries';
import { siteName, sitePoints } from '@/lib/publication/rules';
import { isReference } from '@/lib/reference';
import { words } from '@/lib/words';
import { ledgerMark } from '../position';
import { MapCredits } from '../map-credits';
import { ProjectList } from './project-list';

export type Sought = { text: string; region?: RegionCode; after?: string };
type Found = Awaited<ReturnType<typeof projectsForVisitor>>;

/** What was asked for; what makes no sense is left out rather than refused. */
export function soughtIn(query: URLSearchParams): Sought {
  const region = query.get('region');
  const after = query.get('after');
  return {
    text: (query.get('q') ?? '').replace(/\s+/g, ' ').trim().slice(0, 100),
    region: isRegionCode(region) ? region : undefined,
    after: after && isReference(after) ? after : undefined,
  };
}

/** The page's English path, written one way only, so that one search is one page. */
export function addressOf({ text, region, after }: Sought): string {
  const query = new URLSearchParams({ ...(text && { q: text }), ...(region && { region }), ...(after && { after }) }).toString();
  return query ? `/projects?${query}` : '/projects';
}

export async function projectsPage(locale: Locale, sought: Sought): Promise<PublicContent> {
  const say = words(locale);
  const found = await projectsForVisitor(sought);
  // Whoever asked for something came for the list; whoever did not can begin with the map.
  const asked = sought.text !== '' || sought.region !== undefined || sought.after !== undefined;
  return {
    title: say('visitor.projects.title'),
    description: say('visitor.projects.lead'),
    wide: true,
    body: (
      <>
        <h1 className="govuk-heading-xl">{say('visitor.projects.title')}</h1>
        <p className="govuk-body-l app-measure">{say('visitor.projects.lead')}</p>
        {ledgerMark() === 'made_up' && (
          <p className="govuk-body">
            <FigureMark locale={locale} mark="made_up" /> {say('visitor.projects.made_up')}
          </p>
        )}
        <Search locale={locale} sought={sought} />
        <h2 className="govuk-heading-l" id="found">
          {headingFor(locale, sought, found.found)}
        </h2>
        {asked ? <Results locale={locale} sought={sought} found={found} /> : <ToTheList locale={locale} />}
        <Places locale={locale} sought={sought} found={found} />
        {!asked && <Results locale={locale} sought={sought} found={found} />}
      </>
    ),
  };
}

function ToTheList({ locale }: { locale: Locale }) {
  return (
    <p className="govuk-body">
      <a className="govuk-link" href="#list">
        {words(locale)('visitor.projects.skip')}
      </a>
    </p>
  );
}

/** "12 projects found for “tablets” in London". */
function headingFor(locale: Locale, { text, region }: Sought, count: number): string {
  const say = words(locale);
  const place = region ? regionOf(region).name[locale] : '';
  const key = text ? (region ? 'foundForIn' : 'foundFor') : region ? 'foundIn' : 'found';
  return say(`visitor.projects.${key}`, { count, text, place });
}

function Search({ locale, sought }: { locale: Locale; sought: Sought }) {
  const say = words(locale);
  const everywhere = { value: '', label: say('visitor.projects.everywhere') };
  return (
    <search>
      <form className="app-search" action={localPath(locale, '/projects')} method="get">
        <TextInput name="q" type="search" label={say('visitor.projects.search')} hint={say('visitor.projects.searchHint')} defaultValue={sought.text} input={{ maxLength: 100 }} />
        <Select name="region" label={say('visitor.projects.region')} defaultValue={sought.region ?? ''} options={[everywhere, ...regions.map(({ code, name }) => ({ value: code, label: name[locale] }))]} />
        <div className="app-search__go">
          <Button>{say('visitor.projects.submit')}</Button>
          {(sought.text || sought.region || sought.after) && (
            <a className="govuk-link" href={localPath(locale, '/projects')}>
              {say('visitor.projects.clear')}
            </a>
          )}
        </div>
      </form>
    </search>
  );
}

/** The map and its table: each place with the number its own list has, for the same words. */
function Places({ locale, sought, found }: { locale: Locale; sought: Sought; found: Found }) {
  const say = words(locale);
  const counts = regions.map(({ code, name }) => ({ code, label: name[locale], ...(found.regions.find((one) => one.code === code) ?? { projects: 0, led: 0 }) }));
  const href = (code: RegionCode) => localPath(locale, addressOf({ text: sought.text, region: code }));
  const sites = sitePoints(found.sites).map((site) => ({ x: site.x, y: site.y, title: siteName(site, locale) }));
  return (
    <section aria-labelledby="places" className="app-section">
      <h2 className="govuk-heading-l" id="places">
        {say('visitor.region.heading')}
      </h2>
      <RegionMap
        title={say('visitor.projects.mapTitle')}
        description={say('visitor.projects.mapDescription')}
        locale={locale}
        places={counts.map((one) => ({ code: one.code, label: one.label, value: one.projects, valueText: String(one.projects), href: href(one.code) }))}
        sites={sites}
        unit={{ legend: say('visitor.projects.legend'), none: say('visitor.projects.noneThere'), sites: say('visitor.projects.site'), format: String, counted: true }}
      />
      <Table
        caption={say('visitor.projects.tableTitle')}
        captionSize="m"
        columns={[{ label: say('visitor.figures.place') }, { label: say('visitor.figures.working'), numeric: true }, { label: say('visitor.figures.led'), numeric: true }]}
        rows={counts.map((one) => [
          <a key="place" className="govuk-link" href={href(one.code)}>
            {one.label}
          </a>,
          String(one.projects), String(one.led),
        ])}
        foot={[say('visitor.figures.allProjects'), '', String(found.projects)]}
      />
      <p className="govuk-body app-table-note">{say('visitor.figures.projectsNote', { count: found.projects })}</p>
      <MapCredits locale={locale} />
    </section>
  );
}

function Results({ locale, sought, found }: { locale: Locale; sought: Sought; found: Found }) {
  const say = words(locale);
  return (
    <section aria-labelledby="list" className="app-section">
      <h2 className="govuk-heading-l" id="list">
        {say('visitor.projects.list')}
      </h2>
      {found.lines.length === 0 && <p className="govuk-body">{say(found.projects === 0 && !sought.text ? 'visitor.projects.noneYet' : 'visitor.projects.none')}</p>}
      <ProjectList locale={locale} lines={found.lines} sites={found.sites} />
      <Pagination
        label={say('visitor.projects.pages')}
        previous={sought.after ? { href: localPath(locale, addressOf({ ...sought, after: undefined })), label: say('visitor.projects.first') } : undefined}
        next={found.next ? { href: localPath(locale, addressOf({ ...sought, after: found.next })), label: say('visitor.projects.next') } : undefined}
      />
      <p className="govuk-body">
        <a className="govuk-link" href={localPath(locale, '/open-data/projects.csv')}>
          {say('visitor.projects.download')}
        </a>
      </p>
    </section>
  );
}

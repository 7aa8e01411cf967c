import type { Locale } from '../locale';
import type { Pence } from '../money';
import { type Place, type Point, placeByName, places, type RegionCode, regionOf } from './places';

/** The words of a search: at most six, in lower case, with what `like` would take for a wildcard made plain. */
export const searchTerms = (text: string): string[] =>
  text.slice(0, 100).toLowerCase().split(/\s+/).filter(Boolean).slice(0, 6).map((term) => term.replace(/[\\%_]/g, '\\$&'));

/** "about £10.27m": arithmetic on a rounded headline is not exact to the pound. */
export const formatAbout = (pence: Pence, locale: Locale): string => `${locale === 'cy' ? 'tua' : 'about'} £${(pence / 100_000_000).toFixed(2)}m`;

type ShownSite = { region: RegionCode; placeName: string | null; x: number | null; y: number | null; precision: string };

// An area is named after a town large enough to hide in.
const landmarks = places.slice(0, 180);
const nearest = (to: Point, region: RegionCode): Place | undefined =>
  landmarks.filter((place) => place.region === region).reduce<Place | undefined>((best, place) => (best && distance(best, to) <= distance(place, to) ? best : place), undefined);
const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);

/** A delivery site as the public reads it: the town, the area around a large one, or the region alone, as was decided. */
export function siteName(site: ShownSite, locale: Locale): string {
  const region = regionOf(site.region).name[locale];
  if (site.precision === 'exact' && site.placeName !== null) return townName(site.placeName, site.region, locale);
  if (site.precision === 'area' && site.x !== null && site.y !== null) {
    const town = nearest({ x: site.x, y: site.y }, site.region);
    if (town) return locale === 'cy' ? `Yr ardal o amgylch ${townIn(town, locale)}` : `The area around ${townIn(town, locale)}`;
  }
  return locale === 'cy' ? `${region}, heb ddangos y dref` : `${region}, town not shown`;
}

function townName(name: string, region: RegionCode, locale: Locale): string {
  const town = locale === 'cy' ? placeByName(name, region) : undefined;
  return town?.name === name ? townIn(town, locale) : name;
}
const townIn = (town: Place, locale: Locale) => (locale === 'cy' ? (town.welshName ?? town.name) : town.name);

/** Dots for a map: places that have a point. An area's is its middle, not its town's. */
export const sitePoints = <Site extends { x: number | null; y: number | null }>(sites: readonly Site[]): (Site & Point)[] =>
  sites.flatMap((site) => (site.x === null || site.y === null ? [] : [{ ...site, x: site.x, y: site.y }]));

type Allocation = { version: string; item: string; partOf: string | null; amountPence: Pence };
const nationsWithShares = ['scotland', 'wales', 'northern_ireland'];

/**
 * One announcement taken apart: the whole, the devolved nations' shares, and the rest with what it is made of. The rest is arithmetic
 * (derived) on the published headline, so it is never itself called published.
 */
export function splitOf<One extends Allocation>(allocations: readonly One[], version: string) {
  const own = allocations.filter((one) => one.version === version);
  const fund = own.find((one) => one.partOf === null);
  if (!fund) return undefined;
  const parts = own.filter((one) => one.partOf === fund.item);
  const nations = parts.filter((one) => nationsWithShares.includes(one.item));
  const restPence = fund.amountPence - nations.reduce((sum, one) => sum + one.amountPence, 0);
  return { fund, nations, restPence, restParts: parts.filter((one) => !nations.includes(one)) };
}
export type Split<One extends Allocation> = NonNullable<ReturnType<typeof splitOf<One>>>;

/** England's categories as published at the launch; no later announcement divides its money. */
export const launchCategories = <One extends Allocation>(allocations: readonly One[]): One[] =>
  allocations.filter((one) => one.version === 'launch' && one.partOf === 'england');

type Position = { allocated: Pence; madeUp: Pence; earmarked: Pence; committed: Pence; disbursed: Pence; recovered: Pence; remaining: Pence };
const moneyFields = ['allocated', 'madeUp', 'earmarked', 'committed', 'disbursed', 'recovered', 'remaining'] as const;

export const sumOfPositions = (positions: readonly Position[]): Position =>
  positions.reduce<Position>(
    (sum, one) => Object.fromEntries(moneyFields.map((field) => [field, sum[field] + one[field]])) as Position, // as: exactly those fields
    { allocated: 0, madeUp: 0, earmarked: 0, committed: 0, disbursed: 0, recovered: 0, remaining: 0 },
  );

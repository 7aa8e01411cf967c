import type { Bilingual, Locale } from '../locale';
import { districtName } from './districts';
import districtData from './districts.json';
import { places, type RegionCode, regionOf, regions, searchKey } from './places';

/** Something people call a place: a town, a district, a region, or nowhere in particular. `region` only where it lies in one. */
export type PlaceName = { name: Bilingual; region?: RegionCode };

const nowhere: readonly PlaceName[] = [{ name: { en: 'Online', cy: 'Ar-lein' } }, { name: { en: 'Nationwide', cy: 'Ledled y wlad' } }];
const plain = (name: string, region: RegionCode, cy = name): PlaceName => ({ name: { en: name, cy }, region });

function allNames(): { place: PlaceName; keys: string[] }[] {
  const towns = places.map(({ name, welshName, region }) => plain(name, region, welshName));
  const districts = Object.entries(districtData).flatMap(([code, names]) => names.map((name) => plain(name, code as RegionCode, districtName(name, 'cy')))); // the generator's own codes
  const whole = regions.map(({ code, name }) => ({ name, region: code }));
  const seen = new Set<string>();
  return [...nowhere, ...whole, ...towns, ...districts].flatMap((place) => {
    const keys = [...new Set([searchKey(place.name.en), searchKey(place.name.cy)])];
    const twice = seen.has(`${keys[0]} ${place.region}`);
    seen.add(`${keys[0]} ${place.region}`);
    return twice ? [] : [{ place, keys }];
  });
}

const known = allNames();

/** 3 the name itself, 2 its beginning, 1 the beginning of a word in it, 0 none of them. */
const closeness = (keys: readonly string[], sought: string): number =>
  Math.max(...keys.map((key) => (key === sought ? 3 : key.startsWith(sought) ? 2 : key.includes(` ${sought}`) ? 1 : 0)));

/** What somebody who types this may be about to write: the closest first, then the largest town. */
export function suggestPlaces(text: string, limit = 8): PlaceName[] {
  const sought = searchKey(text);
  if (!sought) return [];
  return known.map(({ place, keys }) => ({ place, close: closeness(keys, sought) })).filter(({ close }) => close > 0).sort((a, b) => b.close - a.close).slice(0, limit).map(({ place }) => place);
}

/**
 * The names a text may have been meant for: none where it is the name of a place, in either language, or like no name at all.
 * One letter may be wrong in a short name, two in a long one.
 */
export function nearPlaces(text: string, locale: Locale, limit = 5): string[] {
  const sought = searchKey(text);
  if (sought.length < 3 || known.some(({ keys }) => keys.includes(sought))) return [];
  const allowed = sought.length < 6 ? 1 : 2;
  const near = known
    .map(({ place, keys }) => ({ place, far: Math.min(...keys.map((key) => (Math.abs(key.length - sought.length) > allowed ? 9 : wrongLetters(key, sought)))) }))
    .filter(({ far }) => far <= allowed)
    .sort((a, b) => a.far - b.far);
  const begun = sought.length < 4 ? [] : known.filter(({ keys }) => keys.some((key) => key.startsWith(sought)));
  return [...new Set([...near, ...begun].map(({ place }) => place.name[locale]))].slice(0, limit);
}

/** Letters to add, drop, change or swap to make one of the other (optimal string alignment). */
function wrongLetters(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, index) => index)];
  const at = (row: number, column: number) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= one.length; i++) {
    rows[i] = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1] ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY;
      (rows[i] as number[])[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same, swapped);
    }
  }
  return at(one.length, other.length);
}

/** The name of the region a place lies in, unless it is that region itself. */
export const regionNameOf = ({ name, region }: PlaceName, locale: Locale): string | undefined => {
  const found = region && regionOf(region).name[locale];
  return found === name[locale] ? undefined : found;
};

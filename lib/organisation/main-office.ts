import type { Locale } from '../locale';
import { districtAt, districtName, districtsNamed } from '../publication/districts';
import { nearPlaces } from '../publication/place-offers';
import { isRegionCode, type RegionCode, regionOf, regions, searchKey } from '../publication/places';
import { words } from '../words';

/**
 * The town of an organisation's main office, asked for so that the fund can say in which district a lead is (docs/decisions/0014). As typed;
 * the region is told by the list of towns, or by what stands behind the comma where a name is in several: "Newport, Wales".
 */
export type MainOffice = { place: string; placeRegion: RegionCode | null };
export type KnownOffice = { place: string | null; placeRegion: string | null };

const regionsNamed = (name: string): RegionCode[] => [...new Set(districtsNamed(name).map(({ region }) => region))];

export function mainOfficeOf(typed: string): MainOffice {
  const [, before = '', behind = ''] = /^(.*),([^,]*)$/.exec(typed) ?? [];
  const said = regions.find(({ name }) => behind.trim() !== '' && [name.en, name.cy].map(searchKey).includes(searchKey(behind)));
  if (said && before.trim()) return { place: before.trim(), placeRegion: said.code };
  const [only, another] = regionsNamed(typed);
  return { place: typed.trim(), placeRegion: only && !another ? only : null };
}

/** As it is shown and typed: with its region only where the name alone would not say which town is meant. */
export function mainOfficeText({ place, placeRegion }: KnownOffice, locale: Locale): string {
  if (!place) return '';
  return isRegionCode(placeRegion) && regionsNamed(place).length !== 1 ? `${place}, ${regionOf(placeRegion).name[locale]}` : place;
}

/** The same with the district it is counted in, for the fund's people. */
export function officeAndDistrict(office: KnownOffice, locale: Locale): string {
  const district = office.place ? districtAt({ place: office.place, region: office.placeRegion ?? '' }) : undefined;
  const town = mainOfficeText(office, locale);
  return district?.name ? words(locale)('office.inDistrict', { town, district: districtName(district.name, locale) }) : town;
}

/** The towns that a text may have meant: those of one name in several regions, or those nearly so called. None where it is plain. */
export function officesMeant(typed: string, locale: Locale): string[] {
  const { place, placeRegion } = mainOfficeOf(typed);
  const several = placeRegion ? [] : regionsNamed(place).map((code) => `${place}, ${regionOf(code).name[locale]}`);
  return several.length > 0 ? several : nearPlaces(place, locale);
}

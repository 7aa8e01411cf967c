import type { Locale } from '../locale';
import districtData from './districts.json';
import { placesNamed, type RegionCode, regionOf, searchKey } from './places';

/**
 * Districts: upper-tier and unitary authorities, as the outlines draw them that this service has. England's are those of April 2009 to March
 * 2019, Wales's and Scotland's those of today; Northern Ireland's eleven councils are unions of the 26 before them (docs/decisions/0014).
 */
const districts: Record<string, readonly string[]> = districtData;

/** A district, or a region that is known without one: whoever says "London" names no borough. */
export type District = { region: RegionCode; name?: string };

/** What the councils of Wales call themselves in Welsh, where it differs. */
const welshNames: Readonly<Record<string, string>> = {
  'Isle of Anglesey': 'Ynys Môn', Bridgend: 'Pen-y-bont ar Ogwr', Caerphilly: 'Caerffili', Cardiff: 'Caerdydd', Carmarthenshire: 'Sir Gaerfyrddin', Denbighshire: 'Sir Ddinbych', Flintshire: 'Sir y Fflint',
  'Merthyr Tydfil': 'Merthyr Tudful', Monmouthshire: 'Sir Fynwy', 'Neath Port Talbot': 'Castell-nedd Port Talbot', Newport: 'Casnewydd', Pembrokeshire: 'Sir Benfro', Swansea: 'Abertawe', Torfaen: 'Tor-faen',
  'Vale of Glamorgan': 'Bro Morgannwg', Wrexham: 'Wrecsam',
};

/** Names that people use, or that this service offered before: Northern Ireland's districts until 2015 that are no town of ours among them. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  'Isle of Anglesey': ['Anglesey'], 'Na h-Eileanan Siar': ['Eilean Siar', 'Western Isles', 'Outer Hebrides'], 'Orkney Islands': ['Orkney'], 'Shetland Islands': ['Shetland'], 'North Ayrshire': ['North Ayshire'],
  'Perth and Kinross': ['Perthshire and Kinross'], 'Rhondda Cynon Taf': ['Rhondda, Cynon, Taff'], 'Windsor and Maidenhead': ['Royal Borough of Windsor and Maidenhead'],
  'Causeway Coast and Glens': ['Moyle'], 'Newry, Mourne and Down': ['Down', 'Newry and Mourne'], 'Ards and North Down': ['Ards', 'North Down'], 'Fermanagh and Omagh': ['Fermanagh'],
};

export const districtName = (name: string, locale: Locale): string => (locale === 'cy' && welshNames[name]) || name;

const byName = new Map<string, District[]>();
for (const [region, names] of Object.entries(districts)) {
  for (const name of names) {
    const keys = new Set([name, welshNames[name] ?? name, ...(otherNames[name] ?? [])].map(searchKey));
    // The generator writes the regions' own codes.
    for (const key of keys) byName.set(key, [...(byName.get(key) ?? []), { region: region as RegionCode, name }]);
  }
}

/** Every district that a name may mean: those of the towns of that name, the largest first, then those called so themselves. */
export const districtsNamed = (text: string): District[] => [
  ...placesNamed(text).map(({ region, district }): District => ({ region, ...(district && { name: district }) })),
  ...(byName.get(searchKey(text)) ?? []),
];

/**
 * The district that a place lies in. None for a text that is no town and no district of that region, and, where no region is named, for one
 * that is in several: it is not guessed.
 */
export function districtAt({ place, region }: { place: string; region?: string }): District | undefined {
  const code = regionOf(region ?? '')?.code;
  const found = districtsNamed(place);
  if (code) return found.find((one) => one.region === code);
  return new Set(found.map((one) => one.region)).size === 1 ? found[0] : undefined;
}

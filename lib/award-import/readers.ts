import { parseMoney } from '../money';
import { identifierSchemes, tidyIdentifier, whyNotIdentifier } from '../organisation/rules';
import { organisationKinds, type OrganisationKind } from '../organisation/vocabulary';
import { readDate } from '../outcome-return/register-values';
import type { Nation } from '../programme/vocabulary';
import { findPlaces, placeByName, regionOf, regions } from '../publication/places';
import { type ColumnKey, columns } from './columns';
import type { ProblemCode } from './problems';
import type { EnvelopeRoom, Terms } from './rules';

/** Delivered to people wherever they are: no town, and no dot on the map. */
export const onlinePlace = 'Online';

/** What has been read of a row so far, from left to right. */
export type ReadCells = Partial<Record<ColumnKey, string | number>>;
export type Reading = { value: string | number } | { code: ProblemCode; values: Record<string, string | number> };
const bad = (code: ProblemCode, values: Record<string, string | number> = {}): Reading => ({ code, values });
const asReading = (value: string | number | undefined, code: ProblemCode, values?: Record<string, string | number>): Reading => (value === undefined ? bad(code, values) : { value });

/** The code of a nation that is one region of the map; England has nine. */
export const regionOfNation = (nation?: Nation): string => (nation === 'england' ? '' : (regions.find((region) => region.nation === nation)?.code ?? ''));

const spreadsheetError = /^#(REF|N\/A|VALUE|DIV\/0|NAME|NULL|NUM|SPILL|CALC|GETTING_DATA)[!?]?$/i;

/** Reads one cell that is not empty. Has no effects: a bad cell answers with its problem. */
export function readCell(key: ColumnKey, text: string, terms: Terms, before: ReadCells): Reading {
  if (spreadsheetError.test(text)) return bad('spreadsheet_error');
  if (text.length > columns[key].longest) return bad('too_long', { most: columns[key].longest });
  return readers[key]?.(text, terms, before) ?? { value: text };
}

/** As people type: without capitals, accents, spaces or signs. */
export const plain = (text: string) => text.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

const kindWords: Record<OrganisationKind, string[]> = {
  charity: ['charity', 'registered charity', 'elusen'],
  local_authority: ['local authority', 'council', 'local council', 'awdurdod lleol', 'cyngor'],
  combined_authority: ['combined authority', 'awdurdod cyfun'],
  research_organisation: ['research organisation', 'university', 'sefydliad ymchwil', 'prifysgol'],
  company: ['company', 'cwmni'],
};
const kindOf = new Map(organisationKinds.flatMap((kind) => [kind, ...kindWords[kind]].map((word) => [plain(word), kind] as const)));
const regionByName = new Map(regions.flatMap(({ code, name }) => [code, name.en, name.cy].map((word) => [plain(word), code] as const)));

type Reader = (text: string, terms: Terms, before: ReadCells) => Reading;

const readers: Partial<Record<ColumnKey, Reader>> = {
  organisationKind: (text) => asReading(kindOf.get(plain(text)), 'kind_not_known', { kinds: organisationKinds.map((kind) => kindWords[kind][0]).join(', ') }),
  identifierScheme: (text) => asReading(identifierSchemes.find((scheme) => plain(scheme) === plain(text)), 'scheme_not_known', { schemes: identifierSchemes.join(', ') }),
  identifier: readIdentifier,
  amountAwarded: (text) => {
    const pence = parseMoney(text);
    if (pence === undefined) return bad(/^\s*[-–−(]/.test(text) ? 'amount_not_positive' : 'amount_not_read');
    return pence > 0 ? { value: pence } : bad('amount_not_positive');
  },
  awardDate: (text, { today }) => {
    const date = readDate(text);
    return date && date > today ? bad('date_in_future') : asReading(date, 'date_not_read');
  },
  plannedStartDate: (text) => asReading(readDate(text), 'date_not_read'),
  plannedEndDate: (text, _, { plannedStartDate: start }) => {
    const date = readDate(text);
    return date && typeof start === 'string' && date < start ? bad('ends_before_it_starts', { start }) : asReading(date, 'date_not_read');
  },
  envelope: (text, { envelopes }) => asReading(envelopeNamed(text, envelopes)?.key, 'envelope_not_known', { envelopes: envelopes.map((one) => one.key).join(', ') }),
  leadRegion: (text, { envelopes }, { envelope }) => {
    const code = regionByName.get(plain(text));
    const nation = envelopes.find((one) => one.key === envelope)?.nation;
    if (code && nation && regionOf(code)?.nation !== nation) return bad('region_of_another_nation', { envelope: String(envelope) });
    return asReading(code, 'region_not_known', { regions: regions.map((region) => region.name.en).join(', ') });
  },
  places: readPlaces,
  contactEmail: (text) => asReading(/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text) ? text.toLowerCase() : undefined, 'email_not_right'),
};

/** The same rule as when an organisation registers itself, and the same sentence. Without a kind or a scheme, those have theirs. */
function readIdentifier(text: string, { demonstration }: Terms, { organisationKind, identifierScheme }: ReadCells): Reading {
  const kind = organisationKinds.find((one) => one === organisationKind);
  const scheme = identifierSchemes.find((one) => one === identifierScheme);
  if (!kind || !scheme) return { value: text };
  // 360Giving writes the scheme before the number.
  const bare = scheme === 'DEMO' ? text : text.replace(new RegExp(`^${scheme}-`, 'i'), '');
  const refusal = whyNotIdentifier(kind, scheme, bare, demonstration);
  return refusal ? bad('identifier_not_right', { refusal: refusal.code }) : { value: tidyIdentifier(scheme, bare) };
}

/** By its key, its name in either language, or its category where only one envelope has that. */
function envelopeNamed(text: string, envelopes: readonly EnvelopeRoom[]): EnvelopeRoom | undefined {
  const exact = envelopes.find((one) => [one.key, one.labelEn, one.labelCy].some((name) => plain(name) === plain(text)));
  const byPot = envelopes.filter((one) => plain(one.pot) === plain(text));
  return exact ?? (byPot.length === 1 ? byPot[0] : undefined);
}

/** Towns of our list, in the lead region if there is one of that name. Never an address: an address is not in the list. */
function readPlaces(text: string, { nation }: Terms, { leadRegion }: ReadCells): Reading {
  const named: string[] = [];
  for (const part of text.split(/[;|\n]/).map((one) => one.trim()).filter(Boolean)) {
    if (['online', 'arlein'].includes(plain(part))) named.push(onlinePlace);
    else {
      const place = placeByName(part, String(leadRegion ?? regionOfNation(nation))) ?? placeByName(part);
      if (!place) return bad('place_not_known', { place: part, near: findPlaces(part.split(/[\s,]/)[0] ?? part, 3).map((one) => one.name).join(', ') || 'none' });
      if (nation && regionOf(place.region)?.nation !== nation) return bad('place_of_another_nation', { place: part });
      named.push(place.name);
    }
  }
  return { value: [...new Set(named)].join(';') };
}

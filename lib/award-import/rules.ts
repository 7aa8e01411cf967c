import { organisationKinds, type OrganisationKind } from '../organisation/vocabulary';
import { parseMoney, type Pence } from '../money';
import type { Nation } from '../programme/vocabulary';
import { findPlaces, placeByName, regionOf, regions } from '../publication/places';
import { cleanCell } from '../outcome-return/register-csv';
import { readDate } from '../outcome-return/register-values';
import { type ColumnKey, columnsFor, columns, findHeadings, type Headings, type ImportKind } from './columns';
import { identifierSchemes, looksLikeCharityNumber, readIdentifier } from './identifiers';
import type { ProblemCode, ProblemList } from './problems';

/** A sheet as text: cell by cell, blank rows too, so that the index plus one is the row number a spreadsheet shows. */
export type Sheet = { name: string; rows: string[][] };

export type EnvelopeRoom = { key: string; pot: string; labelEn: string; labelCy: string; nation: Nation; leftPence: Pence };

/** What a file is read against: today in London, the fund's envelopes, or the one nation that reports. */
export type Terms = { kind: ImportKind; today: string; envelopes: readonly EnvelopeRoom[]; nation?: Nation };

/** One award as it was read: what is previewed and, once confirmed, posted. `places` are names of our list, divided by ';'. */
export type AwardRow = {
  row: number; organisationName: string; organisationKind: OrganisationKind; identifierScheme: string; identifier: string; title: string; description: string;
  amountAwardedPence: Pence; awardDate: string; plannedStartDate: string; plannedEndDate: string; envelopeKey: string | null; leadRegion: string; places: string; contactEmail: string | null;
};

export const mostRows = 500;
/** Delivered to people wherever they are: no town, and no dot on the map. */
export const onlinePlace = 'Online';

type Reading = { value: string | number } | { code: ProblemCode; values?: Record<string, string | number> };
const bad = (code: ProblemCode, values: Record<string, string | number> = {}): Reading => ({ code, values });

/** Reads every award of a sheet. One bad cell costs its own row a sentence, and never makes other rows missing (GSA-TTS/FAC #3514). */
export function readAwards(sheet: Sheet, terms: Terms, problems: ProblemList): { rows: AwardRow[]; headings?: Headings } {
  const headings = findHeadings(sheet.rows, terms.kind, sheet.name, problems);
  if (!headings) return { rows: [] };
  const filled = sheet.rows.map((cells, index) => ({ cells, row: index + 1 })).slice(headings.row + 1).filter(({ cells }) => isFilled(cells, headings));
  if (filled.length === 0) problems.add('no_rows', { sheet: sheet.name });
  if (filled.length > mostRows) problems.add('too_many_rows', { sheet: sheet.name, values: { count: filled.length, most: mostRows } });
  const rows = filled.slice(0, mostRows).map(({ cells, row }) => readRow(cells, row, headings, sheet.name, terms, problems)).filter((one) => one !== undefined);
  findTwins(rows, headings, sheet.name, problems);
  return { rows, headings };
}

/** An invisible character in an "empty" row once failed a whole return (usdr-gost #458): only what a person sees counts. */
const isFilled = (cells: readonly string[], { at }: Headings): boolean => Object.values(at).some((place) => cleanCell(cells[place] ?? '') !== '');

function readRow(cells: readonly string[], row: number, headings: Headings, sheet: string, terms: Terms, problems: ProblemList): AwardRow | undefined {
  const read: Partial<Record<ColumnKey, string | number>> = {};
  let whole = true;
  for (const { key, optional } of columnsFor(terms.kind)) {
    const text = cleanCell(cells[headings.at[key] ?? -1] ?? '');
    const reading = text === '' ? (optional ? { value: '' } : bad('missing')) : readCell(key, text, terms, read);
    if ('value' in reading) read[key] = reading.value;
    else {
      whole = false;
      // A column that is not there at all has been named already, once.
      if (headings.at[key] !== undefined) problems.add(reading.code, { sheet, row, column: headings.names[key], value: text, values: reading.values });
    }
  }
  return whole ? awardOf(read, row, terms) : undefined;
}

function awardOf(read: Partial<Record<ColumnKey, string | number>>, row: number, { nation }: Terms): AwardRow {
  const { amountAwarded, envelope, leadRegion, contactEmail, ...rest } = read;
  // Each reader answers for its own column; the row is whole, so none is missing.
  return { ...rest, row, amountAwardedPence: amountAwarded, envelopeKey: envelope ?? null, leadRegion: leadRegion ?? regionOfNation(nation), contactEmail: contactEmail || null } as AwardRow;
}

/** The code of a nation that is one region of the map; England has nine. */
export const regionOfNation = (nation?: Nation): string => (nation === 'england' ? '' : (regions.find((region) => region.nation === nation)?.code ?? ''));

const spreadsheetError = /^#(REF|N\/A|VALUE|DIV\/0|NAME|NULL|NUM|SPILL|CALC|GETTING_DATA)[!?]?$/i;

function readCell(key: ColumnKey, text: string, terms: Terms, before: Partial<Record<ColumnKey, string | number>>): Reading {
  if (spreadsheetError.test(text)) return bad('spreadsheet_error');
  if (text.length > columns[key].longest) return bad('too_long', { most: columns[key].longest });
  return readers[key]?.(text, terms, before) ?? { value: text };
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

const kindWords: Record<OrganisationKind, string[]> = {
  charity: ['charity', 'registered charity', 'elusen'],
  local_authority: ['local authority', 'council', 'local council', 'awdurdod lleol', 'cyngor'],
  combined_authority: ['combined authority', 'awdurdod cyfun'],
  research_organisation: ['research organisation', 'university', 'sefydliad ymchwil', 'prifysgol'],
  company: ['company', 'cwmni'],
};
const kindOf = new Map(organisationKinds.flatMap((kind) => [kind, ...kindWords[kind]].map((word) => [plain(word), kind] as const)));
const regionByName = new Map(regions.flatMap(({ code, name }) => [code, name.en, name.cy].map((word) => [plain(word), code] as const)));

type Reader = (text: string, terms: Terms, before: Partial<Record<ColumnKey, string | number>>) => Reading;

const readers: Partial<Record<ColumnKey, Reader>> = {
  organisationKind: (text) => asReading(kindOf.get(plain(text)), 'kind_not_known', { kinds: organisationKinds.map((kind) => kindWords[kind][0]).join(', ') }),
  identifierScheme: (text) => asReading(identifierSchemes.find((scheme) => plain(scheme) === plain(text)), 'scheme_not_known', { schemes: identifierSchemes.join(', ') }),
  identifier: (text, _, { identifierScheme: scheme }) => {
    if (typeof scheme !== 'string') return { value: text }; // its scheme has its own sentence
    return asReading(readIdentifier(scheme, text), looksLikeCharityNumber(scheme, text) ? 'charity_number' : 'identifier_not_right', { scheme });
  },
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

const asReading = (value: string | number | undefined, code: ProblemCode, values?: Record<string, string | number>): Reading => (value === undefined ? bad(code, values) : { value });

/** By its key, its name in either language, or its category where only one envelope has that. */
function envelopeNamed(text: string, envelopes: readonly EnvelopeRoom[]): EnvelopeRoom | undefined {
  const exact = envelopes.find((one) => [one.key, one.labelEn, one.labelCy].some((name) => plain(name) === plain(text)));
  const byPot = envelopes.filter((one) => plain(one.pot) === plain(text));
  return exact ?? (byPot.length === 1 ? byPot[0] : undefined);
}

/** Towns of our list, in the lead region if there is one of that name. Never an address: an address is not in the list. */
function readPlaces(text: string, { nation }: Terms, { leadRegion }: Partial<Record<ColumnKey, string | number>>): Reading {
  const named: string[] = [];
  for (const part of text.split(/[;|\n]/).map((one) => one.trim()).filter(Boolean)) {
    if (['online', 'arlein'].includes(plain(part))) named.push(onlinePlace);
    else {
      const place = placeByName(part, String(leadRegion ?? regionOfNation(nation))) ?? placeByName(part);
      if (!place) return bad('place_not_known', { place: part, near: findPlaces(part.split(/[\s,]/)[0] ?? part, 3).map((one) => one.name).join(', ') || onlinePlace });
      if (nation && regionOf(place.region)?.nation !== nation) return bad('place_of_another_nation', { place: part });
      named.push(place.name);
    }
  }
  return { value: [...new Set(named)].join(';') };
}

/** One number with two names is a slip of the finger; one project twice is a row copied down. */
function findTwins(rows: readonly AwardRow[], headings: Headings, sheet: string, problems: ProblemList): void {
  const names = new Map<string, AwardRow>();
  const projects = new Map<string, AwardRow>();
  for (const row of rows) {
    const named = names.get(organisationKey(row));
    if (named && plain(named.organisationName) !== plain(row.organisationName)) {
      problems.add('one_number_two_names', { sheet, row: row.row, column: headings.names.organisationName, value: row.organisationName, values: { other: named.row } });
    } else names.set(organisationKey(row), row);
    const project = projects.get(awardKey(row));
    if (project) problems.add('same_award_twice', { sheet, row: row.row, column: headings.names.title, value: row.title, values: { other: project.row } });
    else projects.set(awardKey(row), row);
  }
}

type Identified = { identifierScheme: string; identifier: string };
export const organisationKey = ({ identifierScheme, identifier }: Identified): string => `${identifierScheme} ${identifier}`;
/** The same organisation, title and award date are the same award, however it came to us. */
export const awardKey = (award: Identified & { title: string; awardDate: string }): string => `${organisationKey(award)} ${award.awardDate} ${plain(award.title)}`;

/** What is held already: names of organisations by `organisationKey`, references of awards by `awardKey`. */
export type Held = { organisations: ReadonlyMap<string, string>; awards: ReadonlyMap<string, string> };

/** Compares with what is held: an award that is here already is an error, an organisation under another name a warning (GrantNav #714). */
export function compareWithHeld(rows: readonly AwardRow[], held: Held, headings: Headings, sheet: string, problems: ProblemList): void {
  for (const row of rows) {
    const ref = held.awards.get(awardKey(row));
    if (ref) problems.add('already_held', { sheet, row: row.row, column: headings.names.title, value: row.title, values: { ref } });
    const name = held.organisations.get(organisationKey(row));
    if (name && plain(name) !== plain(row.organisationName)) problems.add('other_name', { sheet, row: row.row, column: headings.names.organisationName, value: row.organisationName, values: { name } });
  }
}

export type Room = EnvelopeRoom & { count: number; totalPence: Pence; afterPence: Pence };

/** Each envelope that the file draws on: what is left before it is posted, and after. Below nothing, it will be refused. */
export function roomFor(rows: readonly Pick<AwardRow, 'envelopeKey' | 'amountAwardedPence'>[], envelopes: readonly EnvelopeRoom[]): Room[] {
  return envelopes
    .map((envelope) => {
      const own = rows.filter((row) => row.envelopeKey === envelope.key);
      const totalPence = own.reduce((sum, row) => sum + row.amountAwardedPence, 0);
      return { ...envelope, count: own.length, totalPence, afterPence: envelope.leftPence - totalPence };
    })
    .filter((room) => room.count > 0);
}

import { formatMoney, type Pence } from '../money';
import type { OrganisationKind } from '../organisation/vocabulary';
import { cleanCell } from '../outcome-return/register-csv';
import type { Nation } from '../programme/vocabulary';
import { Refusal } from '../refusal';
import { columnsFor, findHeadings, type Headings, type ImportKind } from './columns';
import type { ProblemList } from './problems';
import { plain, type ReadCells, readCell, regionOfNation } from './readers';

/** A sheet as text: cell by cell, blank rows too, so that the index plus one is the row number a spreadsheet shows. */
export type Sheet = { name: string; rows: string[][] };

export type EnvelopeRoom = { key: string; pot: string; labelEn: string; labelCy: string; nation: Nation; leftPence: Pence };

/** What a file is read against: today in London, the fund's envelopes or the one nation that reports, and whether made-up numbers are allowed. */
export type Terms = { kind: ImportKind; today: string; envelopes: readonly EnvelopeRoom[]; nation?: Nation; demonstration: boolean };

/** One award as it was read: what is previewed and, once confirmed, posted. `places` are names of our list, divided by ';'. */
export type AwardRow = {
  row: number; organisationName: string; organisationKind: OrganisationKind; identifierScheme: string; identifier: string; title: string; description: string;
  amountAwardedPence: Pence; awardDate: string; plannedStartDate: string; plannedEndDate: string; envelopeKey: string | null; leadRegion: string; places: string; contactEmail: string | null;
};

export const mostRows = 500;
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
  const read: ReadCells = {};
  let whole = true;
  for (const { key, optional } of columnsFor(terms.kind)) {
    const text = cleanCell(cells[headings.at[key] ?? -1] ?? '');
    const reading = text === '' ? (optional ? { value: '' } : { code: 'missing' as const, values: {} }) : readCell(key, text, terms, read);
    if ('value' in reading) read[key] = reading.value;
    else {
      whole = false;
      // A column that is not there at all has been named already, once.
      if (headings.at[key] !== undefined) problems.add(reading.code, { sheet, row, column: headings.names[key], value: text, values: reading.values });
    }
  }
  return whole ? awardOf(read, row, terms) : undefined;
}

function awardOf(read: ReadCells, row: number, { nation }: Terms): AwardRow {
  const { amountAwarded, envelope, leadRegion, contactEmail, ...rest } = read;
  // Each reader answers for its own column; the row is whole, so none is missing.
  return { ...rest, row, amountAwardedPence: amountAwarded, envelopeKey: envelope ?? null, leadRegion: leadRegion ?? regionOfNation(nation), contactEmail: contactEmail || null } as AwardRow;
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

/** A file is confirmed by a second person, while it waits. */
export function whyNotConfirm(file: { createdBy: string }, actor: { id: string }): Refusal | undefined {
  return file.createdBy === actor.id ? new Refusal('second_person_needed') : undefined;
}

/** All or nothing: the first envelope that has not the room stops the whole file, and says what is left. */
export function whyNotPost(rooms: readonly Room[]): Refusal | undefined {
  const short = rooms.find((room) => room.afterPence < 0);
  return short && new Refusal('import_does_not_fit', { count: short.count, amount: formatMoney(short.totalPence), envelope: { en: short.labelEn, cy: short.labelCy }, left: formatMoney(short.leftPence) });
}

/** A nation reports within its own share. */
export function whyNotReport(rows: readonly Pick<AwardRow, 'amountAwardedPence'>[], leftPence: Pence): Refusal | undefined {
  const total = rows.reduce((sum, row) => sum + row.amountAwardedPence, 0);
  return total > leftPence ? new Refusal('report_over_share', { amount: formatMoney(total), left: formatMoney(leftPence) }) : undefined;
}

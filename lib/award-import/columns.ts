import { cleanCell } from '../outcome-return/register-csv';
import type { Bilingual } from '../locale';
import type { ProblemList } from './problems';

/** The fund's own awards, or what a devolved government reports of its own. */
export type ImportKind = 'awards' | 'devolved_awards';

type Column = {
  /** What the template says; either language is read, whatever the reader's. */
  heading: Bilingual;
  /** Names of the 360Giving standard, and what people have written instead. */
  also: readonly string[];
  optional?: true;
  /** Not asked of a devolved government: its awards stand in no envelope of the fund, and its nation is known. */
  onlyFor?: 'awards';
  longest: number;
  example: string;
};

export const columns = {
  organisationName: { heading: { en: 'Organisation name', cy: 'Enw’r sefydliad' }, also: ['Recipient Org:Name', 'Organisation', 'Recipient', 'Recipient organisation'], longest: 200, example: 'Example Learning Trust' },
  organisationKind: { heading: { en: 'Organisation kind', cy: 'Math o sefydliad' }, also: ['Kind', 'Type', 'Organisation type'], longest: 40, example: 'charity' },
  identifierScheme: { heading: { en: 'Identifier scheme', cy: 'Cynllun adnabod' }, also: ['Scheme'], longest: 20, example: 'GB-CHC' },
  identifier: { heading: { en: 'Identifier', cy: 'Dynodwr' }, also: ['Recipient Org:Identifier', 'Organisation identifier', 'Number'], longest: 40, example: '1234567' },
  title: { heading: { en: 'Title', cy: 'Teitl' }, also: ['Project title', 'Award title', 'Grant title'], longest: 200, example: 'Getting online at the library' },
  description: { heading: { en: 'Description', cy: 'Disgrifiad' }, also: ['Summary', 'Project description'], longest: 2000, example: 'Weekly sessions with volunteers for people who are new to the internet' },
  amountAwarded: { heading: { en: 'Amount awarded', cy: 'Swm a ddyfarnwyd' }, also: ['Amount Awarded (£)', 'Amount', 'Award amount'], longest: 30, example: '25000.00' },
  awardDate: { heading: { en: 'Award date', cy: 'Dyddiad dyfarnu' }, also: ['Date of award', 'Date awarded'], longest: 40, example: '2025-10-31' },
  plannedStartDate: { heading: { en: 'Planned start', cy: 'Dechrau arfaethedig' }, also: ['Planned Dates:Start Date', 'Planned start date', 'Start date'], longest: 40, example: '2025-11-03' },
  plannedEndDate: { heading: { en: 'Planned end', cy: 'Diwedd arfaethedig' }, also: ['Planned Dates:End Date', 'Planned end date', 'End date'], longest: 40, example: '2026-03-31' },
  envelope: { heading: { en: 'Envelope or category', cy: 'Amlen neu gategori' }, also: ['Envelope', 'Category', 'Envelope key'], onlyFor: 'awards', longest: 80, example: 'category_1' },
  leadRegion: { heading: { en: 'Lead region', cy: 'Rhanbarth arweiniol' }, also: ['Region'], onlyFor: 'awards', longest: 60, example: 'North East' },
  places: { heading: { en: 'Delivery places', cy: 'Lleoedd cyflawni' }, also: ['Beneficiary Location:Name', 'Places', 'Delivery sites', 'Sites'], optional: true, longest: 600, example: 'Sunderland; Gateshead' },
  contactEmail: { heading: { en: 'Contact email', cy: 'E-bost cyswllt' }, also: ['Email', 'Contact'], optional: true, longest: 254, example: 'name@example.org' },
} as const satisfies Record<string, Column>;

export type ColumnKey = keyof typeof columns;

export const columnsFor = (kind: ImportKind): (Column & { key: ColumnKey })[] =>
  (Object.entries(columns) as [ColumnKey, Column][]).map(([key, column]) => ({ key, ...column })).filter((column) => !column.onlyFor || column.onlyFor === kind);

/** The column of ours in a file that was handed back; it is never read. */
export const problemsHeading: Bilingual = { en: 'Problems', cy: 'Problemau' };

/** Where each column stands, and what it is called in this file. */
export type Headings = { row: number; at: Partial<Record<ColumnKey, number>>; names: Partial<Record<ColumnKey, string>>; problemsAt?: number };

const sought = (text: string) => cleanCell(text).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
const known = new Map((Object.entries(columns) as [ColumnKey, Column][]).flatMap(([key, column]) => [key, column.heading.en, column.heading.cy, ...column.also].map((name) => [sought(name), key] as const)));
const ours = [problemsHeading.en, problemsHeading.cy].map(sought);
const isOurs = (cell: string) => ours.some((one) => sought(cell).startsWith(one));

/** A row of headings has three of ours at least; a title may stand above it. */
const looked = 10;

/** Finds the headings and says what is missing, what stands twice and what will not be read. Undefined when there are none. */
export function findHeadings(rows: readonly (readonly string[])[], kind: ImportKind, sheet: string, problems: ProblemList): Headings | undefined {
  const row = rows.slice(0, looked).findIndex((cells) => cells.filter((cell) => known.has(sought(cell))).length >= 3);
  if (row < 0) {
    problems.add('no_headings', { sheet, values: { headings: columnsFor(kind).filter((column) => !column.optional).map((column) => column.heading.en).join(', ') } });
    return undefined;
  }
  const headings: Headings = { row, at: {}, names: {} };
  for (const [at, cell] of (rows[row] ?? []).entries()) takeHeading(headings, cell, at, kind, sheet, problems);
  for (const { key, heading, optional } of columnsFor(kind)) {
    if (!optional && headings.at[key] === undefined) problems.add('column_missing', { sheet, row: row + 1, column: heading.en, values: { heading: heading.en } });
  }
  return headings;
}

function takeHeading(headings: Headings, cell: string, at: number, kind: ImportKind, sheet: string, problems: ProblemList): void {
  const name = cleanCell(cell);
  if (isOurs(name)) headings.problemsAt = at;
  else if (name !== '') {
    const key = known.get(sought(name));
    const used = columnsFor(kind).some((column) => column.key === key);
    if (!key || !used) problems.add('column_not_read', { sheet, row: headings.row + 1, column: name });
    else if (headings.at[key] !== undefined) problems.add('column_twice', { sheet, row: headings.row + 1, column: name });
    else Object.assign(headings, { at: { ...headings.at, [key]: at }, names: { ...headings.names, [key]: name } });
  }
}

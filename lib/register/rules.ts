import { type IdentifierScheme, tidyIdentifier } from '../organisation/rules';
import { Refusal } from '../refusal';

/** Registers that a file can be loaded of; made-up numbers are for demonstrations. */
export const registerSchemes = ['GB-CHC', 'GB-SC', 'GB-NIC', 'GB-COH', 'GB-LAE', 'GB-LAS', 'GB-PLA', 'GB-LANI', 'GB-UKPRN', 'GB-EDU', 'DEMO'] as const satisfies readonly IdentifierScheme[];

export type RegisterEntry = { identifier: string; name: string; status: string; lastAccountsOn: string | null };

/** What is wrong with a row, so that somebody finds it in their own file. Each is a key under `register.problem`. */
export type RegisterProblem = { row: number; code: 'no_heading' | 'no_identifier' | 'no_name' | 'not_a_date' | 'twice' | 'empty'; value: string };

/** Headings as the registers' own files have them, and as people write them. */
const headings = {
  identifier: ['number', 'identifier', 'charity number', 'registered charity number', 'company number', 'companynumber', 'reference', 'code', 'urn', 'ukprn'],
  name: ['name', 'charity name', 'company name', 'companyname', 'organisation', 'organisation name'],
  status: ['status', 'charity status', 'company status', 'companystatus', 'registration status'],
  lastAccountsOn: ['last accounts', 'last accounts date', 'last accounts made up to', 'accounts date', 'year end', 'latest accounts'],
} as const;
type Column = keyof typeof headings;

const plain = (cell: string) => cell.toLowerCase().replace(/[_.\s]+/g, ' ').trim();

/**
 * The rows of a register's file: number, name, status and the end of the last year with filed accounts. Pure. Every problem is found in one
 * go, with the row its spreadsheet shows; none at all means that the whole file can be loaded.
 */
export function readRegister(scheme: IdentifierScheme, records: readonly (readonly string[])[]): { entries: RegisterEntry[]; problems: RegisterProblem[] } {
  const [first = [], ...rest] = records;
  const at = (column: Column) => first.findIndex((cell) => headings[column].some((known) => known === plain(cell)));
  const columns = { identifier: at('identifier'), name: at('name'), status: at('status'), lastAccountsOn: at('lastAccountsOn') };
  const absent = (['identifier', 'name', 'status'] as const).filter((column) => columns[column] < 0);
  if (absent.length > 0) return { entries: [], problems: absent.map((value) => ({ row: 1, code: 'no_heading', value })) };
  const problems: RegisterProblem[] = [];
  const entries = new Map<string, RegisterEntry>();
  for (const [index, record] of rest.entries()) {
    const cell = (column: Column) => (record[columns[column]] ?? '').trim();
    if (record.every((one) => one.trim() === '')) continue;
    const row = index + 2;
    const entry = { identifier: tidyIdentifier(scheme, cell('identifier')), name: cell('name'), status: cell('status').toLowerCase(), lastAccountsOn: dateOf(cell('lastAccountsOn')) };
    if (!entry.identifier) problems.push({ row, code: 'no_identifier', value: entry.name });
    else if (!entry.name) problems.push({ row, code: 'no_name', value: entry.identifier });
    else if (entries.has(entry.identifier)) problems.push({ row, code: 'twice', value: entry.identifier });
    else if (entry.lastAccountsOn === undefined) problems.push({ row, code: 'not_a_date', value: cell('lastAccountsOn') });
    else entries.set(entry.identifier, { ...entry, lastAccountsOn: entry.lastAccountsOn });
  }
  if (entries.size === 0 && problems.length === 0) problems.push({ row: 2, code: 'empty', value: '' });
  return { entries: [...entries.values()], problems };
}

/** "2025-03-31" or "31/03/2025"; null where there is none, undefined where it is no date. */
function dateOf(text: string): string | null | undefined {
  if (text === '') return null;
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(text) ?? /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (!found) return undefined;
  const [, a = '', b = '', c = ''] = found;
  const [year, month, day] = a.length === 4 ? [a, b, c] : [c, b, a];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) ? date.toISOString().slice(0, 10) : undefined;
}

export const whyNotDated = (asAt: string, today: string): Refusal | undefined => (asAt > today ? new Refusal('source_in_future', {}, 'asAt') : undefined);

/** Words of a register for "it is there, and all is well"; any other says that it is not, or not any more. */
const standing = ['registered', 'active', 'open', 'current', 'verified'];
export const isStanding = (status: string): boolean => standing.includes(status.toLowerCase().trim());

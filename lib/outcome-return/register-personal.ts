import type { Bilingual, Locale } from '../locale';
import { type ColumnKind, findHeadings } from './register-columns';
import { cleanCell } from './register-csv';
import { readDate } from './register-values';

/** What a file must not carry when it is counted on the server (for people without JavaScript): it may hold the project's own references only. */
export type PersonalKind = 'name' | 'nhs_number' | 'email' | 'phone' | 'postcode';
/** Where it was first seen. Never the value: a finding may be shown and logged. */
export type PersonalFinding = { kind: PersonalKind; row: number; column: string };

/**
 * Looks for names, NHS numbers, e-mail addresses, phone numbers and full postcodes in the cells of a file, headings and titles
 * included. It errs towards refusing: a refused file can be counted in the browser, a name that was sent cannot be called back.
 */
export function looksPersonal(cells: readonly (readonly string[])[]): PersonalFinding[] {
  const headings = findHeadings(cells, (cell) => readDate(cell) !== undefined);
  const columns = new Map(headings?.columns.map((column) => [column.at, column]));
  const headingAt = (at: number) => (headings ? cleanCell(cells[headings.row]?.[at] ?? '') : '');
  const found = new Map<string, PersonalFinding>();
  const shares = new Map<number, NameShare>();
  cells.forEach((record, row) => {
    const below = headings === undefined || row > headings.row;
    record.forEach((raw, at) => {
      const cell = plainText(raw);
      if (cell === '') return;
      const kind = columns.get(at)?.kind;
      const kinds = below && isNumber(kind) ? [] : patternsIn(cell);
      if (below && holdsName(kind, headingAt(at), cell)) kinds.push('name');
      if (below && kind === undefined) shares.set(at, addToShare(shares.get(at), cell, row));
      for (const one of kinds) if (!found.has(`${one} ${at}`)) found.set(`${one} ${at}`, { kind: one, row: row + 1, column: headingAt(at) });
    });
  });
  for (const [at, share] of shares) {
    if (areNames(share) && !found.has(`name ${at}`)) found.set(`name ${at}`, { kind: 'name', row: share.row + 1, column: headingAt(at) });
  }
  return [...found.values()];
}

/** Digits and letters that only look different (full-width forms) must not slip through. */
const plainText = (cell: string) => (/^[ -~]*$/.test(cell) ? cell.trim() : cleanCell(cell.normalize('NFKC')));

const isNumber = (kind: ColumnKind | undefined) => kind === 'hours' || kind === 'minutes' || kind === 'attendances';

function patternsIn(cell: string): PersonalKind[] {
  const kinds: PersonalKind[] = [];
  if (cell.includes('@') && /[^\s@]@[^\s@.]+\.[^\s@]/.test(cell)) kinds.push('email');
  if (/\d[A-Z]{2}\b/i.test(cell) && hasPostcode(cell)) kinds.push('postcode');
  if (/\d\D{0,3}\d\D{0,3}\d\D{0,3}\d/.test(cell) && readDate(cell) === undefined) {
    if (hasNhsNumber(cell)) kinds.push('nhs_number');
    else if (hasPhone(cell)) kinds.push('phone');
  }
  return kinds;
}

/** A full postcode. An outward part alone ("SA1") is an area of thousands and passes. */
const hasPostcode = (cell: string) => /\b(?:GIR ?0AA|[A-PR-UWYZ](?:\d{1,2}|\d[A-HJKPSTUW]|[A-HK-Y]\d{1,2}|[A-HK-Y]\d[ABEHMNPRVWXY]) ?\d[ABD-HJLNP-UW-Z]{2})\b/i.test(cell);

/** Ten digits in a row, in threes and four or not, whose last is the check digit: mod 11 (NHS Data Dictionary, "NHS number"). */
function hasNhsNumber(cell: string): boolean {
  for (const found of cell.matchAll(/\d{3}[ .-]?\d{3}[ .-]?\d{4}/g)) {
    const next = cell[found.index + found[0].length] ?? '';
    const previous = cell[found.index - 1] ?? '';
    if (!/\d/.test(next) && !/\d/.test(previous) && isNhsNumber(found[0].replace(/\D/g, ''))) return true;
  }
  return false;
}

export function isNhsNumber(digits: string): boolean {
  if (!/^\d{10}$/.test(digits) || /^(\d)\1*$/.test(digits)) return false;
  const sum = [...digits.slice(0, 9)].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
  return (11 - (sum % 11)) % 11 === Number(digits[9]);
}

/** A UK number of 10 or 11 digits, +44 or not, or a mobile number whose 0 a spreadsheet dropped. */
function hasPhone(cell: string): boolean {
  const digits = cell.replace(/[\s().-]/g, '');
  return /(^|\D)(\+44|0044|0)[1-37-9]\d{8,9}(\D|$)/.test(digits) || /^7\d{9}$/.test(digits);
}

/** Headings of names that the register itself does not read, and those of things that have names too. */
const nameHeading = /name|\benw\b|cyfenw|\bnext of kin\b|\bcarer\b/i;
const thingHeading = /session|event|venue|centre|group|project|organisation|site|course|file|sesiwn|lleoliad|grŵp|prosiect/i;

function holdsName(kind: ColumnKind | undefined, heading: string, cell: string): boolean {
  if (kind === 'first_name' || kind === 'last_name') return /\p{L}/u.test(cell);
  if (kind === undefined) return nameHeading.test(heading) && !thingHeading.test(heading) && /\p{L}{2}/u.test(cell);
  // A reference has a figure in it, or is a short code in capitals.
  return (kind === 'name' || kind === 'reference') && /\p{L}{2}/u.test(cell) && !/\d/.test(cell) && !/^[A-Z]{1,4}$/.test(cell);
}

const looksLikeName = /^(?:(?:Mr|Mrs|Ms|Miss|Dr) )?\p{Lu}[\p{L}'’-]+(?: \p{Lu}\.?)?(?: \p{Lu}[\p{L}'’-]+){1,2}$|^\p{Lu}[\p{L}'’-]+, \p{Lu}[\p{L}'’-]+$/u;

type NameShare = { cells: number; named: number; names: Set<string>; row: number };

function addToShare(share: NameShare | undefined, cell: string, row: number): NameShare {
  const kept = share ?? { cells: 0, named: 0, names: new Set<string>(), row };
  kept.cells += 1;
  if (!looksLikeName.test(cell)) return kept;
  if (kept.named === 0) kept.row = row;
  kept.named += 1;
  if (kept.names.size < 100) kept.names.add(cell);
  return kept;
}

/** In a column we do not know, many different cells like "Jane Smith" are names; the same venue again and again is not. */
const areNames = ({ cells, named, names }: NameShare) => named * 2 >= cells && names.size >= Math.min(3, cells);

const sentences: Record<PersonalKind, Bilingual> = {
  name: { en: 'This column seems to hold names. Delete it, keep your own references, and send the file again', cy: 'Mae’n ymddangos bod y golofn hon yn cynnwys enwau. Dilëwch hi, cadwch eich cyfeirnodau eich hun, ac anfonwch y ffeil eto' },
  nhs_number: { en: 'This column seems to hold NHS numbers. We never need them: delete it and send the file again', cy: 'Mae’n ymddangos bod y golofn hon yn cynnwys rhifau’r GIG. Nid oes eu hangen arnom byth: dilëwch hi ac anfonwch y ffeil eto' },
  email: { en: 'This column seems to hold e-mail addresses. Delete it and send the file again', cy: 'Mae’n ymddangos bod y golofn hon yn cynnwys cyfeiriadau e-bost. Dilëwch hi ac anfonwch y ffeil eto' },
  phone: { en: 'This column seems to hold phone numbers. Delete it and send the file again', cy: 'Mae’n ymddangos bod y golofn hon yn cynnwys rhifau ffôn. Dilëwch hi ac anfonwch y ffeil eto' },
  postcode: { en: 'This column seems to hold full postcodes. Keep only the first half, or delete it, and send the file again', cy: 'Mae’n ymddangos bod y golofn hon yn cynnwys codau post llawn. Cadwch yr hanner cyntaf yn unig, neu dilëwch hi, ac anfonwch y ffeil eto' },
};
export const personalSentence = (kind: PersonalKind, locale: Locale): string => sentences[kind][locale];

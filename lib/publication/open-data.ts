import { csvCell } from '../outcome-return/register-csv';
import type { Pence } from '../money';

/** A file of open data: columns named as the standard of the field names them, rows of what the public may see. */
export type OpenTable = { columns: readonly string[]; rows: readonly (readonly Cell[])[] };
type Cell = string | number | boolean | null;

/** Pounds with two decimals; nothing where it is not known or not shown, which is never 0. */
export const poundsCell = (pence: Pence | null): string | null => (pence === null ? null : (pence / 100).toFixed(2));

/** CSV as RFC 4180 has it, with formulas defanged, so that a spreadsheet opens it as what it is. */
export const csvText = ({ columns, rows }: OpenTable): string =>
  // The byte-order mark is what makes Excel read Welsh letters.
  `\uFEFF${[columns, ...rows].map((cells) => cells.map((cell) => csvCell(cell === null ? '' : String(cell), ',')).join(',')).join('\r\n')}\r\n`;

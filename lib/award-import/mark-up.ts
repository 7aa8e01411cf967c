import { cleanCell, csvCell } from '../outcome-return/register-csv';
import type { Problem } from './problems';

/**
 * The sheet handed back as CSV with one more column, "Problems", beside the rows that have any. Everything else stays as it was; the column
 * is not read when the file is sent again. What a spreadsheet would run as a formula is made text.
 */
export function markUp(rows: readonly (readonly string[])[], problems: readonly Problem[], heading: string, sentence: (problem: Problem) => string, headingRow: number): string {
  const at = rows.reduce((longest, row) => Math.max(longest, lengthOf(row)), 0);
  const notes = new Map<number, string[]>();
  for (const problem of problems) {
    const row = problem.row > 0 ? problem.row - 1 : headingRow;
    notes.set(row, [...(notes.get(row) ?? []), sentence(problem)]);
  }
  const lines = rows.map((row, index) => {
    const note = [...(index === headingRow ? [heading] : []), ...(notes.get(index) ?? [])].join(index === headingRow && notes.has(index) ? ': ' : ' ');
    return [...Array.from({ length: at }, (_, place) => row[place] ?? ''), note];
  });
  if (lines.length === 0) lines.push([[heading, ...[...notes.values()].flat()].join(': ')]);
  return csvText(lines);
}

/** The byte-order mark is what makes Excel read Welsh letters; lines end as RFC 4180 has them. */
export const csvText = (lines: readonly (readonly string[])[]): string => `\uFEFF${lines.map((cells) => cells.map((cell) => csvCell(cell, ',')).join(',')).join('\r\n')}\r\n`;

/** Cells up to the last that has anything in it: some spreadsheets end every line with a hundred commas. */
function lengthOf(row: readonly string[]): number {
  let length = row.length;
  while (length > 0 && cleanCell(row[length - 1] ?? '') === '') length -= 1;
  return length;
}

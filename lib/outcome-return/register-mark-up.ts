import type { Locale } from '../locale';
import { findHeadings } from './register-columns';
import { cleanCell, csvCell, readCsv } from './register-csv';
import { type Problem, problemList, problemSentence } from './register-rules';
import { readDate } from './register-values';

const words = {
  en: { heading: 'Problems', error: 'Error', warning: 'Warning', file: 'whole file' },
  cy: { heading: 'Problemau', error: 'Gwall', warning: 'Rhybudd', file: 'y ffeil gyfan' },
} as const;

/**
 * The register handed back with one more column, "Problems", beside the rows that have any. Everything else stays as it was, and the
 * column is not read when the file is dropped again; a column of ours from last time is filled anew.
 */
export function markUp(text: string, problems: readonly Problem[], locale: Locale = 'en'): string {
  const { records, delimiter, hint } = readCsv(text, problemList());
  const headings = findHeadings(records, (cell) => readDate(cell) !== undefined);
  const headingRow = headings?.row ?? 0;
  const before = headings?.columns.find((column) => column.kind === 'problems')?.at;
  const at = before ?? records.reduce((longest, record) => Math.max(longest, lengthOf(record)), 0);
  const sentences = sentencesByRow(problems, headingRow, locale);
  const lines = records.map((record, row) => {
    const cells = record.map((cell, place) => (place === before ? '' : cell));
    const note = [row === headingRow ? words[locale].heading : '', ...(sentences.get(row) ?? [])].filter(Boolean).join(row === headingRow ? ': ' : ' ');
    if (note === '') return cells;
    while (cells.length <= at) cells.push('');
    cells[at] = note;
    return cells;
  });
  if (lines.length === 0) lines.push([[words[locale].heading, ...(sentences.get(0) ?? [])].join(': ')]);
  // The byte-order mark is what makes Excel read Welsh letters; lines end as RFC 4180 has them.
  return `\uFEFF${hint}${lines.map((cells) => cells.map((cell) => csvCell(cell, delimiter)).join(delimiter)).join('\r\n')}\r\n`;
}

/** Cells up to the last that has anything in it: some spreadsheets end every line with a hundred commas. */
function lengthOf(record: readonly string[]): number {
  let length = record.length;
  while (length > 0 && cleanCell(record[length - 1] ?? '') === '') length -= 1;
  return length;
}

function sentencesByRow(problems: readonly Problem[], headingRow: number, locale: Locale): Map<number, string[]> {
  const rows = new Map<number, string[]>();
  for (const problem of problems) {
    const row = problem.row > 0 ? problem.row - 1 : headingRow;
    const where = problem.column ? ` “${problem.column}”` : problem.row > 0 ? '' : ` (${words[locale].file})`;
    const value = problem.value ? ` (${problem.value})` : '';
    rows.set(row, [...(rows.get(row) ?? []), `${words[locale][problem.level]}${where}${value}: ${problemSentence(problem, locale)}.`]);
  }
  return rows;
}

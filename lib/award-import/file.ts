import 'server-only';
import readWorkbook from 'read-excel-file/node';
import { decodeText, readCsv } from '../outcome-return/register-csv';
import { problemList as csvProblems } from '../outcome-return/register-rules';
import { archiveTexts } from './archive';
import { findHeadings, type ImportKind } from './columns';
import { type ProblemList, problemList } from './problems';
import type { Sheet } from './rules';

export const mostBytes = 2_500_000;

/** The sheet of awards in a CSV or XLSX file, every cell as text. Undefined, with the problem named, when it cannot be read. */
export async function readSheet(name: string, bytes: Buffer, kind: ImportKind, problems: ProblemList): Promise<Sheet | undefined> {
  if (bytes.length > mostBytes) {
    problems.add('too_large', { values: { most: '2.5 MB' } });
    return undefined;
  }
  const sheets = bytes.subarray(0, 2).toString('latin1') === 'PK' ? await workbookSheets(bytes) : textSheets(bytes, problems);
  if (!sheets) problems.add('not_readable', { value: name });
  const filled = sheets?.filter((sheet) => sheet.rows.some((row) => row.some((cell) => cell.trim() !== '')));
  if (filled?.length === 0) problems.add('nothing', { value: name });
  // A workbook often begins with a sheet of notes.
  return filled?.find((sheet) => findHeadings(sheet.rows, kind, sheet.name, problemList()) !== undefined) ?? filled?.[0];
}

function textSheets(bytes: Buffer, problems: ProblemList): Sheet[] | undefined {
  const found = csvProblems();
  const { records } = readCsv(decodeText(bytes), found);
  for (const one of found.all()) {
    if (one.code === 'not_text') return undefined;
    if (one.code === 'quote_not_closed') problems.add('quote_not_closed', { row: one.row, value: one.value });
    else if (one.code === 'too_large') problems.add('too_large', { values: { most: '2.5 MB' } });
  }
  return [{ name: '', rows: records }];
}

async function workbookSheets(bytes: Buffer): Promise<Sheet[] | undefined> {
  const texts = archiveTexts(bytes);
  if (!texts) return undefined;
  const sheets = await readWorkbook(bytes).catch(() => undefined);
  return sheets?.map(({ sheet, data }) => ({ name: sheet, rows: withErrors(data.map((row) => row.map(cellText)), texts.get(sheetPath(texts, sheet)) ?? '') }));
}

/** As a person reads it: a date as YYYY-MM-DD, and a sum worked out in binary without its ninth decimal. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === 'number' ? String(Number(value.toFixed(6))) : String(value);
}

/** The reader takes a cell that its spreadsheet could not work out for an empty one; a person must be told that it says "#REF!". */
function withErrors(rows: string[][], xml: string): string[][] {
  for (const [, attributes, inside] of xml.matchAll(/<c\b([^>]*\bt="e"[^>]*)>(.*?)<\/c>/gs)) {
    const place = /\br="([A-Z]+)(\d+)"/.exec(attributes ?? '');
    const row = rows[Number(place?.[2] ?? 0) - 1];
    if (place && row) row[columnNumber(place[1] ?? '')] = /<v>([^<]*)<\/v>/.exec(inside ?? '')?.[1] ?? '#VALUE!';
  }
  return rows;
}

const columnNumber = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** Where in the archive a sheet of that name is kept: the workbook names a relation, and the relation a file. */
function sheetPath(texts: Map<string, string>, name: string): string {
  const escaped = name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const own = [...(texts.get('xl/workbook.xml') ?? '').matchAll(/<sheet\b[^>]*>/g)].map(([tag]) => tag).find((tag) => tag.includes(`name="${escaped}"`));
  const relation = /\br:id="([^"]+)"/.exec(own ?? '')?.[1];
  const target = [...(texts.get('xl/_rels/workbook.xml.rels') ?? '').matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => tag).find((tag) => tag.includes(`Id="${relation}"`));
  const path = /\bTarget="([^"]+)"/.exec(target ?? '')?.[1] ?? '';
  return path.startsWith('/') ? path.slice(1) : `xl/${path}`;
}

import type { Figure } from './disclosure';

/**
 * The arithmetic that a reader of a release can do. A cell is a figure; a line is a sum that the reader knows: the parts of a
 * breakdown add up to their total within a project, and the projects add up to the fund. With one cell of a line hidden, the others
 * give it away; so cells are hidden, and looked for, along lines.
 */
export type Cell = {
  at: number;
  /** None for what a line lacks: people in no part of a breakdown, or projects that are not in the release. */
  figure?: Figure;
  value: number;
  /** The lines it stands in, without those that follow from others. */
  lines: { line: number; sign: Sign }[];
};
export type Sign = 1 | -1;
export type Line = {
  at: number;
  total: number;
  parts: number[];
  /** Over the projects of the fund, rather than within one of them. */
  across: boolean;
  /** Follows from other lines: when every part of a total adds up over the projects, the total does too. */
  implied: boolean;
};
export type Tables = { cells: Cell[]; lines: Line[] };

export const fund = 'fund';
export const idOf = (figure: { scope: string; breakdown: string; key: string }): string => `${figure.scope}|${figure.breakdown}|${figure.key}`;

export function tablesOf(figures: readonly Figure[]): Tables {
  // What has not been reported is in no sum.
  const cells: Cell[] = figures.flatMap((figure) => (figure.value === null ? [] : [{ figure, value: figure.value }])).map((cell, at) => ({ ...cell, at, lines: [] }));
  const lines = new Map<string, Line>();
  const addTo = (id: string, total: Cell, part: Cell, across: boolean) => {
    const line = lines.get(id) ?? { at: lines.size, total: total.at, parts: [], across, implied: false };
    line.parts.push(part.at);
    lines.set(id, line);
  };
  const find = finder(cells);
  for (const cell of cells) {
    const { figure } = cell;
    if (!figure) continue;
    const total = find.totalOf(figure);
    if (total) addTo(`within|${figure.scope}|${figure.sum ?? figure.breakdown}|${total.at}`, total, cell, false);
    const whole = figure.scope === fund ? undefined : find.byId(idOf({ ...figure, scope: fund }));
    if (whole) addTo(`across|${whole.at}`, whole, cell, true);
  }
  const tables = { cells, lines: [...lines.values()] };
  join(tables);
  return tables;
}

function finder(cells: readonly Cell[]) {
  const ids = new Map<string, Cell>();
  const keys = new Map<string, Cell>();
  for (const cell of cells) {
    if (!cell.figure) continue;
    if (ids.has(idOf(cell.figure))) throw new Error(`A release has the figure ${idOf(cell.figure)} twice`);
    ids.set(idOf(cell.figure), cell);
    if (!keys.has(`${cell.figure.scope}|${cell.figure.key}`)) keys.set(`${cell.figure.scope}|${cell.figure.key}`, cell);
  }
  const totalOf = (figure: Figure): Cell | undefined => {
    for (const key of figure.partOf ?? []) {
      const total = ids.get(idOf({ ...figure, key })) ?? keys.get(`${figure.scope}|${key}`);
      if (total) return total;
    }
    return figure.partOf || figure.key === 'total' ? undefined : ids.get(idOf({ ...figure, key: 'total' }));
  };
  return { byId: (id: string) => ids.get(id), totalOf };
}

/**
 * Joins cells to their lines, and adds to each line what it lacks. The signs are chosen so that a cell in two lines stands with a
 * plus in one and a minus in the other: then people can be moved along cells from line to line, as in a network.
 */
function join({ cells, lines }: Tables) {
  const kindOf = (at: number) => `${cells[at]?.figure?.breakdown}|${cells[at]?.figure?.key}`;
  const totals = new Set(lines.filter((line) => !line.across).map((line) => kindOf(line.total)));
  const added = new Set(lines.filter((line) => line.across).map((line) => line.total));
  for (const line of lines) line.implied = line.across && lines.some((other) => !other.across && other.total === line.total && other.parts.every((part) => added.has(part)));
  for (const line of lines) {
    const inFund = cells[line.total]?.figure?.scope === fund;
    const sign: Sign = line.across ? (totals.has(kindOf(line.total)) ? 1 : -1) : inFund ? -1 : 1;
    const missing = (cells[line.total]?.value ?? 0) - line.parts.reduce((sum, part) => sum + (cells[part]?.value ?? 0), 0);
    if (missing > 0) line.parts.push(cells.push({ at: cells.length, value: missing, lines: [] }) - 1);
    if (line.implied) continue;
    for (const part of line.parts) cells[part]?.lines.push({ line: line.at, sign });
    cells[line.total]?.lines.push({ line: line.at, sign: sign === 1 ? -1 : 1 });
  }
}

export const isHidden = (cell: Cell): boolean => !cell.figure || cell.figure.suppressed !== null;

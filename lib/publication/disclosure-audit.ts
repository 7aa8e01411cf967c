import type { Figure, ReleaseRules } from './disclosure';
import { type Cell, idOf, type Sign, type Tables } from './disclosure-tables';

/**
 * Can a hidden figure be worked out? Rather than guess what a reader might subtract, this proves what no reader can: for each
 * hidden cell it looks for other tables that would have been published as exactly the same release, rounding, hiding and earlier
 * releases included, with another number in that cell. As many numbers as such tables are found for cannot be told apart, whatever
 * is added or subtracted. The search is sound, not complete: it may call a safe cell unsafe, never the other way about.
 */
export type Range = { low: number; high: number };

/**
 * How many numbers a hidden figure must still be able to be: as many as a rounded one stands for and at least half of what is
 * hidden, but never more than two thirds of what it can be at all. With 10 and 5 that is 5 of the 9.
 */
export const numbersNeeded = ({ threshold, rounding }: ReleaseRules): number =>
  Math.min(Math.max(rounding, Math.ceil(threshold / 2)), Math.ceil(((threshold - 1) * 2) / 3));

/** Earlier figures by id, oldest first, in how many releases, and for each figure the earlier one that tells most about it. */
export type Past = { all: ReadonlyMap<string, readonly Figure[]>; releases: number; nearest: ReadonlyMap<string, Figure> };

/** Those cells (all, unless told otherwise) that the release, together with earlier ones, gives away. */
export function recoverableCells(tables: Tables, rules: ReleaseRules, past: Past, among: readonly Cell[] = tables.cells): Cell[] {
  const needed = numbersNeeded(rules);
  const now = networkOf(tables, tables.cells.map((cell) => rangeOf(cell, tables, rules, past.nearest)));
  const open = among.filter((cell) => isSensitive(cell, rules) && numbersFor(cell, tables, now, rules) < needed);
  if (past.releases === 0 || open.length === 0) return open;
  const always = networkOf(tables, tables.cells.map((cell) => rangeInAll(cell, tables, rules, past)));
  return open.filter((cell) => cell.figure?.suppressed !== 'small' || numbersFor(cell, tables, always, rules) < needed);
}

/**
 * Small figures, and the few people a line lacks. A change that was held back counts too where rounding is too fine to hide it: two
 * other figures of the sum, each rounded in two releases, otherwise leave it open by far more than the threshold.
 */
function isSensitive({ figure, value }: Cell, { threshold, rounding }: ReleaseRules): boolean {
  if (!figure) return value < threshold;
  return figure.suppressed === 'small' || (figure.held && rounding * 2 < threshold);
}

const unbounded = 1_000_000;

/** The numbers a cell could be while the release shows just what it shows, every earlier count being known. Figures are taken never to fall. */
function rangeOf(cell: Cell, tables: Tables, rules: ReleaseRules, nearest: Past['nearest']): Range {
  const { figure, value } = cell;
  const { threshold } = rules;
  if (!figure) return { low: 0, high: value < threshold ? threshold - 1 : value + unbounded };
  const before = nearest.get(idOf(figure));
  const known = before ? roundedRange(before, rules).low : 0;
  const atLeast = (low: number) => (known <= value ? Math.max(low, known) : low);
  if (figure.suppressed === 'small') return { low: atLeast(1), high: threshold - 1 };
  if (figure.suppressed === 'secondary') return { low: atLeast(1), high: Math.max(value, mostBeside(cell, tables, rules)) };
  if (value === 0) return { low: 0, high: 0 };
  if (before && typeof before.shown === 'number' && before.basis) {
    // Any smaller change would have been held back and shown as the same number.
    const { basis } = before;
    if (Math.abs(value - basis) < threshold) return { low: value >= basis ? basis : Math.max(threshold, basis - threshold + 1), high: basis + threshold - 1 };
    const { low, high } = roundedRange(figure, rules);
    return value > basis ? { low: Math.min(value, Math.max(low, basis + threshold)), high } : { low, high: Math.max(value, Math.min(high, basis - threshold)) };
  }
  const { low, high } = roundedRange(figure, rules);
  return { low: Math.min(value, atLeast(low)), high: Math.max(value, high) };
}

/** The numbers a cell could be if it had been as much larger or smaller in every release: then no change between two of them is another. */
function rangeInAll(cell: Cell, tables: Tables, rules: ReleaseRules, { all, releases, nearest }: Past): Range {
  const { figure, value } = cell;
  const seen = figure ? (all.get(idOf(figure)) ?? []) : [];
  if (!figure || seen.length < releases) return { low: value, high: value };
  const own = figure.suppressed === 'secondary' ? { low: 1, high: Math.max(value, mostBeside(cell, tables, rules)) } : ownRange(figure, rules, nearest.get(idOf(figure)));
  const rooms = [{ value, ...own }, ...seen.map((one, at) => ({ value: one.value ?? 0, ...ownRange(one, rules, seen[at - 1]) }))];
  return { low: value - Math.min(...rooms.map((one) => one.value - one.low)), high: value + Math.min(...rooms.map((one) => one.high - one.value)) };
}

/** What a figure alone stands for; one that repeats an earlier number stands for whatever that one does. */
function ownRange(figure: Figure, rules: ReleaseRules, before: Figure | undefined): Range {
  const value = figure.value ?? 0;
  if (figure.suppressed === 'small') return { low: 1, high: rules.threshold - 1 };
  if (figure.held || (before && typeof before.shown === 'number' && before.basis === figure.basis && value > 0)) return { low: value - unbounded, high: value + unbounded };
  return value === 0 ? { low: 0, high: 0 } : roundedRange(figure, rules);
}

/** What a rounded number stands for. A hidden one is at least 1, because zeros are shown. */
function roundedRange({ shown }: Figure, { threshold, rounding }: ReleaseRules): Range {
  if (typeof shown !== 'number') return { low: 1, high: unbounded };
  if (shown === 0) return { low: 0, high: 0 };
  const low = shown - Math.floor(rounding / 2);
  return { low: Math.max(threshold, low), high: low + rounding - 1 };
}

/** A reader who knows that the next smallest cell is hidden knows that it is no larger than the smallest that is shown beside it. */
function mostBeside(cell: Cell, { cells, lines }: Tables, rules: ReleaseRules): number {
  const smallest = cell.lines.map(({ line }) => {
    const shown = (lines[line]?.parts ?? []).flatMap((part) => {
      const figure = cells[part]?.figure;
      return figure && part !== cell.at && figure.suppressed === null && figure.value ? [roundedRange(figure, rules).high] : [];
    });
    return lines[line]?.parts.includes(cell.at) && shown.length > 0 ? Math.min(...shown) : unbounded;
  });
  return Math.max(...smallest, 0) || unbounded;
}

const ground = -1;
type Edge = { cell: number; sign: number; to: number };
type Network = { up: number[]; down: number[]; edges: Map<number, Edge[]> };

/** Lines are places and cells the ways between them; a cell in one line leads to the ground. Cells in three or more lines stay as they are. */
function networkOf({ cells }: Tables, ranges: readonly Range[]): Network {
  const network: Network = { up: [], down: [], edges: new Map() };
  const addEdge = (from: number, edge: Edge) => {
    const edges = network.edges.get(from);
    if (edges) edges.push(edge);
    else network.edges.set(from, [edge]);
  };
  for (const cell of cells) {
    const { low, high } = ranges[cell.at] ?? { low: cell.value, high: cell.value };
    network.up.push(high - cell.value);
    network.down.push(cell.value - low);
    const [one, other] = cell.lines;
    if (!one || cell.lines.length > 2 || low === high || (other && other.sign === one.sign)) continue;
    addEdge(one.line, { cell: cell.at, sign: one.sign, to: other?.line ?? ground });
    addEdge(other?.line ?? ground, { cell: cell.at, sign: -one.sign, to: one.line });
  }
  return network;
}

/** How many different numbers a cell can be shown to have: moved up one by one, then down, as far as needed. */
function numbersFor(cell: Cell, tables: Tables, network: Network, rules: ReleaseRules): number {
  const needed = numbersNeeded(rules);
  if (cell.lines.length === 0) return needed;
  let numbers = 1;
  for (const step of [1, -1] as const) {
    const moved: Move[] = [];
    while (numbers < needed && shiftOne(cell, step, tables, network, moved)) numbers += 1;
    undo(network, moved, 0);
  }
  return numbers;
}

type Move = [cell: number, step: number];

/** Moves a cell by one and makes every line add up again: alone, or together with the total above it and a partner of that total. */
function shiftOne(cell: Cell, step: Sign, tables: Tables, network: Network, moved: Move[]): boolean {
  if (cell.lines.length <= 2 && settle([[cell.at, step]], tables, network, moved)) return true;
  const top = topOf(cell, tables);
  const start: Move[] = top === cell ? [[cell.at, step]] : [[cell.at, step], [top.at, step]];
  const across = tables.lines.find((line) => line.across && (line.total === top.at || line.parts.includes(top.at)));
  if (!across) return settle(start, tables, network, moved);
  const opposite = across.total === top.at ? step : -step;
  for (const partner of across.parts) {
    if (partner !== top.at && settle([...start, [partner, opposite]], tables, network, moved)) return true;
  }
  return across.total !== top.at && settle([...start, [across.total, step]], tables, network, moved);
}

/** The total of the total of a cell: the people of its scope. */
function topOf(cell: Cell, { cells, lines }: Tables): Cell {
  const above = lines.find((line) => !line.across && line.parts.includes(cell.at));
  const total = above && cells[above.total];
  return total ? topOf(total, { cells, lines }) : cell;
}

/** Makes the moves, then carries what is too much in one line to one that has too little. All of it or nothing. */
function settle(moves: readonly Move[], { cells }: Tables, network: Network, moved: Move[]): boolean {
  const before = moved.length;
  const excess = new Map<number, number>();
  for (const [at, step] of moves) {
    if (!move(network, at, step, moved)) return undo(network, moved, before);
    for (const { line, sign } of cells[at]?.lines ?? []) excess.set(line, (excess.get(line) ?? 0) + sign * step);
  }
  const fixed = new Set(moves.map(([at]) => at));
  const lacking = new Set([...excess].filter(([, amount]) => amount < 0).map(([line]) => line));
  for (const [line, amount] of excess) {
    if (amount <= 0) continue;
    const reached = carry(line, lacking.size > 0 ? lacking : new Set([ground]), fixed, network, moved);
    if (reached === undefined) return undo(network, moved, before);
    lacking.delete(reached);
  }
  for (const line of lacking) if (carry(ground, new Set([line]), fixed, network, moved) === undefined) return undo(network, moved, before);
  return true;
}

function move({ up, down }: Network, cell: number, step: number, moved: Move[]): boolean {
  if (((step > 0 ? up : down)[cell] ?? 0) < 1) return false;
  up[cell] = (up[cell] ?? 0) - step;
  down[cell] = (down[cell] ?? 0) + step;
  moved.push([cell, step]);
  return true;
}

function undo({ up, down }: Network, moved: Move[], to: number): false {
  for (const [cell, step] of moved.splice(to)) {
    up[cell] = (up[cell] ?? 0) + step;
    down[cell] = (down[cell] ?? 0) - step;
  }
  return false;
}

/** The shortest way to carry one person from a line to one of the others; answers the line reached. */
function carry(from: number, targets: ReadonlySet<number>, fixed: ReadonlySet<number>, network: Network, moved: Move[]): number | undefined {
  const arrivedBy = new Map<number, { edge: Edge; from: number }>();
  const queue = [from];
  for (let next = 0; next < queue.length; next += 1) {
    const line = queue[next] ?? ground;
    for (const edge of network.edges.get(line) ?? []) {
      const room = edge.sign > 0 ? network.down[edge.cell] : network.up[edge.cell];
      if (!room || room < 1 || fixed.has(edge.cell) || edge.to === from || arrivedBy.has(edge.to)) continue;
      arrivedBy.set(edge.to, { edge, from: line });
      if (targets.has(edge.to)) {
        for (let at = edge.to, way = arrivedBy.get(at); way; at = way.from, way = at === from ? undefined : arrivedBy.get(at)) move(network, way.edge.cell, -way.edge.sign, moved);
        return edge.to;
      }
      queue.push(edge.to);
    }
  }
  return undefined;
}

import type { Bilingual, Locale } from '../locale';
import { measures, type Totals } from '../outcome-return/definitions';
import { type Past, recoverableCells } from './disclosure-audit';
import { type Cell, fund, idOf, isHidden, type Line, type Tables, tablesOf } from './disclosure-tables';

/**
 * Small-number protection of a release of participant figures. There is no single rule in public, so threshold and rounding are
 * settings of a release. What is small is hidden, zeros are shown, the rest is rounded and totals are rounded on their own. Then
 * more is hidden until nothing hidden can be worked out: from the rest of its breakdown, from the fund less the other projects, or
 * from an earlier release.
 */
export type ReleaseRules = { threshold: number; rounding: number };
export const defaultRules: ReleaseRules = { threshold: 10, rounding: 5 };

/** One count of people. `scope` is 'fund' or an award's id; the fund's figure is the sum of all awards', published or not. */
export type Count = {
  scope?: string;
  breakdown: string;
  key: string;
  /** null: not reported. It is shown as such, never as 0. */
  value: number | null;
  /** Keys of what it is a part of in its scope, nearest first; without it, the key `total` of its own breakdown if there is one. */
  partOf?: readonly string[];
  /** The sum it is part of, when that is not its own breakdown. */
  sum?: string;
};

/**
 * A figure of a release. Only `shown` may be published: `[c]` (the Analysis Function's sign for confidential) does not say which of
 * two kinds of hiding it was, and nobody outside may learn it, nor what was held back.
 */
export type Figure = Count & {
  scope: string;
  shown: number | string | null;
  suppressed: 'small' | 'secondary' | null;
  /** True when an earlier release's number is shown again, because the change since is small. */
  held: boolean;
  /** The count that `shown` was rounded from: the value, or an earlier release's. */
  basis: number | null;
};
export const hiddenSign = '[c]';

/** The people of one accepted return, or of the fund, that may be released: measures that are not people need no protection and are not here. */
export const countsOf = (scope: string, totals: Totals): Count[] =>
  measures.flatMap(({ key, kind, publishable, breakdown, partOf, sum }) => {
    if (!publishable || kind !== 'people' || key === 'people_basis') return [];
    const value = totals[key];
    return [{ scope, breakdown, key, value: typeof value === 'number' ? value : null, partOf, sum }];
  });

/** The figures of a new release. `earlier`: those of every earlier release that was seen in public, withdrawn ones too, oldest first. */
export function releaseFigures(counts: readonly Count[], rules: ReleaseRules = defaultRules, earlier: readonly Figure[] = []): Figure[] {
  const history = historyOf(earlier);
  const figures = counts.map((count) => firstFigure({ ...count, scope: count.scope ?? fund }, rules, history));
  const tables = tablesOf(figures);
  const past = pastOf(figures, history, rules);
  const tries = new Map<Cell, number>();
  let open: Cell[] | undefined;
  for (;;) {
    if (hideBesideLone(tables, rules)) continue;
    // What was proved stays proved: hiding more only leaves more numbers possible.
    open = recoverableCells(tables, rules, past, open);
    const helped = hideAround(open.filter((cell) => (tries.get(cell) ?? 0) < mostTries), tables);
    if (helped.length === 0) return figures;
    for (const cell of helped) tries.set(cell, (tries.get(cell) ?? 0) + 1);
  }
}

/** After so many cells hidden on one's behalf, a breakdown is too thin to release: `whyNotRelease` says so, and people decide. */
const mostTries = 20;

export const roundTo = (value: number, rounding: number): number => Math.round(value / rounding) * rounding;

/** What the figure would be alone: hidden, zero, rounded, or held at an earlier number. */
function firstFigure(count: Count & { scope: string }, rules: ReleaseRules, history: History): Figure {
  const { value } = count;
  if (value === null) return { ...count, shown: null, suppressed: null, held: false, basis: null };
  if (!Number.isInteger(value) || value < 0) throw new RangeError(`${idOf(count)} is not a count: ${value}`);
  const hidden = { ...count, shown: hiddenSign, held: false, basis: null };
  if (value > 0 && value < rules.threshold) return { ...hidden, suppressed: 'small' };
  const seen = history.get(idOf(count)) ?? [];
  // Hidden to protect a neighbour, and hardly changed: shown now, it would give away the neighbour of then.
  const last = seen.at(-1);
  if (last?.suppressed === 'secondary' && value > 0 && isSmallChange(value, last.value, rules)) return { ...hidden, suppressed: 'secondary' };
  const near = heldTo(value, seen, rules);
  if (near) return { ...count, shown: near.shown, suppressed: null, held: value !== near.basis, basis: near.basis };
  return { ...count, shown: roundTo(value, rules.rounding), suppressed: null, held: false, basis: value };
}

type History = ReadonlyMap<string, Figure[]>;

function historyOf(earlier: readonly Figure[]): History {
  const history = new Map<string, Figure[]>();
  for (const figure of earlier) history.set(idOf(figure), [...(history.get(idOf(figure)) ?? []), figure]);
  return history;
}

const isSmallChange = (value: number, before: number | null, { threshold }: ReleaseRules) => before !== null && Math.abs(value - before) < threshold;

/** The latest earlier figure that this one is too close to: the difference would say what happened to a few people. */
const heldTo = (value: number, seen: readonly Figure[], rules: ReleaseRules): Figure | undefined =>
  value === 0 ? undefined : seen.findLast((one) => typeof one.shown === 'number' && one.shown > 0 && isSmallChange(value, one.basis, rules));

function pastOf(figures: readonly Figure[], all: History, rules: ReleaseRules): Past {
  const nearest = figures.flatMap((figure) => {
    const seen = all.get(idOf(figure)) ?? [];
    const one = heldTo(figure.value ?? 0, seen, rules) ?? seen.at(-1);
    return one ? [[idOf(figure), one] as const] : [];
  });
  return { all, releases: Math.max(0, ...[...all.values()].map((seen) => seen.length)), nearest: new Map(nearest) };
}

/** A line whose total is shown and which has one hidden part: the rest of the line is that part. Many people whom a line lacks need no hiding. */
function loneCell(line: Line, { cells }: Tables, { threshold }: ReleaseRules): Cell | undefined {
  const total = cells[line.total];
  if (!total || isHidden(total)) return undefined;
  const [lone, another] = line.parts.flatMap((part) => cells[part] ?? []).filter(isHidden);
  return lone && !another && (lone.figure || lone.value < threshold) ? lone : undefined;
}

/** Hides the next smallest beside each hidden cell that is alone in its line, until none is alone. */
function hideBesideLone(tables: Tables, rules: ReleaseRules): boolean {
  let changed = false;
  for (const line of tables.lines) {
    const lone = loneCell(line, tables, rules);
    if (!lone) continue;
    const next = smallestShown(line.parts, tables) ?? tables.cells[line.total];
    if (next && hide(next)) changed = true;
  }
  return changed;
}

function smallestShown(at: readonly number[], { cells }: Tables): Cell | undefined {
  const shown = at.flatMap((one) => cells[one] ?? []).filter((cell) => !isHidden(cell) && cell.value > 0);
  return shown.reduce<Cell | undefined>((least, cell) => (least && least.value <= cell.value ? least : cell), undefined);
}

function hide({ figure }: Cell): boolean {
  if (!figure || figure.suppressed !== null || figure.value === 0) return false;
  Object.assign(figure, { shown: hiddenSign, suppressed: 'secondary', held: false, basis: null } satisfies Partial<Figure>);
  return true;
}

/** Hides one more cell near each that could be worked out; two that share a line wait for the effect of the first. */
function hideAround(open: readonly Cell[], tables: Tables): Cell[] {
  const touched = new Set<number>();
  const helped: Cell[] = [];
  for (const cell of open) {
    if (cell.lines.some(({ line }) => touched.has(line))) continue;
    const next = nextToHide(cell, tables);
    if (!next || !hide(next)) continue;
    helped.push(cell);
    for (const { line } of [...cell.lines, ...next.lines]) touched.add(line);
  }
  return helped;
}

/** The smallest part or subtotal of the cell's own lines; when all are hidden, of the lines of those; then totals. */
function nextToHide(cell: Cell, { cells, lines }: Tables): Cell | undefined {
  const near = new Set(cell.lines.map(({ line }) => line));
  const partsOfSums = new Set(lines.filter((line) => !line.across).flatMap((line) => line.parts));
  for (let ring = 0; ring < 2; ring += 1) {
    const parts = [...near].flatMap((at) => lines[at]?.parts ?? []);
    const subtotals = [...near].flatMap((at) => lines[at]?.total ?? []).filter((at) => partsOfSums.has(at));
    const next = smallestShown([...parts, ...subtotals], { cells, lines });
    if (next) return next;
    for (const at of parts) for (const { line } of cells[at]?.lines ?? []) near.add(line);
  }
  return smallestShown([...near].flatMap((line) => lines[line]?.total ?? []), { cells, lines });
}

const sentences = {
  small_shown: { en: 'A count below {threshold} is shown. Hide it', cy: 'Mae cyfrif o dan {threshold} yn cael ei ddangos. Cuddiwch ef' },
  not_rounded: { en: 'This figure is not rounded to {rounding}. Round it, or make the release again', cy: 'Nid yw’r ffigur hwn wedi’i dalgrynnu i {rounding}. Talgrynnwch ef, neu gwnewch y datganiad eto' },
  alone: { en: 'This is the only hidden figure of a sum whose total is shown, so it can be subtracted. Hide another, or the total', cy: 'Dyma’r unig ffigur cudd mewn swm y dangosir ei gyfanswm, felly gellir ei dynnu. Cuddiwch un arall, neu’r cyfanswm' },
  recoverable: { en: 'This figure can be worked out from the others too closely. Hide more of its breakdown, or leave the breakdown out', cy: 'Gellir cyfrifo’r ffigur hwn o’r lleill yn rhy agos. Cuddiwch fwy o’i ddadansoddiad, neu gadewch y dadansoddiad allan' },
  small_change: { en: 'Beside an earlier release this figure shows a change of fewer than {threshold} people. Show the earlier number, or hide it', cy: 'O’i gymharu â datganiad cynharach mae’r ffigur hwn yn dangos newid o lai na {threshold} o bobl. Dangoswch y rhif cynharach, neu cuddiwch ef' },
} as const satisfies Record<string, Bilingual>;

export type ReleaseFinding = { code: keyof typeof sentences; scope: string; breakdown: string; key: string; values: Record<string, number> };

export const releaseFindingSentence = (finding: ReleaseFinding, locale: Locale): string =>
  sentences[finding.code][locale].replace(/\{(\w+)\}/g, (_, name: string) => String(finding.values[name] ?? ''));

/** Why figures, however they came about, may not be released. Empty when they may. It trusts nothing that `releaseFigures` did. */
export function whyNotRelease(figures: readonly Figure[], rules: ReleaseRules = defaultRules, earlier: readonly Figure[] = []): ReleaseFinding[] {
  const history = historyOf(earlier);
  const tables = tablesOf(figures);
  const finding = (code: ReleaseFinding['code'], { scope, breakdown, key }: Figure): ReleaseFinding => ({ code, scope, breakdown, key, values: { ...rules } });
  const alone = new Set(tables.lines.flatMap((line) => loneCell(line, tables, rules) ?? []));
  const open = recoverableCells(tables, rules, pastOf(figures, history, rules));
  return [
    ...figures.flatMap((figure) => wrongAlone(figure, rules, history).map((code) => finding(code, figure))),
    ...[...alone].map((cell) => finding('alone', figureOf(cell, tables))),
    ...open.filter((cell) => !alone.has(cell)).map((cell) => finding('recoverable', figureOf(cell, tables))),
  ];
}

/** What a line lacks has no figure of its own: the finding is put on the line's total. */
function figureOf(cell: Cell, { cells, lines }: Tables): Figure {
  const total = cells[lines[cell.lines[0]?.line ?? 0]?.total ?? 0];
  const figure = cell.figure ?? total?.figure;
  if (!figure) throw new Error('A cell without a figure stands in a line whose total has one');
  return figure;
}

/** What is wrong with a figure whatever stands beside it. */
function wrongAlone({ value, shown, ...figure }: Figure, rules: ReleaseRules, history: History): ReleaseFinding['code'][] {
  if (typeof shown !== 'number' || value === null) return [];
  if (value > 0 && value < rules.threshold) return ['small_shown'];
  const seen = (history.get(idOf(figure)) ?? []).filter((one) => typeof one.shown === 'number' && one.shown > 0);
  const near = value === 0 ? [] : seen.filter((one) => isSmallChange(value, one.basis, rules));
  if (near.length === 0) return shown === roundTo(value, rules.rounding) ? [] : ['not_rounded'];
  return near.some((one) => one.shown === shown) ? [] : ['small_change'];
}

import { describe, expect, it } from 'vitest';
import { type Count, defaultRules, type Figure, releaseFigures, type ReleaseRules, whyNotRelease } from './disclosure';
import { numbersNeeded } from './disclosure-audit';

/** A breakdown with its total, in one scope. */
const breakdown = (values: Record<string, number>, scope = 'fund'): Count[] => [
  ...Object.entries(values).map(([key, value]) => ({ scope, breakdown: 'age', key, value })),
  { scope, breakdown: 'age', key: 'total', value: Object.values(values).reduce((sum, one) => sum + one, 0) },
];
/** Awards with the same breakdown, and the fund as their sum. */
function fundOf(awards: Record<string, number>[]): Count[] {
  const keys = Object.keys(awards[0] ?? {});
  const sums = Object.fromEntries(keys.map((key) => [key, awards.reduce((sum, award) => sum + (award[key] ?? 0), 0)]));
  return [...breakdown(sums), ...awards.flatMap((award, at) => breakdown(award, `award-${at}`))];
}

/**
 * A reader with a pencil: an exact search, which shares nothing with the code it tests. Every figure is an unknown between the
 * numbers that it could be; every sum must add up. Which numbers are possible for a hidden cell?
 */
type Unknowns = { low: number[]; high: number[] };
type Sum = { parts: number[]; total: number };
/** Which keys add up to which within a scope. */
type Shape = { total: string; parts: string[] }[];

function puzzleOf(figures: readonly Figure[], rules: ReleaseRules, shape: Shape): { start: Unknowns; sums: Sum[] } {
  const range = ({ shown: sign }: Figure): [number, number] => {
    if (typeof sign !== 'number') return [1, 150];
    return sign === 0 ? [0, 0] : [Math.max(rules.threshold, sign - Math.floor(rules.rounding / 2)), sign - Math.floor(rules.rounding / 2) + rules.rounding - 1];
  };
  const at = (scope: string, key: string) => figures.findIndex((one) => one.scope === scope && one.key === key);
  const scopes = [...new Set(figures.map((one) => one.scope))];
  const within = scopes.flatMap((scope) => shape.map(({ total, parts }) => ({ parts: parts.map((key) => at(scope, key)), total: at(scope, total) })));
  const across = [...new Set(figures.map((one) => one.key))].map((key) => ({ parts: scopes.filter((scope) => scope !== 'fund').map((scope) => at(scope, key)), total: at('fund', key) }));
  return { start: { low: figures.map((one) => range(one)[0]), high: figures.map((one) => range(one)[1]) }, sums: [...within, ...across.filter((sum) => sum.parts.length > 0)] };
}

/** Two releases, and between them the changes: figures never fall, a small change repeats the number, a large one does not. */
function puzzleOfTwo(first: readonly Figure[], second: readonly Figure[], rules: ReleaseRules, shape: Shape): { start: Unknowns; sums: Sum[] } {
  const [one, two] = [puzzleOf(first, rules, shape), puzzleOf(second, rules, shape)];
  const size = first.length;
  const counted = (figure: Figure | undefined) => typeof figure?.shown === 'number' && figure.shown > 0;
  const repeated = second.map((figure, at) => counted(figure) && figure.shown === first[at]?.shown);
  const bothShown = second.map((figure, at) => counted(figure) && counted(first[at]));
  const start = {
    low: [...one.start.low, ...two.start.low.map((low, at) => (repeated[at] ? rules.threshold : low)), ...bothShown.map((both, at) => (both && !repeated[at] ? rules.threshold : 0))],
    high: [...one.start.high, ...two.start.high.map((high, at) => (repeated[at] ? 150 : high)), ...repeated.map((same) => (same ? rules.threshold - 1 : 150))],
  };
  const later = two.sums.map(({ parts, total }) => ({ parts: parts.map((part) => part + size), total: total + size }));
  return { start, sums: [...one.sums, ...later, ...first.map((_, at) => ({ parts: [at, at + 2 * size], total: at + size }))] };
}

const get = (list: readonly number[], at: number) => list[at] ?? 0;

/** Subtracts until nothing gets narrower; false when the sums contradict each other. */
function narrow({ low, high }: Unknowns, sums: readonly Sum[]): boolean {
  for (let changed = true; changed; ) {
    changed = false;
    for (const { parts, total } of sums) {
      const all = [...parts.map((at) => [at, 1] as const), [total, -1] as const];
      const least = all.reduce((sum, [at, sign]) => sum + (sign > 0 ? get(low, at) : -get(high, at)), 0);
      const most = all.reduce((sum, [at, sign]) => sum + (sign > 0 ? get(high, at) : -get(low, at)), 0);
      for (const [at, sign] of all) {
        const [restLeast, restMost] = sign > 0 ? [least - get(low, at), most - get(high, at)] : [least + get(high, at), most + get(low, at)];
        const [from, to] = sign > 0 ? [-restMost, -restLeast] : [restLeast, restMost];
        if (from > get(low, at)) [low[at], changed] = [from, true];
        if (to < get(high, at)) [high[at], changed] = [to, true];
        if (get(low, at) > get(high, at)) return false;
        if (changed) break;
      }
      if (changed) break;
    }
  }
  return true;
}

function isPossible(unknowns: Unknowns, sums: readonly Sum[]): boolean {
  const trial = { low: [...unknowns.low], high: [...unknowns.high] };
  if (!narrow(trial, sums)) return false;
  const open = trial.low.map((low, at) => ({ at, width: get(trial.high, at) - low })).filter((one) => one.width > 0).sort((a, b) => a.width - b.width)[0];
  if (!open) return true;
  const middle = Math.floor((get(trial.low, open.at) + get(trial.high, open.at)) / 2);
  return isPossible({ low: trial.low, high: trial.high.with(open.at, middle) }, sums) || isPossible({ low: trial.low.with(open.at, middle + 1), high: trial.high }, sums);
}

function randomFrom(seed: number) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) / 0x7fffff;
  };
}

const flat = (parts: number): Shape => [{ total: 'total', parts: Array.from({ length: parts }, (_, at) => `k${at}`) }];
const nested: Shape = [{ total: 'people', parts: ['older', 'young'] }, { total: 'older', parts: ['sixties', 'eighties'] }, { total: 'people', parts: ['yes', 'no'] }];

/** Projects with ages in two levels and a second breakdown of the same people. */
function nestedFund(projects: number, random: () => number): Count[] {
  const some = () => (random() < 0.12 ? 0 : Math.floor(random() * random() * 35));
  const rows = Array.from({ length: projects }, () => {
    const [sixties, eighties, young] = [some(), some(), some()];
    const people = sixties + eighties + young;
    const yes = Math.floor(random() * (people + 1));
    return { people, older: sixties + eighties, young, sixties, eighties, yes, no: people - yes };
  });
  const all = rows.reduce((sums, row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value + (sums[key] ?? 0)])), {} as Record<string, number>);
  const part: Record<string, Partial<Count>> = {
    people: { breakdown: 'people', partOf: [] }, older: { breakdown: 'group', partOf: ['people'], sum: 'age' }, yes: { breakdown: 'step' }, no: { breakdown: 'step' },
    sixties: { partOf: ['older', 'people'] }, eighties: { partOf: ['older', 'people'] },
  };
  return [all, ...rows].flatMap((row, at) => Object.entries(row).map(([key, value]): Count => ({ scope: at === 0 ? 'fund' : `award-${at}`, breakdown: 'age', partOf: ['people'], ...part[key], key, value })));
}

describe('no hidden figure can be worked out', () => {
  const row = (parts: number, random: () => number) => Object.fromEntries(Array.from({ length: parts }, (_, at) => [`k${at}`, random() < 0.15 ? 0 : Math.floor(random() * random() * 40)]));
  const fine = { threshold: 10, rounding: 1 };
  const low = { threshold: 5, rounding: 5 };

  it.each<[number, number, ReleaseRules]>([[0, 4, defaultRules], [1, 3, defaultRules], [2, 3, defaultRules], [3, 3, defaultRules], [3, 4, fine], [3, 3, low]])(
    'with %i projects and %i parts, by any addition or subtraction, more closely than a rounded figure is known (%o)',
    (projects, parts, rules) => {
      let checked = 0;
      for (let seed = 1; seed <= 40; seed += 1) {
        const random = randomFrom(seed * 97 + projects * 13 + parts);
        const figures = releaseFigures(projects === 0 ? breakdown(row(parts, random)) : fundOf(Array.from({ length: projects }, () => row(parts, random))), rules);
        if (whyNotRelease(figures, rules).length > 0) continue; // refused, so nobody sees it
        checked += expectHidden(figures, puzzleOf(figures, rules, flat(parts)), rules, `seed ${seed}`);
      }
      expect(checked).toBeGreaterThan(10);
    },
    60_000,
  );

  it.each([defaultRules, fine])('nor where older people are a sum of ages and two breakdowns share their total (%o)', (rules) => {
    let checked = 0;
    for (let seed = 1; seed <= 60; seed += 1) {
      const figures = releaseFigures(nestedFund(1 + (seed % 3), randomFrom(seed * 7919)), rules);
      if (whyNotRelease(figures, rules).length > 0) continue;
      checked += expectHidden(figures, puzzleOf(figures, rules, nested), rules, `seed ${seed}`);
    }
    expect(checked).toBeGreaterThan(100);
  });

  it('nor by laying two releases side by side', () => {
    let checked = 0;
    for (let seed = 1; seed <= 30; seed += 1) {
      const random = randomFrom(seed * 104_729);
      const now = Array.from({ length: 1 + (seed % 3) }, () => row(3, random));
      const later = now.map((award) => Object.fromEntries(Object.entries(award).map(([key, value]) => [key, value + (random() < 0.4 ? 0 : Math.floor(random() * random() * 25))])));
      const first = releaseFigures(fundOf(now));
      const second = releaseFigures(fundOf(later), defaultRules, first);
      if (whyNotRelease(second, defaultRules, first).length > 0) continue;
      checked += expectHidden([...first, ...second], puzzleOfTwo(first, second, defaultRules, flat(3)), defaultRules, `seed ${seed}`, 2 * defaultRules.threshold);
    }
    expect(checked).toBeGreaterThan(100);
  });

  /** For each small figure: how many numbers a reader cannot rule out. */
  function expectHidden(figures: readonly Figure[], { start, sums }: { start: Unknowns; sums: Sum[] }, rules: ReleaseRules, about: string, below = rules.threshold): number {
    const small = figures.flatMap((one, at) => (one.suppressed === 'small' ? [at] : []));
    for (const at of small) {
      const possible = Array.from({ length: below - 1 }, (_, less) => less + 1).filter((value) => isPossible({ low: start.low.with(at, value), high: start.high.with(at, value) }, sums));
      expect(possible.length, `${about}: ${figures[at]?.scope} ${figures[at]?.key} can only be ${possible}`).toBeGreaterThanOrEqual(numbersNeeded(rules));
      expect(possible).toContain(figures[at]?.value);
    }
    return small.length;
  }

  it('the pencil does find a figure that was left open', () => {
    const lone = releaseFigures(breakdown({ k0: 9, k1: 33, k2: 62 })).map((one): Figure => (one.key === 'k1' ? { ...one, shown: 33, suppressed: null } : one));
    const { start, sums } = puzzleOf(lone, fine, flat(3));
    const possible = [1, 2, 3, 4, 5, 6, 7, 8, 9].filter((value) => isPossible({ low: start.low.with(0, value), high: start.high.with(0, value) }, sums));
    expect(possible.length).toBeLessThan(numbersNeeded(defaultRules));
  });

  it('a small change since an earlier release never shows, in any figure', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const random = randomFrom(seed * 31);
      const now = Array.from({ length: 4 }, () => Object.fromEntries(['a', 'b', 'c'].map((key) => [key, Math.floor(random() * 60)])));
      const later = now.map((award) => Object.fromEntries(Object.entries(award).map(([key, value]) => [key, value + Math.floor(random() * random() * 25)])));
      const first = releaseFigures(fundOf(now));
      const second = releaseFigures(fundOf(later), defaultRules, first);
      second.forEach((figure, at) => {
        const change = Math.abs((figure.value ?? 0) - (first[at]?.basis ?? Number.NaN));
        if (typeof figure.shown === 'number' && figure.shown > 0 && change < 10) expect(figure.shown).toBe(first[at]?.shown);
      });
      expect(whyNotRelease(second, defaultRules, first).filter((one) => one.code !== 'recoverable')).toEqual([]);
    }
  });
});

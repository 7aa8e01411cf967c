import { describe, expect, it } from 'vitest';
import { type CountKey, countKeys, emptyTotals, type Totals } from '../outcome-return/definitions';
import { readRegister } from '../outcome-return/register';
import { countRegister } from '../outcome-return/register-count';
import { sampleRegister } from '../outcome-return/sample-register';
import { type Count, countsOf, defaultRules, type Figure, releaseFigures, releaseFindingSentence, type ReleaseRules, whyNotRelease } from './disclosure';
import { numbersNeeded } from './disclosure-audit';

/** A breakdown with its total, in one scope. */
const breakdown = (values: Record<string, number>, scope = 'fund'): Count[] => [
  ...Object.entries(values).map(([key, value]) => ({ scope, breakdown: 'age', key, value })),
  { scope, breakdown: 'age', key: 'total', value: Object.values(values).reduce((sum, one) => sum + one, 0) },
];
const shown = (figures: readonly Figure[], scope = 'fund') => Object.fromEntries(figures.filter((one) => one.scope === scope).map((one) => [one.key, one.shown]));
const codes = (figures: readonly Figure[], earlier: readonly Figure[] = []) => whyNotRelease(figures, defaultRules, earlier).map((one) => `${one.code} ${one.scope} ${one.key}`);

/** Awards with the same breakdown, and the fund as their sum. */
function fundOf(awards: Record<string, number>[]): Count[] {
  const keys = Object.keys(awards[0] ?? {});
  const sums = Object.fromEntries(keys.map((key) => [key, awards.reduce((sum, award) => sum + (award[key] ?? 0), 0)]));
  return [...breakdown(sums), ...awards.flatMap((award, at) => breakdown(award, `award-${at}`))];
}

describe('one breakdown', () => {
  it('hides counts below the threshold, shows zeros and rounds the rest', () => {
    expect(shown(releaseFigures(breakdown({ young: 3, middle: 0, old: 52, oldest: 8 })))).toEqual({ young: '[c]', middle: 0, old: 50, oldest: '[c]', total: 65 });
  });

  it('rounds a total on its own, not as the sum of rounded parts', () => {
    expect(shown(releaseFigures(breakdown({ a: 12, b: 12, c: 12 })))).toEqual({ a: 10, b: 10, c: 10, total: 35 });
  });

  it('hides the next smallest when one cell alone is hidden, or the total less the rest would give it', () => {
    const figures = releaseFigures(breakdown({ a: 4, b: 30, c: 61, d: 0 }));
    expect(shown(figures)).toEqual({ a: '[c]', b: '[c]', c: 60, d: 0, total: 95 });
    expect(figures.find((one) => one.key === 'b')?.suppressed).toBe('secondary');
  });

  it('does not say in public which of two hidden figures was the small one', () => {
    const [small, next] = releaseFigures(breakdown({ a: 4, b: 30, c: 61 }));
    expect(small?.shown).toBe(next?.shown);
  });

  it('shows what was not reported as nothing, never as 0', () => {
    const [one] = releaseFigures([{ breakdown: 'people', key: 'people.total', value: null }]);
    expect(one?.shown).toBeNull();
  });

  it('protects the few people that a breakdown lacks', () => {
    const figures = releaseFigures([...breakdown({ a: 40, b: 50 }).slice(0, 2), { scope: 'fund', breakdown: 'age', key: 'total', value: 93 }]);
    expect(shown(figures)).toEqual({ a: '[c]', b: 50, total: 95 });
  });

  it('has threshold and rounding as settings of the release', () => {
    expect(shown(releaseFigures(breakdown({ a: 2, b: 2, c: 61 }), { threshold: 5, rounding: 1 }))).toEqual({ a: '[c]', b: '[c]', c: 61, total: 65 });
  });

  it('hides a third cell when two hidden ones are both as large as hidden ones can be, because their sum says so', () => {
    expect(shown(releaseFigures(breakdown({ a: 4, b: 4, c: 61 }), { threshold: 5, rounding: 1 }))).toEqual({ a: '[c]', b: '[c]', c: '[c]', total: 69 });
  });

  it('refuses a number that is not a count, and a figure that is there twice', () => {
    expect(() => releaseFigures([{ breakdown: 'age', key: 'a', value: -1 }])).toThrow(RangeError);
    expect(() => releaseFigures([{ breakdown: 'age', key: 'a', value: 20 }, { breakdown: 'age', key: 'a', value: 20 }])).toThrow(/twice/);
  });
});

describe('the fund and its projects', () => {
  it('hides a second project, or the fund less the other projects would give the first', () => {
    const people = (scope: string, value: number): Count => ({ scope, breakdown: 'people', key: 'people.total', value });
    const figures = releaseFigures([people('fund', 126), people('a', 6), people('b', 40), people('c', 80)]);
    expect(figures.map((one) => one.shown)).toEqual([125, '[c]', '[c]', 80]);
  });

  it('protects a project that is not in the release', () => {
    const people = (scope: string, value: number): Count => ({ scope, breakdown: 'people', key: 'people.total', value });
    const figures = releaseFigures([people('fund', 126), people('b', 40), people('c', 80)]);
    expect(figures.map((one) => one.shown)).toEqual([125, '[c]', 80]);
  });

  it('keeps the older people and their ages together, so that neither gives the other away', () => {
    const totals = totalsWith({ 'people.total': 100, 'group.older_people': 60, 'group.young_people': 20, 'age.18_25': 20, 'age.26_59': 20, 'age.60_69': 36, 'age.70_79': 20, 'age.80_and_over': 4 });
    const figures = releaseFigures(countsOf('fund', totals));
    const key = (name: CountKey) => figures.find((one) => one.key === name)?.shown;
    expect([key('group.older_people'), key('age.60_69'), key('age.70_79'), key('age.80_and_over')]).toEqual([60, 35, '[c]', '[c]']);
  });

  it('releases the figures of 80 projects in seconds, hides none of the fund’s and leaves nothing open', () => {
    const awards = Array.from({ length: 80 }, (_, at) => countRegister(readRegister(sampleRegister({ people: 5 + ((at * 37) % 200), sessions: 4, seed: at })).rows).totals);
    const start = performance.now();
    const figures = releaseFigures([...countsOf('fund', sumOf(awards)), ...awards.flatMap((award, at) => countsOf(`award-${at}`, award))]);
    expect(performance.now() - start).toBeLessThan(20_000);
    expect(whyNotRelease(figures)).toEqual([]);
    expect(figures.filter((one) => one.scope === 'fund' && one.suppressed === 'secondary')).toEqual([]);
  }, 60_000);
});

const totalsWith = (values: Partial<Record<CountKey, number>>): Totals => ({ ...emptyTotals(), ...Object.fromEntries(countKeys.map((key) => [key, 0])), ...values });
const sumOf = (awards: readonly Totals[]): Totals => totalsWith(Object.fromEntries(countKeys.map((key) => [key, awards.reduce((sum, award) => sum + Number(award[key] || 0), 0)])));

describe('differencing against earlier releases', () => {
  const first = releaseFigures(breakdown({ a: 41, b: 60, c: 200 }));

  it('shows the earlier number again while the change since is small', () => {
    const second = releaseFigures(breakdown({ a: 44, b: 90, c: 260 }), defaultRules, first);
    expect(shown(second)).toEqual({ a: 40, b: 90, c: 260, total: 395 });
    expect(second.find((one) => one.key === 'a')).toMatchObject({ held: true, basis: 41 });
  });

  it('lets small changes add up: they are counted from the number that was shown, not from the last release', () => {
    const second = releaseFigures(breakdown({ a: 47, b: 90, c: 260 }), defaultRules, first);
    const third = releaseFigures(breakdown({ a: 52, b: 120, c: 300 }), defaultRules, [...first, ...second]);
    expect(third.find((one) => one.key === 'a')).toMatchObject({ shown: 50, held: false, basis: 52 });
  });

  it('holds a figure at an older release too, when one that can fall has come back to it', () => {
    const second = releaseFigures(breakdown({ a: 61, b: 60, c: 200 }), defaultRules, first);
    const third = releaseFigures(breakdown({ a: 43, b: 60, c: 200 }), defaultRules, [...first, ...second]);
    expect(shown(third).a).toBe(40);
  });

  it('keeps a neighbour hidden until it has changed enough not to give away what it protected', () => {
    const before = releaseFigures(breakdown({ a: 4, b: 30, c: 61 }));
    expect(shown(releaseFigures(breakdown({ a: 24, b: 31, c: 61 }), defaultRules, before)).b).toBe('[c]');
    expect(shown(releaseFigures(breakdown({ a: 24, b: 45, c: 61 }), defaultRules, before)).b).toBe(45);
  });

  it('a figure that never changes is not held, and is shown', () => {
    expect(releaseFigures(breakdown({ a: 41, b: 60, c: 200 }), defaultRules, first).map((one) => [one.shown, one.held])).toEqual(first.map((one) => [one.shown, false]));
  });

  it('says why figures that somebody changed may not be released', () => {
    const fresh = releaseFigures(breakdown({ a: 44, b: 90, c: 260 }));
    expect(codes(fresh, first)).toEqual(['small_change fund a']);
    expect(codes(releaseFigures(breakdown({ a: 44, b: 90, c: 260 }), defaultRules, first), first)).toEqual([]);
  });
});

describe('the check before release trusts nobody', () => {
  const figures = releaseFigures(breakdown({ a: 4, b: 30, c: 61 }));
  const changed = (key: string, change: Partial<Figure>) => figures.map((one) => (one.key === key ? { ...one, ...change } : one));

  it('a count below the threshold that is shown', () => {
    expect(codes(changed('a', { shown: 4, suppressed: null }))).toContain('small_shown fund a');
  });
  it('a hidden figure that stands alone beside its total', () => {
    expect(codes(changed('b', { shown: 30, suppressed: null, basis: 30 }))).toEqual(['alone fund a']);
  });
  it('a figure that is exact', () => {
    expect(codes(changed('c', { shown: 61 }))).toEqual(['not_rounded fund c']);
  });
  it('two hidden figures whose sum gives both away', () => {
    const [a, b] = [1, 1].map((value, at): Figure => ({ scope: 'fund', breakdown: 'age', key: `k${at}`, value, shown: '[c]', suppressed: 'small', held: false, basis: null }));
    const total: Figure = { scope: 'fund', breakdown: 'age', key: 'total', value: 2, shown: 2, suppressed: null, held: false, basis: 2 };
    expect(codes([a, b, total].flatMap((one) => one ?? []))).toContain('recoverable fund k0');
  });
  it('says so in English and in Welsh', () => {
    const [finding] = whyNotRelease(changed('a', { shown: 4, suppressed: null }));
    expect(finding && releaseFindingSentence(finding, 'en')).toBe('A count below 10 is shown. Hide it');
    expect(finding && releaseFindingSentence(finding, 'cy')).toContain('10');
  });
});

/**
 * A reader with a pencil: an exact search, which shares nothing with the code it tests. Every figure is an unknown between the
 * numbers that it could be; every sum must add up. Which numbers are possible for a hidden cell?
 */
type Unknowns = { low: number[]; high: number[] };
type Sum = { parts: number[]; total: number };

function puzzleOf(figures: readonly Figure[], rules: ReleaseRules): { start: Unknowns; sums: Sum[] } {
  const range = ({ shown: sign }: Figure): [number, number] => {
    if (typeof sign !== 'number') return [1, 150];
    return sign === 0 ? [0, 0] : [Math.max(rules.threshold, sign - Math.floor(rules.rounding / 2)), sign - Math.floor(rules.rounding / 2) + rules.rounding - 1];
  };
  const at = (scope: string, key: string) => figures.findIndex((one) => one.scope === scope && one.key === key);
  const scopes = [...new Set(figures.map((one) => one.scope))];
  const keys = [...new Set(figures.map((one) => one.key))];
  const within = scopes.map((scope) => ({ parts: keys.filter((key) => key !== 'total').map((key) => at(scope, key)), total: at(scope, 'total') }));
  const across = keys.map((key) => ({ parts: scopes.filter((scope) => scope !== 'fund').map((scope) => at(scope, key)), total: at('fund', key) })).filter((sum) => sum.parts.length > 0);
  return { start: { low: figures.map((one) => range(one)[0]), high: figures.map((one) => range(one)[1]) }, sums: [...within, ...across] };
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

describe('no hidden figure can be worked out', () => {
  it.each<[number, number, ReleaseRules]>([[0, 4, defaultRules], [1, 3, defaultRules], [2, 3, defaultRules], [3, 3, defaultRules], [3, 4, { threshold: 10, rounding: 1 }], [3, 3, { threshold: 5, rounding: 5 }]])(
    'with %i projects and %i parts, by any addition or subtraction, more closely than a rounded figure is known (%o)',
    (projects, parts, rules) => {
      let checked = 0;
      for (let seed = 1; seed <= 40; seed += 1) {
        const random = randomFrom(seed * 97 + projects * 13 + parts);
        const row = () => Object.fromEntries(Array.from({ length: parts }, (_, at) => [`k${at}`, random() < 0.15 ? 0 : Math.floor(random() * random() * 40)]));
        const counts = projects === 0 ? breakdown(row()) : fundOf(Array.from({ length: projects }, row));
        const figures = releaseFigures(counts, rules);
        if (whyNotRelease(figures, rules).length > 0) continue; // refused, so nobody sees it
        checked += possibleNumbers(figures, rules, seed);
      }
      expect(checked).toBeGreaterThan(10);
    },
    60_000,
  );

  /** For each small figure: how many of the numbers below the threshold a reader cannot rule out. */
  function possibleNumbers(figures: readonly Figure[], rules: ReleaseRules, seed: number): number {
    const { start, sums } = puzzleOf(figures, rules);
    const small = figures.flatMap((one, at) => (one.suppressed === 'small' ? [at] : []));
    for (const at of small) {
      const possible = Array.from({ length: rules.threshold - 1 }, (_, less) => less + 1).filter((value) => isPossible({ low: start.low.with(at, value), high: start.high.with(at, value) }, sums));
      expect(possible.length, `seed ${seed}: ${figures[at]?.scope} ${figures[at]?.key} can only be ${possible}`).toBeGreaterThanOrEqual(numbersNeeded(rules));
      expect(possible).toContain(figures[at]?.value);
    }
    return small.length;
  }

  it('the pencil does find a figure that was left open', () => {
    const lone = releaseFigures(breakdown({ a: 9, b: 33, c: 62 })).map((one): Figure => (one.key === 'b' ? { ...one, shown: 33, suppressed: null } : one));
    const { start, sums } = puzzleOf(lone, { threshold: 10, rounding: 1 });
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

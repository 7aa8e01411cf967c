import { describe, expect, it } from 'vitest';
import { workOf } from '@/db/testing/work';
import { type CountKey, countKeys, emptyTotals, type Totals } from '../outcome-return/definitions';
import { readRegister } from '../outcome-return/register';
import { countRegister } from '../outcome-return/register-count';
import { sampleRegister } from '../outcome-return/sample-register';
import { type Count, countsOf, defaultRules, type Figure, releaseFigures, releaseFindingSentence, whyNotRelease } from './disclosure';

/** A breakdown with its total, in one scope. */
const breakdown = (values: Record<string, number>, scope = 'fund'): Count[] => [
  ...Object.entries(values).map(([key, value]) => ({ scope, breakdown: 'age', key, value })),
  { scope, breakdown: 'age', key: 'total', value: Object.values(values).reduce((sum, one) => sum + one, 0) },
];
const shown = (figures: readonly Figure[], scope = 'fund') => Object.fromEntries(figures.filter((one) => one.scope === scope).map((one) => [one.key, one.shown]));
const codes = (figures: readonly Figure[], earlier: readonly Figure[] = []) => whyNotRelease(figures, defaultRules, earlier).map((one) => `${one.code} ${one.scope} ${one.key}`);

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

  it('releases the figures of 80 projects, hides none of the fund’s and leaves nothing open; the work grows slower than the cube of the projects', () => {
    const awards = Array.from({ length: 80 }, (_, at) => countRegister(readRegister(sampleRegister({ people: 5 + ((at * 37) % 200), sessions: 4, seed: at })).rows).totals);
    const released = (some: Totals[]) => releaseFigures([...countsOf('fund', sumOf(some)), ...some.flatMap((award, at) => countsOf(`award-${at}`, award))]);
    const figures = released(awards);
    expect(workOf(() => released(awards)) / workOf(() => released(awards.slice(0, 20)))).toBeLessThan(4 ** 3);
    expect(whyNotRelease(figures)).toEqual([]);
    expect(figures.filter((one) => one.scope === 'fund' && one.suppressed === 'secondary')).toEqual([]);
  });
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

import { describe, expect, test } from 'vitest';
import { measures, reportedCounts } from '../outcome-return/definitions';
import { readRegister } from '../outcome-return/register';
import { countRegister } from '../outcome-return/register-count';
import { sampleRegister } from '../outcome-return/sample-register';
import { defaultRules, whyNotRelease } from './disclosure';
import { asFigure, figuresOf, type Rollup, type StoredFigure, whyNotDraft } from './release-rules';

const july = { today: '2026-08-10', reportedUpTo: '2026-07-31' };
const draft = { asAt: '2026-07-31', ...defaultRules };

describe('whether a release may be drafted', () => {
  test.each([
    ['as at the latest return', {}, july, undefined],
    ['as at today', { asAt: '2026-08-10' }, july, undefined],
    ['as at a day to come', { asAt: '2026-08-11' }, july, 'release_date_in_future'],
    ['as at a day before the latest return', { asAt: '2026-07-30' }, july, 'release_date_before_returns'],
    ['as at today, where a return of the month that is not over is in', { asAt: '2026-08-10' }, { ...july, reportedUpTo: '2026-08-31' }, undefined],
    ['with nothing accepted', {}, { ...july, reportedUpTo: null }, 'release_has_nothing'],
    ['with a threshold that protects nobody', { threshold: 4 }, july, 'release_rules'],
    ['with a rounding above the threshold', { rounding: 11 }, july, 'release_rules'],
    ['with a rounding that is no whole number', { rounding: 2.5 }, july, 'release_rules'],
  ])('%s', (_, more, now, code) => expect(whyNotDraft({ ...draft, ...more }, now)?.code).toBe(code));
});

const sums = (scope: string, values: Record<string, number>): Rollup[] => Object.entries(values).map(([key, value]) => ({ scope, key, value }));
const of = (figures: readonly StoredFigure[], scope: string, key: string) => figures.find((one) => one.scope === scope && one.key === key);

describe('the figures of a release', () => {
  test('events follow the threshold and the rounding, and are hidden where the people are', () => {
    const figures = figuresOf(
      [...sums('fund', { 'people.total': 126, 'activity.sessions': 7, 'activity.hours': 512 }), ...sums('a', { 'people.total': 6, 'activity.attendances': 19 }), ...sums('b', { 'people.total': 120, 'activity.attendances': 301 })],
      ['fund', 'a', 'b'], defaultRules, [],
    );
    expect(of(figures, 'fund', 'activity.sessions')).toMatchObject({ shown: null, suppressed: 'small' });
    expect(of(figures, 'fund', 'activity.hours')).toMatchObject({ shown: 510, suppressed: null, basis: 512 });
    expect(of(figures, 'a', 'activity.attendances')).toMatchObject({ shown: null, suppressed: 'secondary' });
  });

  test('what says only how a project asked or recorded, and what is not in the release, stays out', () => {
    const figures = figuresOf([...sums('fund', { 'people.total': 90, 'group.not_asked': 40 }), ...sums('unpublished', { 'people.total': 90 })], ['fund'], defaultRules, []);
    expect(figures.map((one) => `${one.scope} ${one.key}`)).toEqual(['fund people.total']);
  });

  test('a figure that is stored is the figure that was worked out, with the sums it stands in', () => {
    const figures = figuresOf(sums('fund', { 'people.total': 90, 'age.60_69': 4, 'age.70_79': 86 }), ['fund'], defaultRules, []);
    const back = figures.flatMap(asFigure);
    expect(back.find((one) => one.key === 'age.60_69')).toMatchObject({ shown: '[c]', suppressed: 'small', partOf: ['group.older_people', 'people.total'] });
    expect(whyNotRelease(back)).toEqual([]);
  });

  test('of 80 projects: a breakdown that stays open is left out whole, and then nothing is open', () => {
    const all = Array.from({ length: 80 }, (_, at) => reportedCounts(countRegister(readRegister(sampleRegister({ people: 20 + ((at * 37) % 300), sessions: 12, seed: at })).rows, { until: '2026-02-12' }).totals));
    const rollups = all.flatMap((counts, at) => counts.map((count) => ({ scope: `award-${at}`, ...count })));
    const fund = measures.flatMap(({ key }) => {
      const own = rollups.filter((one) => one.key === key);
      return own.length > 0 ? [{ scope: 'fund', key, value: own.reduce((sum, one) => sum + one.value, 0) }] : [];
    });
    const figures = figuresOf([...fund, ...rollups], ['fund', ...all.map((_, at) => `award-${at}`)], defaultRules, []);
    const left = figures.filter((one) => one.suppressed === 'withheld');
    expect(new Set(left.map((one) => one.breakdown)).size).toBe(1);
    expect(left.every((one) => one.shown === null)).toBe(true);
    expect(whyNotRelease(figures.flatMap(asFigure))).toEqual([]);
  });
});

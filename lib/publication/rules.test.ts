import { describe, expect, test } from 'vitest';
import { publishedFigures } from '../programme/published-figures';
import { formatAbout, launchCategories, searchTerms, siteName, sitePoints, splitOf, sumOfPositions } from './rules';

describe('the published fund taken apart', () => {
  test('the uplift is the nations’ shares and the rest, and the rest is what it is made of', () => {
    const split = splitOf(publishedFigures, 'uplift');
    expect(split?.fund.amountPence).toBe(11_700_000_00);
    expect(split?.nations.map((one) => one.item)).toEqual(['scotland', 'wales', 'northern_ireland']);
    expect(split?.restPence).toBe(10_268_363_00);
    expect(split?.restParts.map((one) => one.item)).toEqual(['england', 'not_itemised']);
    expect(split?.restParts.reduce((sum, one) => sum + one.amountPence, 0)).toBe(split?.restPence);
  });

  test('so is the launch', () => {
    const split = splitOf(publishedFigures, 'launch');
    expect(split?.restPence).toBe(9_500_000_00 - 1_431_637_00);
    expect(split?.restParts.reduce((sum, one) => sum + one.amountPence, 0)).toBe(split?.restPence);
  });

  test('nothing published is no split, rather than one of zeros', () => {
    expect(splitOf([], 'uplift')).toBeUndefined();
  });

  test('England’s categories and their rounding add up to England’s share', () => {
    expect(launchCategories(publishedFigures).reduce((sum, one) => sum + one.amountPence, 0)).toBe(7_242_000_00);
  });

  test('arithmetic on a rounded headline says “about”', () => {
    expect(formatAbout(10_268_363_00, 'en')).toBe('about £10.27m');
    expect(formatAbout(3_026_363_00, 'cy')).toBe('tua £3.03m');
  });
});

describe('a site is named as coarsely as was decided', () => {
  const town = { region: 'W92000004', placeName: 'Swansea', x: 232.4, y: 839.2 } as const;
  test('an exact one by its town, in the reader’s language', () => {
    expect(siteName({ ...town, precision: 'exact' }, 'en')).toBe('Swansea');
    expect(siteName({ ...town, precision: 'exact' }, 'cy')).toBe('Abertawe');
  });

  test('an area by a large town near its rounded point, never by its own name', () => {
    expect(siteName({ region: 'E12000003', placeName: null, x: 375, y: 675, precision: 'area' }, 'en')).toMatch(/^The area around /);
    expect(siteName({ region: 'E12000003', placeName: 'Secret Refuge', x: 375, y: 675, precision: 'area' }, 'en')).not.toContain('Secret');
  });

  test('a region by the region alone', () => {
    expect(siteName({ ...town, placeName: 'Secret Refuge', precision: 'region' }, 'en')).toBe('Wales, town not shown');
  });

  test('what has no point is not drawn', () => {
    expect(sitePoints([{ x: null, y: null }, { x: 1, y: 2 }])).toEqual([{ x: 1, y: 2 }]);
  });
});

test('a search is at most six words, and a wildcard in it is only a letter', () => {
  expect(searchTerms('  NHS   App ')).toEqual(['nhs', 'app']);
  expect(searchTerms('100% a_b')).toEqual(['100\\%', 'a\\_b']);
  expect(searchTerms('a b c d e f g h')).toHaveLength(6);
});

test('the sum of all envelopes is the sum of each of their parts', () => {
  const one = { allocated: 10, madeUp: 1, earmarked: 2, committed: 3, disbursed: 1, recovered: 0, remaining: 4 };
  expect(sumOfPositions([one, one])).toEqual({ allocated: 20, madeUp: 2, earmarked: 4, committed: 6, disbursed: 2, recovered: 0, remaining: 8 });
});

import { describe, expect, test } from 'vitest';
import { type Bid, bases, levels, notKnown, successRate, tally } from './rules';

const bid = (more: Partial<Bid> = {}): Bid => ({ leadRegion: 'E12000003', leadPlace: { place: 'Leeds', region: 'E12000003' }, sites: [{ place: 'Leeds', region: 'E12000003' }], askedPence: 50_000_00, succeeded: false, awardedPence: 0, published: false, ...more });
const won = (more: Partial<Bid> = {}) => bid({ succeeded: true, awardedPence: 40_000_00, ...more });
const manySites = won({ sites: [{ place: 'Leeds', region: 'E12000003' }, { place: 'Sheffield', region: 'E12000003' }, { place: 'Cardiff', region: 'W92000004' }] });
const rowOf = (answer: ReturnType<typeof tally>, key: string) => answer.rows.find((row) => row.key === key);

test('a bid with sites in two regions counts whole in each, and once in the total', () => {
  const answer = tally([manySites, bid()], { level: 'region', basis: 'delivery' });
  expect(rowOf(answer, 'E12000003')).toMatchObject({ bids: 2, successes: 1, awardedPence: 40_000_00 });
  expect(rowOf(answer, 'W92000004')).toMatchObject({ bids: 1, successes: 1, awardedPence: 40_000_00 });
  expect(answer).toMatchObject({ total: { bids: 2, successes: 1, askedPence: 100_000_00, awardedPence: 40_000_00 }, inSeveral: 1, unpublished: 1 });
});

test('by the lead’s place the rows add up to the total', () => {
  const answer = tally([manySites, bid(), bid({ leadRegion: 'elsewhere' })], { level: 'region', basis: 'lead' });
  for (const column of ['bids', 'successes', 'askedPence', 'awardedPence'] as const) expect(answer.rows.reduce((sum, row) => sum + row[column], 0)).toBe(answer.total[column]);
  expect(rowOf(answer, notKnown)?.bids).toBe(1);
});

test('by district, towns of one district are one row, and a bid counts in it once', () => {
  const answer = tally([bid({ sites: [{ place: 'Leeds', region: 'E12000003' }, { place: 'Otley', region: 'E12000003' }, { place: 'Caerdydd', region: 'W92000004' }] })], { level: 'district', basis: 'delivery' });
  expect(answer.rows.map(({ key, bids }) => [key, bids])).toEqual([['E12000003|Leeds', 1], ['W92000004|Cardiff', 1], [notKnown, 0]]);
  expect(answer.inSeveral).toBe(1);
});

test('the lead’s district is that of its main office; a town of several regions without one is not guessed', () => {
  const places = [{ place: 'Whitley Bay', region: 'E12000001' }, { place: 'Newport', region: 'W92000004' }, { place: 'Newport', region: '' }, { place: 'London', region: '' }, { place: '12 Home Road', region: '' }, null];
  const answer = tally(places.map((leadPlace) => bid({ leadPlace })), { level: 'district', basis: 'lead' });
  expect(answer.rows.map(({ key, bids }) => [key, bids])).toEqual([['E12000001|North Tyneside', 1], ['E12000007|', 1], ['W92000004|Newport', 1], [notKnown, 3]]);
});

test('a place that is not a town we know is not told, whatever was typed', () => {
  const answer = tally([bid({ sites: [{ place: 'Refuge, 4 Secret Street', region: 'E12000003' }, { place: 'leeds', region: 'E12000003' }] })], { level: 'district', basis: 'delivery' });
  expect(answer.rows.map(({ key, bids }) => [key, bids])).toEqual([['E12000003|Leeds', 1], [notKnown, 1]]);
});

test('a region without a bid has its row, and no rate', () => {
  const answer = tally([], { level: 'region', basis: 'lead' });
  expect(answer.rows).toHaveLength(13);
  expect(answer.rows.map(successRate).join('')).toBe('');
  expect(successRate({ key: '', bids: 3, successes: 1, askedPence: 0, awardedPence: 0 })).toBe('33.3');
});

describe.each(levels)('by %s', (level) => {
  test.each(bases)('and %s, a thousand random bids: every bid is in one row at least, and in as many as it has places', (basis) => {
    let seed = 7;
    const luck = (most: number) => {
      seed = (seed * 48271) % 2147483647;
      return seed % most;
    };
    const sites = [{ place: 'Leeds', region: 'E12000003' }, { place: 'York', region: 'E12000003' }, { place: 'Cardiff', region: 'W92000004' }, { place: 'Nowhere', region: 'E12000001' }];
    const bids = Array.from({ length: 1_000 }, () => (luck(2) ? won : bid)({ sites: sites.filter(() => luck(2) === 1), leadRegion: ['E12000001', 'N92000002', 'x'][luck(3)] ?? '' }));
    const answer = tally(bids, { level, basis });
    const inRows = answer.rows.reduce((sum, row) => sum + row.bids, 0);
    expect(answer.total.bids).toBe(1_000);
    expect(inRows).toBeGreaterThanOrEqual(1_000);
    if (answer.inSeveral === 0) expect(inRows).toBe(1_000);
  });
});

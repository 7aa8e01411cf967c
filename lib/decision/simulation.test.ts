import { describe, expect, test } from 'vitest';
import { choicesFrom } from './live-choices';
import { type Candidate, type Choices, fitsOf, type Frame, laidOver, rank, simulate, whyNotChoose, whyNotFitAll } from './simulation';

const said = (text: string) => ({ en: text, cy: text });
const named = (key: string) => ({ key, label: said(key) });
const frame: Frame = {
  criteria: [{ ...named('need'), weight: 1 }, { ...named('outcomes'), weight: 2 }], scaleMax: 5, minimumPence: 10_00, maximumPence: 1_000_00,
  envelopes: [{ ...named('one'), nature: 'resource', nation: 'england', roomPence: 300_00 }, { ...named('two'), nature: 'capital', nation: 'england', roomPence: 100_00 }],
  categories: [named('c')], places: { region: [named('north'), named('south')], focus_area: [named('skills'), named('confidence')], group: [named('older')] },
  rules: [{ of: 'region', atLeast: 1 }, { of: 'focus_area', only: 'skills', atMostPercent: 60 }],
};
const one = (ref: string, need: number, outcomes: number, more: Partial<Candidate> = {}): Candidate => ({
  ref, title: ref, organisation: ref, scores: { need, outcomes }, amountPence: 100_00, category: 'c', envelope: 'one', region: 'north', focusAreas: ['skills'], groups: [], standing: 'open', ...more,
});
const run = (candidates: readonly Candidate[], choices: Partial<Choices> = {}) => simulate(frame, rank(frame, candidates), candidates, { line: 0, reserves: 0, by: {}, ...choices });
const outcomesOf = (candidates: readonly Candidate[], choices: Partial<Choices>) => Object.fromEntries(run(candidates, choices).rows.map(({ candidate, outcome }) => [candidate.ref, outcome]));

/** Small numbers from a seed: the same ones every time. */
function chance(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x7fffffff) * below) % below;
  };
}

describe('the ranking rule', () => {
  test('the weighted score, then the criterion that weighs most, then the smaller amount, then the drawn reference', () => {
    const list = [one('D', 5, 1), one('B', 1, 3), one('A', 3, 2), one('C', 3, 2, { amountPence: 90_00 }), one('E', 3, 2)];
    const ranked = rank(frame, list);
    expect(ranked.map(({ candidate, apart }) => `${candidate.ref} ${apart}`)).toEqual(['B score', 'C criterion', 'A amount', 'E draw', 'D criterion']);
    expect(ranked.map(({ perMille }) => perMille)).toEqual([467, 467, 467, 467, 467]);
  });

  test('any shuffling of the rows gives the same ranking: 200 rounds of up to 120 rows with many ties', () => {
    const luck = chance(7);
    for (let round = 0; round < 200; round++) {
      const list = Array.from({ length: 1 + luck(120) }, (_, index) => one(`DIIF-${index.toString(36)}`, luck(3), luck(3), { amountPence: (1 + luck(3)) * 50_00 }));
      const expected = rank(frame, list).map(({ candidate }) => candidate.ref);
      for (let again = 0; again < 3; again++) {
        const shuffled = list.map((row) => ({ row, at: luck(1_000_000) })).sort((a, b) => a.at - b.at).map(({ row }) => row);
        expect(rank(frame, shuffled).map(({ candidate }) => candidate.ref)).toEqual(expected);
      }
    }
  });
});

describe('the line', () => {
  const list = [one('A', 5, 5), one('B', 4, 4), one('C', 3, 3), one('D', 2, 2), one('E', 1, 1)];

  test('who is above it is recommended, who comes next is in reserve, in order', () => {
    expect(outcomesOf(list, { line: 2, reserves: 2 })).toEqual({ A: 'recommended', B: 'recommended', C: 'reserve', D: 'reserve', E: 'not_recommended' });
    expect(run(list, { line: 2, reserves: 2 }).rows.map(({ reservePosition }) => reservePosition)).toEqual([undefined, undefined, 1, 2, undefined]);
  });

  test('pinned in below it, excluded above it: the line does not move for either', () => {
    const by = { A: { way: 'exclude', reason: 'Duplicate of an award' }, E: { way: 'pin', reason: 'The only one of its region' } } as const;
    expect(outcomesOf(list, { line: 2, reserves: 1, by })).toEqual({ A: 'not_recommended', B: 'recommended', C: 'reserve', D: 'not_recommended', E: 'recommended' });
  });

  test('what is recommended already keeps its room, what is awarded has left it, and both count where they are', () => {
    const settled = [...list, one('F', 5, 5, { standing: 'recommended', amountPence: 150_00, region: 'south' }), one('G', 5, 5, { standing: 'awarded', amountPence: 70_00, region: 'south' })];
    const { envelopes, fills, rows } = run(settled, { line: 1 });
    expect(rows).toHaveLength(5);
    expect(envelopes[0]).toMatchObject({ roomPence: 300_00, promisedPence: 150_00, pence: 100_00, leftPence: 50_00, overPence: 0 });
    expect(fills.region).toMatchObject([{ key: 'north', projects: 1 }, { key: 'south', projects: 2, pence: 220_00 }]);
  });
});

describe('money and places', () => {
  test('capital and revenue apart, and an overrun of a penny says where', () => {
    const list = [one('A', 5, 5, { amountPence: 300_00 }), one('B', 4, 4, { envelope: 'two', amountPence: 100_01 })];
    const { envelopes } = run(list, { line: 2 });
    expect(envelopes.map(({ key, leftPence, overPence }) => [key, leftPence, overPence])).toEqual([['one', 0, 0], ['two', 0, 1]]);
    expect(whyNotFitAll(envelopes)).toMatchObject({ code: 'awards_do_not_fit', values: { over: { en: 'two: £0.01' } } });
    expect(whyNotFitAll(run(list, { line: 1 }).envelopes)).toBeUndefined();
  });

  test('a part is counted as the part, and stays inside the limits', () => {
    const [a] = [one('A', 5, 5)];
    expect(run([a], { line: 1, by: { A: { way: 'rank', amountPence: 60_00 } } }).envelopes[0]).toMatchObject({ pence: 60_00 });
    expect(whyNotChoose(frame, a, { way: 'rank', amountPence: 9_99 })).toMatchObject({ code: 'outside_round_limits' });
    expect(whyNotChoose(frame, a, { way: 'rank', amountPence: 100_01 })).toMatchObject({ code: 'more_than_applied_for' });
    expect(whyNotChoose(frame, a, { way: 'exclude', reason: ' ' })).toMatchObject({ code: 'choice_needs_reason' });
    expect(whyNotChoose(frame, a, { way: 'pin', reason: 'Only one there', amountPence: 60_00 })).toBeUndefined();
  });

  test('rules are kept or broken, and say where', () => {
    const list = [one('A', 5, 5), one('B', 4, 4, { focusAreas: ['confidence'], region: 'south' })];
    expect(run(list, { line: 1 }).rules).toMatchObject([{ kept: false, broken: [{ key: 'south' }] }, { kept: false, broken: [{ key: 'skills' }] }]);
    expect(run(list, { line: 2 }).rules).toMatchObject([{ kept: true, broken: [] }, { kept: true, broken: [] }]);
    expect(run([], {}).rules[1]).toMatchObject({ kept: true });
  });
});

test('moving the line at 5,000 applications looks at each once: the work is counted, not the time', () => {
  const luck = chance(3);
  const list = Array.from({ length: 5_000 }, (_, index) => one(`DIIF-${index}`, luck(6), luck(6)));
  let looked = 0;
  const counted = list.map((candidate) => Object.defineProperty({ ...candidate }, 'region', { get: () => { looked++; return candidate.region; } }));
  const ranked = rank(frame, counted);
  for (const line of [0, 2_500, 5_000]) {
    looked = 0;
    simulate(frame, ranked, counted, { line, reserves: 10, by: {} });
    expect(looked).toBe(line);
  }
});

test('pain 7, wrong or stale totals: at every place of the line the parts add up to the whole', () => {
  const luck = chance(5);
  const list = Array.from({ length: 60 }, (_, index) => one(`DIIF-${index}`, luck(6), luck(6), { amountPence: 10_00 + luck(90_00), envelope: luck(2) ? 'one' : 'two', region: luck(2) ? 'north' : 'south' }));
  for (let line = 0; line <= 60; line++) {
    const { rows, envelopes, fills, totals } = run(list, { line, reserves: luck(5), by: { 'DIIF-1': { way: 'pin', reason: 'x' }, 'DIIF-2': { way: 'exclude', reason: 'x' } } });
    const sum = rows.filter(({ outcome }) => outcome === 'recommended').reduce((all, { amountPence }) => all + amountPence, 0);
    expect(totals.pence).toBe(sum);
    expect(envelopes.reduce((all, { pence }) => all + pence, 0)).toBe(sum);
    expect(fills.region.reduce((all, { pence }) => all + pence, 0)).toBe(sum);
    expect(totals.recommended + totals.reserve + totals.notRecommended).toBe(60);
  }
});

test('a pin, an exclusion or a part at 5,000 applications looks at each once, as a move of the line does', () => {
  const luck = chance(11);
  const list = Array.from({ length: 5_000 }, (_, index) => one(`DIIF-${index}`, luck(6), luck(6)));
  let looked = 0;
  const counted = list.map((candidate) => Object.defineProperty({ ...candidate }, 'region', { get: () => { looked++; return candidate.region; } }));
  const ranked = rank(frame, counted);
  let by: Choices['by'] = {};
  for (const [at, choice] of [[4_999, { way: 'pin', reason: 'x' }], [0, { way: 'exclude', reason: 'x' }], [1, { way: 'rank', amountPence: 1_00 }]] as const) {
    looked = 0;
    by = laidOver(by, { [ranked[at]?.candidate.ref ?? '']: choice });
    const { totals } = simulate(frame, ranked, counted, { line: 2_500, reserves: 10, by });
    expect(looked).toBe(totals.recommended);
  }
  expect(Object.keys(by)).toHaveLength(3);
});

test('choosing its place in the order again takes a choice away, and what is not touched stays', () => {
  const saved = { A: { way: 'pin', reason: 'Only one' }, B: { way: 'rank', amountPence: 5 } } as const;
  expect(laidOver(saved, { A: { way: 'rank' } })).toEqual({ B: saved.B });
  expect(laidOver(saved, { C: { way: 'exclude', reason: 'Elsewhere' } })).toEqual({ ...saved, C: { way: 'exclude', reason: 'Elsewhere' } });
});

test('choices come back from the form as they went, and nothing else does', () => {
  const by = { 'DIIF-1': { way: 'pin', reason: 'Only one' }, 'DIIF-2': { way: 'rank', amountPence: 5_00 } };
  expect(choicesFrom(JSON.stringify(by))).toEqual(by);
  expect(choicesFrom('')).toEqual({});
  expect(choicesFrom(undefined)).toEqual({});
  expect(() => choicesFrom('{"DIIF-1":{"way":"award"}}')).toThrow();
});

test('pain 7: what is ticked and what each envelope is asked for add up, to the penny', () => {
  const label = { en: 'E', cy: 'A' };
  const lines = [{ ref: 'A', amountPence: 70_00, envelope: 'one' }, { ref: 'B', amountPence: 30_01, envelope: 'one' }, { ref: 'C', amountPence: 5_00, envelope: 'two' }];
  const envelopes = [{ key: 'one', label, leftPence: 100_00 }, { key: 'two', label, leftPence: 5_00 }, { key: 'three', label, leftPence: 1 }];
  expect(fitsOf(lines, envelopes)).toMatchObject({ chosen: 3, pence: 105_01, fits: [{ key: 'one', askedPence: 100_01, overPence: 1 }, { key: 'two', overPence: 0 }] });
  expect(fitsOf(lines, envelopes, new Set(['A']))).toMatchObject({ chosen: 1, pence: 70_00, fits: [{ askedPence: 70_00, overPence: 0 }, { askedPence: 0 }] });
});

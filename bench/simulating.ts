import { type Candidate, type Choices, type Frame, laidOver, rank, simulate } from '../lib/decision/simulation';

/**
 * `npx tsx bench/simulating.ts`: how long the rules take that answer in the browser as a line moves, a pin is set or a part is funded, at 5,000
 * and at 50,000 applications. It prints; a test counts the work.
 */
const named = (key: string) => ({ key, label: { en: key, cy: key } });
const frame: Frame = {
  criteria: ['a', 'b', 'c', 'd', 'e'].map((key, at) => ({ ...named(key), weight: 10 + at })), scaleMax: 5, minimumPence: 1, maximumPence: 500_000_00,
  envelopes: ['one', 'two', 'three'].map((key) => ({ ...named(key), nature: 'resource', nation: 'england', roomPence: 1_000_000_00 })), categories: [],
  places: { region: Array.from({ length: 12 }, (_, at) => named(`region${at}`)), focus_area: ['skills', 'devices'].map(named), group: ['older', 'young'].map(named) }, rules: [{ of: 'region', atLeast: 1 }],
};
const candidate = (_: unknown, at: number): Candidate => ({
  ref: `DIIF-${(at * 7919) % 100_003}`, title: 'T', organisation: 'O', scores: { a: at % 6, b: (at * 3) % 6, c: (at * 5) % 6, d: (at * 7) % 6, e: (at * 11) % 6 }, amountPence: 25_000_00 + (at % 97) * 1_000_00,
  category: 'c', envelope: ['one', 'two', 'three'][at % 3] ?? 'one', region: `region${at % 12}`, focusAreas: ['skills'], groups: ['older', 'young'], standing: 'open',
});
const timed = (work: () => unknown): number => {
  const times = Array.from({ length: 21 }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  }).sort((a, b) => a - b);
  return Number((times[10] ?? 0).toFixed(2));
};

for (const count of [5_000, 50_000]) {
  const list = Array.from({ length: count }, candidate);
  const ranked = rank(frame, list);
  const by: Choices['by'] = Object.fromEntries(ranked.slice(0, 100).map(({ candidate: { ref } }, at) => [ref, at % 2 ? { way: 'exclude', reason: 'x' } : { way: 'rank', amountPence: 25_000_00 }]));
  const moved = timed(() => simulate(frame, ranked, list, { line: count / 2, reserves: 50, by }));
  const pinned = timed(() => simulate(frame, ranked, list, { line: count / 2, reserves: 50, by: laidOver(by, { [ranked.at(-1)?.candidate.ref ?? '']: { way: 'pin', reason: 'x' } }) }));
  console.log(JSON.stringify({ applications: count, rankOnceMs: timed(() => rank(frame, list)), moveTheLineMs: moved, pinMs: pinned }));
}

/** A small seeded generator (mulberry32): the demonstration tells the same story every time it is loaded. */
export type Chance = { next: () => number; pick: <T>(list: readonly T[]) => T; between: (low: number, high: number) => number };

export function chance(seed: number): Chance {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    pick: (list) => {
      const one = list[Math.floor(next() * list.length)];
      if (one === undefined) throw new Error('nothing to pick from');
      return one;
    },
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
  };
}

/**
 * While `work` runs, ids and references are drawn from the seed, so that the same project has the same address in every demonstration.
 * Secrets are not: they come from node:crypto, which this leaves alone.
 */
export async function withSeededReferences<Result>(seed: number, work: () => Promise<Result>): Promise<Result> {
  const { next } = chance(seed);
  const real = globalThis.crypto.getRandomValues;
  const seeded = <T extends ArrayBufferView | null>(array: T): T => {
    if (array instanceof Uint8Array) for (let index = 0; index < array.length; index++) array[index] = Math.floor(next() * 256);
    return array;
  };
  Object.defineProperty(globalThis.crypto, 'getRandomValues', { value: seeded, configurable: true, writable: true });
  try {
    return await work();
  } finally {
    Object.defineProperty(globalThis.crypto, 'getRandomValues', { value: real.bind(globalThis.crypto), configurable: true, writable: true });
  }
}

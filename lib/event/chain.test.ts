import { describe, expect, test } from 'vitest';
import { beginning, canonicalJson, type ChainedEvent, chainWalk, type Checkpoint, sealHash, type Seal, sealsAfter } from './chain';

const event = (n: number, data: unknown = { ref: `IMP-${n}` }): ChainedEvent => ({
  id: `00000000-0000-7000-8000-00000000000${n}`, name: 'import.prepared', at: `2025-09-15T09:00:0${n}.123456Z`, actorKind: 'person', actorId: 'a', subjectKind: 'import', subjectId: 's', data,
});
const events = [1, 2, 3, 4, 5].map((n) => event(n));
const seals = sealsAfter(beginning, events);

/** The first fault a walk meets. */
function walked(given: readonly Seal[], found: readonly ChainedEvent[], checkpoints: readonly Checkpoint[] = []) {
  const walk = chainWalk(checkpoints);
  const byId = new Map(found.map((one) => [one.id, one]));
  for (const seal of given) {
    const fault = walk.step(seal, byId.get(seal.eventId));
    if (fault) return fault;
  }
  return walk.end();
}

test('a chain that nobody touched is whole', () => {
  expect(walked(seals, events)).toBeUndefined();
  expect(sealsAfter(beginning, events.slice(0, 2)).concat(sealsAfter({ sequence: 2, hash: seals[1]?.hash ?? '' }, events.slice(2)))).toEqual(seals);
});

describe('tampering is found', () => {
  test('an event was changed', () => {
    expect(walked(seals, events.map((one, at) => (at === 2 ? event(3, { ref: 'IMP-9' }) : one)))).toMatchObject({ code: 'event_changed', sequence: 3 });
  });
  test('an event was changed and its own seal made anew', () => {
    const changed = event(3, { ref: 'IMP-9' });
    const forged = seals.map((seal, at) => (at === 2 ? { ...seal, hash: sealHash(seal.previousHash, changed) } : seal));
    expect(walked(forged, events.map((one, at) => (at === 2 ? changed : one)))).toMatchObject({ code: 'broken_link', sequence: 4 });
  });
  test('an event was deleted', () => {
    expect(walked(seals, events.filter((_, at) => at !== 1))).toMatchObject({ code: 'event_missing', sequence: 2 });
  });
  test('an event and its seal were deleted', () => {
    expect(walked(seals.filter((_, at) => at !== 1), events)).toMatchObject({ code: 'gap', sequence: 2 });
  });
  test('two events changed places', () => {
    const [first, second, third, ...rest] = seals as [Seal, Seal, Seal, ...Seal[]];
    const swapped = [first, { ...second, eventId: third.eventId }, { ...third, eventId: second.eventId }, ...rest];
    expect(walked(swapped, events)).toMatchObject({ code: 'event_changed', sequence: 2 });
  });
  test('the tail was cut: only a checkpoint tells', () => {
    const checkpoint = { sequence: 5, eventCount: 5, headHash: seals[4]?.hash ?? '' };
    expect(walked(seals.slice(0, 3), events.slice(0, 3))).toBeUndefined();
    expect(walked(seals.slice(0, 3), events.slice(0, 3), [checkpoint])).toMatchObject({ code: 'tail_cut', sequence: 5 });
  });
  test('the whole chain was made anew: only a checkpoint tells', () => {
    const others = events.map((one, at) => (at === 0 ? event(1, { ref: 'other' }) : one));
    const checkpoint = { sequence: 4, eventCount: 4, headHash: seals[3]?.hash ?? '' };
    expect(walked(sealsAfter(beginning, others), others)).toBeUndefined();
    expect(walked(sealsAfter(beginning, others), others, [checkpoint])).toMatchObject({ code: 'checkpoint_differs', sequence: 4 });
  });
});

test('text cannot slip from one field into the next', () => {
  const one = { ...event(1), actorKind: 'ab', subjectKind: 'c' };
  expect(sealHash('', { ...one, name: 'x1:y', at: '' })).not.toBe(sealHash('', { ...one, name: 'x', at: '1:y' }));
  expect(sealHash('', { ...one, actorId: null })).not.toBe(sealHash('', { ...one, actorId: '' }));
});

test('data is the same text in whatever order its keys come', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'é' }], a: 2 })).toBe('{"a":2,"b":[1,{"c":"é","d":null}]}');
  expect(canonicalJson({ a: 2, b: [1, { c: 'é', d: null }] })).toBe(canonicalJson({ b: [1, { d: null, c: 'é' }], a: 2 }));
});

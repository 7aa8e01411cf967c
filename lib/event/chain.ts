import { createHash } from 'node:crypto';

/** An event as it is sealed: `at` as text in microseconds of UTC, because a Date would lose three figures of it. */
export type ChainedEvent = {
  id: string; name: string; at: string; actorKind: string; actorId: string | null; subjectKind: string; subjectId: string; data: unknown;
};
export type Seal = { sequence: number; eventId: string; previousHash: string; hash: string };
export type Head = { sequence: number; hash: string };
export type Checkpoint = { sequence: number; eventCount: number; headHash: string };

/** What the first seal follows. */
export const beginning: Head = { sequence: 0, hash: '0'.repeat(64) };

/** JSON with the keys of every object in one order, so that the same data is the same text wherever it is read. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{${entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(',')}}`;
}

/** Each field with its length before it: no two lists of fields make the same text. Nothing at all is not an empty text. */
const prefixed = (field: string | null): string => (field === null ? '-' : `${Buffer.byteLength(field)}:${field}`);

/** SHA-256 over the previous seal's hash and everything the event says. */
export function sealHash(previousHash: string, event: ChainedEvent): string {
  const fields = [previousHash, event.id, event.name, event.at, event.actorKind, event.actorId, event.subjectKind, event.subjectId, canonicalJson(event.data)];
  return createHash('sha256').update(fields.map(prefixed).join('')).digest('hex');
}

/** The seals that follow `head`, one for each event. */
export function sealsAfter(head: Head, events: readonly ChainedEvent[]): Seal[] {
  let { sequence, hash } = head;
  return events.map((event) => {
    const previousHash = hash;
    sequence += 1;
    hash = sealHash(previousHash, event);
    return { sequence, eventId: event.id, previousHash, hash };
  });
}

/** What is wrong with the chain, and where. */
export type Fault = { code: 'gap' | 'broken_link' | 'event_missing' | 'event_changed' | 'tail_cut' | 'checkpoint_differs'; sequence: number; eventId?: string };

/** Walks the seals in their order; the first fault ends the walk, for everything after it follows from it. */
export function chainWalk(checkpoints: readonly Checkpoint[]) {
  const marks = new Map(checkpoints.map((one) => [one.sequence, one]));
  let head = beginning;
  return {
    head: () => head,
    step(seal: Seal, event: ChainedEvent | undefined): Fault | undefined {
      const fault = faultOf(seal, event, head, marks.get(seal.sequence));
      head = { sequence: seal.sequence, hash: seal.hash };
      return fault;
    },
    /** A tail that was cut leaves a chain that is whole: only a checkpoint, best one kept elsewhere, tells. */
    end(): Fault | undefined {
      const beyond = checkpoints.find((one) => one.sequence > head.sequence);
      return beyond && { code: 'tail_cut', sequence: beyond.sequence };
    },
  };
}

function faultOf(seal: Seal, event: ChainedEvent | undefined, head: Head, mark: Checkpoint | undefined): Fault | undefined {
  const at = { sequence: seal.sequence, eventId: seal.eventId };
  if (seal.sequence !== head.sequence + 1) return { code: 'gap', sequence: head.sequence + 1 };
  if (seal.previousHash !== head.hash) return { code: 'broken_link', ...at };
  if (!event) return { code: 'event_missing', ...at };
  if (sealHash(seal.previousHash, event) !== seal.hash) return { code: 'event_changed', ...at };
  if (mark && (mark.headHash !== seal.hash || mark.eventCount !== seal.sequence)) return { code: 'checkpoint_differs', ...at };
  return undefined;
}

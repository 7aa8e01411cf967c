import type { Pence } from '../money';

type Waiting = { ref: string; envelope: string; amountPence: Pence; /** In its envelope, less what is recommended already. */ leftPence: Pence };

/** Of each envelope the first, in the list's order, whose amount fits what is left. One that is too large is passed over and stays where it is. */
export function nextReserves(inOrder: readonly Waiting[]): Set<string> {
  const next = new Map<string, string>();
  for (const { ref, envelope, amountPence, leftPence } of inOrder) if (!next.has(envelope) && amountPence <= leftPence) next.set(envelope, ref);
  return new Set(next.values());
}

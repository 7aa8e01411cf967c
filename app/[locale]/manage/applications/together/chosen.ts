import { isTogetherMove, type TogetherMove } from '@/lib/assessment/together-rules';

type Given = Readonly<Record<string, unknown>>;
export type ChosenFrom = { move?: TogetherMove; refs: string[]; reason: string; fingerprint: string };

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What an address or a form names: the same boxes in both. `picked` holds references in one box, with spaces. */
export function chosenFrom({ move, refs, picked, reason, fingerprint }: Given): ChosenFrom {
  const boxes = (Array.isArray(refs) ? refs : [refs]).map(text).filter(Boolean);
  const named = text(move);
  return { ...(isTogetherMove(named) ? { move: named } : {}), refs: [...new Set([...boxes, ...text(picked).split(' ').filter(Boolean)])], reason: text(reason), fingerprint: text(fingerprint) };
}

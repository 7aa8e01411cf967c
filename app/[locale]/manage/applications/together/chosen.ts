import { isTogetherMove, type TogetherMove } from '@/lib/assessment/together-rules';
import type { WordedField } from '@/lib/field';
import type { Locale } from '@/lib/locale';
import { words } from '@/lib/words';

type Given = Readonly<Record<string, unknown>>;
export type ChosenFrom = { move?: TogetherMove; refs: string[]; reason: string; fingerprint: string };

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What an address or a form names: the same boxes in both. `picked` holds references in one box, with spaces. */
export function chosenFrom({ move, refs, picked, reason, fingerprint }: Given): ChosenFrom {
  const boxes = (Array.isArray(refs) ? refs : [refs]).map(text).filter(Boolean);
  const named = text(move);
  return { ...(isTogetherMove(named) ? { move: named } : {}), refs: [...new Set([...boxes, ...text(picked).split(' ').filter(Boolean)])], reason: text(reason), fingerprint: text(fingerprint) };
}

/** The one reason that stands in the file of each. */
export function reasonField(locale: Locale, move: TogetherMove): WordedField {
  const say = words(locale);
  const which = move === 'due_diligence' ? 'due_diligence' : 'not_recommended';
  return { kind: 'longText', maxWords: 300, name: 'reason', cells: [], label: say(`bulk.reason.${which}`), hint: say('bulk.reason.hint'), missing: say('bulk.reason.missing') };
}

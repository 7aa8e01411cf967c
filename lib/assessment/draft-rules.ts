import type { Raw, RawValue } from '../field';

/** A text that a stale save brought to one box, kept beside the one that stands. */
export type KeptApart = { name: string; text: string; at: string };

/** What a form sent, what it had last known, and what stands now. `order` counts its keys: what was sent earlier and arrives later is older. */
type Merge = { standing: Raw; known: Raw; typed: Raw };
export type Merged = { raw: Raw; apart: { name: string; text: string }[]; changed: boolean };

const textOf = (value: RawValue): string => (typeof value === 'string' ? value : '');

/**
 * Box by box: what this form changed is taken, unless somebody changed the same box otherwise meanwhile. Then the standing text stays, and
 * the other is kept apart; nothing is overwritten and nothing is lost.
 */
export function mergeDraft({ standing, known, typed }: Merge): Merged {
  const raw: Raw = { ...standing };
  const apart: { name: string; text: string }[] = [];
  for (const name of Object.keys(typed)) {
    const [now, before, then] = [textOf(typed[name]), textOf(known[name]), textOf(standing[name])];
    if (now === then || now === before) continue;
    if (then === before) raw[name] = now;
    else apart.push({ name, text: now });
  }
  const changed = Object.keys(raw).some((name) => textOf(raw[name]) !== textOf(standing[name]));
  return { raw, apart, changed };
}

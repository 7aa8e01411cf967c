import type { WordedField } from '@/lib/field';
import type { Locale } from '@/lib/locale';
import type { RoundLine } from '@/lib/programme/round-queries';

/** A box that takes a round's reference, drawn as a list of the rounds there are. */
export function roundChoice(locale: Locale, { name, label, hint, missing, optional }: WordedField, rounds: readonly RoundLine[]): WordedField {
  const options = Object.fromEntries(rounds.map((round) => [round.ref, { label: `${round.title[locale] || round.title.en} (${round.ref})` }]));
  return { kind: 'oneOf', as: 'select', name, label, hint, missing, optional, options, cells: [] };
}

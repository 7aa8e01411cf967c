import { citations, type Exemption, type ProposalKind } from './vocabulary';

export type Proposal = { words: string; kind: ProposalKind };
/** Words that leave a text, and the clause that stands in their place. */
export type Cut = { words: string; exemption: Exemption };

const patterns: [ProposalKind, RegExp][] = [
  ['email', /[\w.+'-]+@[\w-]+(?:\.[\w-]+)+/gu],
  ['phone', /(?<![\d£.,-])(?:\+44|0)(?:[\s().-]{0,2}\d){9,10}(?!\d)/gu],
  ['postcode', /(?<![\p{L}\p{N}])[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}(?![\p{L}\p{N}])/giu],
];

const escaped = (words: string) => words.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
const spoken = (words: string) => words.trim().replace(/\s+/g, ' ').toLowerCase();
/** The words as they stand alone: "Ann" is not in "planning". */
const alone = (words: readonly string[]) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'giu');

export const occurs = (text: string, words: string): boolean => words.trim() !== '' && alone([words]).test(text);

/**
 * What is somebody's personal data by its look: addresses, telephone numbers, full postcodes; and the names of people that the service knows. A
 * name it does not know is the officer's to find. `own` is the person's who asks for their own data: it stays.
 */
export function proposals(text: string, names: readonly string[], own: readonly string[] = []): Proposal[] {
  const found = patterns.flatMap(([kind, pattern]) => [...text.matchAll(pattern)].map(([words]) => ({ words, kind })));
  const known = names.filter((name) => name.trim().length >= 3);
  const named = known.length === 0 ? [] : [...text.matchAll(alone(longestFirst(known)))].map(([words]) => ({ words, kind: 'name' as const }));
  const kept = own.map(spoken);
  const once = new Map([...found, ...named].filter(({ words }) => !kept.includes(spoken(words))).map((one) => [spoken(one.words), one]));
  return [...once.values()];
}

const longestFirst = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length);

export const marker = (exemption: Exemption): string => `[redacted: ${citations[exemption]}]`;

/**
 * The text without the words that were cut, wherever they stand, in any capitals. In one pass, so that what is put in is not cut again. The
 * words themselves are not in what comes out: there is nothing under the black.
 */
export function blackOut(text: string, cuts: readonly Cut[]): string {
  if (cuts.length === 0) return text;
  const by = new Map(cuts.map(({ words, exemption }) => [spoken(words), exemption]));
  return text.replace(alone(longestFirst(cuts.map(({ words }) => words))), (found) => marker(by.get(spoken(found)) ?? (cuts[0] as Cut).exemption)); // some cut matched
}

/** The text in pieces, for showing an officer what leaves it: those that are cut, and those between. */
export function pieces(text: string, words: readonly string[]): { text: string; cut: boolean }[] {
  if (words.length === 0) return [{ text, cut: false }];
  const found = [...text.matchAll(alone(longestFirst(words)))];
  const between = found.flatMap((one, index) => {
    const from = index === 0 ? 0 : (found[index - 1]?.index ?? 0) + (found[index - 1]?.[0].length ?? 0);
    return [{ text: text.slice(from, one.index), cut: false }, { text: one[0], cut: true }];
  });
  const last = found.at(-1);
  return [...between, { text: text.slice(last ? last.index + last[0].length : 0), cut: false }].filter((piece) => piece.text !== '');
}

import type { Locale } from '../locale';
import { type Messages, word } from '../words';
import type { ItemKind } from './vocabulary';

/** Something that is held, as it will be read: never bank details, never a row about a participant, which no source here has. */
export type Gathered = { kind: ItemKind; heading: string; body: string; applicationId: string | null; file?: { ref: string; sha256: string } };

/** An item, or none where nothing is held. Composed letters, so that words are found however they were typed. */
export function textOf({ lines, ...item }: Omit<Gathered, 'body'> & { lines: readonly (string | null)[] }): Gathered[] {
  const body = lines.filter((line) => line?.trim()).join('\n').normalize('NFC');
  return body === '' ? [] : [{ ...item, heading: item.heading.normalize('NFC'), body }];
}

type Values = Record<string, string | number>;
export type HeadingKey = keyof Messages['law']['held']['heading'];
export type FactKey = keyof Messages['law']['held']['fact'];

/**
 * What writes items in the language of the answer: what the officer reads is what goes out. What somebody wrote stays in the language they
 * wrote it in; only our own labels are put into words.
 */
export function itemWriter(locale: Locale, ref: string, applicationId: string | null) {
  return (kind: ItemKind, heading: HeadingKey, lines: readonly (string | null)[], values: Values = {}): Gathered[] =>
    textOf({ kind, heading: `${ref}: ${word(locale, `law.held.heading.${heading}`, values)}`, lines, applicationId });
}

/** "Title: A plan", a line for each that has a value. */
export const factLines = (locale: Locale, facts: Partial<Record<FactKey, string | number | null | undefined>>): string[] =>
  Object.entries(facts).filter(([, value]) => value !== null && value !== undefined && value !== '').map(([key, value]) => `${word(locale, `law.held.fact.${key}`)}: ${value}`);

import type { ItemKind } from './vocabulary';

/** Something that is held, as it will be read: never bank details, never a row about a participant, which no source here has. */
export type Gathered = { kind: ItemKind; heading: string; body: string; applicationId: string | null };

/** An item, or none where nothing is held. Composed letters, so that words are found however they were typed. */
export function textOf({ lines, ...item }: Omit<Gathered, 'body'> & { lines: readonly (string | null)[] }): Gathered[] {
  const body = lines.filter((line) => line?.trim()).join('\n').normalize('NFC');
  return body === '' ? [] : [{ ...item, heading: item.heading.normalize('NFC'), body }];
}

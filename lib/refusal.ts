/**
 * The one way of saying "no" to a person. The code is a key of `messages/<locale>/refusal.json`, so that the sentence
 * can be said in English and Welsh; `values` fills it; `field` names the form field it belongs to.
 * Everything else that is thrown is a bug, and is loud.
 */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly values: RefusalValues = {},
    readonly field?: string,
  ) {
    super(code);
    this.name = 'Refusal';
  }
}

/** What fills a sentence; a name in both languages, or the key of a word, is said in the reader's own (`refusalSentence` in words.ts). */
export type RefusalValues = Record<string, string | number | { en: string; cy: string } | { word: string }>;

export type RefusalCode = keyof typeof import('../messages/en/refusal.json');

/** Throws the refusal that a rule (`whyNot…`) answered, if it answered one. */
export function refuseIf(refusal: Refusal | undefined): void {
  if (refusal) throw refusal;
}

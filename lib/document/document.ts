import type { Locale } from '../locale';

/**
 * A document as data: what it says, and what each part is. pdf.ts draws it as a tagged PDF, plain-text.ts writes it down. Pure; it knows no
 * grant words.
 */
export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3 | 4; text: string; /** Where it is another than the document's. */ lang?: Locale }
  | { kind: 'paragraph'; text: string; lang?: Locale }
  | { kind: 'list'; items: string[] }
  /** Terms with what is said of each: a receipt's facts, a question's limits. */
  | { kind: 'facts'; rows: { term: string; details: string }[] }
  | { kind: 'table'; caption: string; columns: { label: string; numeric?: boolean }[]; rows: string[][]; /** The last row: totals. */ foot?: string[] };

export type PlainDocument = {
  title: string;
  locale: Locale;
  /** Whose it is. */
  author: string;
  /** Stands at the foot of each page: a reference, a hash. */
  foot: string;
  /** "Page {page} of {pages}" in the document's language. */
  pageWords: string;
  /** The instant it says it was made at; the same content gives the same file. */
  made: Date;
  blocks: Block[];
};

export const heading = (level: 1 | 2 | 3 | 4, text: string): Block => ({ kind: 'heading', level, text });
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const list = (items: string[]): Block => ({ kind: 'list', items });
export const facts = (rows: { term: string; details: string }[]): Block => ({ kind: 'facts', rows });
export const table = (caption: string, columns: { label: string; numeric?: boolean }[], rows: string[][], foot?: string[]): Block => ({ kind: 'table', caption, columns, rows, foot });

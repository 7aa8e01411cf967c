import { formatInstant } from '../dates';
import { heading, paragraph, type Block, type PlainDocument } from '../document/document';
import type { Locale } from '../locale';
import { pageWords } from '../programme/printed';
import { words } from '../words';
import type { SentLetter } from './queries';

/** A letter to print and to keep, as it was sent, with its hash on every page. A bilingual one has both texts, each under its language's name. */
export function letterDocument(letter: SentLetter, author: string): PlainDocument {
  const locale: Locale = letter.language === 'cy' ? 'cy' : 'en';
  const say = words(locale);
  const part = (language: Locale, text: string | null): Block[] =>
    text === null ? [] : [...(letter.language === 'both' ? [heading(2, words(language)('letter.language'))] : []), ...text.split(/\n\s*\n/).map(paragraph)];
  return {
    title: say(`letter.kind.${letter.kind}`), locale, author, made: letter.sentAt, foot: `${letter.ref}  SHA-256 ${letter.sha256}`, pageWords: pageWords(locale),
    blocks: [paragraph(say('letter.sentAt', { when: formatInstant(letter.sentAt, locale) })), ...part('en', letter.en), ...part('cy', letter.cy)],
  };
}

import { formatInstant } from '../dates';
import { paragraph, type Block, type PlainDocument } from '../document/document';
import type { Locale } from '../locale';
import { pageWords } from '../programme/printed';
import { words } from '../words';
import type { SentLetter } from './queries';

/** A letter to print and to keep, as it was sent, with its hash on every page. A bilingual one has both texts, each under its language's name. */
export function letterDocument(letter: SentLetter, author: string): PlainDocument {
  const locale: Locale = letter.language === 'cy' ? 'cy' : 'en';
  const say = words(locale);
  const part = (language: Locale, text: string | null): Block[] => {
    const lang = language === locale ? undefined : language;
    const head: Block[] = letter.language === 'both' ? [{ kind: 'heading', level: 2, text: words(language)('letter.language'), lang }] : [];
    return text === null ? [] : [...head, ...text.split(/\n\s*\n/).flatMap((one) => blocksOf(one, lang))];
  };
  return {
    title: say(`letter.kind.${letter.kind}`), locale, author, made: letter.sentAt, foot: `${letter.ref}  SHA-256 ${letter.sha256}`, pageWords: pageWords(locale),
    blocks: [paragraph(say('letter.sentAt', { when: formatInstant(letter.sentAt, locale) })), ...part('en', letter.en), ...part('cy', letter.cy)],
  };
}

/** Scores stand as a list, as they do on the page. */
function blocksOf(text: string, lang: Locale | undefined): Block[] {
  const lines = text.split('\n');
  const items = lines.filter((line) => line.startsWith('- ')).map((line) => line.slice(2));
  const before = lines.filter((line) => !line.startsWith('- ')).join('\n');
  return [...(before ? [{ kind: 'paragraph' as const, text: before, lang }] : []), ...(items.length > 0 ? [{ kind: 'list' as const, items }] : [])];
}

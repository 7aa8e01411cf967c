import { expect, test } from 'vitest';
import { plainText } from './plain-text';

test.each([
  ['a Word list', '•\tFirst\r\n•\tSecond\r\no\tInner\r\n\uf0b7\u00a0\u00a0\u00a0Third', '- First\n- Second\n- Inner\n- Third'],
  ['smart quotes and dashes', '“It’s ready” – nearly…', '“It’s ready” – nearly…'],
  ['an invisible character in an “empty” box (usdr-gost #458)', '\u200b\ufeff', ''],
  ['soft hyphens and zero-width spaces inside words', 'digi\u00adtal in\u200bclusion', 'digital inclusion'],
  ['hard spaces and tabs', '£25,000\u00a0a year\tnet', '£25,000 a year net'],
  ['a soft line break of Word', 'one\u000btwo\u2028three', 'one\ntwo\nthree'],
  ['emoji that are joined', 'family 👨‍👩‍👧', 'family 👨‍👩‍👧'],
  ['Persian, whose joiners are letters’ own', 'می‌خواهم', 'می‌خواهم'],
  ['Welsh', 'tŷ, dŵr a chynhwysiant', 'tŷ, dŵr a chynhwysiant'],
  ['an o that is a word, a dash that is a dash', 'o leiaf\n- one\n–', 'o leiaf\n- one\n–'],
  ['markup as it reads, because it is only text', '<b>bold</b> & more', '<b>bold</b> & more'],
])('%s', (_, pasted, kept) => expect(plainText(pasted)).toBe(kept));

test('pain 4, text truncated: nothing that can be read is ever cut, however long it is', () => {
  const long = Array.from({ length: 20_000 }, (_, index) => `word${index}`).join(' ');
  expect(plainText(long)).toBe(long);
});

test('what is plain already is left alone', () => {
  const text = plainText('•\tOne\r\nTwo\u00a0three');
  expect(plainText(text)).toBe(text);
});

import { createTranslator } from 'use-intl/core';
import { expect, test } from 'vitest';
import { cy } from '../messages/cy';
import { en } from '../messages/en';
import { word } from './words';

type Tree = { [key: string]: string | Tree };

const leaves = (tree: Tree, at = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[`${at}${key}`, value] as [string, string]] : leaves(value, `${at}${key}.`)));

/** The names a sentence is filled with: `{name}`, `{count, plural, …}`. */
const names = (sentence: string) => [...new Set([...sentence.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1]))].sort();

const english = new Map(leaves(en));
const welsh = new Map(leaves(cy));

test('every sentence is there in both languages', () => {
  expect([...english.keys()].filter((key) => !welsh.has(key))).toEqual([]);
  expect([...welsh.keys()].filter((key) => !english.has(key))).toEqual([]);
});

test('a sentence is filled with the same values in both languages', () => {
  const different = [...english].filter(([key, sentence]) => names(sentence).join() !== names(welsh.get(key) ?? '').join()).map(([key]) => key);
  expect(different).toEqual([]);
});

test('no sentence is empty', () => {
  for (const [key, sentence] of [...english, ...welsh]) expect(sentence.trim(), key).not.toBe('');
});

test('a sentence filled by us is what the translator makes of it', () => {
  for (const [locale, messages] of [['en', english], ['cy', welsh]] as const) {
    const translate = createTranslator({ locale, messages: locale === 'cy' ? cy : en }) as (key: string, values: Record<string, string>) => string;
    const filled = [...messages].filter(([, sentence]) => !/\{\w+,|</.test(sentence));
    expect(filled.length).toBeGreaterThan(3_000);
    for (const [key, sentence] of filled) {
      const values = Object.fromEntries(names(sentence).map((name) => [name ?? '', "{a} $& 'b' <c>"]));
      expect(word(locale, key, values), key).toBe(translate(key, values));
    }
  }
});

test('a sentence whose value is missing is refused, not said with a hole', () => {
  expect(() => word('en', 'bulk.choose.tick', {})).toThrow();
  expect(() => word('en', 'bulk.choose.tick')).toThrow();
});

import { createTranslator } from 'use-intl/core';
import { cy } from '../messages/cy';
import { en } from '../messages/en';
import type { Field, FieldText, Fields, WordedField } from './field';
import type { Locale } from './locale';
import type { RefusalCode, RefusalValues } from './refusal';

export type Messages = typeof en;

const make = (locale: Locale) =>
  createTranslator<Messages>({
    locale,
    messages: (locale === 'cy' ? cy : en) as Messages,
    timeZone: 'Europe/London',
    onError(error) {
      throw error;
    },
  });

/** Nothing but words and `{name}`: no plural, no choice, no mark-up. */
const plain = /^[^{}<']*(?:\{\w+\}[^{}<']*)*$/;

/** Most sentences are plain, and a list says hundreds: said here they cost a tenth of what the translator takes, which does all others, and refuses what is wrong. */
function quickly(translator: ReturnType<typeof make>): ReturnType<typeof make> {
  const sentences = new Map<string, string>();
  const sentenceOf = (key: string): string => {
    const kept = sentences.get(key);
    if (kept !== undefined) return kept;
    const raw: unknown = (translator as unknown as { raw(key: string): unknown }).raw(key);
    const sentence = typeof raw === 'string' && plain.test(raw) ? raw : '';
    sentences.set(key, sentence);
    return sentence;
  };
  const say = (key: string, values?: Record<string, unknown>): string => {
    const sentence = sentenceOf(key);
    let whole = sentence !== '';
    const said = !sentence.includes('{') ? sentence : sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values?.[name];
      whole &&= value !== undefined && value !== null;
      return String(value);
    });
    // A value that is missing is the translator's to refuse.
    return whole ? said : (translator as unknown as typeof say)(key, values);
  };
  // The same function to its callers, whose keys and values its own type checks.
  return Object.assign(say, translator) as unknown as ReturnType<typeof make>;
}

const translators = { en: quickly(make('en')), cy: quickly(make('cy')) };

/** The service's words in a language: `words('cy')('apply.home.heading')`. A missing key throws; a test walks both catalogues. */
export const words = (locale: Locale): Words => translators[locale];
export type Words = ReturnType<typeof make>;

/** A sentence whose key is only known at run time (a state, an event, a refusal's code). Throws when there is none. */
export const word = (locale: Locale, key: string, values?: Record<string, string | number>): string =>
  (translators[locale] as unknown as (key: string, values?: Record<string, string | number>) => string)(key, values);

/** A refusal in the reader's language, with the names and states in it. */
export const refusalSentence = (locale: Locale, { code, values }: { code: RefusalCode; values: RefusalValues }): string =>
  word(locale, `refusal.${code}`, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value !== 'object' ? value : 'word' in value ? word(locale, value.word) : value[locale]])));

const look = (locale: Locale, key: string): string | undefined =>
  (translators[locale] as unknown as { has(key: string): boolean }).has(key) ? word(locale, key) : undefined;

/**
 * A form's fields with their words, from `<place>.<name>.label|hint|missing` and `<place>.<name>.options.<value>` (a text, or
 * `{ label, hint }`) of the catalogue. A hidden field needs none.
 */
export function wordFields(locale: Locale, place: string, definition: Fields): WordedField[] {
  return Object.entries(definition).map(([name, field]) => wordField(locale, `${place}.${name}`, name, field));
}

function wordField(locale: Locale, at: string, name: string, field: Field): WordedField {
  if (field.kind === 'hidden') return { ...field, name, label: '', cells: [] };
  const text: FieldText = { label: word(locale, `${at}.label`), hint: look(locale, `${at}.hint`), missing: look(locale, `${at}.missing`) };
  if (field.kind === 'oneOf' || field.kind === 'manyOf') {
    text.options = Object.fromEntries(field.options.map((option) => [option, wordOption(locale, `${at}.options.${option}`)]));
  }
  const cells = field.kind === 'table' ? Object.entries(field.columns).map(([cell, inner]) => wordField(locale, `${at}.cells.${cell}`, cell, inner)) : [];
  return { ...field, ...text, cells: cells as WordedField[], name } as WordedField;
}

const wordOption = (locale: Locale, key: string) => {
  const label = look(locale, `${key}.label`);
  return label ? { label, hint: look(locale, `${key}.hint`) } : { label: word(locale, key) };
};

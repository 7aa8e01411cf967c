import { formatDate } from '../dates';
import type { Locale } from '../locale';
import { formatMoney } from '../money';
import { word } from '../words';

/** A code of ours in words where it has some; a colleague's new one is shown as it is. */
export function inWords(locale: Locale, place: string, code: string): string {
  try {
    return word(locale, `${place}.${code}`);
  } catch {
    return code;
  }
}

/** In the words of the application's history, in ours, or in the award's; an event that has none is shown by its name. */
export function eventName(locale: Locale, name: string): string {
  const key = name.replace('.', '_');
  return ['assessment.event', 'records.decision.eventNames', 'award.event'].map((place) => inWords(locale, place, key)).find((found) => found !== key) ?? name;
}

/** What a detail of an event is called; one that has no words yet, as somebody would read it aloud: `takesEffectAt`. */
export function detailName(locale: Locale, key: string): string {
  const found = inWords(locale, 'records.decision.detail', key);
  return found !== key || !/^[a-z]+([A-Z_][A-Za-z0-9]*)+$/.test(key) ? found : key.replaceAll('_', ' ').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** Where the values of a detail have their words. */
const places: Record<string, string> = {
  check: 'diligence.kind', rating: 'diligence.rating', subsidy: 'diligence.check.subsidy.options', kind: 'letter.kind', neededBy: 'records.decision.detailValue.neededBy', language: 'records.decision.detailValue.language', confirmed: 'variation.way',
};

/**
 * One thing that an event says of itself, as a reader would say it: money in pounds, a day as a date, a code in words.
 * @returns the text, or '' for what says nothing to a reader (a list, an object, nothing)
 */
export function detailInWords(locale: Locale, name: string, value: unknown): string {
  if (typeof value === 'boolean') return word(locale, value ? 'records.decision.yes' : 'records.decision.no');
  if (typeof value === 'number') return name.endsWith('Pence') ? formatMoney(value) : String(value);
  if (typeof value !== 'string' || value === '') return '';
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return formatDate(value, locale);
  const place = places[name];
  return place ? inWords(locale, place, value) : value;
}

import { formatDate } from '../dates';
import type { Locale } from '../locale';
import { formatMoney } from '../money';
import { word, words } from '../words';
import type { Problem } from './problems';

/** What is wrong and what to do, in one sentence. An identifier is refused in the words of the organisation's own rule. */
export function problemSentence(locale: Locale, { code, values }: Problem): string {
  if (typeof values.refusal === 'string') return word(locale, `refusal.${values.refusal}`);
  const money = Object.fromEntries(Object.entries(values).filter(([name]) => name.endsWith('Pence')).map(([name, pence]) => [name.replace(/Pence$/, ''), formatMoney(Number(pence))]));
  const dated = typeof values.start === 'string' ? { ...values, start: formatDate(values.start, locale) } : values;
  return word(locale, `imports.problem.${code}`, { ...dated, ...money });
}

/** Where it is: `Sheet “Awards”, row 12, column “Award date”`; the whole file when it is nowhere in particular. */
export function problemPlace(locale: Locale, { sheet, row, column }: Problem): string {
  const say = words(locale);
  const parts = [sheet && say('imports.place.sheet', { sheet }), row > 0 && say('imports.place.row', { row }), column && say('imports.place.column', { column })].filter((part) => typeof part === 'string' && part !== '');
  const place = parts.join(', ') || say('imports.place.file');
  return place.charAt(0).toUpperCase() + place.slice(1);
}

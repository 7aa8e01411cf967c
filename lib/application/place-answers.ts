import type { Raw } from '../field';
import type { Offers } from '../form-state';
import type { Locale } from '../locale';
import type { Question } from '../programme/question-set';
import { nearPlaces } from '../publication/place-offers';

const textAt = (raw: unknown, path: readonly string[]): string => {
  const found = path.reduce<unknown>((place, step) => (typeof place === 'object' && place !== null ? (place as Raw)[step] : undefined), raw);
  return typeof found === 'string' ? found.trim() : '';
};

/** What typed places may have meant, by their boxes. Nothing for a text that was offered before and kept: it is what its writer means. */
export function offersOf(questions: readonly Question[], raw: Raw, locale: Locale): Offers {
  const offers: Offers = {};
  for (const { name, field } of questions) {
    if (field.kind !== 'table') continue;
    const columns = Object.entries(field.columns).filter(([, column]) => column.kind === 'text' && column.list === 'places').map(([column]) => column);
    const rows = raw[name];
    for (const [row] of (Array.isArray(rows) ? rows : []).entries()) {
      for (const column of columns) {
        const path = [name, String(row), column];
        const typed = textAt(raw, path);
        const near = typed === textAt(raw.offered, path) ? [] : nearPlaces(typed, locale);
        if (near.length > 0) offers[path.join('.')] = near;
      }
    }
  }
  return offers;
}

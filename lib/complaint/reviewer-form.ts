import type { WordedField } from '../field';
import type { Locale } from '../locale';
import { words } from '../words';

/** Who can review is data, so the form is made for each complaint. */
export function wordedReviewers(locale: Locale, people: readonly { name: string; email: string }[]): WordedField[] {
  const say = words(locale);
  const options = Object.fromEntries(people.map(({ name, email }) => [email, { label: name }]));
  return [{ kind: 'oneOf', name: 'reviewer', options, cells: [], label: say('complaint.allocation.reviewer.label'), missing: say('complaint.allocation.reviewer.missing') }];
}

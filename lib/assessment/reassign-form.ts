import type { WordedField } from '../field';
import type { Locale } from '../locale';
import { words } from '../words';

/** Who can be relieved is data, so the officer's form is made for each application. */
export function wordedReassignFields(locale: Locale, people: readonly { id: string; label: string; hint: string }[]): WordedField[] {
  const say = words(locale);
  const options = Object.fromEntries(people.map(({ id, label, hint }) => [id, { label, hint }]));
  return [
    { kind: 'oneOf', name: 'assessor', options, cells: [], label: say('assessing.reassign.assessor.label'), missing: say('assessing.reassign.assessor.missing') },
    { kind: 'longText', maxWords: 200, name: 'reason', cells: [], label: say('assessing.reassign.reason.label'), missing: say('assessing.reassign.reason.missing') },
  ];
}

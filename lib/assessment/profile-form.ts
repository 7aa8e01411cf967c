import { definitionOf, type WordedField } from '../field';
import { parseFields } from '../field-schema';
import type { Raw } from '../field';
import type { Bilingual, Locale } from '../locale';
import { words } from '../words';

type Area = { key: string; label: Bilingual };

/** What an assessor says of themselves; the areas are the rounds' own, so the form is made from them. */
export function profileFields(locale: Locale, known: readonly Area[]): WordedField[] {
  const say = words(locale);
  const options = Object.fromEntries(known.map(({ key, label }) => [key, { label: label[locale] || label.en }]));
  return [
    { kind: 'manyOf', optional: true, name: 'areas', options, cells: [], label: say('assessing.profile.areas.label'), missing: say('assessing.profile.areas.missing') },
    { kind: 'number', min: 0, max: 500, name: 'atOnce', cells: [], label: say('assessing.profile.atOnce.label'), hint: say('assessing.profile.atOnce.hint'), missing: say('assessing.profile.atOnce.missing') },
  ];
}

/** What was typed, checked against the areas there are. */
export const parseProfile = (fields: readonly WordedField[], raw: Raw) => parseFields(definitionOf(fields), raw);

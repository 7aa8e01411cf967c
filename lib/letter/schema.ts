import { fields } from '../field';
import { letterKinds } from './vocabulary';

export const letterSettingsForm = {
  place: 'letter.settings',
  fields: fields({ round: { kind: 'hidden' }, reasons: { kind: 'yesNo' }, scores: { kind: 'yesNo' }, bilingual: { kind: 'yesNo' }, feedbackDays: { kind: 'number', min: 0, max: 365 } }),
};
const own = { kind: 'longText', maxWords: 1500, rows: 18, optional: true } as const;
export const letterTextForm = { place: 'letter.own', fields: fields({ round: { kind: 'hidden' }, kind: { kind: 'hidden' }, en: own, cy: own }) };
const words = { kind: 'longText', maxWords: 300, rows: 5, optional: true } as const;
export const paragraphForm = { place: 'letter.paragraph', fields: fields({ ref: { kind: 'hidden' }, en: words, cy: words }) };
export const sendingForm = {
  place: 'letter.sending',
  fields: fields({
    round: { kind: 'hidden' }, kinds: { kind: 'manyOf', options: letterKinds }, when: { kind: 'oneOf', options: ['now', 'later'] },
    date: { kind: 'date', optional: true }, time: { kind: 'text', maxLength: 5, width: 5, spellcheck: false, optional: true },
  }),
};
export const callingOffForm = { place: 'letter.callingOff', fields: fields({ ref: { kind: 'hidden' }, reason: { kind: 'longText', maxWords: 100, rows: 3 } }) };

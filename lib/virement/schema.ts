import { fields } from '../field';

const consent = { kind: 'text', maxLength: 160, optional: true, spellcheck: false } as const;

/** Which envelopes there are is data: the page offers them, the command looks for the two. */
export const virementForm = {
  place: 'virement.proposal',
  fields: fields({ from: { kind: 'text' }, to: { kind: 'text' }, amount: { kind: 'money', min: 1 }, reason: { kind: 'longText', maxWords: 200, rows: 4 }, consentBy: consent, consentDocument: consent, consentOn: { kind: 'date', optional: true } }),
};
export const virementConfirmationForm = { place: 'virement.confirmation', fields: fields({ ref: { kind: 'hidden' } }) };
export const virementRejectionForm = { place: 'virement.rejection', fields: fields({ ref: { kind: 'hidden' }, reason: { kind: 'longText', maxWords: 100, rows: 3 } }) };

import { fields } from '../field';

export const paymentForm = {
  place: 'payment.record',
  fields: fields({ award: { kind: 'text', maxLength: 20, width: 20, spellcheck: false }, amount: { kind: 'money', min: 1 }, paidOn: { kind: 'date' }, source: { kind: 'text', maxLength: 200 } }),
};
export const paymentConfirmationForm = { place: 'payment.confirmation', fields: fields({ ref: { kind: 'hidden' } }) };
export const paymentRejectionForm = { place: 'payment.rejection', fields: fields({ ref: { kind: 'hidden' }, reason: { kind: 'longText', maxWords: 100, rows: 3 } }) };

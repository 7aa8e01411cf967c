import { fields } from '../field';

const hidden = { kind: 'hidden' } as const;
const details = {
  accountName: { kind: 'text', maxLength: 70, spellcheck: false, autocomplete: 'off' }, sortCode: { kind: 'text', maxLength: 12, width: 10, inputMode: 'numeric', autocomplete: 'off' },
  accountNumber: { kind: 'text', maxLength: 12, width: 10, inputMode: 'numeric', autocomplete: 'off' }, rollNumber: { kind: 'text', maxLength: 18, width: 20, optional: true, autocomplete: 'off' },
} as const;

export const bankDetailsForm = { place: 'bank.details', fields: fields({ ref: hidden, ...details }) };
export const bankPaperForm = { place: 'bank.details', fields: fields({ ref: hidden, ...details, paper: { kind: 'longText', maxWords: 200 } }) };
export const bankConfirmationForm = {
  place: 'bank.confirmation',
  fields: fields({ ref: hidden, account: hidden, calledBack: { kind: 'longText', maxWords: 200 }, payeeChecked: { kind: 'yesNo' } }),
};
export const bankObjectionForm = { place: 'bank.objection', fields: fields({ ref: hidden, account: hidden, reason: { kind: 'longText', maxWords: 200 } }) };

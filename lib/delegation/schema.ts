import { fields } from '../field';

export const delegationForm = {
  place: 'delegation.proposal',
  fields: fields({
    programme: { kind: 'hidden' }, person: { kind: 'hidden', optional: true }, limit: { kind: 'money', optional: true }, fromOn: { kind: 'date' },
    document: { kind: 'text', maxLength: 160, spellcheck: false }, reason: { kind: 'longText', maxWords: 150, rows: 3 },
  }),
};
export const delegationConfirmationForm = { place: 'delegation.confirmation', fields: fields({ ref: { kind: 'hidden' } }) };
export const delegationRejectionForm = { place: 'delegation.rejection', fields: fields({ ref: { kind: 'hidden' }, reason: { kind: 'longText', maxWords: 100, rows: 3 } }) };

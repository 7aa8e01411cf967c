import { fields } from '../field';
import { requirements } from './vocabulary';

export const statementForm = {
  place: 'records.statement',
  fields: fields({
    round: { kind: 'hidden' },
    requirement: { kind: 'oneOf', options: requirements, as: 'select' },
    words: { kind: 'longText', maxWords: 300 },
    reference: { kind: 'text', maxLength: 100, optional: true },
    datedOn: { kind: 'date' },
  }),
};

import { fields } from '../field';
import { registerSchemes } from './rules';

export const registerForm = {
  place: 'register.load',
  fields: fields({
    scheme: { kind: 'oneOf', options: registerSchemes, as: 'select' },
    asAt: { kind: 'date' },
    whole: { kind: 'yesNo' },
    file: { kind: 'file', accept: '.csv', maxBytes: 2_500_000 },
  }),
};

import { fields } from '../field';

export const safeguardingCheckForm = {
  place: 'safeguarding.check',
  fields: fields({ ref: { kind: 'hidden' }, policySeen: { kind: 'yesNo' }, leadNamed: { kind: 'yesNo' }, notes: { kind: 'longText', maxWords: 300 } }),
};
/** Nobody has to say who they are. */
export const concernForm = {
  place: 'safeguarding.report',
  fields: fields({
    danger: { kind: 'yesNo' }, about: { kind: 'text', maxLength: 200 }, happened: { kind: 'longText', maxWords: 1000 },
    reporter: { kind: 'text', maxLength: 200, optional: true, autocomplete: 'name' }, contact: { kind: 'text', maxLength: 200, optional: true },
  }),
};
export const concernStepForm = { place: 'safeguarding.step', fields: fields({ ref: { kind: 'hidden' }, done: { kind: 'longText', maxWords: 500 }, closes: { kind: 'yesNo' } }) };

import { fields } from '../field';

export const draftForm = {
  place: 'release.draft',
  fields: fields({ asAt: { kind: 'date' }, threshold: { kind: 'number', min: 5, max: 100 }, rounding: { kind: 'number', min: 1, max: 100 } }),
};
export const checkForm = { place: 'release.check', fields: fields({ ref: { kind: 'hidden' } }) };
export const releaseForm = { place: 'release.release', fields: fields({ ref: { kind: 'hidden' }, declaration: { kind: 'declaration' } }) };
export const withdrawalForm = { place: 'release.withdrawal', fields: fields({ ref: { kind: 'hidden' }, reason: { kind: 'longText', maxWords: 200, rows: 4 } }) };

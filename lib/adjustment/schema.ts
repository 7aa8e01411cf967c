import { fields } from '../field';
import { adjustmentKinds, adjustmentOutcomes } from './vocabulary';

const request = fields({
  kind: { kind: 'oneOf', options: adjustmentKinds },
  need: { kind: 'longText', maxWords: 300 },
  neededBy: { kind: 'date', optional: true },
  contact: { kind: 'text', maxLength: 200 },
});

export const adjustmentForm = { place: 'adjustment.request', fields: request };
export const adjustmentRecordForm = { place: 'adjustment.record', fields: fields({ name: { kind: 'text', maxLength: 200 }, ...request }) };
export const adjustmentAnswerForm = {
  place: 'adjustment.answer',
  fields: fields({ ref: { kind: 'hidden' }, outcome: { kind: 'oneOf', options: adjustmentOutcomes }, agreed: { kind: 'longText', maxWords: 300 } }),
};

import { fields } from '../field';
import { complaintOutcomes } from './vocabulary';

const said = fields({ what: { kind: 'longText', maxWords: 1000, rows: 10 }, wanted: { kind: 'longText', maxWords: 200, rows: 4, optional: true } });

export const complaintForm = { place: 'complaint.make', fields: fields({ application: { kind: 'hidden' }, ...said }) };
/** An officer writes down what somebody without an account said or wrote. */
export const complaintRecordForm = {
  place: 'complaint.record',
  fields: fields({ application: { kind: 'text', maxLength: 20, width: 20, spellcheck: false }, name: { kind: 'text', maxLength: 200 }, contact: { kind: 'text', maxLength: 200 }, ...said }),
};
/** Reviewers are chosen by their address: the form is there without JavaScript, and names nobody's id. */
export const allocationForm = { place: 'complaint.allocation', fields: fields({ ref: { kind: 'hidden' }, reviewer: { kind: 'email' } }) };
export const complaintAnswerForm = {
  place: 'complaint.outcome',
  fields: fields({ ref: { kind: 'hidden' }, outcome: { kind: 'oneOf', options: complaintOutcomes }, reasons: { kind: 'longText', maxWords: 1000, rows: 10 }, putRight: { kind: 'longText', maxWords: 300, rows: 4, optional: true } }),
};

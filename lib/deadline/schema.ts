import { fields } from '../field';

const reason = { kind: 'longText', maxWords: 200, rows: 4 } as const;
const time = { kind: 'text', maxLength: 5, width: 5, spellcheck: false } as const;

export const extensionForm = { place: 'deadline.extension', fields: fields({ application: { kind: 'hidden' }, date: { kind: 'date' }, time, reason }) };
export const graceForm = { place: 'deadline.grace', fields: fields({ round: { kind: 'hidden' }, minutes: { kind: 'number', min: 0, max: 1440 }, reason }) };
export const incidentForm = {
  place: 'deadline.incident',
  fields: fields({ beganOn: { kind: 'date' }, beganTime: time, endedOn: { kind: 'date' }, endedTime: time, minutes: { kind: 'number', min: 0, max: 20_160 }, reason }),
};
/** An application is found by the reference that its people read out. */
export const findForm = { place: 'deadline.find', fields: fields({ application: { kind: 'text', maxLength: 20, width: 20, spellcheck: false } }) };
export const confirmationForm = { place: 'deadline.confirmation', fields: fields({ ref: { kind: 'hidden' } }) };
export const rejectionForm = { place: 'deadline.rejection', fields: fields({ ref: { kind: 'hidden' }, reason: { kind: 'longText', maxWords: 100, rows: 3 } }) };

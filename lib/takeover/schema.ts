import { fields } from '../field';
import { takeoverGrounds } from './vocabulary';

const reason = { kind: 'longText', maxWords: 200, rows: 4 } as const;

export const proposalForm = { place: 'takeover.proposal', fields: fields({ organisation: { kind: 'hidden' }, ground: { kind: 'oneOf', options: takeoverGrounds }, email: { kind: 'email' }, reason }) };
export const takeoverConfirmationForm = { place: 'takeover.confirmation', fields: fields({ organisation: { kind: 'hidden' }, email: { kind: 'hidden' } }) };
export const stopForm = { place: 'takeover.withdrawal', fields: fields({ organisation: { kind: 'hidden' }, reason: { kind: 'longText', maxWords: 100, rows: 3 } }) };

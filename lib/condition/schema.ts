import { fields } from '../field';
import { conditionTimes } from './vocabulary';

const condition = { kind: 'hidden' } as const;
const reason = { kind: 'longText', maxWords: 200 } as const;

export const newConditionForm = {
  place: 'condition.set',
  fields: fields({ application: { kind: 'hidden' }, requirement: { kind: 'text', maxLength: 240 }, needed_by: { kind: 'oneOf', options: conditionTimes }, due_on: { kind: 'date', optional: true } }),
};
export const evidenceForm = { place: 'condition.evidence', fields: fields({ award: { kind: 'hidden' }, condition, note: { kind: 'longText', maxWords: 300, optional: true } }) };
export const rulingForm = { place: 'condition.ruling', fields: fields({ application: { kind: 'hidden' }, condition, outcome: { kind: 'oneOf', options: ['met', 'sent_back', 'waiver'] }, reason }) };
export const waiverForm = { place: 'condition.waiver', fields: fields({ application: { kind: 'hidden' }, condition, why: reason }) };
export const removalForm = { place: 'condition.removal', fields: fields({ award: { kind: 'hidden' }, condition, file: { kind: 'hidden' } }) };

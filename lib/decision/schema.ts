import { fields } from '../field';
import { dimensions, ways } from './simulation';
import { authorities } from './vocabulary';

const ref = { kind: 'hidden' } as const;

export const newScenarioForm = { place: 'decision.newScenario', fields: fields({ round: ref, like: { kind: 'hidden', optional: true }, name: { kind: 'text', maxLength: 80 } }) };
export const lineForm = { place: 'decision.line', fields: fields({ ref, line: { kind: 'number', min: 0, max: 100_000 }, reserves: { kind: 'number', min: 0, max: 100_000 } }) };
export const choiceForm = {
  place: 'decision.choice',
  fields: fields({ ref, application: ref, way: { kind: 'oneOf', options: ways }, reason: { kind: 'longText', maxWords: 150, optional: true }, amount: { kind: 'money', min: 1, optional: true } }),
};
export const shareForm = { place: 'decision.share', fields: fields({ ref }) };
export const adoptionForm = { place: 'decision.adoption', fields: fields({ ref, reason: { kind: 'longText', maxWords: 300 } }) };
export const rulesForm = {
  place: 'decision.rules',
  fields: fields({
    round: ref,
    rules: { kind: 'table', maxRows: 12, optional: true, columns: { of: { kind: 'oneOf', options: dimensions, as: 'select' }, only: { kind: 'text', maxLength: 80, optional: true }, atLeast: { kind: 'number', min: 1, max: 1_000, optional: true }, atMostPercent: { kind: 'number', min: 1, max: 100, optional: true } } },
  }),
};
export const togetherForm = {
  place: 'decision.together',
  fields: fields({
    round: ref, authority: { kind: 'oneOf', options: authorities }, authorityName: { kind: 'text', maxLength: 120, spellcheck: false },
    decidedOn: { kind: 'date' }, document: { kind: 'text', maxLength: 120, spellcheck: false }, reason: { kind: 'longText', maxWords: 300 },
  }),
};

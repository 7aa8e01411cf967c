import { fields } from '../field';
import { conflictKinds, findingOutcomes } from './vocabulary';

export const yearForm = { place: 'conflict.year', fields: fields({ choice: { kind: 'oneOf', options: ['none', 'listed'] }, agree: { kind: 'declaration' } }) };
export const newConflictForm = {
  place: 'conflict.declare',
  fields: fields({
    kind: { kind: 'oneOf', options: conflictKinds },
    named: { kind: 'text', maxLength: 200 },
    identifier: { kind: 'text', maxLength: 200, optional: true, spellcheck: false },
    nature: { kind: 'longText', maxWords: 200 },
  }),
};
export const endForm = { place: 'conflict.end', fields: fields({ ref: { kind: 'hidden' }, endedOn: { kind: 'date' } }) };

/** Who there is to choose from is data, so the page gives the choices; a candidate is written "person kind". */
export const candidateForm = {
  place: 'conflict.candidate',
  fields: fields({ application: { kind: 'hidden' }, candidate: { kind: 'text', maxLength: 80 }, outcome: { kind: 'oneOf', options: findingOutcomes }, reason: { kind: 'longText', maxWords: 200 } }),
};
export const findingForm = { place: 'conflict.finding', fields: fields({ application: { kind: 'hidden' }, person: { kind: 'text', maxLength: 40 }, reason: { kind: 'longText', maxWords: 200 } }) };
export const liftingForm = { place: 'conflict.lifting', fields: fields({ application: { kind: 'hidden' }, person: { kind: 'text', maxLength: 40 }, reason: { kind: 'longText', maxWords: 200 } }) };
export const awardLiftingForm = { place: 'conflict.lifting', fields: fields({ award: { kind: 'hidden' }, person: { kind: 'text', maxLength: 40 }, reason: { kind: 'longText', maxWords: 200 } }) };

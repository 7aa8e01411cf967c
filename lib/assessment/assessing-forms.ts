import { fields } from '../field';

const ref = { kind: 'hidden' } as const;

export const planForm = { place: 'assessing.plan', fields: fields({ round: ref, fingerprint: ref }) };
export const declineForm = { place: 'assessing.decline', fields: fields({ ref, reason: { kind: 'longText', maxWords: 200 } }) };
/** Beside these, whom it tells: that is data. */
export const commentForm = { place: 'assessing.talk', fields: fields({ ref, at: ref, words: { kind: 'longText', maxWords: 500 } }) };
export const raiseForm = { place: 'assessing.raise', fields: fields({ ref, at: ref, reason: { kind: 'longText', maxWords: 300 } }) };
export const settleForm = { place: 'assessing.flag', fields: fields({ flag: ref, move: { kind: 'oneOf', options: ['stop', 'resolve'] }, outcome: { kind: 'longText', maxWords: 300 } }) };
/** Whom a flag can be given to, and who can be relieved, is data: the page offers it, the command looks again. */
export const allocateForm = { place: 'assessing.flag', fields: fields({ flag: ref, person: { kind: 'text' } }) };
export const reassignForm = { place: 'assessing.reassign', fields: fields({ ref, assessor: { kind: 'text' }, reason: { kind: 'longText', maxWords: 200 } }) };
export const viewForm = { place: 'assessing.view', fields: fields({ query: { kind: 'hidden', optional: true }, name: { kind: 'text', maxLength: 80 }, shared: { kind: 'yesNo' } }) };
export const viewRemovalForm = { place: 'assessing.viewRemoval', fields: fields({ name: ref }) };
export const namesForm = { place: 'anonymous.names', fields: fields({ ref, names: { kind: 'longText', rows: 4, optional: true }, reason: { kind: 'longText', maxWords: 300, rows: 4, optional: true } }) };

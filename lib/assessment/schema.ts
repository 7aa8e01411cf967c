import { authorities } from '../decision/vocabulary';
import { fields } from '../field';
import { outcomes } from './rules';

const ref = { kind: 'hidden' } as const;

export const siftForm = { place: 'assessment.sift', fields: fields({ ref, eligible: { kind: 'yesNo' }, reason: { kind: 'longText', maxWords: 300, optional: true } }) };
export const panelForm = { place: 'assessment.panel', fields: fields({ ref }) };
export const recommendationForm = {
  place: 'assessment.recommendation',
  fields: fields({ ref, outcome: { kind: 'oneOf', options: outcomes }, amount: { kind: 'money', optional: true }, reason: { kind: 'longText', maxWords: 300 } }),
};
export const dueDiligenceForm = { place: 'assessment.dueDiligence', fields: fields({ ref, findings: { kind: 'longText', maxWords: 500 } }) };
export const approvalForm = {
  place: 'assessment.approval',
  fields: fields({
    ref, amount: { kind: 'money' }, reason: { kind: 'longText', maxWords: 300 }, authority: { kind: 'oneOf', options: ['approver', ...authorities] },
    authorityName: { kind: 'text', maxLength: 120, optional: true, spellcheck: false }, decidedOn: { kind: 'date', optional: true }, document: { kind: 'text', maxLength: 120, optional: true, spellcheck: false },
  }),
};
export const refusalForm = { place: 'assessment.refusal', fields: fields({ ref, reason: { kind: 'longText', maxWords: 300 } }) };
export const notificationForm = { place: 'assessment.notification', fields: fields({ ref }) };
export const declarationForm = {
  place: 'assessment.declaration',
  fields: fields({ ref, choice: { kind: 'oneOf', options: ['clear', 'conflicted'] }, reason: { kind: 'longText', maxWords: 300, optional: true } }),
};

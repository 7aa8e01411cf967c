import { fields } from '../field';
import { regionCodes } from '../publication/places';

const award = { kind: 'hidden' } as const;
const terms = {
  amount: { kind: 'money', min: 1 }, startsOn: { kind: 'date' }, endsOn: { kind: 'date' }, title: { kind: 'text', maxLength: 120 }, description: { kind: 'longText', maxWords: 300, rows: 5 },
  sites: { kind: 'table', optional: true, maxRows: 20, columns: { place: { kind: 'text', maxLength: 80 }, region: { kind: 'oneOf', options: regionCodes, as: 'select' } } },
} as const;
const reason = { kind: 'longText', maxWords: 300, rows: 5 } as const;

export const askForm = { place: 'variation.ask', fields: fields({ award, ...terms, reason }) };
export const proposalForm = { place: 'variation.proposal', fields: fields({ award, ...terms, reason }) };
export const unusedForm = { place: 'variation.unused', fields: fields({ award, amount: { kind: 'money', min: 1 }, reason }) };
export const variationApprovalForm = { place: 'variation.approval', fields: fields({ ref: award, reason }) };
export const variationRefusalForm = { place: 'variation.refusal', fields: fields({ ref: award, reason }) };
export const variationWithdrawalForm = { place: 'variation.withdrawal', fields: fields({ ref: award, reason }) };
export const variationAcceptanceForm = {
  place: 'variation.acceptance',
  fields: fields({ ref: award, award, agree: { kind: 'declaration' }, name: { kind: 'text', maxLength: 120, autocomplete: 'name', spellcheck: false } }),
};
/** The code or the link of a letter, after the name was typed on the page before. */
export const variationCodeForm = { place: 'variation.code', fields: fields({ ref: award, award, code: { kind: 'code' } }) };
export const variationLinkForm = { place: 'variation.link', fields: fields({ ref: award, award, token: award }) };
export const variationNewCodeForm = { place: 'variation.again', fields: fields({ ref: award, award, name: award }) };
export const variationDeclineForm = { place: 'variation.declining', fields: fields({ ref: award, award, reason }) };

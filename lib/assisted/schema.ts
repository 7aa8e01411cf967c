import { fields } from '../field';
import { identifierSchemes } from '../organisation/rules';
import { organisationKinds } from '../organisation/vocabulary';
import { consentWays } from './vocabulary';

export const assistedStartForm = {
  place: 'assisted.start',
  fields: fields({
    round: { kind: 'text', maxLength: 40, width: 20, spellcheck: false },
    organisation: { kind: 'text', maxLength: 40, width: 20, spellcheck: false, optional: true },
    name: { kind: 'text', maxLength: 200, optional: true },
    kind: { kind: 'oneOf', options: organisationKinds, as: 'select', optional: true },
    scheme: { kind: 'oneOf', options: identifierSchemes, as: 'select', optional: true },
    identifier: { kind: 'text', maxLength: 40, width: 20, spellcheck: false, optional: true },
    place: { kind: 'text', maxLength: 80, list: 'places', optional: true },
    certifierName: { kind: 'text', maxLength: 200 },
    certifierEmail: { kind: 'email', optional: true },
    consentWay: { kind: 'oneOf', options: consentWays },
    consentOn: { kind: 'date' },
  }),
};

const ref = { kind: 'hidden' } as const;
export const assistedFinishForm = { place: 'assisted.finish', fields: fields({ ref }) };
export const assistedReopenForm = { place: 'assisted.reopen', fields: fields({ ref }) };
export const paperForm = { place: 'assisted.paper', fields: fields({ ref, signedOn: { kind: 'date' }, kept: { kind: 'text', maxLength: 300 } }) };
export const assistedAnswerForm = {
  place: 'assisted.clarification.submission',
  fields: fields({ ref, saidBy: { kind: 'oneOf', options: consentWays }, saidOn: { kind: 'date' }, saidKept: { kind: 'text', maxLength: 300 }, declaration: { kind: 'declaration' } }),
};
export const paperConfirmationForm = { place: 'assisted.confirmation', fields: fields({ ref, declaration: { kind: 'declaration' } }) };

import { fields } from '../field';
import { identifierSchemes } from '../organisation/rules';
import { organisationKinds, organisationRoles } from '../organisation/vocabulary';

const file = { kind: 'file', accept: '.csv,.xlsx', maxBytes: 2_500_000 } as const;
const source = { source: { kind: 'text', maxLength: 200 }, sourceDate: { kind: 'date' } } as const;

export const fileForm = { place: 'imports.file', fields: fields({ file }) };
export const confirmationForm = { place: 'imports.confirmation', fields: fields({ ref: { kind: 'hidden' } }) };
export const rejectionForm = { place: 'imports.rejection', fields: fields({ ref: { kind: 'hidden' }, reason: { kind: 'longText', maxWords: 100, rows: 3 } }) };

export const invitationForm = {
  place: 'imports.invitation',
  fields: fields({ ref: { kind: 'hidden' }, award: { kind: 'hidden' }, email: { kind: 'email' }, role: { kind: 'oneOf', options: organisationRoles }, language: { kind: 'oneOf', options: ['en', 'cy'] } }),
};
export const invitationsForm = { place: 'imports.invitations', fields: fields({ ref: { kind: 'hidden' } }) };

export const devolvedFileForm = { place: 'imports.devolvedFile', fields: fields({ ...source, file }) };

export const devolvedAwardForm = {
  place: 'imports.award',
  fields: fields({
    organisationName: { kind: 'text', maxLength: 200 },
    organisationKind: { kind: 'oneOf', options: organisationKinds },
    identifierScheme: { kind: 'oneOf', options: identifierSchemes, as: 'select' },
    identifier: { kind: 'text', maxLength: 40, width: 20, spellcheck: false },
    title: { kind: 'text', maxLength: 200 },
    description: { kind: 'longText', maxWords: 250 },
    amountAwarded: { kind: 'money', min: 1 },
    awardDate: { kind: 'date' },
    plannedStartDate: { kind: 'date' },
    plannedEndDate: { kind: 'date' },
    places: { kind: 'text', maxLength: 600, optional: true },
    ...source,
  }),
};

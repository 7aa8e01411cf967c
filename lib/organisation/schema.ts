import { fields } from '../field';
import { identifierSchemes } from './rules';
import { organisationKinds, organisationRoles } from './vocabulary';

const place = { kind: 'text', maxLength: 80, list: 'places' } as const;

export const organisationForm = {
  place: 'organisation.register',
  fields: fields({
    name: { kind: 'text', maxLength: 200, autocomplete: 'organization' },
    kind: { kind: 'oneOf', options: organisationKinds },
    scheme: { kind: 'oneOf', options: identifierSchemes, as: 'select' },
    identifier: { kind: 'text', maxLength: 40, width: 20, spellcheck: false },
    place,
    next: { kind: 'hidden', optional: true },
  }),
};

export const mainOfficeForm = { place: 'office.change', fields: fields({ organisation: { kind: 'hidden' }, shown: { kind: 'hidden', optional: true }, place }) };

export const inviteForm = {
  place: 'organisation.invite',
  fields: fields({ organisation: { kind: 'hidden' }, email: { kind: 'email' }, role: { kind: 'oneOf', options: organisationRoles } }),
};

export const removalForm = {
  place: 'organisation.removal',
  fields: fields({ organisation: { kind: 'hidden' }, person: { kind: 'text', maxLength: 36 } }),
};

export const rolesForm = {
  place: 'colleagues.roles',
  fields: fields({ organisation: { kind: 'hidden' }, person: { kind: 'hidden' }, shown: { kind: 'hidden' }, roles: { kind: 'manyOf', options: organisationRoles } }),
};
export const ownershipForm = { place: 'colleagues.ownership', fields: fields({ organisation: { kind: 'hidden' }, person: { kind: 'text', maxLength: 36 } }) };
export const cancellationForm = { place: 'colleagues.cancellation', fields: fields({ organisation: { kind: 'hidden' }, invitation: { kind: 'text', maxLength: 36 } }) };

export const correctionForm = {
  place: 'organisations.correction',
  fields: fields({
    ref: { kind: 'hidden' }, shown: { kind: 'hidden' },
    name: { kind: 'text', maxLength: 200 },
    scheme: { kind: 'oneOf', options: identifierSchemes, as: 'select' },
    identifier: { kind: 'text', maxLength: 40, width: 20, spellcheck: false },
    place: { ...place, optional: true },
    reason: { kind: 'longText', maxWords: 100, rows: 3 },
  }),
};
export const mergerForm = { place: 'organisations.merger', fields: fields({ ref: { kind: 'hidden' }, into: { kind: 'hidden' }, reason: { kind: 'longText', maxWords: 100, rows: 3 } }) };

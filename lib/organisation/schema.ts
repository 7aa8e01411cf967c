import { fields } from '../field';
import { identifierSchemes } from './rules';
import { organisationKinds, organisationRoles } from './vocabulary';

export const organisationForm = {
  place: 'organisation.register',
  fields: fields({
    name: { kind: 'text', maxLength: 200, autocomplete: 'organization' },
    kind: { kind: 'oneOf', options: organisationKinds },
    scheme: { kind: 'oneOf', options: identifierSchemes, as: 'select' },
    identifier: { kind: 'text', maxLength: 40, width: 20, spellcheck: false },
    next: { kind: 'hidden', optional: true },
  }),
};

export const inviteForm = {
  place: 'organisation.invite',
  fields: fields({ organisation: { kind: 'hidden' }, email: { kind: 'email' }, role: { kind: 'oneOf', options: organisationRoles } }),
};

export const removalForm = {
  place: 'organisation.removal',
  fields: fields({ organisation: { kind: 'hidden' }, person: { kind: 'text', maxLength: 36 } }),
};

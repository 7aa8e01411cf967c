import { fields } from '../field';
import { staffRoles } from './roles';

export const staffRoleForm = {
  place: 'people.grant',
  fields: fields({
    email: { kind: 'email' },
    name: { kind: 'text', maxLength: 120, optional: true },
    role: { kind: 'oneOf', options: staffRoles },
    nation: { kind: 'oneOf', options: ['scotland', 'wales', 'northern_ireland'], as: 'select', optional: true },
  }),
};

/** Who holds what is data, so the page gives the choices; one is written "role email". */
export const staffRemovalForm = { place: 'people.remove', fields: fields({ held: { kind: 'text', maxLength: 320 } }) };

'use server';

import { formAction } from '@/lib/form-action';
import { cancelInvitation, changeRoles, handOverOwnership } from '@/lib/organisation/member-commands';
import { cancellationForm, ownershipForm, rolesForm } from '@/lib/organisation/schema';

const page = (organisation: string, done: string) => `/apply/organisations/${encodeURIComponent(organisation)}/people?done=${done}`;

export const saveRoles = formAction(rolesForm, async (actor, { organisation, person, shown, roles }) => {
  await changeRoles(actor, organisation, { personId: person, roles, shown: shown.split(' ') });
  return page(organisation, 'roles');
});

export const handOver = formAction(ownershipForm, async (actor, { organisation, person }) => {
  await handOverOwnership(actor, organisation, person);
  return page(organisation, 'ownership');
});

export const cancelOpenInvitation = formAction(cancellationForm, async (actor, { organisation, invitation }) => {
  await cancelInvitation(actor, organisation, invitation);
  return page(organisation, 'cancelled');
});

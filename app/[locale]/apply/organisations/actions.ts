'use server';

import { countTry } from '@/lib/access/commands';
import { formAction } from '@/lib/form-action';
import { inviteMember, registerOrganisation, removeMember } from '@/lib/organisation/commands';
import { moveMainOffice } from '@/lib/organisation/office-commands';
import { officeInDoubt } from '@/lib/organisation/office-offers';
import { inviteForm, mainOfficeForm, organisationForm, removalForm } from '@/lib/organisation/schema';

export const registerOwnOrganisation = formAction(organisationForm, async (actor, { next, ...input }, posted) => {
  const doubt = officeInDoubt(posted, input.place);
  if (doubt) return doubt;
  const { ref } = await registerOrganisation(actor, input, posted.key);
  return next ? `/apply/applications/new?round=${encodeURIComponent(next)}` : `/apply/organisations/${ref}`;
});

export const changeMainOffice = formAction(mainOfficeForm, async (actor, { organisation, ...office }, posted) => {
  const doubt = officeInDoubt(posted, office.place);
  if (doubt) return doubt;
  await moveMainOffice(actor, organisation, office);
  return `/apply/organisations/${encodeURIComponent(organisation)}`;
});

export const sendInvitation = formAction(inviteForm, async (actor, { organisation, email, role }, { locale }) => {
  await countTry(`invite:${actor.id}`, 30, 60);
  await inviteMember(actor, organisation, { email, role }, locale);
  return `/apply/organisations/${organisation}/people?done=invited`;
});

export const removeLeaver = formAction(removalForm, async (actor, { organisation, person }) => {
  await removeMember(actor, organisation, person);
  return `/apply/organisations/${organisation}/people?done=removed`;
});

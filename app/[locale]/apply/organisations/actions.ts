'use server';

import { countTry } from '@/lib/access/commands';
import { formAction } from '@/lib/form-action';
import { inviteMember, registerOrganisation, removeMember } from '@/lib/organisation/commands';
import { inviteForm, organisationForm, removalForm } from '@/lib/organisation/schema';

export const registerOwnOrganisation = formAction(organisationForm, async (actor, { name, kind, scheme, identifier, next }, { key }) => {
  const { ref } = await registerOrganisation(actor, { name, kind, scheme, identifier }, key);
  return next ? `/apply/applications/new?round=${encodeURIComponent(next)}` : `/apply/organisations/${ref}`;
});

export const sendInvitation = formAction(inviteForm, async (actor, { organisation, email, role }, { locale }) => {
  await countTry(`invite:${actor.id}`, 30, 60);
  await inviteMember(actor, organisation, { email, role }, locale);
  return `/apply/organisations/${organisation}/people`;
});

export const removeLeaver = formAction(removalForm, async (actor, { organisation, person }) => {
  await removeMember(actor, organisation, person);
  return `/apply/organisations/${organisation}/people`;
});

import 'server-only';
import { and, eq, gt, inArray, isNull } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { invitations, memberships } from '@/db/schema/people';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import { record } from '../event/commands';
import { newId } from '../id';
import { Refusal, refuseIf } from '../refusal';
import { heldIn, lockOrganisation } from './commands';
import { rolesAfterHandOver, whyNotChangeRoles, whyNotHandOver } from './rules';
import { type OrganisationRole, organisationRoles } from './vocabulary';

/**
 * Gives somebody of the organisation exactly these roles, from their next request on. Refuses `last_owner`, `role_needed`, and
 * `roles_changed_meanwhile` when they are not the ones the page showed.
 */
export const changeRoles = (actor: Person, ref: string, { personId, roles, shown }: { personId: string; roles: readonly OrganisationRole[]; shown: readonly string[] }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const organisation = await lockOrganisation(tx, actor, ref);
    authorise(actor, 'organisation.change_roles', organisation, now);
    const held = await heldIn(tx, organisation.id);
    refuseIf(whyNotChangeRoles(held, personId, roles, shown));
    await holdExactly(tx, organisation.id, held, personId, roles, now);
    await record(tx, actor, 'organisation.roles_changed', { kind: 'organisation', id: organisation.id }, { personId, from: shown, to: roles });
  });

/** Makes a colleague the owner in the actor's place. Two owners handing over at once wait for each other. Refuses `is_owner_already`. */
export const handOverOwnership = (actor: Person, ref: string, personId: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const organisation = await lockOrganisation(tx, actor, ref);
    const held = await heldIn(tx, organisation.id);
    // The actor's own roles are as they were when the request began: another owner may have taken this one away since.
    if (!held.some((one) => one.personId === actor.id && one.role === 'owner')) throw new Refusal('not_allowed');
    authorise(actor, 'organisation.hand_over', organisation, now);
    refuseIf(whyNotHandOver(held, actor.id, personId));
    const theirs = held.filter((one) => one.personId === personId).map(({ role }) => role);
    await holdExactly(tx, organisation.id, held, personId, [...theirs, 'owner'], now);
    await holdExactly(tx, organisation.id, held, actor.id, rolesAfterHandOver(held, actor.id), now);
    await record(tx, actor, 'organisation.handed_over', { kind: 'organisation', id: organisation.id }, { to: personId });
  });

async function holdExactly(tx: Tx, organisationId: string, held: readonly { personId: string; role: OrganisationRole }[], personId: string, wanted: readonly string[], now: Date): Promise<void> {
  const theirs = held.filter((one) => one.personId === personId).map(({ role }) => role);
  const lost = theirs.filter((role) => !wanted.includes(role));
  const won = organisationRoles.filter((role) => wanted.includes(role) && !theirs.includes(role));
  if (lost.length > 0) {
    const rows = and(eq(memberships.organisationId, organisationId), eq(memberships.personId, personId), inArray(memberships.role, lost), isNull(memberships.removedAt));
    await tx.update(memberships).set({ removedAt: now }).where(rows);
  }
  if (won.length > 0) await tx.insert(memberships).values(won.map((role) => ({ id: newId(), organisationId, personId, role })));
}

/** Ends an invitation that nobody has taken up: its link opens nothing any more. Refuses `not_found` when it was taken up, or is over. */
export const cancelInvitation = (actor: Person, ref: string, invitationId: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const organisation = await lockOrganisation(tx, actor, ref);
    authorise(actor, 'organisation.cancel_invitation', organisation, now);
    const open = and(eq(invitations.organisationId, organisation.id), eq(invitations.id, invitationId), isNull(invitations.acceptedAt), gt(invitations.expiresAt, now));
    const [cancelled] = await tx.update(invitations).set({ expiresAt: now }).where(open).returning({ role: invitations.role });
    if (!cancelled) throw new Refusal('invitation_is_over', {}, 'invitation');
    await record(tx, actor, 'organisation.invitation_cancelled', { kind: 'organisation', id: organisation.id }, { role: cancelled.role });
  });

import 'server-only';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { invitations, memberships, organisations } from '@/db/schema/people';
import { organisationIds, type Person } from '../access/actor';
import { authorise } from '../access/policy';
import { hashToken, newToken } from '../access/secret';
import { environment } from '../env';
import { record } from '../event/commands';
import { once } from '../event/once';
import { newId } from '../id';
import { type Locale, localPath } from '../locale';
import { notify } from '../notification/commands';
import { newReference } from '../reference';
import { Refusal, refuseIf } from '../refusal';
import { mainOfficeOf } from './main-office';
import { type IdentifierScheme, tidyIdentifier, whyNotIdentifier, whyNotRemove } from './rules';
import { type OrganisationKind, type OrganisationRole, organisationRoles } from './vocabulary';

const invitationDays = 14;

export type OrganisationInput = { name: string; kind: OrganisationKind; scheme: IdentifierScheme; identifier: string; /** The town of its main office. */ place: string };

/**
 * Registers an organisation; whoever does becomes its owner, certifier and editor, from their next request on.
 * Refuses a number of the wrong format, and one that is registered already. The format is checked, the number is not verified.
 * @returns the organisation's reference and id
 */
export function registerOrganisation(actor: Person, input: OrganisationInput, key: string): Promise<{ id: string; ref: string }> {
  const id = newId();
  // Row security lets a person write their own organisations' rows only, as they were when the transaction began: this one is about to be.
  const founder: Person = { ...actor, memberships: [...actor.memberships, ...organisationRoles.map((role) => ({ organisationId: id, organisationName: input.name, role }))] };
  return transaction(founder, async (tx, now) => {
    authorise(actor, 'organisation.register', null, now);
    return once(tx, actor, 'organisation.register', key, input, async () => {
      const demonstration = await isDemonstration(tx);
      refuseIf(whyNotIdentifier(input.kind, input.scheme, input.identifier, demonstration));
      const ref = newReference('ORG');
      const identifier = tidyIdentifier(input.scheme, input.identifier);
      await tx.insert(organisations).values({ id, ref, name: input.name, kind: input.kind, identifierScheme: input.scheme, identifier, ...mainOfficeOf(input.place), demonstration });
      await tx.insert(memberships).values(organisationRoles.map((role) => ({ organisationId: id, personId: actor.id, role })));
      await record(tx, actor, 'organisation.registered', { kind: 'organisation', id }, { scheme: input.scheme, identifier });
      return { id, ref };
    });
  });
}

async function isDemonstration(tx: Tx): Promise<boolean> {
  const found = await rows(tx, sql`select 1 from installation where profile = 'demonstration'`);
  return found.length > 0;
}

export type LockedOrganisation = { id: string; organisationId: string; name: string };

/** The organisation, locked: two owners acting at once wait for each other. Refuses `not_found` unless the actor is its member. */
export async function lockOrganisation(tx: Tx, actor: Person, ref: string): Promise<LockedOrganisation> {
  const [found] = await rows<LockedOrganisation>(tx, sql`
    select id, id as "organisationId", name from organisations where ref = ${ref} and id = any (${sql.param(organisationIds(actor))}::uuid[]) for update`);
  if (!found) throw new Refusal('not_found');
  return found;
}

/** Invites somebody by mail to a role; the link is theirs for 14 days. Refuses `already_a_member` when they hold the role, and `invited_already`: a button pressed twice sends one mail. */
export const inviteMember = (actor: Person, ref: string, { email, role }: { email: string; role: OrganisationRole }, locale: Locale): Promise<void> => {
  const token = newToken();
  return transaction(actor, async (tx, now) => {
    const organisation = await lockOrganisation(tx, actor, ref);
    authorise(actor, 'organisation.invite', organisation, now);
    if (await holdsRole(tx, organisation.id, email, role)) throw new Refusal('already_a_member', {}, 'email');
    if (await isInvited(tx, organisation.id, email, role)) throw new Refusal('invited_already', {}, 'email');
    const expiresAt = new Date(now.getTime() + invitationDays * 24 * 3_600_000);
    await tx.insert(invitations).values({ organisationId: organisation.id, email, role, tokenHash: hashToken(token), invitedBy: actor.id, expiresAt });
    const link = (language: Locale) => `${environment().ORIGIN}${localPath(language, '/sign-in/invitation')}?token=${token}`;
    await notify(tx, { template: 'invitation', email, locale, data: { organisation: organisation.name, inviter: actor.name, role, days: invitationDays }, secret: link });
    await record(tx, actor, 'organisation.member_invited', { kind: 'organisation', id: organisation.id }, { role });
  });
};

async function holdsRole(tx: Tx, organisationId: string, email: string, role: OrganisationRole): Promise<boolean> {
  const found = await rows(tx, sql`
    select 1 from memberships m join people p on p.id = m.person_id
    where m.organisation_id = ${organisationId} and p.email = ${email} and m.role = ${role} and m.removed_at is null`);
  return found.length > 0;
}

async function isInvited(tx: Tx, organisationId: string, email: string, role: OrganisationRole): Promise<boolean> {
  const open = await rows(tx, sql`select 1 from invitations where organisation_id = ${organisationId} and email = ${email} and role = ${role} and accepted_at is null and expires_at > app_now()`);
  return open.length > 0;
}

/**
 * Ends everything somebody may do for the organisation, at once, and every invitation they still hold to it.
 * Refuses `last_owner`, and `has_left_already`. Their work stays: an application belongs to the organisation.
 */
export const removeMember = (actor: Person, ref: string, personId: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const organisation = await lockOrganisation(tx, actor, ref);
    authorise(actor, 'organisation.remove_member', organisation, now);
    const held = await heldIn(tx, organisation.id);
    refuseIf(whyNotRemove(held, personId));
    await tx.update(memberships).set({ removedAt: now }).where(and(eq(memberships.organisationId, organisation.id), eq(memberships.personId, personId), isNull(memberships.removedAt)));
    const theirs = sql`${invitations.email} = (select email from people where id = ${personId})`;
    await tx.update(invitations).set({ expiresAt: now }).where(and(eq(invitations.organisationId, organisation.id), isNull(invitations.acceptedAt), gt(invitations.expiresAt, now), theirs));
    await record(tx, actor, 'organisation.member_removed', { kind: 'organisation', id: organisation.id }, { personId });
  });

/** Who holds which role there now. */
export const heldIn = (tx: Tx, organisationId: string): Promise<{ personId: string; role: OrganisationRole }[]> =>
  tx.select({ personId: memberships.personId, role: memberships.role }).from(memberships).where(and(eq(memberships.organisationId, organisationId), isNull(memberships.removedAt)));

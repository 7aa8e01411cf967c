import 'server-only';
import { sql } from 'drizzle-orm';
import { read } from '@/db/client';
import { rows } from '@/db/rows';
import { type Actor, organisationIds } from '../access/actor';
import type { IdentifierScheme } from './rules';
import type { OrganisationKind, OrganisationRole } from './vocabulary';

export type OwnOrganisation = { id: string; ref: string; name: string; kind: OrganisationKind; identifierScheme: IdentifierScheme; identifier: string; place: string | null; placeRegion: string | null };
export type Member = { id: string; name: string; email: string; roles: OrganisationRole[] };
export type OpenInvitation = { id: string; email: string; role: OrganisationRole; expiresAt: Date };
export type MemberOrganisation = OwnOrganisation & { members: Member[]; invitations: OpenInvitation[] };

/** The actor's own organisations, by name. */
export const organisationsForMember = (actor: Actor): Promise<OwnOrganisation[]> =>
  read(actor, (tx) =>
    rows<OwnOrganisation>(tx, sql`
      select id, ref, name, kind, identifier_scheme as "identifierScheme", identifier, place, place_region as "placeRegion" from organisations
      where id = any (${sql.param(organisationIds(actor))}::uuid[]) order by name`),
  );

/** One of the actor's organisations with its people and open invitations. Undefined when it is not theirs. */
export const organisationForMember = (actor: Actor, ref: string): Promise<MemberOrganisation | undefined> =>
  read(actor, async (tx) => {
    const [organisation] = await rows<OwnOrganisation>(tx, sql`
      select id, ref, name, kind, identifier_scheme as "identifierScheme", identifier, place, place_region as "placeRegion" from organisations
      where ref = ${ref} and id = any (${sql.param(organisationIds(actor))}::uuid[])`);
    if (!organisation) return undefined;
    const members = await rows<Member>(tx, sql`
      select p.id, p.name, p.email, array_agg(m.role order by m.role) as roles from memberships m join people p on p.id = m.person_id
      where m.organisation_id = ${organisation.id} and m.removed_at is null group by p.id, p.name, p.email order by p.name, p.email`);
    const invitations = await rows<OpenInvitation>(tx, sql`
      select id, email, role, expires_at as "expiresAt" from invitations
      where organisation_id = ${organisation.id} and accepted_at is null and expires_at > app_now() order by created_at desc, id desc`);
    return { ...organisation, members, invitations };
  });

import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { read, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { Actor } from '../access/actor';
import { may } from '../access/policy';
import type { ApplicationStatus } from '../application/workflow';
import { rolesAfterMerger, whyNotMerge } from './rules';
import type { IdentifierScheme } from './rules';
import type { Refusal } from '../refusal';
import { takeoverUnderWay } from '../takeover/open';
import type { OrganisationKind, OrganisationRole } from './vocabulary';

/** No more than this many stand in the list; a search finds the others. */
export const listedUpTo = 50;

export type OrganisationLine = {
  ref: string; name: string; kind: OrganisationKind; identifierScheme: IdentifierScheme; identifier: string; applications: number; awards: number;
  /** Why it was found, when not under its own name or number. */
  earlierName: string | null;
  unreachable: boolean;
  /** A new owner is proposed for it, and a second officer has not confirmed it. */
  takeoverWaits: boolean;
};

/** Every owner's address bounces: nobody who could invite anybody can be written to. */
const unreachable = sql`(
  exists (select 1 from memberships m where m.organisation_id = o.id and m.role = 'owner' and m.removed_at is null)
  and not exists (select 1 from memberships m join people p on p.id = m.person_id
    where m.organisation_id = o.id and m.role = 'owner' and m.removed_at is null and p.mail_bounced_at is null))`;

const like = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
/** A number as it may have been typed anywhere: without spaces and leading zeros, whichever register it was taken for. */
const bare = (column: SQL) => sql`ltrim(upper(replace(${column}, ' ', '')), '0')`;

/**
 * Organisations by name, those found by an earlier name or number too. Undefined when they are not the actor's to see.
 * @param unreachableOnly those whose only owner's mail comes back
 */
export const organisationsForStaff = (actor: Actor, { search = '', unreachableOnly = false }: { search?: string; unreachableOnly?: boolean }): Promise<{ lines: OrganisationLine[]; more: boolean } | undefined> =>
  read(actor, async (tx) => {
    if (!may(actor, 'organisation.read', null)) return undefined;
    const number = search.toUpperCase().replace(/\s/g, '').replace(/^0+/, '');
    const matches = (name: SQL, identifier: SQL) => sql`(${name} ilike ${like(search)} or (${number} <> '' and ${bare(identifier)} like ${like(number)}))`;
    const found = await rows<OrganisationLine>(tx, sql`
      select o.ref, o.name, o.kind, o.identifier_scheme as "identifierScheme", o.identifier, ${unreachable} as unreachable, exists (select 1 from takeovers t where t.organisation_id = o.id and t.status = 'proposed') as "takeoverWaits",
        (select count(*)::int from applications a where a.organisation_id = o.id) as applications,
        (select count(*)::int from awards w where w.organisation_id = o.id) as awards,
        case when not ${matches(sql`o.name`, sql`o.identifier`)} then e.name end as "earlierName"
      from organisations o left join lateral (
        select n.name from organisation_names n where n.organisation_id = o.id and (${matches(sql`n.name`, sql`n.identifier`)} or n.merged_ref = upper(${search})) order by n.until desc, n.id desc limit 1) e on true
      where o.merged_into is null and (${search} = '' or o.ref = upper(${search}) or e.name is not null or ${matches(sql`o.name`, sql`o.identifier`)})
        and (not ${unreachableOnly}::boolean or ${unreachable})
      order by lower(o.name), o.id limit ${listedUpTo + 1}`);
    return { lines: found.slice(0, listedUpTo), more: found.length > listedUpTo };
  });

export type StaffOrganisation = {
  id: string; ref: string; name: string; kind: OrganisationKind; identifierScheme: IdentifierScheme; identifier: string; place: string | null; placeRegion: string | null; demonstration: boolean; unreachable: boolean;
  /** A new owner is proposed, or invited and has not come yet. */
  takeoverUnderWay: boolean;
  mergedInto: { ref: string; name: string } | null;
  people: { name: string; email: string; roles: OrganisationRole[]; bounced: boolean }[];
  applications: { ref: string; title: string | null; status: ApplicationStatus; submitted: boolean }[];
  awards: { ref: string; title: string }[];
  earlierNames: { name: string; identifierScheme: IdentifierScheme; identifier: string; mergedRef: string | null; reason: string; until: string; by: string }[];
  /** The same name, or the same number on whichever register. */
  lookAlikes: { ref: string; name: string; identifierScheme: IdentifierScheme; identifier: string }[];
};

const letters = (column: SQL) => sql`regexp_replace(lower(${column}), '[^[:alnum:]]', '', 'g')`;

/** One organisation for the fund's people. An application that was never sent shows no title: it is not theirs to read. */
export const organisationForStaff = (actor: Actor, ref: string): Promise<StaffOrganisation | undefined> =>
  read(actor, async (tx) => (may(actor, 'organisation.read', null) ? organisation(tx, ref) : undefined));

async function organisation(tx: Tx, ref: string): Promise<StaffOrganisation | undefined> {
  const [found] = await rows<StaffOrganisation>(tx, sql`
    select o.id, o.ref, o.name, o.kind, o.identifier_scheme as "identifierScheme", o.identifier, o.place, o.place_region as "placeRegion", o.demonstration, ${unreachable} as unreachable, ${takeoverUnderWay(sql`o.id`)} as "takeoverUnderWay",
      (select jsonb_build_object('ref', k.ref, 'name', k.name) from organisations k where k.id = o.merged_into) as "mergedInto",
      coalesce((select jsonb_agg(x order by x.name, x.email) from (select p.name, p.email, p.mail_bounced_at is not null as bounced, jsonb_agg(m.role order by m.role) as roles
        from memberships m join people p on p.id = m.person_id where m.organisation_id = o.id and m.removed_at is null group by p.id) x), '[]') as people,
      coalesce((select jsonb_agg(jsonb_build_object('ref', a.ref, 'title', case when a.submitted_at is not null then a.title end, 'status', a.status, 'submitted', a.submitted_at is not null) order by a.created_at desc, a.id)
        from applications a where a.organisation_id = o.id), '[]') as applications,
      coalesce((select jsonb_agg(jsonb_build_object('ref', w.ref, 'title', w.title) order by w.ref) from awards w where w.organisation_id = o.id), '[]') as awards,
      coalesce((select jsonb_agg(jsonb_build_object('name', n.name, 'identifierScheme', n.identifier_scheme, 'identifier', n.identifier, 'mergedRef', n.merged_ref, 'reason', n.reason, 'until', n.until, 'by', p.name) order by n.until desc, n.id desc)
        from organisation_names n join people p on p.id = n.recorded_by where n.organisation_id = o.id), '[]') as "earlierNames",
      coalesce((select jsonb_agg(jsonb_build_object('ref', l.ref, 'name', l.name, 'identifierScheme', l.identifier_scheme, 'identifier', l.identifier) order by l.name, l.ref)
        from organisations l where l.id <> o.id and l.merged_into is null and (${letters(sql`l.name`)} = ${letters(sql`o.name`)} or ${bare(sql`l.identifier`)} = ${bare(sql`o.identifier`)})), '[]') as "lookAlikes"
    from organisations o where o.ref = ${ref}`);
  return found;
}

export type MergerPreview = {
  duplicate: StaffOrganisation; kept: StaffOrganisation | undefined; whyNot: Refusal | undefined; now: Date;
  /** Who gets which roles there, beside those they hold. */
  roles: { name: string; roles: OrganisationRole[] }[];
};

/** What merging an organisation into another would move, and why it cannot be. Undefined when it is not the actor's to do. */
export const mergerForOfficer = (actor: Actor, ref: string, into: string): Promise<MergerPreview | undefined> =>
  read(actor, async (tx, now) => {
    if (!may(actor, 'organisation.merge', null)) return undefined;
    const duplicate = await organisation(tx, ref);
    if (!duplicate) return undefined;
    const kept = await organisation(tx, into);
    const held = (one: StaffOrganisation) => one.people.flatMap(({ email, roles }) => roles.map((role) => ({ personId: email, role })));
    const given = kept ? rolesAfterMerger(held(duplicate), held(kept)) : [];
    const roles = duplicate.people.map(({ name, email }) => ({ name, roles: given.filter(({ personId }) => personId === email).map(({ role }) => role) }));
    const merging = (one: StaffOrganisation) => ({ id: one.id, demonstration: one.demonstration, mergedInto: one.mergedInto?.ref ?? null });
    return { duplicate, kept, roles, now, whyNot: whyNotMerge({ ...merging(duplicate), awards: duplicate.awards.length, takeoverUnderWay: duplicate.takeoverUnderWay }, kept && merging(kept)) };
  });

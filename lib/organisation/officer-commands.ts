import 'server-only';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { invitations, memberships, organisationNames, organisations } from '@/db/schema/people';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import { moveApplications } from '../application/steps';
import { record } from '../event/commands';
import { once } from '../event/once';
import { newId } from '../id';
import { notify } from '../notification/commands';
import { Refusal, refuseIf } from '../refusal';
import { takeoverUnderWay } from '../takeover/open';
import { heldIn } from './commands';
import { mainOfficeOf } from './main-office';
import { type IdentifierScheme, rolesAfterMerger, shownAs, tidyIdentifier, whyNotIdentifier, whyNotMerge } from './rules';
import type { OrganisationKind } from './vocabulary';

type Locked = { id: string; ref: string; name: string; kind: OrganisationKind; identifierScheme: IdentifierScheme; identifier: string; place: string | null; placeRegion: string | null; demonstration: boolean; mergedInto: string | null; awards: number; takeoverUnderWay: boolean };

/** The organisations of these references, locked in the order of their ids: two mergers the other way round wait, and do not deadlock. */
async function lockOrganisations(tx: Tx, refs: readonly string[]): Promise<Map<string, Locked>> {
  const found = await rows<Locked>(tx, sql`
    select id, ref, name, kind, identifier_scheme as "identifierScheme", identifier, place, place_region as "placeRegion", demonstration, merged_into as "mergedInto",
      (select count(*)::int from awards w where w.organisation_id = organisations.id) as awards, ${takeoverUnderWay(sql`organisations.id`)} as "takeoverUnderWay"
    from organisations where ref = any (${sql.param(refs)}::text[]) order by id for update`);
  return new Map(found.map((one) => [one.ref, one]));
}

export type Correction = { name: string; scheme: IdentifierScheme; identifier: string; /** The town of its main office; none leaves it unknown. */ place?: string; reason: string; /** Name, number and town as the page showed them. */ shown: string };

/**
 * Corrects an organisation's name, number or town, with the reason; what it was before stays searchable. What was submitted under the old name
 * stays as it was sent. Refuses a number of the wrong format, one that is registered already, and `changed_meanwhile`.
 */
export const correctOrganisation = (actor: Person, ref: string, { name, scheme, identifier, place, reason, shown }: Correction): Promise<void> =>
  transaction(actor, async (tx, now) => {
    // First of all: the database itself would refuse an applicant the look at what is under way.
    authorise(actor, 'organisation.correct', null, now);
    const organisation = (await lockOrganisations(tx, [ref])).get(ref);
    if (!organisation) throw new Refusal('not_found');
    if (organisation.mergedInto) throw new Refusal('organisation_was_merged');
    if (shownAs(organisation) !== shown) throw new Refusal('organisation_changed_meanwhile');
    refuseIf(whyNotIdentifier(organisation.kind, scheme, identifier, organisation.demonstration));
    const number = tidyIdentifier(scheme, identifier);
    const next = { name, identifierScheme: scheme, identifier: number, ...(place ? mainOfficeOf(place) : { place: null, placeRegion: null }) };
    if (shownAs(next) === shown) throw new Refusal('nothing_changed', {}, 'name');
    // First the name it had: the search text of its applications is written with the new one. A town is no name to be found by.
    if (nameOf(next) !== nameOf(organisation)) await tx.insert(organisationNames).values(earlier(organisation, organisation.id, { actor, reason }));
    await tx.update(organisations).set(next).where(eq(organisations.id, organisation.id));
    await record(tx, actor, 'organisation.corrected', { kind: 'organisation', id: organisation.id }, { ref, scheme, identifier: number, reason });
  });

const nameOf = ({ name, identifierScheme, identifier }: Pick<Locked, 'name' | 'identifierScheme' | 'identifier'>): string => shownAs({ name, identifierScheme, identifier });

const earlier = ({ name, identifierScheme, identifier }: Locked, organisationId: string, { actor, reason }: { actor: Person; reason: string }) => ({ id: newId(), organisationId, name, identifierScheme, identifier, reason, recordedBy: actor.id });

export type Merger = { into: string; reason: string; key: string };

/**
 * Merges an organisation that was registered twice into the other: its applications, people and open invitations move, its name and number
 * stay searchable, and nothing new can be added to it. Frozen copies stay as they were sent. The people of both are told.
 * Refuses what `whyNotMerge` says, `organisation_has_awards` above all: money is not moved by one person.
 */
export const mergeOrganisations = (actor: Person, ref: string, { into, reason, key }: Merger): Promise<{ into: string }> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'organisation.merge', null, now);
    const locked = await lockOrganisations(tx, [ref, into]);
    return once(tx, actor, 'organisation.merge', key, { ref, into, reason }, async () => {
      const [duplicate, kept] = [locked.get(ref), locked.get(into)];
      if (!duplicate) throw new Refusal('not_found');
      refuseIf(whyNotMerge(duplicate, kept));
      if (!kept) throw new Refusal('merge_into_unknown');
      await keepNames(tx, actor, duplicate, kept, reason);
      const people = await movePeople(tx, duplicate, kept, now);
      const applications = await moveApplications(tx, duplicate.id, kept.id);
      await tx.update(organisations).set({ mergedInto: kept.id }).where(eq(organisations.id, duplicate.id));
      // The town of its main office, where only the duplicate had said one.
      await rows(tx, sql`update organisations k set place = d.place, place_region = d.place_region from organisations d where k.id = ${kept.id} and k.place is null and d.id = ${duplicate.id}`);
      const moved = { duplicate: ref, into, applications, people, reason };
      for (const { id } of [duplicate, kept]) await record(tx, actor, 'organisation.merged', { kind: 'organisation', id }, moved);
      await tell(tx, duplicate, kept);
      return { into };
    });
  });

/** The duplicate's name, and those it had before, become earlier names of the organisation that is kept. */
async function keepNames(tx: Tx, actor: Person, duplicate: Locked, kept: Locked, reason: string): Promise<void> {
  const before = await tx.select().from(organisationNames).where(eq(organisationNames.organisationId, duplicate.id));
  await tx.insert(organisationNames).values([
    ...before.map((one) => ({ ...one, id: newId(), organisationId: kept.id })),
    { ...earlier(duplicate, kept.id, { actor, reason }), mergedRef: duplicate.ref },
  ]);
}

/** @returns how many people came */
async function movePeople(tx: Tx, duplicate: Locked, kept: Locked, now: Date): Promise<number> {
  const coming = await heldIn(tx, duplicate.id);
  const given = rolesAfterMerger(coming, await heldIn(tx, kept.id));
  if (given.length > 0) await tx.insert(memberships).values(given.map((one) => ({ id: newId(), organisationId: kept.id, ...one })));
  await tx.update(memberships).set({ removedAt: now }).where(and(eq(memberships.organisationId, duplicate.id), isNull(memberships.removedAt)));
  // An invitation to own the duplicate is none to own the other.
  const open = and(eq(invitations.organisationId, duplicate.id), isNull(invitations.acceptedAt), gt(invitations.expiresAt, now));
  await tx.update(invitations).set({ organisationId: kept.id, role: sql`case when ${invitations.role} = 'owner' then 'editor' else ${invitations.role} end` }).where(open);
  return new Set(coming.map(({ personId }) => personId)).size;
}

async function tell(tx: Tx, duplicate: Locked, kept: Locked): Promise<void> {
  const people = await rows<{ email: string }>(tx, sql`
    select distinct p.email from memberships m join people p on p.id = m.person_id where m.organisation_id = ${kept.id} and m.removed_at is null order by p.email`);
  for (const { email } of people) {
    await notify(tx, { template: 'organisation_merged', email, data: { organisation: kept.name, duplicate: duplicate.name, path: `/apply/organisations/${kept.ref}` } });
  }
}

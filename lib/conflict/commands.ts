import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { conflictDeclarations, conflictFindings, conflictLiftings, conflicts } from '@/db/schema/conflicts';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import { financialYear, londonDate } from '../dates';
import { record } from '../event/commands';
import { once } from '../event/once';
import { newReference } from '../reference';
import { Refusal, refuseIf } from '../refusal';
import { nextState } from '../workflow';
import { assignmentWorkflow } from '../assessment/workflow';
import { refuseRestricted } from './restriction';
import { whyNotDeclare, whyNotEnd, whyNotFind } from './rules';
import { setAside } from './steps';
import type { CandidateKind, ConflictKind, FindingOutcome } from './vocabulary';

const self = (actor: Person) => ({ kind: 'person', id: actor.id }) as const;

/**
 * Says for this financial year that what is listed is all there is; that there is nothing counts as much. Once a year.
 * Refuses `conflicts_are_open`, `no_conflict_is_listed`, `already_declared`.
 */
export const declareForYear = (actor: Person, { none }: { none: boolean }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'conflict.declare', null, now);
    const [open] = await rows<{ n: number }>(tx, sql`select count(*)::int as n from conflicts where person_id = ${actor.id} and ended_on is null`);
    refuseIf(whyNotDeclare(none, open?.n ?? 0));
    const year = financialYear(londonDate(now));
    await tx.insert(conflictDeclarations).values({ personId: actor.id, financialYear: year, none });
    await record(tx, actor, 'conflict.declared_for_year', self(actor), { year, none });
  });

type NewConflict = { kind: ConflictKind; named: string; identifier?: string; nature: string; key: string };

/**
 * Declares a conflict with an organisation or a person, at any time of the year. From then on their applications are restricted for the
 * actor, and what the actor scored of them is set aside. `identifier` is a reference or registered number, or a mail address.
 * @returns the conflict's reference
 */
export const declareInterest = (actor: Person, { key, ...input }: NewConflict): Promise<string> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'conflict.declare', null, now);
    return once(tx, actor, 'conflict.declare', key, input, async () => {
      const ref = newReference('COI');
      const nature = input.nature.trim();
      const known = input.kind === 'organisation' ? { organisationId: await organisationOf(tx, input) } : { otherPersonId: await personOf(tx, input) };
      await tx.insert(conflicts).values({ ref, personId: actor.id, kind: input.kind, named: input.named.trim(), nature, declaredAt: now, ...known });
      await record(tx, actor, 'conflict.declared', self(actor), { ref });
      await setAside(tx, actor, actor.id, nature);
      return ref;
    });
  });

/** By its reference or number where one was given, else by its very name: today's or an earlier one. */
async function organisationOf(tx: Tx, { named, identifier = '' }: { named: string; identifier?: string }): Promise<string | undefined> {
  const [found] = await rows<{ id: string }>(tx, sql`
    select coalesce(o.merged_into, o.id) as id from organisations o where not o.rehearsal and ((${identifier.trim()} <> '' and upper(${identifier.trim()}) in (o.ref, upper(o.identifier)))
      or lower(o.name) = lower(${named.trim()}) or exists (select 1 from organisation_names n where n.organisation_id = o.id and lower(n.name) = lower(${named.trim()})))
    order by upper(${identifier.trim()}) in (o.ref, upper(o.identifier)) desc, o.id limit 1`);
  return found?.id;
}

async function personOf(tx: Tx, { identifier = '' }: { identifier?: string }): Promise<string | undefined> {
  const [found] = await rows<{ id: string }>(tx, sql`select id from people where email = lower(${identifier.trim()})`);
  return found?.id;
}

/** Ends one's own conflict on a date; it stays in the list, and what had been begun by then stays restricted. Refuses `conflict_has_ended`, `conflict_ends_later`. */
export const endInterest = (actor: Person, ref: string, endedOn: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const [one] = await rows<{ id: string; personId: string; endedOn: string | null; declaredAt: Date }>(tx, sql`
      select id, person_id as "personId", ended_on as "endedOn", declared_at as "declaredAt" from conflicts where ref = ${ref} and person_id = ${actor.id} for update`);
    if (!one) throw new Refusal('not_found');
    authorise(actor, 'conflict.end', one, now);
    refuseIf(whyNotEnd({ endedOn: one.endedOn, declaredOn: londonDate(one.declaredAt) }, endedOn, londonDate(now)));
    await tx.update(conflicts).set({ endedOn }).where(eq(conflicts.id, one.id));
    await record(tx, actor, 'conflict.ended', self(actor), { ref, endedOn });
  });

/** An application that the actor may meet, locked, so that two officers decide one after the other. */
async function lockMet(tx: Tx, ref: string): Promise<{ id: string }> {
  const [found] = await rows<{ id: string }>(tx, sql`select id from applications where ref = ${ref} and submitted_at is not null and not rehearsal for update`);
  if (!found) await refuseRestricted(tx, ref);
  if (!found) throw new Refusal('not_found');
  return found;
}

type Finding = { personId: string; kind: CandidateKind; outcome: FindingOutcome; reason: string };

/**
 * Confirms or dismisses that somebody is conflicted with an application: a candidate of the service's, or one an officer found (`found`).
 * Confirmed, the application is restricted for them at once and what they scored of it is set aside.
 * Refuses `own_conflict` (never the person), `not_of_the_fund`, `conflict_is_decided`, `reason_needed`.
 */
export const judgeConflict = (actor: Person, ref: string, { personId, kind, outcome, reason }: Finding): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const application = await lockMet(tx, ref);
    if (personId === actor.id) throw new Refusal('own_conflict', {}, 'candidate');
    authorise(actor, 'conflict.judge', { personId }, now);
    if (reason.trim() === '') throw new Refusal('reason_needed', {}, 'reason');
    await refuseOutsider(tx, personId);
    const [earlier] = await rows<{ kind: CandidateKind; outcome: FindingOutcome }>(tx, sql`
      select kind, outcome from conflict_findings where application_id = ${application.id} and person_id = ${personId} and kind = ${kind}
        and decided_at > coalesce((select max(lifted_at) from conflict_liftings where application_id = ${application.id} and person_id = ${personId}), '-infinity') order by id desc limit 1`);
    refuseIf(whyNotFind(earlier, outcome));
    await tx.insert(conflictFindings).values({ applicationId: application.id, personId, kind, outcome, reason: reason.trim(), decidedBy: actor.id, decidedAt: now });
    await record(tx, actor, outcome === 'confirmed' ? 'assessment.conflict_confirmed' : 'assessment.conflict_dismissed', { kind: 'application', id: application.id }, { person: personId, kind });
    if (outcome === 'confirmed') await setAside(tx, actor, personId, reason.trim());
  });

async function refuseOutsider(tx: Tx, personId: string): Promise<void> {
  const held = await rows(tx, sql`select 1 from staff_roles where person_id = ${personId} and removed_at is null limit 1`);
  if (held.length === 0) throw new Refusal('not_of_the_fund', {}, 'person');
}

/**
 * Opens an application again to somebody for whom it is restricted: by another officer, with a reason and a fresh second factor. What was set
 * aside stays so, as history: they can be assigned anew, and score anew. Refuses `own_conflict`, `not_restricted`, `reason_needed`.
 */
export const liftRestriction = (actor: Person, ref: string, { personId, reason }: { personId: string; reason: string }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const application = await lockMet(tx, ref);
    if (personId === actor.id) throw new Refusal('own_conflict', {}, 'person');
    authorise(actor, 'conflict.lift', { personId }, now);
    if (reason.trim() === '') throw new Refusal('reason_needed', {}, 'reason');
    const [restricted] = await rows<{ yes: boolean }>(tx, sql`select is_restricted(${personId}, ${application.id}) as yes`);
    if (!restricted?.yes) throw new Refusal('not_restricted', {}, 'person');
    await tx.insert(conflictLiftings).values({ applicationId: application.id, personId, reason: reason.trim(), liftedBy: actor.id, liftedAt: now });
    await rows(tx, sql`
      update assignments set status = ${nextState(assignmentWorkflow, 'conflicted', 'lift')}, ended_reason = ${reason.trim()}, ended_by = ${actor.id}, ended_at = ${now}
      where application_id = ${application.id} and assessor_id = ${personId} and status = 'conflicted'`);
    await record(tx, actor, 'assessment.restriction_lifted', { kind: 'application', id: application.id }, { person: personId });
  });

import 'server-only';
import { sql } from 'drizzle-orm';
import { read, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { Person } from '../access/actor';
import { may } from '../access/policy';
import type { StaffRole } from '../access/roles';
import { financialYear, londonDate } from '../dates';
import { candidates, causes } from './candidate-queries';
import { notConflicted, restrictedFor } from './restriction';
import { type CandidateKind, type ConflictKind, declaringRoles, type FindingOutcome } from './vocabulary';

export type Interest = { ref: string; kind: ConflictKind; named: string; nature: string; declaredAt: Date; endedOn: string | null; known: boolean };
export type OwnConflicts = { year: string; declared: { at: Date; none: boolean } | null; interests: Interest[]; restricted: string[]; today: string };

/** What somebody of the fund has declared, whether they have for this year, and which applications are restricted for them. */
export const conflictsOfPerson = (actor: Person): Promise<OwnConflicts | undefined> =>
  read(actor, async (tx, now) => {
    if (!may(actor, 'conflict.declare', null)) return undefined;
    const year = financialYear(londonDate(now));
    const [declared] = await rows<{ at: Date; none: boolean }>(tx, sql`select declared_at as at, none from conflict_declarations where person_id = ${actor.id} and financial_year = ${year}`);
    return { year, declared: declared ?? null, interests: await interestsOf(tx, actor.id), restricted: await restrictedFor(tx), today: londonDate(now) };
  });

const interestsOf = (tx: Tx, personId: string): Promise<Interest[]> =>
  rows(tx, sql`
    select ref, kind, named, nature, declared_at as "declaredAt", ended_on as "endedOn", coalesce(organisation_id, other_person_id) is not null as known
    from conflicts where person_id = ${personId} order by ended_on is not null, declared_at desc, id desc`);

export type Declarer = { name: string; email: string; roles: StaffRole[]; declaredAt: Date | null; none: boolean | null; interests: Interest[] };

/** Everybody who has to declare, who has not yet first, with what each declared. Undefined for whoever does not look after them. */
export const declarationsForStaff = (actor: Person): Promise<{ year: string; people: Declarer[] } | undefined> =>
  read(actor, async (tx, now) => {
    if (!may(actor, 'conflict.read', null)) return undefined;
    const year = financialYear(londonDate(now));
    const found = await rows<Omit<Declarer, 'interests'> & { id: string }>(tx, sql`
      select p.id, p.name, p.email, jsonb_agg(r.role order by r.role) as roles, d.declared_at as "declaredAt", d.none
      from people p join staff_roles r on r.person_id = p.id and r.removed_at is null and r.role = any (${sql.param([...declaringRoles])}::text[])
        left join conflict_declarations d on d.person_id = p.id and d.financial_year = ${year}
      group by p.id, d.id order by d.id is not null, p.name, p.id`);
    const people: Declarer[] = [];
    for (const { id, ...one } of found) people.push({ ...one, interests: await interestsOf(tx, id) });
    return { year, people };
  });

export type Cause = { kind: string; reason: string | null; at: string };
export type Candidate = { personId: string; name: string; kind: CandidateKind; detail: string };
export type ApplicationConflicts = {
  ref: string; title: string; now: Date;
  restricted: { personId: string; name: string; causes: Cause[] }[];
  candidates: Candidate[];
  decided: { id: string; name: string; kind: CandidateKind | 'lifted'; outcome: FindingOutcome | 'lifted'; reason: string; by: string; at: Date }[];
  /** For whom an officer may find a conflict: those of the fund who have none yet, but oneself. */
  others: { id: string; name: string }[];
};

/** Who may not meet an application, who perhaps should not, and what was decided about it. Restricted, or not the actor's to read: undefined. */
export const conflictsOfApplication = (actor: Person, ref: string): Promise<ApplicationConflicts | undefined> =>
  read(actor, async (tx, now) => {
    if (!may(actor, 'conflict.read', null)) return undefined;
    const [application] = await rows<{ id: string; ref: string; title: string }>(tx, sql`select id, ref, title from applications where ref = ${ref} and submitted_at is not null and not rehearsal`);
    if (!application) return undefined;
    const { id } = application;
    return { ref: application.ref, title: application.title, now, restricted: await restrictedPeople(tx, id), candidates: await candidates(tx, id, actor.id), decided: await decidedOf(tx, id), others: await unrestricted(tx, id, actor.id) };
  });

const working = sql`exists (select 1 from staff_roles r where r.person_id = p.id and r.removed_at is null)`;

const restrictedPeople = (tx: Tx, id: string): Promise<ApplicationConflicts['restricted']> =>
  rows(tx, sql`
    select p.id as "personId", p.name, coalesce((select json_agg(json_build_object('kind', c.kind, 'reason', c.reason, 'at', c.at) order by c.at) from (${causes(id)}) c), '[]') as causes
    from people p where ${working} and not ${notConflicted(sql`p.id`, sql`${id}`)} order by p.name, p.id`);

const unrestricted = (tx: Tx, id: string, actorId: string): Promise<ApplicationConflicts['others']> =>
  rows(tx, sql`select p.id, p.name from people p where ${working} and p.id <> ${actorId} and ${notConflicted(sql`p.id`, sql`${id}`)} order by p.name, p.id`);

const decidedOf = (tx: Tx, id: string): Promise<ApplicationConflicts['decided']> =>
  rows(tx, sql`
    select f.id, p.name, f.kind, f.outcome, f.reason, q.name as by, f.decided_at as at from conflict_findings f join people p on p.id = f.person_id join people q on q.id = f.decided_by where f.application_id = ${id}
    union all
    select l.id, p.name, 'lifted', 'lifted', l.reason, q.name, l.lifted_at from conflict_liftings l join people p on p.id = l.person_id join people q on q.id = l.lifted_by where l.application_id = ${id}
    order by at, id`);

/** What a list says at its end: the references behind the actor's wall, in their own order, whatever the list was asked for. */
export const restrictedReferences = (actor: Person): Promise<string[]> => read(actor, restrictedFor);

/** Whether a reference is behind the actor's wall: the page then says "restricted", whatever the application is. */
export const isRestricted = (actor: Person, ref: string): Promise<boolean> => read(actor, async (tx) => (await restrictedFor(tx)).includes(ref));

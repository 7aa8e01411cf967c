import 'server-only';
import { sql } from 'drizzle-orm';
import { read } from '@/db/client';
import { rows } from '@/db/rows';
import type { Person } from '../../access/actor';
import { may } from '../../access/policy';
import type { Bilingual } from '../../locale';
import type { RunReport } from '../bulk-rules';
import { planOfRound } from '../plan-steps';
import type { TogetherMove } from '../together-rules';
import type { AssignmentStatus } from '../workflow';
import { head } from './application';
import { visibleTo } from './visible';

/** What assigning a whole round would do now. Undefined when it is not the actor's to see. */
export const planForStaff = (actor: Person, roundRef: string) =>
  read(actor, async (tx) => {
    if (!may(actor, 'application.assign', null)) return undefined;
    const [round] = await rows<{ id: string; ref: string; title: Bilingual }>(tx, sql`select id, ref, jsonb_build_object('en', title_en, 'cy', title_cy) as title from funding_rounds where ref = ${roundRef}`);
    return round && { round, plan: await planOfRound(tx, round.id, visibleTo(actor)) };
  });

export type Run = { ref: string; kind: TogetherMove; report: RunReport; by: string; madeAt: Date; roundRef: string | null };

/** The report of work on many applications. Those that became restricted to the reader since are left out of it. */
export const runForStaff = (actor: Person, ref: string): Promise<Run | undefined> =>
  read(actor, async (tx) => {
    if (!may(actor, 'queue.read', null)) return undefined;
    const [run] = await rows<Run>(tx, sql`
      select b.ref, b.kind, b.report, p.name as by, b.made_at as "madeAt", (select r.ref from funding_rounds r where r.id = b.round_id) as "roundRef"
      from bulk_runs b join people p on p.id = b.made_by where b.ref = ${ref}`);
    if (!run) return undefined;
    const refs = [...run.report.done, ...run.report.refused].map((line) => line.ref);
    const seen = await rows<{ ref: string }>(tx, sql`select a.ref from applications a where a.ref = any (${sql.param(refs)}::text[]) and ${visibleTo(actor)}`);
    const shown = new Set(seen.map((one) => one.ref));
    return { ...run, report: { done: run.report.done.filter((line) => shown.has(line.ref)), refused: run.report.refused.filter((line) => shown.has(line.ref)) } };
  });

export type OpenAssignment = { id: string; name: string; status: AssignmentStatus };

/** Who could be relieved of an application: assigned, and not yet scored. */
export const openAssignmentsOf = (actor: Person, ref: string) =>
  read(actor, async (tx) => {
    if (!may(actor, 'application.reassign', null)) return undefined;
    const application = await head(tx, actor, ref);
    if (!application) return undefined;
    const open = await rows<OpenAssignment>(tx, sql`
      select p.id, p.name, s.status from assignments s join people p on p.id = s.assessor_id where s.application_id = ${application.id} and s.status in ('assigned', 'declared_clear') order by p.name, p.id`);
    return { application, open };
  });

export type Area = { key: string; label: Bilingual };
export type AssessorLine = { name: string; areas: string[]; atOnce: number; open: number; scored: number; declined: number };

/** Focus areas stand in a round's terms, or among the answers to its question about them; categories are its pots. */
const everyArea = sql`
  select distinct on (key) key, label from (
    select t.value ->> 'key' as key, t.value -> 'label' as label, r.opens_at from funding_rounds r cross join lateral jsonb_array_elements(coalesce(r.terms -> 'focusAreas', '[]')) t
    union all select o.key, o.value -> 'label', r.opens_at from funding_rounds r join question_sets q on q.id = r.question_set_id
      cross join lateral jsonb_path_query(q.definition::jsonb, '$.sections[*].pages[*].questions[*] ? (@.name == "focus_areas")') f(question) cross join lateral jsonb_each(coalesce(f.question -> 'options', '{}')) o
    union all select c.key, jsonb_build_object('en', c.label_en, 'cy', c.label_cy), r.opens_at from round_categories c join funding_rounds r on r.id = c.round_id) named order by key, opens_at desc`;

/** What an assessor says of themselves, among the focus areas and categories of every round. */
export const ownProfile = (actor: Person): Promise<{ areas: string[]; atOnce: number; known: Area[] } | undefined> =>
  read(actor, async (tx) => {
    if (!may(actor, 'assessor.describe', null)) return undefined;
    const [own] = await rows<{ areas: string[]; atOnce: number }>(tx, sql`select areas, at_once as "atOnce" from assessor_profiles where person_id = ${actor.id}`);
    return { areas: own?.areas ?? [], atOnce: own?.atOnce ?? 20, known: await rows<Area>(tx, everyArea) };
  });

/** Every assessor with what they know about and their work so far. No score is counted that would tell of one application. */
export const assessorsForStaff = (actor: Person): Promise<{ assessors: AssessorLine[]; known: Area[] } | undefined> =>
  read(actor, async (tx) => {
    if (!may(actor, 'application.assign', null)) return undefined;
    const assessors = await rows<AssessorLine>(tx, sql`
      select p.name, coalesce(f.areas, '[]') as areas, coalesce(f.at_once, 20) as "atOnce", count(s.id) filter (where s.status in ('assigned', 'declared_clear'))::int as open,
        count(s.id) filter (where s.status = 'scored')::int as scored, count(s.id) filter (where s.status = 'declined')::int as declined
      from people p join staff_roles r on r.person_id = p.id and r.role = 'assessor' and r.removed_at is null left join assessor_profiles f on f.person_id = p.id
        left join assignments s on s.assessor_id = p.id group by p.id, f.person_id order by p.name, p.id`);
    return { assessors, known: await rows<Area>(tx, everyArea) };
  });

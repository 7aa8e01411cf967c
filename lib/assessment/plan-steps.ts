import 'server-only';
import { createHash } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { anonymousRound } from './anonymous-steps';
import { mostAtOnce } from './bulk-rules';
import { type Candidate, type Lacking, type Plan, planAssignments } from './plan';
import { restrictedFrom } from './restricted';
import { assessingTerms, stoppedByFlag } from './steps';

/** A plan with what tells it from any other: what was previewed is what is done, or nothing. */
export type RoundPlan = Plan & { fingerprint: string; dueInDays: number; more: boolean };

/**
 * Who should assess what is not yet assigned in a round, oldest submission first, so many at once. Both the preview and the command ask here;
 * the command has locked the round's applications in a statement before, so that this one sees what whoever held them has done.
 */
export const planOfRound = (tx: Tx, roundId: string, visible: SQL): Promise<RoundPlan> => planOf(tx, sql`a.round_id = ${roundId}`, visible);

/** The same of whichever applications (as `a`) are meant. Scores are asked for within the fewest days that any of their rounds gives. */
export async function planOf(tx: Tx, which: SQL, visible: SQL): Promise<RoundPlan> {
  const applications = await rows<Omit<Lacking, 'needed'> & { assessorsEach: number; scoringDays: number; working: number; anonymous: boolean }>(tx, sql`
    select a.id, a.ref, a.title, ${assessingTerms}, ${anonymousRound} as anonymous, x.has, x.working, ${areasOf} as areas
    from applications a join funding_rounds r on r.id = a.round_id
      cross join lateral (select coalesce(array_agg(s.assessor_id), '{}') as has, count(*) filter (where s.status not in ('conflicted', 'declined', 'withdrawn'))::int as working
        from assignments s where s.application_id = a.id) x
    where ${which} and a.status = 'in_assessment' and a.panel_opened_at is null and not a.rehearsal and not ${stoppedByFlag} and ${visible}
      and x.working < coalesce((r.terms #>> '{assessing,each}')::int, 2)
    order by a.submitted_at, a.id limit ${mostAtOnce + 1}`);
  const some = applications.slice(0, mostAtOnce);
  const [conflicted, named] = [await restrictedFrom(tx, some.map(({ id }) => id)), await meetingNames(tx)];
  const unnamed = new Set(some.filter(({ anonymous }) => anonymous).map(({ id }) => id));
  const restricted = (personId: string, applicationId: string) => (unnamed.has(applicationId) && named.has(personId)) || conflicted(personId, applicationId);
  const plan = planAssignments(some.map(({ assessorsEach, working, anonymous: _, scoringDays: __, ...one }) => ({ ...one, needed: assessorsEach - working })), await candidates(tx), restricted);
  return { ...plan, fingerprint: fingerprintOf(plan), dueInDays: Math.min(...some.map(({ scoringDays }) => scoringDays), daysAtMost), more: applications.length > mostAtOnce };
}

const daysAtMost = 120;

/** Who meets the names by another role: where a round is read without them, they are not asked. */
async function meetingNames(tx: Tx): Promise<Set<string>> {
  const found = await rows<{ id: string }>(tx, sql`select p.id from people p join staff_roles r on r.person_id = p.id and r.role = 'assessor' and r.removed_at is null where meets_names(p.id)`);
  return new Set(found.map(({ id }) => id));
}

/** The pot and the focus areas an application names. */
const areasOf = sql`(select coalesce(array_agg(area), '{}') from (
    select a.category_key as area union select jsonb_array_elements_text(f.areas) from (
      select u.frozen::jsonb #> '{answers,focus_areas}' as areas from submissions u where u.application_id = a.id order by u.number desc limit 1) f where jsonb_typeof(f.areas) = 'array') named)`;

const candidates = (tx: Tx): Promise<Candidate[]> =>
  rows(tx, sql`
    select p.id, p.name, coalesce(f.areas, '[]') as areas, coalesce(f.at_once, 20) as "atOnce",
      (select count(*)::int from assignments s join applications a on a.id = s.application_id where s.assessor_id = p.id and s.status in ('assigned', 'declared_clear') and a.status = 'in_assessment') as open
    from people p join staff_roles r on r.person_id = p.id and r.role = 'assessor' and r.removed_at is null left join assessor_profiles f on f.person_id = p.id
    order by p.name, p.id`);

const fingerprintOf = ({ lines }: Plan): string =>
  createHash('sha256').update(JSON.stringify(lines.map(({ id, chosen, short }) => [id, chosen.map((one) => one.id), short]))).digest('hex').slice(0, 32);

/** Locks a round's applications in assessment until the transaction ends: a plan is carried out by one person at a time. */
export const lockInAssessment = (tx: Tx, roundId: string) => rows(tx, sql`select 1 from applications where round_id = ${roundId} and status = 'in_assessment' and not rehearsal order by id for update`);

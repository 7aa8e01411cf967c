import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { Person } from '../access/actor';
import type { Raw } from '../field';
import { questionsOf } from '../programme/questions';
import { namesToTakeOut, textsOf } from './anonymous';
import type { Submission } from './queries/application';

/** SQL: a round (as `r`) is read without names until an assessor has sealed. */
export const anonymousRound = sql`coalesce((r.terms #>> '{assessing,anonymous}')::boolean, false)`;

/** SQL: of an assignment (`s`) in its round (`r`), whether the applicant is still unknown to its assessor. */
export const withheld = sql`(${anonymousRound} and s.status <> 'scored')`;

/** SQL: this person may assess in the round of an application: in one that is read without names, only somebody whose other roles show them none. */
export const meetsNoNames = (person: SQL, application: SQL): SQL => sql`not (reads_without_names(${application}) and meets_names(${person}))`;

/**
 * Everything an application could be known by: the organisation's names, today's and earlier ones, its number and reference, its people, and
 * what was answered to the questions that are marked.
 */
export async function namesOfApplicant(tx: Tx, applicationId: string, { questions, frozen }: Pick<Submission, 'questions' | 'frozen'>): Promise<string[]> {
  const found = await rows<{ name: string }>(tx, sql`
    with o as (select g.* from organisations g join applications a on a.organisation_id = g.id where a.id = ${applicationId})
    select name from o union select identifier from o union select ref from o union select n.name from organisation_names n join o on o.id = n.organisation_id
    union select unnest(array[p.name, p.email]) from memberships m join o on o.id = m.organisation_id join people p on p.id = m.person_id
    union select coalesce(s.signed_on_paper_by, p.name) from submissions s join people p on p.id = s.certified_by where s.application_id = ${applicationId}`);
  const answers: Raw = frozen.answers;
  const told = questionsOf(questions).filter(({ identifies }) => identifies).flatMap(({ name, field }) => textsOf(field, answers[name]));
  return namesToTakeOut([...found.map(({ name }) => name), ...told].filter(Boolean));
}

/** Every organisation that applied in the round of the actor's own open assignment, where that is read without names; by name. */
export const applicantsOfRound = (tx: Tx, actor: Person, ref: string): Promise<{ id: string; name: string }[]> =>
  rows(tx, sql`
    select distinct o.id, o.name from applications mine join assignments s on s.application_id = mine.id and s.assessor_id = ${actor.id} and s.status in ('assigned', 'declared_clear')
      join funding_rounds r on r.id = mine.round_id join applications a on a.round_id = r.id and a.submitted_at is not null and not a.rehearsal join organisations o on o.id = a.organisation_id
    where mine.ref = ${ref} and ${anonymousRound} order by o.name, o.id`);

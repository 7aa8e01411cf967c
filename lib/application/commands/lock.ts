import 'server-only';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { organisationIds, type Person } from '../../access/actor';
import { deadlineColumns } from '../../deadline/facts';
import { type Deadline, type DeadlineFacts, submittableUntil } from '../../deadline/rules';
import type { Raw, RawValue } from '../../field';
import { Refusal } from '../../refusal';
import type { ApplicationStatus } from '../workflow';

export type LockedApplication = {
  id: string; ref: string; status: ApplicationStatus; organisationId: string; questionSetId: string; createdBy: string; version: number; rehearsal: boolean; signOffAskedBy: string | null;
  round: { ref: string; titleEn: string; titleCy: string };
  deadline: Deadline;
};
type Row = Omit<LockedApplication, 'round' | 'deadline'> & LockedApplication['round'] & DeadlineFacts & { roundRef: string };

/** An application of one of the actor's organisations, locked until the transaction ends. Refuses `not_found`, also when it is somebody else's. */
export async function lockApplication(tx: Tx, actor: Person, ref: string): Promise<LockedApplication> {
  const [row] = await rows<Row>(tx, sql`
    select a.id, a.ref, a.status, a.organisation_id as "organisationId", a.question_set_id as "questionSetId", a.created_by as "createdBy", a.version, a.rehearsal, a.sign_off_asked_by as "signOffAskedBy",
      r.ref as "roundRef", r.title_en as "titleEn", r.title_cy as "titleCy", ${deadlineColumns}
    from applications a join funding_rounds r on r.id = a.round_id
    where a.ref = ${ref} and a.organisation_id = any (${sql.param(organisationIds(actor))}::uuid[]) for update of a`, { often: true });
  if (!row) throw new Refusal('not_found');
  const { id, status, organisationId, questionSetId, createdBy, version, rehearsal, signOffAskedBy, roundRef, titleEn, titleCy } = row;
  return { id, ref, status, organisationId, questionSetId, createdBy, version, rehearsal, signOffAskedBy, round: { ref: roundRef, titleEn, titleCy }, deadline: submittableUntil(row) };
}

/** Every answer as it is kept now. */
export async function answersOf(tx: Tx, applicationId: string): Promise<Raw> {
  const found = await rows<{ name: string; raw: RawValue | null }>(tx, sql`select name, raw from answers where application_id = ${applicationId}`);
  return Object.fromEntries(found.map(({ name, raw }) => [name, raw ?? undefined]));
}

/** How many people the organisation has here, and how many of them certify. */
export async function peopleOf(tx: Tx, organisationId: string): Promise<{ people: number; certifiers: number }> {
  const [found] = await rows<{ people: number; certifiers: number }>(tx, sql`
    select count(distinct person_id)::int as people, count(distinct person_id) filter (where role = 'certifier')::int as certifiers
    from memberships where organisation_id = ${organisationId} and removed_at is null`, { often: true });
  return found ?? { people: 0, certifiers: 0 };
}

/** How many answers have two texts between which nobody has chosen yet. */
export async function conflictsOf(tx: Tx, applicationId: string): Promise<number> {
  const [found] = await rows<{ count: number }>(tx, sql`
    select count(distinct v.name)::int as count from answer_versions v where v.application_id = ${applicationId} and ${isOpenConflict}`);
  return found?.count ?? 0;
}

/** A text kept apart (`v`) is open until somebody chose, after it came, which one to keep. */
export const isOpenConflict = sql`v.conflict and not exists (
  select 1 from answer_versions c where c.application_id = v.application_id and c.name = v.name and c.chosen and c.id > v.id)`;

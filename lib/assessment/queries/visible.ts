import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { organisationIds, type Person } from '../../access/actor';

/** An application (as `a`) the actor may meet: not an applicant's own, and not theirs who declared a conflict or belong to the organisation. */
export const visibleTo = (actor: Person): SQL => sql`
  a.submitted_at is not null and not a.rehearsal and a.organisation_id <> all (${sql.param(organisationIds(actor))}::uuid[])
  and not exists (select 1 from assignments c where c.application_id = a.id and c.assessor_id = ${actor.id} and c.status = 'conflicted')`;

import 'server-only';
import { sql } from 'drizzle-orm';

const hours = sql`r.opens_at as "opensAt", r.closes_at as "closesAt"`;

/** A rehearsal (`a`) goes ahead before its round opens and after it closes. */
const hoursOfApplication = sql`
  case when a.rehearsal then least(r.opens_at, app_now()) else r.opens_at end as "opensAt",
  case when a.rehearsal then greatest(r.closes_at, app_now() + interval '1 day') else r.closes_at end as "closesAt"`;

/** What two officers have agreed for everybody in a round (`r`). */
const agreed = sql`
  (select coalesce(sum(x.minutes), 0)::int from round_extensions x where x.round_id = r.id) as "incidentMinutes",
  coalesce((select g.minutes from deadline_changes g where g.round_id = r.id and g.kind = 'grace' and g.status = 'confirmed' order by g.decided_at desc, g.id desc limit 1), 0) as "graceMinutes"`;

/** What `submittableUntil` judges a round (`r`) by, as columns. */
export const roundDeadlineColumns = sql`${hours}, ${agreed}`;

/** The same of an application (`a`) in its round. */
export const deadlineColumns = sql`${hoursOfApplication}, ${agreed},
  (select max(e.until) from deadline_changes e where e.application_id = a.id and e.kind = 'extension' and e.status = 'confirmed') as "extendedUntil"`;

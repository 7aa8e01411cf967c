import 'server-only';
import { sql } from 'drizzle-orm';
import { transaction } from '@/db/client';
import { rows } from '@/db/rows';
import type { System } from '../access/actor';
import { formatDate } from '../dates';
import { record } from '../event/commands';
import { notify } from '../notification/commands';

const worker: System = { kind: 'system', as: 'worker' };

/** From so many days before the scores are due, and again as long as they are not in. */
const everyDays = 3;

/**
 * Reminds each assessor of what waits for them, in one letter that names no application and counts only their own. Marking and writing are
 * one transaction, so that two workers write one letter.
 * @returns how many letters were written
 */
export const remindAssessors = (): Promise<number> =>
  transaction(worker, async (tx) => {
    const due = await rows<{ email: string; personId: string; count: number; due: string }>(tx, sql`
      with marked as (
        update assignments s set reminded_at = app_now() from applications a
        where a.id = s.application_id and a.status = 'in_assessment' and s.status in ('assigned', 'declared_clear')
          and s.due_on <= (app_now() at time zone 'Europe/London')::date + ${everyDays}::int
          and coalesce(s.reminded_at, s.assigned_at) < app_now() - make_interval(days => ${everyDays})
        returning s.assessor_id, s.due_on)
      select p.id as "personId", p.email, count(*)::int as count, min(m.due_on)::text as due from marked m join people p on p.id = m.assessor_id group by p.id order by p.id`);
    for (const one of due) {
      await notify(tx, { template: 'assessments_due', email: one.email, locale: 'en', data: (locale) => ({ count: one.count, due: formatDate(one.due, locale), path: '/manage/assessments' }) });
      await record(tx, worker, 'assessment.reminded', { kind: 'person', id: one.personId }, { count: one.count });
    }
    return due.length;
  });

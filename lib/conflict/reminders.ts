import 'server-only';
import { sql } from 'drizzle-orm';
import { transaction } from '@/db/client';
import { rows } from '@/db/rows';
import type { System } from '../access/actor';
import { record } from '../event/commands';
import { notify } from '../notification/commands';
import { hasDeclared } from './restriction';
import { declaringRoles } from './vocabulary';

const worker: System = { kind: 'system', as: 'worker' };

/**
 * Asks whoever has not declared for this financial year: when it begins (or they do), and every two weeks after, four times at most. A row
 * of `conflict_reminders` is the promise, so that any number of workers ask once.
 * @returns how many letters were written
 */
export const remindOfDeclarations = (): Promise<number> =>
  transaction(worker, async (tx) => {
    const asked = await rows<{ id: string; email: string; year: string; number: number }>(tx, sql`
      with due as (
        select p.id, p.email, financial_year(app_now()) as year, least(3, floor(extract(epoch from app_now() - greatest(min(r.granted_at), make_timestamptz(left(financial_year(app_now()), 4)::int, 4, 1, 0, 0, 0, 'Europe/London'))) / 1209600))::int as number
        from people p join staff_roles r on r.person_id = p.id and r.removed_at is null and r.role = any (${sql.param([...declaringRoles])}::text[])
        where p.mail_bounced_at is null and not ${hasDeclared(sql`p.id`)} group by p.id),
      promised as (insert into conflict_reminders (person_id, financial_year, number) select id, year, number from due on conflict do nothing returning person_id, number)
      select due.* from due join promised on promised.person_id = due.id order by due.email`);
    for (const { id, email, year, number } of asked) {
      await notify(tx, { template: 'conflicts_due', email, data: { year, path: '/manage/conflicts' } });
      await record(tx, worker, 'conflict.declaration_asked_for', { kind: 'person', id }, { year, number });
    }
    return asked.length;
  });

import 'server-only';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { Person, System } from '../access/actor';
import { record } from '../event/commands';
import { notify } from './commands';

/** Whether mail to this address came back for good. */
export const isBounced = async (tx: Tx, email: string): Promise<boolean> => (await rows(tx, sql`select 1 from people where email = ${email} and mail_bounced_at is not null`)).length > 0;

/**
 * Marks an address that mail comes back from, and tells the person's colleagues and the fund's officers. Once: a second letter that comes
 * back tells nobody again. False when it belongs to nobody, or is marked already.
 */
export async function markBounced(tx: Tx, actor: Person | System, email: string): Promise<boolean> {
  const [person] = await rows<{ id: string; name: string }>(tx, sql`update people set mail_bounced_at = app_now() where email = ${email} and mail_bounced_at is null returning id, name`);
  if (!person) return false;
  await record(tx, actor, 'person.mail_bounced', { kind: 'person', id: person.id });
  const organisations = await rows<{ ref: string; name: string; colleagues: string[] }>(tx, sql`
    select o.ref, o.name, array(select distinct q.email from memberships x join people q on q.id = x.person_id
      where x.organisation_id = o.id and x.removed_at is null and q.id <> ${person.id} and q.mail_bounced_at is null order by q.email) as colleagues
    from organisations o where o.id in (select organisation_id from memberships where person_id = ${person.id} and removed_at is null) order by o.name`);
  const officers = await rows<{ email: string }>(tx, sql`
    select distinct p.email from staff_roles r join people p on p.id = r.person_id where r.role = 'fund_officer' and r.removed_at is null and p.id <> ${person.id} and p.mail_bounced_at is null order by p.email`);
  for (const { ref, name: organisation, colleagues } of organisations) {
    const data = { name: person.name, organisation };
    for (const to of colleagues) await notify(tx, { template: 'address_bounced', email: to, data: { ...data, path: `/apply/organisations/${ref}` } });
    for (const officer of officers) await notify(tx, { template: 'address_bounced_officer', email: officer.email, data: { ...data, path: '/manage/mail' } });
  }
  return true;
}

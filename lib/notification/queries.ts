import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { read, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { Actor } from '../access/actor';
import { may } from '../access/policy';
import type { MailTemplate } from './templates';

export type MailLine = { id: string; template: MailTemplate; email: string; createdAt: Date; sentAt: Date | null; failedAt: Date | null; failure: string | null; attempts: number };
const pageSize = 50;

/** Dead letters first, then all mail, newest first, fifty at a time after the message `after`. Never what a message says, nor its link. */
export const mailForStaff = (actor: Actor, after?: string): Promise<{ dead: MailLine[]; lines: MailLine[]; bounced: BouncedAddress[]; more: boolean } | undefined> =>
  read(actor, async (tx) => {
    if (!may(actor, 'mail.read', null)) return undefined;
    const mail = (where: SQL, limit: number) => rows<MailLine>(tx, sql`
      select id, template, email, created_at as "createdAt", sent_at as "sentAt", failed_at as "failedAt", failure, attempts from notifications where ${where} order by created_at desc, id desc limit ${limit}`);
    const dead = after ? [] : await mail(sql`failed_at is not null`, pageSize);
    const lines = await mail(after ? sql`(created_at, id) < (select created_at, id from notifications where id = ${after})` : sql`true`, pageSize + 1);
    return { dead, lines: lines.slice(0, pageSize), bounced: after ? [] : await bouncedAddresses(tx), more: lines.length > pageSize };
  });

/** `onlyOwner`: nobody else of the organisation can invite a successor, so its people need the fund's help (peers.md, 10). */
export type BouncedAddress = { name: string; email: string; since: Date; organisation: string | null; onlyOwner: boolean };

const bouncedAddresses = (tx: Tx): Promise<BouncedAddress[]> =>
  rows<BouncedAddress>(tx, sql`
    select p.name, p.email, p.mail_bounced_at as since, o.name as organisation, coalesce(bool_or(m.role = 'owner') and not exists (
        select 1 from memberships x join people q on q.id = x.person_id where x.organisation_id = o.id and x.role = 'owner' and x.removed_at is null and x.person_id <> p.id and q.mail_bounced_at is null), false) as "onlyOwner"
    from people p left join memberships m on m.person_id = p.id and m.removed_at is null left join organisations o on o.id = m.organisation_id
    where p.mail_bounced_at is not null group by p.id, o.id order by p.mail_bounced_at desc, p.id, o.name limit 200`);

import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { read } from '@/db/client';
import { rows } from '@/db/rows';
import type { Actor } from '../access/actor';
import { may } from '../access/policy';
import type { MailTemplate } from './templates';

export type MailLine = { id: string; template: MailTemplate; email: string; createdAt: Date; sentAt: Date | null; failedAt: Date | null; failure: string | null; attempts: number };
const pageSize = 50;

/** Dead letters first, then all mail, newest first, fifty at a time after the message `after`. Never what a message says, nor its link. */
export const mailForStaff = (actor: Actor, after?: string): Promise<{ dead: MailLine[]; lines: MailLine[]; more: boolean } | undefined> =>
  read(actor, async (tx) => {
    if (!may(actor, 'mail.read', null)) return undefined;
    const mail = (where: SQL, limit: number) => rows<MailLine>(tx, sql`
      select id, template, email, created_at as "createdAt", sent_at as "sentAt", failed_at as "failedAt", failure, attempts from notifications where ${where} order by created_at desc, id desc limit ${limit}`);
    const dead = after ? [] : await mail(sql`failed_at is not null`, pageSize);
    const lines = await mail(after ? sql`(created_at, id) < (select created_at, id from notifications where id = ${after})` : sql`true`, pageSize + 1);
    return { dead, lines: lines.slice(0, pageSize), more: lines.length > pageSize };
  });

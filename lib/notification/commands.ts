import 'server-only';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { notifications } from '@/db/schema/records';
import { encrypt } from '../access/secret';
import { newId } from '../id';
import type { Locale } from '../locale';
import type { MailTemplate } from './templates';

/**
 * Writes a message to a person beside the business rows, and leaves it in the outbox: the worker sends it after the commit.
 * `secret` (a link that signs in) is kept encrypted and wiped when it is sent.
 */
export async function notify(
  tx: Tx,
  message: { template: MailTemplate; email: string; locale: Locale; data: Record<string, string | number>; secret?: string },
): Promise<void> {
  const id = newId();
  await tx.insert(notifications).values({
    id,
    template: message.template,
    locale: message.locale,
    email: message.email,
    data: message.data,
    secretEncrypted: message.secret ? encrypt(message.secret) : null,
  });
  await enqueue(tx, 'send_notification', { id }, `notification:${id}`);
}

/** Leaves a job for the worker, in this transaction. The key makes the same job once. */
export async function enqueue(tx: Tx, task: string, payload: Record<string, string>, key: string): Promise<void> {
  await tx.execute(sql`select outbox.enqueue(${task}, ${JSON.stringify(payload)}::json, ${key})`);
}

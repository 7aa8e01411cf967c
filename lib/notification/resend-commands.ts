import 'server-only';
import { eq } from 'drizzle-orm';
import { transaction } from '@/db/client';
import { notifications } from '@/db/schema/records';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import { record } from '../event/commands';
import { Refusal } from '../refusal';
import { enqueue } from './commands';

/** Puts a dead letter back in the queue, with all its tries. Refuses `not_found`, and `mail_not_failed` when it was sent or is being tried. */
export const resendNotification = (actor: Person, id: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const [letter] = await tx.select({ failedAt: notifications.failedAt, sentAt: notifications.sentAt }).from(notifications).where(eq(notifications.id, id)).for('update');
    authorise(actor, 'mail.resend', null, now);
    if (!letter) throw new Refusal('not_found');
    // One that was sent and came back has wiped its secret: its person needs a new one.
    if (!letter.failedAt || letter.sentAt) throw new Refusal('mail_not_failed');
    await tx.update(notifications).set({ failedAt: null, failure: null, attempts: 0 }).where(eq(notifications.id, id));
    await record(tx, actor, 'notification.resent', { kind: 'notification', id });
    await enqueue(tx, 'send_notification', { id }, `notification:${id}`);
  });

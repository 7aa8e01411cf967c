import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { read, transaction, type Tx } from '@/db/client';
import { demonstrationMail, notifications } from '@/db/schema/records';
import type { System } from '../access/actor';
import { decrypt } from '../access/secret';
import { environment } from '../env';
import { record } from '../event/commands';
import { codeOf } from '../job/log';
import { isBounced, markBounced } from './bounce';
import { type Deliver, isPermanentBounce } from './delivery';
import { type Letter, letterOf } from './letter';
import type { MailTemplate } from './templates';

const worker: System = { kind: 'system', as: 'worker' };
type Notification = typeof notifications.$inferSelect;

/** Which try of how many this is; after the last one the notification is a dead letter, for staff to see. */
export type Try = { attempt: number; of: number };

/**
 * Sends one notification, or says that it was sent before. Throws when it could not be sent, so that the queue tries again later; the
 * failure is noted on the notification as a code, never with an address.
 */
export async function sendNotification(id: string, { attempt, of }: Try, deliver: Deliver | undefined): Promise<'sent' | 'already_sent' | 'bounced'> {
  const { notification, bounced } = await read(worker, async (tx) => {
    const [found] = await tx.select().from(notifications).where(eq(notifications.id, id));
    return { notification: found, bounced: found !== undefined && (await isBounced(tx, found.email)) };
  });
  if (!notification || notification.sentAt) return 'already_sent';
  // A link that signs in still goes there: using it is how an address comes back to life.
  if (bounced && !notification.secretEncrypted) {
    await noteFailure(id, 'ADDRESS_BOUNCES', true);
    return 'bounced';
  }
  try {
    const letter = written(notification);
    if (deliver) await deliver(id, notification.email, letter, attempt);
    await transaction(worker, (tx) => markSent(tx, notification, deliver ? undefined : letter));
    return 'sent';
  } catch (error) {
    const gone = isPermanentBounce(error);
    await noteFailure(id, codeOf(error), gone || attempt >= of);
    if (!gone) throw error;
    await transaction(worker, async (tx) => void (await markBounced(tx, worker, notification.email)));
    return 'bounced';
  }
}

/** Notify says only later that an address does not work: the notification, sent as it is, becomes a dead letter. Answers how many were new. */
export async function noteBounces(ids: readonly string[]): Promise<number> {
  let noted = 0;
  for (const id of ids) {
    noted += await transaction(worker, async (tx) => {
      const [bounced] = await tx.update(notifications).set({ failure: 'permanent-failure', failedAt: sql`app_now()` }).where(and(sql`${notifications.id}::text = ${id}`, isNull(notifications.failedAt))).returning({ email: notifications.email });
      if (!bounced) return 0;
      await record(tx, worker, 'notification.failed', { kind: 'notification', id }, { code: 'permanent-failure' });
      await markBounced(tx, worker, bounced.email);
      return 1;
    });
  }
  return noted;
}

function written({ template, locale, data, secretEncrypted }: Notification): Letter {
  const { ORIGIN, CONTACT_EMAIL } = environment();
  const link = secretEncrypted ? decrypt(secretEncrypted) : undefined;
  // Only `notify` writes the column, and it takes no other word.
  return letterOf(template as MailTemplate, locale, data, { origin: ORIGIN, contact: CONTACT_EMAIL, link });
}

/** The secret is wiped in the transaction that says it was sent. Without a mail server the letter is kept, once, for the demonstration. */
async function markSent(tx: Tx, { id, email }: Notification, kept: Letter | undefined): Promise<void> {
  const [sent] = await tx
    .update(notifications)
    .set({ sentAt: sql`app_now()`, secretEncrypted: null, failure: null, failedAt: null })
    .where(and(eq(notifications.id, id), isNull(notifications.sentAt)))
    .returning({ id: notifications.id });
  if (sent && kept) await tx.insert(demonstrationMail).values({ notificationId: id, email, ...kept });
}

const noteFailure = (id: string, failure: string, dead: boolean): Promise<void> =>
  transaction(worker, async (tx) => {
    await tx.update(notifications).set({ failure, attempts: sql`${notifications.attempts} + 1`, failedAt: dead ? sql`app_now()` : null }).where(and(eq(notifications.id, id), isNull(notifications.sentAt)));
    if (dead) await record(tx, worker, 'notification.failed', { kind: 'notification', id }, { code: failure });
  });

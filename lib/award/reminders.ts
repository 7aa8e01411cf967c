import 'server-only';
import { sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { System } from '../access/actor';
import { membersToTell } from '../assessment/steps';
import { formatDate } from '../dates';
import { record } from '../event/commands';
import { notify } from '../notification/commands';

const worker: System = { kind: 'system', as: 'worker' };
type Due = { id: string; ref: string; title: string; organisationId: string; openUntil: string; days: number };

/**
 * Reminds certifiers of an offer seven days and two days before its last day. Once each, however often it runs: a row of `offer_reminders` is
 * the promise. When the day is moved, they are reminded of the new one.
 * @returns how many letters were written
 */
export const remindOfOffers = (): Promise<number> =>
  transaction(worker, async (tx) => {
    const due = await rows<Due>(tx, sql`select award_id as id, ref, title, organisation_id as "organisationId", open_until as "openUntil", days_before as days from remind_of_offers()`);
    let letters = 0;
    for (const one of due) letters += await remind(tx, one);
    return letters;
  });

async function remind(tx: Tx, { id, ref, title, organisationId, openUntil, days }: Due): Promise<number> {
  const certifiers = (await membersToTell(tx, organisationId)).filter(({ certifier }) => certifier);
  for (const { email } of certifiers) await notify(tx, { template: 'offer_reminder', email, data: (locale) => ({ reference: ref, title, date: formatDate(openUntil, locale), path: `/apply/awards/${ref}` }) });
  await record(tx, worker, 'award.offer_reminded', { kind: 'award', id }, { days });
  return certifiers.length;
}

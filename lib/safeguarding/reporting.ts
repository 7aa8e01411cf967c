import 'server-only';
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { transaction } from '@/db/client';
import { rows } from '@/db/rows';
import { safeguardingReports } from '@/db/schema/safeguarding';
import type { System } from '../access/actor';
import { record } from '../event/commands';
import { newId } from '../id';
import { notify } from '../notification/commands';
import { newReference } from '../reference';

/** Whoever reports is nobody to us, also when they are signed in: nothing ties the report to their account. */
const anybody: System = { kind: 'system', as: 'sign_in' };

export type NewConcern = { danger: boolean; about: string; happened: string; reporter?: string; contact?: string };

/**
 * Takes a concern in confidence. Anybody may, so there is nobody to authorise; every safeguarding lead is told that one has come, without a
 * word of it. Sent twice with the form's key it is one report; nobody is known to us by whom `once` could tell, so the row's own id does.
 * @returns its reference, which the person who reports can quote
 */
export const reportConcern = (given: NewConcern, key = newId()): Promise<string> =>
  transaction(anybody, async (tx, now) => {
    const { id, ref } = namesOf(given, key);
    const written = await tx.insert(safeguardingReports).values({ id, ref, ...given, reporter: given.reporter?.trim() || null, contact: given.contact?.trim() || null, receivedAt: now }).onConflictDoNothing();
    if (written.rowCount === 0) return ref;
    await record(tx, anybody, 'safeguarding.reported', { kind: 'safeguarding_report', id }, { ref });
    const leads = await rows<{ email: string }>(tx, sql`select distinct p.email from staff_roles r join people p on p.id = r.person_id where r.role = 'safeguarding_lead' and r.removed_at is null order by p.email`);
    for (const { email } of leads) await notify(tx, { template: 'safeguarding_reported', email, locale: 'en', data: { reference: ref, path: '/manage/safeguarding' } });
    return ref;
  });

/** The same words sent with the same key come to the same row; other words are another report, also with the same key. */
function namesOf(given: NewConcern, key: string): { id: string; ref: string } {
  const hash = createHash('sha256').update(JSON.stringify([key, given])).digest();
  const hex = hash.toString('hex');
  return { id: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`, ref: newReference('SAF', hash.subarray(16, 22)) };
}

import 'server-only';
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
 * word of it. @returns its reference, which the person who reports can quote
 */
export const reportConcern = (given: NewConcern): Promise<string> =>
  transaction(anybody, async (tx, now) => {
    const [id, ref] = [newId(), newReference('SAF')];
    await tx.insert(safeguardingReports).values({ id, ref, ...given, reporter: given.reporter?.trim() || null, contact: given.contact?.trim() || null, receivedAt: now });
    await record(tx, anybody, 'safeguarding.reported', { kind: 'safeguarding_report', id }, { ref });
    const leads = await rows<{ email: string }>(tx, sql`select distinct p.email from staff_roles r join people p on p.id = r.person_id where r.role = 'safeguarding_lead' and r.removed_at is null order by p.email`);
    for (const { email } of leads) await notify(tx, { template: 'safeguarding_reported', email, locale: 'en', data: { reference: ref, path: '/manage/safeguarding' } });
    return ref;
  });

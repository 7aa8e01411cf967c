import 'server-only';
import { sql } from 'drizzle-orm';
import { transaction } from '@/db/client';
import { rows } from '@/db/rows';
import type { System } from '../access/actor';
import { record } from '../event/commands';
import { tellCertifiers, type ToldOf } from './steps';

const worker: System = { kind: 'system', as: 'worker' };

/**
 * Brings bank details into force whose cooling-off is over, and tells every certifier, who can still stop them. However many workers run it,
 * each comes into force once. Until it has run, nothing is paid.
 * @returns how many came into force
 */
export const bringIntoForce = (): Promise<number> =>
  transaction(worker, async (tx) => {
    const due = await rows<ToldOf & { awardId: string; lastDigits: string }>(tx, sql`
      select award_id as "awardId", award_ref as ref, title, organisation_id as "organisationId", last_digits as "lastDigits" from bring_bank_accounts_into_force()`);
    for (const { awardId, lastDigits, ...award } of due) {
      await record(tx, worker, 'bank_details.in_force', { kind: 'award', id: awardId });
      await tellCertifiers(tx, 'bank_details_in_force', award, { digits: lastDigits });
    }
    return due.length;
  });

import 'server-only';
import { sql } from 'drizzle-orm';
import { transaction } from '@/db/client';
import { rows } from '@/db/rows';
import type { System } from '../access/actor';
import { record } from '../event/commands';
import { notify } from '../notification/commands';
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

/**
 * Tells the fund's own people that an account was stopped: who asked for it or confirmed it, and who would have paid to it. The letter says no
 * digit of it. Once, however often the job runs.
 * @returns how many were told
 */
export const tellOfStoppedAccount = ({ id }: { id: string }): Promise<number> =>
  transaction(worker, async (tx) => {
    const told = await rows<{ awardId: string; ref: string; title: string; account: string; email: string }>(tx, sql`
      select award_id as "awardId", award_ref as ref, title, account_ref as account, email from told_of_stopped_account(${id})`);
    const [first] = told;
    if (!first) return 0;
    const before = await rows(tx, sql`select 1 from events where name = 'bank_details.stop_told' and subject_id = ${first.awardId} and data ->> 'account' = ${first.account}`);
    if (before.length > 0) return 0;
    for (const { email, ref, title } of told) await notify(tx, { template: 'bank_stopped_fund', email, data: { reference: ref, title, path: `/manage/awards/${ref}/bank-details` } });
    await record(tx, worker, 'bank_details.stop_told', { kind: 'award', id: first.awardId }, { account: first.account, people: told.length });
    return told.length;
  });

import 'server-only';
import { sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { System } from '../access/actor';
import { keptDays } from '../access/queries';

const worker: System = { kind: 'system', as: 'worker' };

/** Removes what has served its time: sessions and kept words of a week ago, used-up links, old counts of tries, keys of forms sent a month ago, and needs answered a year ago. */
export const sweepExpired = (): Promise<number> =>
  transaction(worker, async (tx) => {
    const swept = [
      await removed(tx, sql`sessions where least(expires_at, last_seen_at) < app_now() - make_interval(days => ${keptDays})`),
      await removed(tx, sql`kept_words where kept_at < app_now() - make_interval(days => ${keptDays})`),
      await removed(tx, sql`sign_in_links where expires_at < app_now()`),
      await removed(tx, sql`confirmations where expires_at < app_now() - interval '1 day'`),
      await removed(tx, sql`address_changes where expires_at < app_now()`),
      await removed(tx, sql`provider_links where expires_at < app_now()`),
      await removed(tx, sql`rate_limits where counted_at < app_now() - interval '1 day'`),
      await removed(tx, sql`adjustment_requests where answered_at < app_now() - interval '1 year'`),
      await removed(tx, sql`idempotency_keys where at < app_now() - interval '30 days'`),
    ];
    return swept.reduce((sum, count) => sum + count, 0);
  });

async function removed(tx: Tx, what: ReturnType<typeof sql>): Promise<number> {
  return (await rows(tx, sql`delete from ${what} returning 1`)).length;
}

/** Notifications that wait although nobody is told to send them: a restored backup holds no queue. */
export const waitingNotifications = (): Promise<string[]> =>
  transaction(worker, async (tx) => {
    const found = await rows<{ id: string }>(tx, sql`
      select id from notifications where sent_at is null and failed_at is null and created_at < app_now() - interval '15 minutes' order by created_at limit 1000`);
    return found.map((one) => one.id);
  });

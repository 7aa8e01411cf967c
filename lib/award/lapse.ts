import 'server-only';
import { sql } from 'drizzle-orm';
import { transaction } from '@/db/client';
import { rows } from '@/db/rows';
import type { System } from '../access/actor';
import { record } from '../event/commands';
import { enqueue } from '../notification/commands';

const worker: System = { kind: 'system', as: 'worker' };

/**
 * Lets the offers lapse that nobody answered by their last day, and gives back what was set aside for them, each recorded. However many
 * workers run it, each offer lapses once; one that somebody is signing at this moment is left for the next turn.
 * @returns how many lapsed
 */
export const lapseOffers = (): Promise<number> =>
  transaction(worker, async (tx) => {
    const lapsed = await rows<{ id: string; ref: string; amountPence: number }>(tx, sql`select award_id as id, ref, amount_pence as "amountPence" from lapse_offers()`);
    for (const { id, amountPence } of lapsed) {
      const eventId = await record(tx, worker, 'award.lapsed', { kind: 'award', id }, { amountPence });
      await rows(tx, sql`select release_lapsed_offer(${id}, ${eventId})`);
      await enqueue(tx, 'tell_of_freed_offer', { id }, `freed:${id}`);
    }
    return lapsed.length;
  });

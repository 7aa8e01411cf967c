import 'server-only';
import { sql } from 'drizzle-orm';
import { read, transaction } from '@/db/client';
import { rows } from '@/db/rows';
import type { System } from '../access/actor';
import { record } from '../event/commands';
import { keepPaper } from './papers';

const worker: System = { kind: 'system', as: 'worker' };
const atOnce = 40;

/**
 * Draws the agreements that have just been offered, and keeps the hashes of their PDFs. Drawing takes a while, so a round of five hundred
 * is offered without it, and the worker follows. However many workers run it, a paper is kept once.
 * @returns how many were drawn
 */
export async function drawAgreements(): Promise<number> {
  const waiting = await read(worker, (tx) => rows<{ id: string }>(tx, sql`
    select g.award_id as id from agreements g join awards w on w.id = g.award_id
    where w.application_id is not null and not exists (select 1 from agreement_papers p where p.award_id = g.award_id and p.number = g.number and p.kind = 'offered') order by g.award_id limit ${atOnce}`));
  for (const { id } of waiting) {
    await transaction(worker, async (tx) => {
      await keepPaper(tx, id, 'offered');
      await record(tx, worker, 'award.agreement_drawn', { kind: 'award', id });
    });
  }
  return waiting.length;
}

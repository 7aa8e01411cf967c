import 'server-only';
import { sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { System } from '../access/actor';
import { record } from '../event/commands';
import type { Bilingual } from '../locale';
import { formatMoney, type Pence } from '../money';
import { notify } from '../notification/commands';
import { nextReserves } from './reserves';

const worker: System = { kind: 'system', as: 'worker' };
type Freed = { ref: string; roundId: string; roundRef: string; amountPence: Pence; envelope: string; label: Bilingual };
type Reserve = { applicationId: string; ref: string; envelope: string; amountPence: Pence; leftPence: Pence };

/**
 * Tells the fund's officers that an offer was declined or lapsed: which envelope has how much back, and who in reserve fits next. Once, however
 * often the job runs. Whoever is conflicted with anything of the round is told nothing of it.
 * @returns how many were told
 */
export const tellOfFreedOffer = ({ id }: { id: string }): Promise<number> =>
  transaction(worker, async (tx) => {
    const [freed] = await rows<Freed>(tx, sql`
      select award_ref as ref, round_id as "roundId", round_ref as "roundRef", amount_pence as "amountPence", envelope_key as envelope, jsonb_build_object('en', label_en, 'cy', label_cy) as label from freed_offer(${id})`);
    const told = await rows(tx, sql`select 1 from events where name = 'assessment.freed_told' and subject_id = ${id}`);
    if (!freed || told.length > 0) return 0;
    const next = await nextOf(tx, freed);
    const officers = await rows<{ email: string }>(tx, sql`
      select p.email from people p join staff_roles r on r.person_id = p.id and r.role = 'fund_officer' and r.removed_at is null
      where not round_is_restricted_for(p.id, ${freed.roundId}) order by p.id`);
    for (const { email } of officers) {
      await notify(tx, { template: 'offer_freed', email, data: (locale) => ({
        reference: freed.ref, amount: formatMoney(freed.amountPence), envelope: freed.label[locale], path: `/manage/rounds/${freed.roundRef}/decision/reserves`, ...(next && { next: next.ref }),
      }) });
    }
    await record(tx, worker, 'assessment.freed_told', { kind: 'award', id }, { people: officers.length });
    return officers.length;
  });

async function nextOf(tx: Tx, { roundId, envelope }: Freed): Promise<Reserve | undefined> {
  const waiting = await rows<Reserve>(tx, sql`
    select application_id as "applicationId", ref, envelope_key as envelope, amount_pence as "amountPence", left_pence as "leftPence" from reserves_in_order(${roundId})`);
  const next = nextReserves(waiting);
  return waiting.find((one) => one.envelope === envelope && next.has(one.ref));
}

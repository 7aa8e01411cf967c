import 'server-only';
import { sql } from 'drizzle-orm';
import { read } from '@/db/client';
import { rows } from '@/db/rows';
import type { Person } from '../access/actor';
import { may } from '../access/policy';
import type { Bilingual } from '../locale';
import { type FreedLine, reservesIn, type ReserveLine } from './queries';
import { nextReserves } from './reserves';

/**
 * SQL: envelopes of rounds to which money came back from an offer that was declined or lapsed, and for which somebody in reserve fits: the
 * task is done once they are recommended. A round that is restricted for whoever asks is left out whole, because its order and sums would tell.
 */
export const freedEnvelopes = sql`(
  select distinct a.round_id, w.envelope_id from awards w join applications a on a.id = w.application_id
    left join accounts b on b.envelope_id = w.envelope_id and b.kind = 'envelope'
    cross join lateral (select coalesce(sum(x.amount_recommended_pence), 0) as pence from applications q join round_categories k on k.round_id = q.round_id and k.key = q.category_key and k.envelope_id = w.envelope_id
      cross join lateral (select amount_recommended_pence from recommendations where application_id = q.id order by recommended_at desc, id desc limit 1) x
      where q.status in ('recommended', 'due_diligence') and not q.rehearsal) promised
  where w.status in ('declined', 'lapsed') and not round_is_restricted(a.round_id) and exists (
    select 1 from applications q join round_categories k on k.round_id = q.round_id and k.key = q.category_key and k.envelope_id = w.envelope_id
      left join lateral (select amount_recommended_pence from recommendations where application_id = q.id order by recommended_at desc, id desc limit 1) x on true
    where q.round_id = a.round_id and q.status = 'reserve' and not q.rehearsal and coalesce(x.amount_recommended_pence, q.amount_applied_for_pence, 0) <= coalesce(b.balance_pence, 0) - promised.pence))`;

export type FreedRound = { ref: string; title: Bilingual; freed: FreedLine[]; /** Of each envelope that has money back, the first in reserve that fits. */ next: ReserveLine[] };

/** By round: which offers gave money back, and who is next in reserve. Undefined for whoever may not read rounds. */
export const freedOffers = (actor: Person): Promise<FreedRound[] | undefined> =>
  read(actor, async (tx) => {
    if (!may(actor, 'round.read', null)) return undefined;
    const rounds = await rows<{ id: string; ref: string; title: Bilingual; envelopes: string[] }>(tx, sql`
      select r.id, r.ref, jsonb_build_object('en', r.title_en, 'cy', r.title_cy) as title, array_agg(e.key) as envelopes
      from ${freedEnvelopes} f join funding_rounds r on r.id = f.round_id join envelopes e on e.id = f.envelope_id group by r.id order by r.opens_at desc, r.ref limit 20`);
    const found: FreedRound[] = [];
    for (const { id, ref, title, envelopes } of rounds) {
      const { reserves, freed } = await reservesIn(tx, id);
      const next = nextReserves(reserves);
      found.push({ ref, title, freed: freed.filter((one) => envelopes.includes(one.envelope)), next: reserves.filter((one) => next.has(one.ref) && envelopes.includes(one.envelope)) });
    }
    return found;
  });

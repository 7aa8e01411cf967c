import 'server-only';
import { sql } from 'drizzle-orm';
import { read, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { Actor } from '../access/actor';
import { authorise } from '../access/policy';
import type { Pence } from '../money';
import type { Nation } from '../programme/vocabulary';
import type { AccountKind, TransferKind } from './vocabulary';

/** One envelope's money in pence. `allocated` = earmarked + committed + disbursed + recovered + remaining; `madeUp` is the part the demonstration moved. */
export type EnvelopePosition = {
  envelopeKey: string; financialYear: string; nation: string; pot: string; nature: string; labelEn: string; labelCy: string;
  allocated: Pence; madeUp: Pence; earmarked: Pence; committed: Pence; disbursed: Pence; recovered: Pence; remaining: Pence;
};

/** Every envelope's position: public sums, never one award's account. */
export async function envelopePositions(tx: Tx): Promise<EnvelopePosition[]> {
  const found = await rows<EnvelopePosition>(tx, sql`
    select envelope_key as "envelopeKey", financial_year as "financialYear", nation, pot, nature, label_en as "labelEn", label_cy as "labelCy",
      allocated, made_up as "madeUp", earmarked, committed, disbursed, recovered, remaining from fund_position()`);
  return found;
}

export type TransferLine = {
  id: string; kind: TransferKind; amountPence: Pence; effectiveOn: string; recordedAt: Date; note: string | null; madeUp: boolean;
  fromKind: AccountKind; fromPlace: Place; toKind: AccountKind; toPlace: Place; awardRef: string | null; eventName: string; author: string | null;
};

/** Which envelope, in both languages, or which nation; neither for the programme itself. */
type Place = { en: string; cy: string } | { nation: Nation } | null;

const pageSize = 50;

const place = (envelope: string, account: string) =>
  sql.raw(`case when ${envelope}.id is not null then jsonb_build_object('en', ${envelope}.label_en, 'cy', ${envelope}.label_cy) when ${account}.nation is not null then jsonb_build_object('nation', ${account}.nation) end`);

/** Every transfer, newest first, a page at a time; `after` is the id of the last one on the page before. */
export const transfersForStaff = (actor: Actor, after?: string, size = pageSize): Promise<{ lines: TransferLine[]; more: boolean }> =>
  read(actor, async (tx, now) => {
    authorise(actor, 'ledger.read', null, now);
    const found = await rows<TransferLine>(tx, sql`
      select t.id, t.kind, t.amount_pence as "amountPence", t.effective_on as "effectiveOn", t.recorded_at as "recordedAt", t.note, t.made_up as "madeUp",
        f.kind as "fromKind", ${place('fe', 'f')} as "fromPlace", o.kind as "toKind", ${place('oe', 'o')} as "toPlace",
        w.ref as "awardRef", e.name as "eventName", p.name as author
      from transfers t
        join accounts f on f.id = t.from_account_id left join envelopes fe on fe.id = f.envelope_id
        join accounts o on o.id = t.to_account_id left join envelopes oe on oe.id = o.envelope_id
        join events e on e.id = t.event_id left join people p on p.id = t.author_id
        left join awards w on w.id = coalesce(o.award_id, f.award_id)
      where ${after ? sql`(t.recorded_at, t.id) < (select recorded_at, id from transfers where id = ${after})` : sql`true`}
      order by t.recorded_at desc, t.id desc limit ${size + 1}`);
    return { lines: found.slice(0, size), more: found.length > size };
  });

export type KindBalance = { kind: AccountKind; labelEn: string | null; labelCy: string | null; nation: Nation | null; balancePence: Pence };

/**
 * Balances by kind and envelope recomputed from the transfers: "as at" takes those in effect by `asAt` (London date),
 * "as known on" further leaves out what was recorded after `knownOn`.
 */
export const balancesAsAt = (actor: Actor, asAt: string, knownOn?: string): Promise<KindBalance[]> =>
  read(actor, async (tx, now) => {
    authorise(actor, 'ledger.read', null, now);
    const found = await rows<KindBalance>(tx, sql`
      select kind, label_en as "labelEn", label_cy as "labelCy", nation, balance_pence as "balancePence" from ledger_balances(${asAt}::date, ${knownOn ?? null}::date)`);
    return found;
  });

/** Every envelope's position as it stands, for staff. */
export const positionsForStaff = (actor: Actor): Promise<{ positions: EnvelopePosition[]; now: Date }> =>
  read(actor, async (tx, now) => {
    authorise(actor, 'ledger.read', null, now);
    return { positions: await envelopePositions(tx), now };
  });

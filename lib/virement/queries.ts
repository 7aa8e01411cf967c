import 'server-only';
import { sql } from 'drizzle-orm';
import { read } from '@/db/client';
import { rows } from '@/db/rows';
import type { Person } from '../access/actor';
import { may } from '../access/policy';
import type { Bilingual } from '../locale';
import type { Pence } from '../money';
import type { TwoPersonStatus } from './workflow';

export type VirementLine = {
  ref: string; from: Bilingual; to: Bilingual; amountPence: Pence; reason: string; consentBy: string | null; consentDocument: string | null; consentOn: string | null; status: TwoPersonStatus;
  proposedBy: string; proposedByName: string; proposedAt: Date; decidedByName: string | null; decidedAt: Date | null; rejectedReason: string | null;
};
export type EnvelopeChoice = { key: string; label: Bilingual; nation: string; financialYear: string; nature: string; leftPence: Pence };

const lines = sql`
  select v.ref, jsonb_build_object('en', f.label_en, 'cy', f.label_cy) as "from", jsonb_build_object('en', t.label_en, 'cy', t.label_cy) as "to", v.amount_pence as "amountPence", v.reason,
    v.consent_by as "consentBy", v.consent_document as "consentDocument", v.consent_on as "consentOn", v.status, v.proposed_by as "proposedBy", p.name as "proposedByName", v.proposed_at as "proposedAt",
    c.name as "decidedByName", v.decided_at as "decidedAt", v.rejected_reason as "rejectedReason"
  from virements v join envelopes f on f.id = v.from_envelope_id join envelopes t on t.id = v.to_envelope_id join people p on p.id = v.proposed_by left join people c on c.id = v.decided_by`;

/** Every virement, the newest first. */
export const virementsForStaff = (actor: Person): Promise<VirementLine[] | undefined> =>
  read(actor, async (tx) => (may(actor, 'ledger.read', null) ? rows<VirementLine>(tx, sql`${lines} order by v.proposed_at desc, v.id desc limit 200`) : undefined));

/** Those that had moved money by a day, as it was known on another: beside the balances of that day. */
export const virementsAsAt = (actor: Person, asAt: string, knownOn?: string): Promise<VirementLine[]> =>
  read(actor, async (tx) => {
    if (!may(actor, 'ledger.read', null)) return [];
    return rows<VirementLine>(tx, sql`
      ${lines} join transfers x on x.caller_key = 'virement:' || v.id where x.effective_on <= ${asAt}
        and (${knownOn ?? null}::date is null or x.recorded_at < ((${knownOn ?? null}::date + 1)::timestamp at time zone 'Europe/London')) order by x.recorded_at, v.id`);
  });

export const virementForStaff = (actor: Person, ref: string): Promise<{ one: VirementLine; fromLeftPence: Pence; now: Date } | undefined> =>
  read(actor, async (tx, now) => {
    if (!may(actor, 'ledger.read', null)) return undefined;
    const [one] = await rows<VirementLine>(tx, sql`${lines} where v.ref = ${ref}`);
    const [left] = await rows<{ pence: Pence }>(tx, sql`select a.balance_pence as pence from virements v join accounts a on a.envelope_id = v.from_envelope_id and a.kind = 'envelope' where v.ref = ${ref}`);
    return one && { one, fromLeftPence: left?.pence ?? 0, now };
  });

/** The envelopes that money can go between, with what is free in each. */
export const envelopesToVire = (actor: Person): Promise<EnvelopeChoice[] | undefined> =>
  read(actor, async (tx) => {
    if (!may(actor, 'virement.propose', null)) return undefined;
    return rows<EnvelopeChoice>(tx, sql`
      select e.key, jsonb_build_object('en', e.label_en, 'cy', e.label_cy) as label, e.nation, e.financial_year as "financialYear", e.nature, coalesce(a.balance_pence, 0)::bigint as "leftPence"
      from envelopes e left join accounts a on a.envelope_id = e.id and a.kind = 'envelope' order by e.label_en, e.key`);
  });

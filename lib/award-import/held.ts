import 'server-only';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { lockEnvelope } from '../ledger/commands';
import { programme } from '../programme/published-figures';
import { Refusal } from '../refusal';
import { awardKey, type EnvelopeRoom, type Held, organisationKey } from './rules';

export type EnvelopeOfFund = EnvelopeRoom & { id: string };

/** The fund's programme and its envelopes with what is left in each, in pence. */
export async function fundNow(tx: Tx): Promise<{ programmeId: string; envelopes: EnvelopeOfFund[] }> {
  const found = await rows<{ id: string }>(tx, sql`select id from grant_programmes where code = ${programme.code}`);
  if (!found[0]) throw new Refusal('not_found');
  return { programmeId: found[0].id, envelopes: await envelopesOf(tx, found[0].id) };
}

const envelopesOf = (tx: Tx, programmeId: string) =>
  rows<EnvelopeOfFund>(tx, sql`
    select e.id, e.key, e.pot, e.label_en as "labelEn", e.label_cy as "labelCy", e.nation, coalesce(a.balance_pence, 0) as "leftPence"
    from envelopes e left join accounts a on a.envelope_id = e.id and a.kind = 'envelope' where e.programme_id = ${programmeId} order by e.id`);

/** The same for some of them, each locked until the transaction ends, in the ledger's own order. */
export async function envelopesToDrawOn(tx: Tx, programmeId: string, keys: ReadonlySet<string>): Promise<EnvelopeOfFund[]> {
  const wanted = (await envelopesOf(tx, programmeId)).filter((one) => keys.has(one.key));
  for (const envelope of wanted) envelope.leftPence = (await lockEnvelope(tx, envelope.id)).leftPence;
  return wanted;
}

/** Organisations and awards that are here already, among the organisations that a file names. */
export async function heldAmong(tx: Tx, identifiers: readonly string[]): Promise<Held> {
  const found = await rows<{ identifierScheme: string; identifier: string; name: string; ref: string | null; title: string; awardDate: string }>(tx, sql`
    select o.identifier_scheme as "identifierScheme", o.identifier, o.name, a.ref, a.title, a.award_date::text as "awardDate"
    from organisations o left join awards a on a.organisation_id = o.id where o.identifier in (select jsonb_array_elements_text(${JSON.stringify(identifiers)}::jsonb))`);
  return {
    organisations: new Map(found.map((one) => [organisationKey(one), one.name])),
    awards: new Map(found.flatMap((one) => (one.ref ? [[awardKey(one), one.ref] as const] : []))),
  };
}

/** Whether this installation holds fiction: whoever sees a row of it must see so. */
export async function isDemonstration(tx: Tx): Promise<boolean> {
  const found = await rows(tx, sql`select 1 from installation where profile = 'demonstration'`);
  return found.length > 0;
}

import 'server-only';
import { createHash } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { Person } from '../access/actor';
import { canonicalJson } from '../event/chain';
import { recordAll } from '../event/commands';
import type { Pence } from '../money';
import { type Balances, type Decided, type Item, recordOf } from './record';

export type ItemRow = Item & { applicationId: string };
export const itemColumns: SQL = sql.raw(`application_id as "applicationId", id, source, at, said`);
/** What the event `assessment.record_kept` says: which items it was built from, and what it hashed to. */
export type Kept = { sha256: string; bytes: number; asKnown: string; restsOn: string[] };

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const utf8 = (text: string): number => Buffer.byteLength(text);

/** What was set aside out of the envelope in this transaction, where something was. */
export type DecidedNow = { id: string; ref: string; earmarkedPence: Pence };
type Facts = { id: string; envelopeId: string; round: Decided['round']; envelope: { key: string } & Balances };

/**
 * In the transaction that decides: writes down what the decision rests on and may change afterwards (the round's criteria, the envelope
 * before and after, who was restricted), and what the record of each hashes to. Constant in queries, however many are decided together.
 * Of an approval the envelope's own account is locked by then, so its figures are those of this decision and of no other.
 */
export async function keepDecisionRecords(tx: Tx, actor: Person, outcome: Decided['outcome'], decided: readonly DecidedNow[]): Promise<void> {
  if (decided.length === 0) return;
  const ids = decided.map(({ id }) => id);
  const facts = new Map((await factsOf(tx, ids)).map((one) => [one.id, one]));
  const restricted = new Map((await rows<{ id: string; people: string[] }>(tx, sql`select application_id as id, people from restricted_people(${sql.param(ids)}::uuid[])`)).map((one) => [one.id, one.people]));
  const taken = takenOf(decided, facts);
  const decidedEvents = decided.map(({ id }) => {
    const found = facts.get(id);
    if (!found) throw new Error('what is decided has a round and an envelope');
    const { key, ...after } = found.envelope;
    const pence = taken.get(found.envelopeId) ?? 0;
    const data: Decided = { outcome, round: found.round, envelope: { key, before: { ...after, envelope: after.envelope + pence, earmarked: after.earmarked - pence }, after }, restricted: restricted.get(id) ?? [] };
    return { name: 'assessment.decided', subject: { kind: 'application' as const, id }, data };
  });
  await recordAll(tx, actor, decidedEvents);
  await recordAll(tx, actor, await keptEvents(tx, decided));
}

/** Those decided together leave the envelope together: what it held before is before all of them. */
function takenOf(decided: readonly DecidedNow[], facts: ReadonlyMap<string, Facts>): Map<string, Pence> {
  const taken = new Map<string, Pence>();
  for (const { id, earmarkedPence } of decided) {
    const envelope = facts.get(id)?.envelopeId ?? '';
    taken.set(envelope, (taken.get(envelope) ?? 0) + earmarkedPence);
  }
  return taken;
}

async function keptEvents(tx: Tx, decided: readonly DecidedNow[]) {
  const items = await rows<ItemRow>(tx, sql`select ${itemColumns} from decision_items(${sql.param(decided.map(({ id }) => id))}::uuid[])`);
  const byApplication = new Map<string, ItemRow[]>(decided.map(({ id }) => [id, []]));
  for (const item of items) byApplication.get(item.applicationId)?.push(item);
  return decided.map(({ id, ref }) => {
    const own = byApplication.get(id) ?? [];
    const asKnown = own.find(({ source, said }) => source === 'event' && said.name === 'assessment.decided')?.at ?? '';
    const json = canonicalJson(recordOf(ref, asKnown, own));
    const data: Kept = { sha256: sha256(json), bytes: utf8(json), asKnown, restsOn: own.map((item) => item.id) };
    return { name: 'assessment.record_kept', subject: { kind: 'application' as const, id }, data };
  });
}

const factsOf = (tx: Tx, ids: readonly string[]): Promise<Facts[]> =>
  rows<Facts>(tx, sql`
    with balances as (
      select e.id, jsonb_build_object('key', e.key, ${sql.join((['envelope', 'earmarked', 'committed', 'disbursed', 'recovered'] as const).map((kind) => sql.raw(`'${kind}', coalesce(sum(x.balance_pence) filter (where x.kind = '${kind}'), 0)::bigint`)), sql`, `)}) as envelope
      from envelopes e left join accounts x on x.envelope_id = e.id
      where e.id in (select c.envelope_id from applications a join round_categories c on c.round_id = a.round_id and c.key = a.category_key where a.id = any (${sql.param([...ids])}::uuid[])) group by e.id)
    select a.id, c.envelope_id as "envelopeId", b.envelope, jsonb_build_object('ref', r.ref, 'scaleMax', r.scale_max, 'minimumPence', r.minimum_pence, 'maximumPence', r.maximum_pence, 'secondApprovalAbovePence', p.second_approval_above_pence,
      'criteria', (select coalesce(jsonb_agg(jsonb_build_object('key', k ->> 'key', 'weight', k -> 'weight', 'label', k -> 'label') order by at), '[]') from jsonb_array_elements(r.criteria) with ordinality as t(k, at))) as round
    from applications a join funding_rounds r on r.id = a.round_id join grant_programmes p on p.id = r.programme_id
      join round_categories c on c.round_id = a.round_id and c.key = a.category_key join balances b on b.id = c.envelope_id
    where a.id = any (${sql.param([...ids])}::uuid[])`);

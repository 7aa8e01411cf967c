import 'server-only';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { formatDate } from '../dates';
import type { Locale } from '../locale';
import { formatMoney } from '../money';
import { changedTerms, type Terms } from '../variation/rules';
import type { VariationKind } from '../variation/vocabulary';
import type { VariationStatus } from '../variation/workflow';
import { words } from '../words';
import { factLines, type FactKey, type Gathered, itemWriter } from './gathered';

type About = { id: string; ref: string; applicationId: string | null };

/** What binds the fund and the recipient: each text of the agreement, and each change of its terms. */
export const awardChanges = async (tx: Tx, about: About, locale: Locale): Promise<Gathered[]> => [...(await agreementsOf(tx, about, locale)), ...(await variationsOf(tx, about, locale))];

type Agreement = { number: number; text: string; sha256: string; signed: Date | null; signedName: string | null; countersigned: Date | null };

async function agreementsOf(tx: Tx, { id, ref, applicationId }: About, locale: Locale): Promise<Gathered[]> {
  const item = itemWriter(locale, ref, applicationId);
  const found = await rows<Agreement>(tx, sql`
    select number, text, sha256, signed_at as signed, signed_name as "signedName", null::timestamptz as countersigned from agreement_versions where award_id = ${id}
    union all select number, text, sha256, signed_at, signed_name, countersigned_at from agreements where award_id = ${id} order by number`);
  return found.flatMap(({ number, text, sha256, signed, signedName, countersigned }) => {
    const facts = factLines(locale, { sha256, signedBy: signedName, signed: signed && formatDate(signed, locale), countersigned: countersigned && formatDate(countersigned, locale) });
    return item('agreement', 'agreement', [text, '', ...facts], { number });
  });
}

type Variation = { id: string; ref: string; kind: VariationKind; status: VariationStatus; reason: string; askedReason: string | null; fromPence: number; toPence: number; before: Terms; after: Terms; addendum: string | null; endedReason: string | null; approvals: string[]; at: Date };

async function variationsOf(tx: Tx, { id, ref, applicationId }: About, locale: Locale): Promise<Gathered[]> {
  const [item, say] = [itemWriter(locale, ref, applicationId), words(locale)];
  const found = await rows<Variation>(tx, sql`
    select v.id, v.ref, v.kind, v.status, v.reason, v.asked_reason as "askedReason", v.from_pence as "fromPence", v.to_pence as "toPence", v.before, v.after, v.addendum, v.ended_reason as "endedReason", v.created_at as at,
      coalesce((select json_agg(p.reason order by p.approved_at) from variation_approvals p where p.variation_id = v.id), '[]') as approvals
    from variations v where v.award_id = ${id} order by v.created_at, v.id`);
  return found.flatMap((one) => item('variation', 'variation', [
    ...factLines(locale, {
      what: say(`variation.kind.${one.kind}`), state: say(`state.variation.${one.status}`), date: formatDate(one.at, locale), wanted: one.askedReason, reason: one.reason, reasons: one.approvals.join('\n'),
      amountBefore: formatMoney(one.fromPence), amountAfter: formatMoney(one.toPence), endedReason: one.endedReason,
    }),
    ...termLines(locale, one), one.addendum,
  ], { variation: one.ref }));
}

const factOf = { title: 'title', description: 'description', plannedStartDate: 'plannedStart', plannedEndDate: 'plannedEnd', sites: 'sites' } as const satisfies Record<keyof Terms, FactKey>;
const told = (terms: Terms, name: keyof Terms): string => (name === 'sites' ? terms.sites.map(({ place }) => place).join(', ') : terms[name]);

/** "Title: was → becomes", of the terms that change. */
const termLines = (locale: Locale, { before, after }: Variation): string[] =>
  changedTerms(before, after).flatMap((name) => factLines(locale, { [factOf[name]]: `${told(before, name)} → ${told(after, name)}` }));

import 'server-only';
import { createHash } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { variations } from '@/db/schema/money';
import type { ToConfirm } from '../access/confirmation-steps';
import type { AwardStatus } from '../award/workflow';
import { londonDate } from '../dates';
import { lockEnvelope } from '../ledger/commands';
import type { Pence } from '../money';
import { placeByName } from '../publication/places';
import { Refusal, refuseIf } from '../refusal';
import { addendumText } from './addendum';
import { type Terms, type TermsSite, whyNotFit, whyNotLower } from './rules';

export type LockedAward = {
  id: string; ref: string; status: AwardStatus; organisationId: string; organisation: string; programmeId: string; envelopeId: string | null; amountAwardedPence: Pence; title: string; demonstration: boolean;
  terms: Terms; agreementSha256: string | null;
};
export type Variation = typeof variations.$inferSelect;

/** Locks an award with its terms, as every payment of it does first. Row security hides what is not the actor's: `not_found`. */
export async function lockAward(tx: Tx, where: ReturnType<typeof sql>): Promise<LockedAward> {
  const [locked] = await rows<{ id: string }>(tx, sql`select w.id from awards w where ${where} for update`);
  if (!locked) throw new Refusal('not_found');
  // In a statement of its own: what others changed of its sites while this one waited for the lock is in it.
  const [found] = await rows<LockedAward>(tx, sql`
    select w.id, w.ref, w.status, w.organisation_id as "organisationId", o.name as organisation, w.programme_id as "programmeId", w.envelope_id as "envelopeId", w.amount_awarded_pence as "amountAwardedPence", w.title, w.demonstration,
      (select sha256 from agreements where award_id = w.id) as "agreementSha256",
      jsonb_build_object('title', w.title, 'description', w.description, 'plannedStartDate', w.planned_start_date, 'plannedEndDate', w.planned_end_date, 'sites',
        coalesce((select jsonb_agg(jsonb_build_object('place', s.place_name, 'region', s.region, 'x', s.x, 'y', s.y) order by s.position) from award_sites s where s.award_id = w.id), '[]')) as terms
    from awards w join organisations o on o.id = w.organisation_id where w.id = ${locked.id}`);
  if (!found) throw new Refusal('not_found');
  return found;
}

/** A variation and its award, the award locked first. */
export async function lockVariation(tx: Tx, ref: string): Promise<{ award: LockedAward; variation: Variation }> {
  const award = await lockAward(tx, sql`w.id = (select award_id from variations where ref = ${ref})`);
  const [variation] = await tx.select().from(variations).where(eq(variations.ref, ref)).for('update');
  if (!variation) throw new Refusal('not_found');
  return { award, variation };
}

export type Asked = { title: string; description: string; plannedStartDate: string; plannedEndDate: string; sites: readonly { place: string; region: string }[] };

/** What was typed, as terms: a town that is on the map gets its point there. */
export const termsOf = ({ title, description, plannedStartDate, plannedEndDate, sites }: Asked): Terms => ({
  title: title.trim(), description: description.trim(), plannedStartDate, plannedEndDate,
  sites: sites.map(({ place, region }): TermsSite => {
    const town = placeByName(place, region);
    return { place: town?.name ?? place.trim(), region, x: town?.x ?? null, y: town?.y ?? null };
  }),
});

/** How far an award can be lowered: its commitment, which is locked, less what is paid and not confirmed. */
export async function roomOf(tx: Tx, awardId: string): Promise<Pence> {
  const [found] = await rows<{ room: Pence }>(tx, sql`select variation_room(${awardId}) as room`);
  return found?.room ?? 0;
}

/** What the money says against a change: the envelope for more, what is paid for less. */
export async function refuseWithoutRoom(tx: Tx, award: LockedAward, toPence: Pence, field?: 'amount'): Promise<void> {
  const morePence = toPence - award.amountAwardedPence;
  if (morePence < 0) refuseIf(whyNotLower(award.amountAwardedPence, toPence, await roomOf(tx, award.id)));
  if (morePence > 0 && award.envelopeId) refuseIf(whyNotFit(morePence, await lockEnvelope(tx, award.envelopeId), field));
}

/** The change to the agreement, frozen, with its hash. */
export function frozenAddendum(award: LockedAward, variation: Variation, now: Date): { addendum: string; addendumSha256: string } {
  const { ref, fromPence, toPence, before, after } = variation;
  const addendum = addendumText({ ref, awardRef: award.ref, organisation: award.organisation, agreementSha256: award.agreementSha256, offeredOn: londonDate(now), fromPence, toPence, before, after });
  return { addendum, addendumSha256: createHash('sha256').update(addendum).digest('hex') };
}

/** What a certifier confirms: this change, as it was frozen when the fund offered it. */
export const accepting = ({ id, addendumSha256 }: { id: string; addendumSha256: string | null }): ToConfirm => ({ purpose: 'variation.accept', subjectId: id, sha256: addendumSha256 ?? '' });

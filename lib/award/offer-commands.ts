import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { transaction } from '@/db/client';
import { rows } from '@/db/rows';
import { awards } from '@/db/schema/awards';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import { membersToTell } from '../assessment/steps';
import { formatDate, londonDate } from '../dates';
import { record } from '../event/commands';
import { notify } from '../notification/commands';
import { Refusal, refuseIf } from '../refusal';
import { whyNotExtend } from './rules';
import type { AwardStatus } from './workflow';

type Offer = { id: string; status: AwardStatus; version: number; title: string; organisationId: string; offerOpenUntil: string | null; offerExtendedAt: Date | null };

/**
 * Moves the last day of an offer, once, before it has passed, with a reason that the recipient reads, too. Its certifiers are told.
 * Refuses what `whyNotExtend` says.
 */
export const extendOffer = (actor: Person, ref: string, extension: { until: string; reason: string }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const [offer] = await rows<Offer>(tx, sql`
      select id, status, version, title, organisation_id as "organisationId", offer_open_until as "offerOpenUntil", offer_extended_at as "offerExtendedAt" from awards where ref = ${ref} for update`);
    if (!offer) throw new Refusal('not_found');
    authorise(actor, 'award.extend_offer', null, now);
    refuseIf(whyNotExtend(offer, extension, londonDate(now)));
    const { until, reason } = extension;
    await tx.update(awards).set({ offerOpenUntil: until, offerExtendedReason: reason.trim(), offerExtendedBy: actor.id, offerExtendedAt: now, version: offer.version + 1 }).where(eq(awards.id, offer.id));
    await record(tx, actor, 'award.offer_extended', { kind: 'award', id: offer.id }, { from: offer.offerOpenUntil, until });
    for (const { email, certifier } of await membersToTell(tx, offer.organisationId)) {
      if (certifier) await notify(tx, { template: 'offer_extended', email, data: (locale) => ({ reference: ref, title: offer.title, date: formatDate(until, locale), path: `/apply/awards/${ref}` }) });
    }
  });

import 'server-only';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { agreements, awardSites, awards } from '@/db/schema/awards';
import type { Person } from '../access/actor';
import { type Frozen, readFrozen } from '../application/frozen';
import type { LockedApplication } from '../assessment/steps';
import { londonDate } from '../dates';
import { recordAll } from '../event/commands';
import { newId } from '../id';
import { earmarkForNewAwards } from '../ledger/commands';
import type { Pence } from '../money';
import { placeByName } from '../publication/places';
import { publicationChanged } from '../publication/steps';
import { newReference } from '../reference';
import { agreementTexts } from './agreement-facts';

/** What has just been approved, and for how much; its envelope is locked already. */
type Offer = { application: LockedApplication; envelopeId: string; amountPence: Pence };
type Submitted = { applicationId: string; frozen: string };
type Made = Offer & { id: string; ref: string; facts: Frozen['facts'] };

/**
 * Makes the awards of applications that have just been approved: facts and sites from the frozen submissions, agreements with the
 * submissions' hashes annexed, money earmarked. All of them in a few statements, so that a whole round fits into one transaction.
 * @returns their references by application
 */
export async function offerAwards(tx: Tx, actor: Person, offers: readonly Offer[], now: Date): Promise<Map<string, string>> {
  if (offers.length === 0) return new Map();
  const awardDate = londonDate(now);
  const made = await readyToOffer(tx, offers);
  await tx.insert(awards).values(made.map(({ id, ref, application, envelopeId, amountPence, facts: { title, summary, plannedStartDate, plannedEndDate } }) => ({
    id, ref, awardDate, title, plannedStartDate, plannedEndDate, description: summary, origin: 'application' as const, status: 'offered' as const, amountAwardedPence: amountPence, envelopeId, applicationId: application.id,
    programmeId: application.programmeId, organisationId: application.organisationId, nation: application.nation, leadRegion: application.leadRegion, demonstration: application.demonstration,
  })));
  const sites = made.flatMap((one) => sitesOf(one.id, one.facts.sites));
  for (let from = 0; from < sites.length; from += 1_000) await tx.insert(awardSites).values(sites.slice(from, from + 1_000));
  const texts = await agreementTexts(tx, made.map(({ id }) => id));
  await tx.insert(agreements).values([...texts].map(([awardId, words]) => ({ awardId, ...words })));
  const eventIds = await recordAll(tx, actor, made.map(({ id, application, amountPence }) => ({ name: 'award.offered', subject: { kind: 'award', id }, data: { applicationId: application.id, amountPence } })));
  // What is set aside and what is left are public sums.
  await publicationChanged(tx, 'award.offered');
  await earmark(tx, actor, made.map((one, index) => ({ ...one, eventId: eventIds[index] ?? '' })), awardDate);
  return new Map(made.map(({ application, ref }) => [application.id, ref]));
}

async function readyToOffer(tx: Tx, offers: readonly Offer[]): Promise<Made[]> {
  const submissions = await rows<Submitted>(tx, sql`
    select distinct on (s.application_id) s.application_id as "applicationId", s.frozen from submissions s
    where s.application_id = any (${sql.param(offers.map(({ application }) => application.id))}::uuid[]) order by s.application_id, s.number desc`);
  const byApplication = new Map(submissions.map((one) => [one.applicationId, one]));
  return offers.map((offer) => {
    const submission = byApplication.get(offer.application.id);
    if (!submission) throw new Error('a submitted application has a submission');
    return { ...offer, id: newId(), ref: newReference('AWD'), facts: readFrozen(submission.frozen).facts };
  });
}

async function earmark(tx: Tx, actor: Person, made: readonly (Made & { eventId: string })[], effectiveOn: string): Promise<void> {
  for (const envelopeId of [...new Set(made.map((one) => one.envelopeId))].sort()) {
    const own = made.filter((one) => one.envelopeId === envelopeId);
    const programmeId = own[0]?.application.programmeId ?? '';
    await earmarkForNewAwards(tx, { programmeId, envelopeId }, own.map(({ id, amountPence, eventId, application }) => ({
      awardId: id, posting: { amountPence, effectiveOn, eventId, authorId: actor.id, callerKey: `earmark:${id}`, madeUp: application.demonstration },
    })));
  }
}

/** A town that is on the map gets its point there. How exactly it is shown is decided when the award is published. */
function sitesOf(awardId: string, sites: readonly { place: string; region: string }[]) {
  return sites.map(({ place, region }, position) => {
    const town = placeByName(place, region);
    return { awardId, placeName: town?.name ?? place, region, x: town?.x ?? null, y: town?.y ?? null, precision: 'exact' as const, position };
  });
}

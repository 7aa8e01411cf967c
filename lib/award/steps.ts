import 'server-only';
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { agreements, awardSites, awards } from '@/db/schema/awards';
import type { Person } from '../access/actor';
import { readFrozen } from '../application/frozen';
import type { LockedApplication } from '../assessment/steps';
import { londonDate } from '../dates';
import { record } from '../event/commands';
import { newId } from '../id';
import { earmarkForAward } from '../ledger/commands';
import type { Pence } from '../money';
import { placeByName, regionOf } from '../publication/places';
import { publicationChanged } from '../publication/steps';
import { newReference } from '../reference';
import { agreementText } from './agreement';

type Offer = { envelopeId: string; amountPence: Pence; now: Date };

/**
 * Makes the award of an application that has just been approved: its facts and sites from the frozen submission, its agreement
 * with the submission's hash annexed, its money earmarked. The envelope is locked already.
 * @returns the award's reference
 */
export async function offerAward(tx: Tx, actor: Person, application: LockedApplication, { envelopeId, amountPence, now }: Offer): Promise<string> {
  const [submission] = await rows<{ frozen: string; sha256: string; programme: string }>(tx, sql`
    select s.frozen, s.sha256, p.title_en as programme from submissions s, grant_programmes p
    where s.application_id = ${application.id} and p.id = ${application.programmeId} order by s.number desc limit 1`);
  if (!submission) throw new Error('a submitted application has a submission');
  const { title, summary, plannedStartDate, plannedEndDate, sites } = readFrozen(submission.frozen).facts;
  const facts = { title, plannedStartDate, plannedEndDate };
  const award = { id: newId(), ref: newReference('AWD'), awardDate: londonDate(now) };
  await tx.insert(awards).values({
    ...award, ...facts, description: summary, origin: 'application', status: 'offered', amountAwardedPence: amountPence, envelopeId, applicationId: application.id,
    programmeId: application.programmeId, organisationId: application.organisationId, nation: application.nation, leadRegion: application.leadRegion, demonstration: application.demonstration,
  });
  await addSites(tx, award.id, sites);
  await writeAgreement(tx, award.id, agreementText({
    ...facts, ref: award.ref, awardDate: award.awardDate, amountPence, programme: submission.programme, organisation: application.organisationName, applicationRef: application.ref,
    submissionSha256: submission.sha256, sites: sites.map(({ place, region }) => `${place} (${regionOf(region)?.name.en ?? region})`),
  }));
  const eventId = await record(tx, actor, 'award.offered', { kind: 'award', id: award.id }, { applicationId: application.id, amountPence });
  const place = { programmeId: application.programmeId, envelopeId, awardId: award.id };
  // What is set aside and what is left are public sums.
  await publicationChanged(tx, 'award.offered');
  await earmarkForAward(tx, place, { amountPence, effectiveOn: award.awardDate, eventId, authorId: actor.id, callerKey: `earmark:${award.id}`, madeUp: application.demonstration });
  return award.ref;
}

/** A town that is on the map gets its point there. How exactly it is shown is decided when the award is published. */
async function addSites(tx: Tx, awardId: string, sites: readonly { place: string; region: string }[]): Promise<void> {
  if (sites.length === 0) return;
  await tx.insert(awardSites).values(sites.map(({ place, region }, position) => {
    const town = placeByName(place, region);
    return { awardId, placeName: town?.name ?? place, region, x: town?.x ?? null, y: town?.y ?? null, precision: 'exact' as const, position };
  }));
}

async function writeAgreement(tx: Tx, awardId: string, text: string): Promise<void> {
  await tx.insert(agreements).values({ awardId, text, sha256: createHash('sha256').update(text).digest('hex') });
}

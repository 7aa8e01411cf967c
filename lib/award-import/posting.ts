import 'server-only';
import { inArray } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { awardSites, awards, type imports } from '@/db/schema/awards';
import { organisations } from '@/db/schema/people';
import { newId } from '../id';
import { lockNationLimit, openCommitments, type Posting, reportDevolvedAwards } from '../ledger/commands';
import type { Nation } from '../programme/vocabulary';
import { placeByName, regionOf } from '../publication/places';
import { newReference } from '../reference';
import { Refusal, refuseIf } from '../refusal';
import { envelopesToDrawOn, type EnvelopeOfFund, isDemonstration } from './held';
import { onlinePlace } from './readers';
import { type AwardRow, organisationKey, roomFor, whyNotPost, whyNotReport } from './rules';

type Import = typeof imports.$inferSelect;
type Cause = { eventId: string; authorId: string };
type NewAward = AwardRow & { id: string; ref: string; organisationId: string; envelope?: EnvelopeOfFund };

/**
 * Posts every award of a file, inside the caller's transaction: organisations found or made by their number, awards, sites, and the ledger's
 * transfers, which cite the file. Refuses `import_does_not_fit` or `report_over_share`, and then nothing is posted.
 * @returns the awards' references
 */
export async function postAwards(tx: Tx, file: Import, cause: Cause): Promise<string[]> {
  // The column holds what `readAwards` read, row by row.
  const given = file.rows as AwardRow[];
  const envelopes = file.kind === 'awards' ? await lockedEnvelopes(tx, file, given) : await lockedShare(tx, file, given);
  const madeUp = await isDemonstration(tx);
  const organisationIds = await findOrMakeOrganisations(tx, given, madeUp);
  const made = given.map((row): NewAward => ({ ...row, id: newId(), ref: newReference('AWD'), organisationId: organisationIds.get(organisationKey(row)) ?? '', envelope: envelopes.get(row.envelopeKey ?? '') }));
  await tx.insert(awards).values(made.map((award) => awardValues(award, file, madeUp)));
  await tx.insert(awardSites).values(made.flatMap(sitesOf));
  await post(tx, file, made, { ...cause, madeUp });
  return made.map((award) => award.ref);
}

/** In the order of their ids, as the ledger locks them, so that no two files wait for each other. */
async function lockedEnvelopes(tx: Tx, file: Import, given: AwardRow[]): Promise<Map<string, EnvelopeOfFund>> {
  const found = await envelopesToDrawOn(tx, file.programmeId, new Set(given.map((row) => row.envelopeKey ?? '')));
  refuseIf(whyNotPost(roomFor(given, found)));
  return new Map(found.map((envelope) => [envelope.key, envelope]));
}

async function lockedShare(tx: Tx, file: Import, given: AwardRow[]): Promise<Map<string, EnvelopeOfFund>> {
  refuseIf(whyNotReport(given, await lockNationLimit(tx, file.programmeId, nationOf(file))));
  return new Map();
}

function nationOf({ nation }: Import): Nation {
  if (!nation) throw new Refusal('not_found');
  return nation;
}

/** By scheme and number. A known organisation keeps the name it has here; two imports at once make it once. */
async function findOrMakeOrganisations(tx: Tx, given: AwardRow[], demonstration: boolean): Promise<Map<string, string>> {
  const wanted = [...new Map(given.map((row) => [organisationKey(row), row])).values()];
  await tx
    .insert(organisations)
    .values(wanted.map((row) => ({ ref: newReference('ORG'), name: row.organisationName, kind: row.organisationKind, identifierScheme: row.identifierScheme, identifier: row.identifier, demonstration })))
    .onConflictDoNothing();
  const found = await tx.select().from(organisations).where(inArray(organisations.identifier, wanted.map((row) => row.identifier)));
  return new Map(found.map((one) => [organisationKey(one), one.id]));
}

/** No scores, approvals or agreements are invented: a file says only that the award was made. */
const awardValues = (award: NewAward, file: Import, demonstration: boolean) => ({
  id: award.id, ref: award.ref, programmeId: file.programmeId, origin: file.kind === 'awards' ? ('import' as const) : ('devolved' as const), importId: file.id, importRow: award.row, organisationId: award.organisationId,
  envelopeId: award.envelope?.id ?? null, nation: award.envelope?.nation ?? nationOf(file), leadRegion: award.leadRegion, title: award.title, description: award.description,
  amountAwardedPence: award.amountAwardedPence, awardDate: award.awardDate, plannedStartDate: award.plannedStartDate, plannedEndDate: award.plannedEndDate,
  status: file.kind === 'awards' ? ('live' as const) : ('reported' as const), demonstration,
});

function sitesOf(award: NewAward): (typeof awardSites.$inferInsert)[] {
  const named = award.places === '' ? [''] : award.places.split(';');
  return named.map((name, position) => {
    const place = name === '' || name === onlinePlace ? undefined : (placeByName(name, award.leadRegion) ?? placeByName(name));
    if (place) return { awardId: award.id, placeName: place.name, region: place.region, x: place.x, y: place.y, precision: 'exact', position };
    return { awardId: award.id, placeName: name || (regionOf(award.leadRegion)?.name.en ?? award.leadRegion), region: award.leadRegion, precision: 'region', position };
  });
}

async function post(tx: Tx, file: Import, made: readonly NewAward[], cause: Cause & { madeUp: boolean }): Promise<void> {
  const postings = made.map((award) => ({ award, awardId: award.id, posting: postingOf(file, award, cause) }));
  if (file.kind === 'devolved_awards') return reportDevolvedAwards(tx, { programmeId: file.programmeId, nation: nationOf(file) }, postings);
  const envelopeIds = new Set(made.map((award) => award.envelope?.id ?? ''));
  for (const envelopeId of [...envelopeIds].sort()) {
    await openCommitments(tx, { programmeId: file.programmeId, envelopeId }, postings.filter(({ award }) => award.envelope?.id === envelopeId));
  }
}

const postingOf = (file: Import, award: NewAward, cause: Cause & { madeUp: boolean }): Posting => ({
  ...cause, amountPence: award.amountAwardedPence, effectiveOn: award.awardDate, callerKey: `import:${file.id}:${award.row}`,
  note: `${file.ref}: ${file.fileName}, SHA-256 ${file.sha256}, row ${award.row}`,
});

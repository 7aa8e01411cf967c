import 'server-only';
import { sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { envelopes, grantProgrammes, publishedAllocations } from '@/db/schema/programme';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import { record } from '../event/commands';
import { newId } from '../id';
import { allocateToEnvelope, authoriseFunding, transferToDevolved } from '../ledger/commands';
import { publicationChanged } from '../publication/steps';
import { launchedOn, openingEnvelopes, programme, publishedFigures, devolvedShares, authorisations } from './published-figures';

/**
 * Opens the fund as it was published: the launch of August 2025 and the uplift of December 2025, as published allocations and
 * as the ledger's first transfers. Fiction comes later, in rows of its own. Does nothing when the programme is open already.
 * @param actor finance, with a fresh second factor
 * @returns the programme's id
 */
export const openProgramme = (actor: Person): Promise<string> =>
  transaction(actor, async (tx, now) => {
    const found = await rows<{ id: string }>(tx, sql`select id from grant_programmes where code = ${programme.code}`);
    if (found[0]) return found[0].id;
    authorise(actor, 'ledger.allocate', null, now);
    const programmeId = newId();
    await tx.insert(grantProgrammes).values({ id: programmeId, ...programme });
    await tx.insert(publishedAllocations).values(publishedFigures.map((figure, position) => ({ ...figure, position })));
    await postOpening(tx, actor, programmeId);
    await publicationChanged(tx, 'programme.opened');
    return programmeId;
  });

async function postOpening(tx: Tx, actor: Person, programmeId: string): Promise<void> {
  const eventId = await record(tx, actor, 'programme.opened', { kind: 'programme', id: programmeId });
  const posting = (amountPence: number, effectiveOn: string, callerKey: string, note: string) => ({ amountPence, effectiveOn, eventId, authorId: actor.id, callerKey: `opening:${callerKey}`, note });
  for (const { key, amountPence, effectiveOn, note } of authorisations) await authoriseFunding(tx, programmeId, posting(amountPence, effectiveOn, key, note));
  for (const { amountPence, note, ...envelope } of openingEnvelopes) {
    const envelopeId = newId();
    await tx.insert(envelopes).values({ id: envelopeId, programmeId, ...envelope });
    await allocateToEnvelope(tx, programmeId, envelopeId, posting(amountPence, launchedOn, envelope.key, note));
  }
  for (const { nation, amountPence } of devolvedShares) {
    await transferToDevolved(tx, programmeId, nation, posting(amountPence, launchedOn, nation, 'Share of the fund as published'));
  }
}


import { transaction } from '../../db/client';
import type { Person } from '../../lib/access/actor';
import { record } from '../../lib/event/commands';
import { newId } from '../../lib/id';
import { allocateToEnvelope, authoriseFunding, earmarkForAward, lockEnvelope, type Posting } from '../../lib/ledger/commands';
import { refuseOtherHosts } from '../loopback';
import { takeRuns, told } from './closed-loop';

/** Money set aside for awards as an approval does it: an event, the envelope's lock, an account for the award, the transfer. */
export type LedgerDriving = { actor: Omit<Person, 'mfaAt'>; programmeId: string; envelopeIds: string[]; connections: number };

const { actor: named, programmeId, envelopeIds, connections } = told<LedgerDriving>();
refuseOtherHosts(process.env.DATABASE_URL ?? '');
const actor: Person = { ...named, mfaAt: new Date() };
const enough = 1_000_000_000_000;

const posting = (eventId: string, amountPence: number): Posting => ({ amountPence, effectiveOn: '2025-09-15', eventId, authorId: actor.id, callerKey: newId(), madeUp: true });

async function fund(): Promise<void> {
  await transaction(actor, async (tx) => {
    const event = await record(tx, actor, 'programme.funded', { kind: 'programme', id: programmeId });
    await authoriseFunding(tx, programmeId, posting(event, enough * envelopeIds.length));
    for (const envelopeId of envelopeIds) await allocateToEnvelope(tx, programmeId, envelopeId, posting(event, enough));
  });
}

let taken = 0;

await fund();
takeRuns(connections, async () => {
  const envelopeId = envelopeIds[taken++ % envelopeIds.length] ?? '';
  await transaction(actor, async (tx) => {
    const awardId = newId();
    const event = await record(tx, actor, 'application.approved', { kind: 'award', id: awardId });
    await lockEnvelope(tx, envelopeId);
    await earmarkForAward(tx, { programmeId, envelopeId, awardId }, posting(event, 1));
  });
  return undefined;
});

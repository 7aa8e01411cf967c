import 'server-only';
import { sql } from 'drizzle-orm';
import { transaction } from '@/db/client';
import { rows } from '@/db/rows';
import { envelopes } from '@/db/schema/programme';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import { londonDate } from '../dates';
import { record } from '../event/commands';
import { once } from '../event/once';
import { newId } from '../id';
import { allocateToEnvelope } from '../ledger/commands';
import type { Bilingual } from '../locale';
import type { Pence } from '../money';
import { publicationChanged } from '../publication/steps';
import { Refusal } from '../refusal';
import type { Nation } from './vocabulary';

export type NewEnvelope = {
  programmeCode: string; key: string; financialYear: string; nation: Nation; pot: string; nature: 'resource' | 'capital'; label: Bilingual; amountPence: Pence; note: string;
  /** The demonstration's own: marked so wherever the money shows. */
  madeUp: boolean;
};

/**
 * Sets programme money aside in a new envelope. Finance, with a fresh second factor. Refuses `not_enough_money` beyond what the
 * programme has not set aside yet.
 * @returns the envelope's id
 */
export const openEnvelope = (actor: Person, { programmeCode, label, amountPence, note, madeUp, ...envelope }: NewEnvelope, key: string): Promise<string> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'ledger.allocate', null, now);
    return once(tx, actor, 'envelope.open', key, { envelope, amountPence }, async () => {
      const [programme] = await rows<{ id: string }>(tx, sql`select id from grant_programmes where code = ${programmeCode}`);
      if (!programme) throw new Refusal('not_found');
      const id = newId();
      await tx.insert(envelopes).values({ id, programmeId: programme.id, ...envelope, labelEn: label.en, labelCy: label.cy });
      const eventId = await record(tx, actor, 'envelope.opened', { kind: 'envelope', id }, { key: envelope.key, amountPence, madeUp });
      await allocateToEnvelope(tx, programme.id, id, { amountPence, effectiveOn: londonDate(now), eventId, authorId: actor.id, callerKey: `envelope:${id}`, note, madeUp });
      await publicationChanged(tx, 'envelope.opened');
      return id;
    });
  });

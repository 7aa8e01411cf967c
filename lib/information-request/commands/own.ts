import 'server-only';
import { transaction } from '@/db/client';
import type { Person } from '../../access/actor';
import { authorise } from '../../access/policy';
import { record } from '../../event/commands';
import { Refusal } from '../../refusal';
import { ownRecord, type PersonRecord } from '../own-data';

/** So long after signing in, or after giving a second factor, somebody may take their data with them: a session left open must not give it away. */
export const freshMinutes = 15;

/**
 * Everything held of the person who asks, at once, and recorded. Refuses `sign_in_again` when the session is older.
 * @param signedInAt when this session began
 */
export const takeOwnData = (actor: Person, signedInAt: Date | undefined, format: 'json' | 'pdf'): Promise<{ data: PersonRecord; now: Date }> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'own_data.take', { personId: actor.id }, now);
    const last = Math.max(signedInAt?.getTime() ?? 0, actor.mfaAt?.getTime() ?? 0);
    if (now.getTime() - last > freshMinutes * 60_000) throw new Refusal('sign_in_again');
    const data = await ownRecord(tx);
    await record(tx, actor, 'person.own_data_taken', { kind: 'person', id: actor.id }, { format });
    return { data, now };
  });

import type { Person } from '../../lib/access/actor';
import { approveApplication } from '../../lib/assessment/commands/decision';
import { newId } from '../../lib/id';
import { Refusal } from '../../lib/refusal';

/** A node of its own, for the test that races two of them: its own process, its own pool, and everything it is sent approved at once. */
type Sent = { actor: Person; refs: string[]; amountPence: number };

/** Whether the award was made. A machine that is too busy to answer is asked again with the same key: that says nothing about the money. */
async function approve({ actor, amountPence }: Sent, ref: string): Promise<string> {
  const key = newId();
  for (;;) {
    try {
      await approveApplication(actor, ref, { amountPence, reason: 'As recommended', key });
      return 'approved';
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code !== 'database_busy' && error.code !== 'not_confirmed') return error.code;
    }
  }
}

process.on('message', async (sent: Sent) => {
  // A date crosses between processes as its text.
  const given = { ...sent, actor: { ...sent.actor, mfaAt: sent.actor.mfaAt && new Date(sent.actor.mfaAt) } };
  process.send?.(await Promise.all(given.refs.map((ref) => approve(given, ref))));
});
process.send?.('ready');

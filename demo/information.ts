import { writeComment } from '../lib/assessment/commands/comment';
import { londonDate } from '../lib/dates';
import { newId } from '../lib/id';
import { extendRequest } from '../lib/information-request/commands/due';
import { proposeRelease, releaseInformation } from '../lib/information-request/commands/release';
import { acceptProposals, coverRecord, logRequest, withhold } from '../lib/information-request/commands/working';
import { requestForStaff } from '../lib/information-request/queries';
import type { Stage } from './stage';

/** Three requests for information: one released, one that waits for a second officer, one that has just been gathered. */
export async function askForInformation(stage: Stage, refs: readonly string[]): Promise<void> {
  const [first, second] = [stage.as('officer1'), stage.as('officer2')];
  const receivedOn = londonDate(new Date(stage.now().getTime() - 5 * 86_400_000));
  for (const [index, ref] of refs.slice(0, 3).entries()) {
    const asked = { kind: 'foi' as const, askedBy: 'A made-up reporter', contact: 'reporter@example.org', asks: `What do you hold about the application ${ref}, and why was it decided as it was?`, receivedOn, language: 'en' as const };
    // What nobody outside may read: an address, a number, and a supplier's price.
    await writeComment(second, ref, { words: 'The treasurer (treasurer@example.org, 01632 960001) confirmed it. The quote of their supplier is the lowest of three.', mentions: [], key: newId() });
    const request = await logRequest(first, asked, newId());
    await coverRecord(first, request, ref);
    // The public interest is weighed, so it is due later.
    if (index === 0) await extendRequest(first, request, { reason: 'The public interest in the reasons of a decision not yet announced is weighed (section 36)' });
    if (index === 0) continue;
    const held = await requestForStaff(first, request);
    const open = held?.items.filter(({ id }) => held.redactions.some((one) => one.itemId === id)) ?? [];
    for (const { number } of open) await acceptProposals(first, request, number);
    const comment = held?.items.find(({ kind }) => kind === 'comment');
    if (comment) await withhold(first, request, { item: comment.number, words: 'the lowest of three', exemption: 's43_2', reason: 'Would prejudice the commercial interests of a supplier' });
    await proposeRelease(first, request);
    if (index === 2) await releaseInformation(second, request);
  }
}

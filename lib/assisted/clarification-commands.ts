import 'server-only';
import { read, transaction } from '@/db/client';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import { lockApplication } from '../application/commands/lock';
import { chooseAnswer, saveClarification, type Saved, type Saving } from '../application/commands/save';
import { sendAnswer } from '../clarification/sending';
import { openClarificationOf } from '../clarification/steps';
import { record } from '../event/commands';
import { once } from '../event/once';
import type { Raw } from '../field';
import { Refusal, refuseIf } from '../refusal';
import { whyNotSaid } from './rules';
import { asEditorOf, assistedOf, askerOf } from './steps';
import type { ConsentWay } from './vocabulary';

/** The applicant's own commands, by another officer than the one who asked: what was asked and what was answered pass two people, as a signed paper does. */
const helper = (actor: Person, ref: string): Promise<Person> =>
  read(actor, async (tx, now) => {
    const assisted = await assistedOf(tx, ref);
    const open = assisted && (await openClarificationOf(tx, assisted.applicationId));
    if (!assisted) throw new Refusal('not_assisted');
    if (!open) throw new Refusal('no_clarification_is_open');
    authorise(actor, 'assisted.clarify', await askerOf(tx, open.askedBy), now);
    return asEditorOf(actor, assisted);
  });

/** Saves what somebody says on paper or by telephone to the questions the fund asks again, with the rules of `saveClarification`. Refuses `not_assisted`, `no_clarification_is_open`. */
export async function saveAssistedClarification(actor: Person, ref: string, typed: Raw, saving: Saving): Promise<Saved> {
  return saveClarification(await helper(actor, ref), ref, typed, saving);
}

/** Ends a conflict between two texts of such an answer, as `chooseAnswer` does. */
export async function chooseAssistedClarification(actor: Person, ref: string, choice: Parameters<typeof chooseAnswer>[2]): Promise<void> {
  await chooseAnswer(await helper(actor, ref), ref, choice);
}

/**
 * Sends the answer of somebody who cannot use the service, marked so: how they gave it, when, and where it is noted. Whoever has an address
 * sends it themselves. Refuses `assisted_has_address`, `not_allowed` to the officer who asked while the fund has another, `paper_signed_in_future`,
 * and what `whyNotClarify` says. The same key answers the same version again.
 * @param saidOn the London day on which they said it, YYYY-MM-DD
 */
export const sendAssistedClarification = (actor: Person, ref: string, { key, ...said }: { saidBy: ConsentWay; saidOn: string; saidKept: string; key: string }): Promise<{ number: number; sha256: string }> =>
  transaction(actor, async (tx, now) => {
    const assisted = await assistedOf(tx, ref);
    if (!assisted) throw new Refusal('not_assisted');
    const application = await lockApplication(tx, asEditorOf(actor, assisted), ref);
    return once(tx, actor, 'assisted.clarify', key, { ref, ...said }, async () => {
      const open = await openClarificationOf(tx, application.id);
      if (!open) throw new Refusal('no_clarification_is_open');
      authorise(actor, 'assisted.clarify', await askerOf(tx, open.askedBy), now);
      refuseIf(whyNotSaid(assisted, said.saidOn, now));
      const entered = { enteredBy: actor.id, ...said, saidKept: said.saidKept.trim() };
      const sent = await sendAnswer(tx, actor, application, { entered, ...(said.saidBy === 'paper' && { signedOnPaperBy: assisted.certifierName }) }, now);
      await record(tx, actor, 'application.clarified', { kind: 'application', id: application.id }, { ref, ...sent, saidBy: said.saidBy, saidOn: said.saidOn });
      return sent;
    });
  });

import 'server-only';
import { sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { letterBatches, letterBatchItems, letterParagraphs, letterSettings } from '@/db/schema/letters';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import { lockApplication } from '../assessment/steps';
import { record } from '../event/commands';
import { once } from '../event/once';
import { newId } from '../id';
import { newReference } from '../reference';
import { Refusal, refuseIf } from '../refusal';
import { nextState } from '../workflow';
import { blocksLetter } from './compose';
import { type LetterDraft, letterDrafts, letterSettingsOf, statusOfKind, waitsForLetter } from './facts';
import { whyNotCallOff, whyNotSend, whyNotSendAt, whyNotText } from './rules';
import { type LetterKind, letterKinds, type LetterTexts } from './vocabulary';
import { type LetterBatchStatus, letterBatchWorkflow } from './workflow';

/** Whoever sends letters, or changes what they say, waits for the others of the same round. */
async function lockRound(tx: Tx, ref: string): Promise<string> {
  const [round] = await rows<{ id: string }>(tx, sql`select id from funding_rounds where ref = ${ref} for update`);
  if (!round) throw new Refusal('not_found');
  return round.id;
}

/** What was looked at before it was sent is what is sent: nothing of it changes while letters of the round wait for their instant. */
async function refuseWhileWaiting(tx: Tx, roundId: string): Promise<void> {
  const waiting = await rows(tx, sql`select 1 from letter_batches where round_id = ${roundId} and status = 'proposed'`);
  if (waiting.length > 0) throw new Refusal('letters_are_waiting');
}

type Settings = { reasons: boolean; scores: boolean; bilingual: boolean; feedbackDays: number };

/** What a round's letters give away and in which languages. Refuses `changed_meanwhile`, `letters_are_waiting`. */
export const setLetterSettings = (actor: Person, roundRef: string, { version, ...settings }: Settings & { version: number }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'letter.set_texts', null, now);
    const roundId = await lockRound(tx, roundRef);
    await refuseWhileWaiting(tx, roundId);
    await keep(tx, actor, roundId, { version, now, ...settings });
    await record(tx, actor, 'letter.settings_changed', { kind: 'round', id: roundId }, settings);
  });

/**
 * A round's own text of one kind of letter; empty in both languages takes it away, and the text of the service stands again.
 * Refuses `letter_place_unknown` on the field, `changed_meanwhile`, `letters_are_waiting`.
 */
export const setLetterText = (actor: Person, roundRef: string, kind: LetterKind, { version, en, cy }: { version: number; en: string; cy: string }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'letter.set_texts', null, now);
    refuseIf(whyNotText(kind, en, 'en') ?? whyNotText(kind, cy, 'cy'));
    const roundId = await lockRound(tx, roundRef);
    await refuseWhileWaiting(tx, roundId);
    const { texts } = await letterSettingsOf(tx, roundId);
    const { [kind]: _, ...others } = texts;
    await keep(tx, actor, roundId, { version, now, texts: en.trim() === '' && cy.trim() === '' ? others : { ...others, [kind]: { en: en.trim(), cy: cy.trim() } } });
    await record(tx, actor, 'letter.text_changed', { kind: 'round', id: roundId }, { kind });
  });

async function keep(tx: Tx, actor: Person, roundId: string, { version, now, ...changed }: Partial<Settings> & { texts?: LetterTexts; version: number; now: Date }): Promise<void> {
  const before = await letterSettingsOf(tx, roundId);
  if (before.version !== version) throw new Refusal('changed_meanwhile');
  const row = { ...changed, changedBy: actor.id, changedAt: now, version: version + 1 };
  await tx.insert(letterSettings).values({ roundId, ...row }).onConflictDoUpdate({ target: letterSettings.roundId, set: row });
}

/** An officer's own words in one letter, before it is sent; empty takes them away. Refuses `already_notified`, `letters_are_waiting`, `changed_meanwhile`. */
export const writeParagraph = (actor: Person, ref: string, { version, en, cy }: { version: number; en: string; cy: string }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const application = await lockApplication(tx, actor, ref);
    authorise(actor, 'application.notify', null, now);
    const sent = await rows<{ kind: LetterKind }>(tx, sql`select kind from letters where application_id = ${application.id}`);
    refuseIf(whyNotSend(application, sent.map(({ kind }) => kind)));
    const waiting = await rows(tx, sql`select 1 from letter_batch_items i join letter_batches b on b.id = i.batch_id where i.application_id = ${application.id} and i.outcome is null and b.status = 'proposed'`);
    if (waiting.length > 0) throw new Refusal('letters_are_waiting');
    const [before] = await rows<{ version: number }>(tx, sql`select version from letter_paragraphs where application_id = ${application.id} for update`);
    if ((before?.version ?? 0) !== version) throw new Refusal('changed_meanwhile');
    const row = { textEn: en.trim(), textCy: cy.trim(), writtenBy: actor.id, writtenAt: now, version: version + 1 };
    await tx.insert(letterParagraphs).values({ applicationId: application.id, ...row }).onConflictDoUpdate({ target: letterParagraphs.applicationId, set: row });
    // Not the applicant's to see before the letter is: what begins so is the fund's own (db/rules/3-access.sql).
    await record(tx, actor, 'assessment.letter_paragraph_written', { kind: 'application', id: application.id });
  });

/**
 * Proposes to send every letter of these kinds that waits in a round and lacks nothing, together at an instant. What lacks something, and what
 * is restricted for this officer, stays where it is. The worker sends them (lib/letter/sending.ts), and until then they can be called off.
 * Refuses `no_such_time`, `letters_in_the_past`, `no_letters_to_send`.
 * @param sendAt 'now', an instant, or undefined where what was typed is no time in London
 * @returns the batch's reference
 */
export const proposeLetters = (actor: Person, roundRef: string, { kinds, sendAt, key }: { kinds: readonly LetterKind[]; sendAt: Date | 'now' | undefined; key: string }): Promise<string> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'application.notify', null, now);
    const roundId = await lockRound(tx, roundRef);
    return once(tx, actor, 'letter.propose', key, { roundRef, kinds, sendAt }, async () => {
      const at = sendAt === 'now' ? now : sendAt;
      refuseIf(whyNotSendAt(at, now));
      const ready = (await waitingLetters(tx, roundId, kinds, now)).filter(({ lacks, batchRef }) => batchRef === null && !lacks.some(blocksLetter));
      if (ready.length === 0) throw new Refusal('no_letters_to_send');
      const batch = { id: newId(), ref: newReference('LTB') };
      await tx.insert(letterBatches).values({ ...batch, roundId, sendAt: at ?? now, proposedBy: actor.id, proposedAt: now });
      for (let from = 0; from < ready.length; from += 1_000) {
        await tx.insert(letterBatchItems).values(ready.slice(from, from + 1_000).map(({ id, facts: { kind } }) => ({ batchId: batch.id, applicationId: id, kind })));
      }
      await record(tx, actor, 'letter.batch_proposed', { kind: 'round', id: roundId }, { ref: batch.ref, at });
      return batch.ref;
    });
  });

const most = 10_000;
async function waitingLetters(tx: Tx, roundId: string, kinds: readonly LetterKind[], now: Date): Promise<LetterDraft[]> {
  const states = letterKinds.filter((kind) => kinds.includes(kind)).map((kind) => statusOfKind[kind]);
  return letterDrafts(tx, await letterSettingsOf(tx, roundId), sql`a.round_id = ${roundId} and a.status = any (${sql.param(states)}::text[]) and ${waitsForLetter}`, { now, limit: most });
}

/** Calls a batch off before its instant. Refuses `not_found`, `wrong_state`, `letters_are_going_out`, `reason_needed`. */
export const callOffLetters = (actor: Person, batchRef: string, { reason }: { reason: string }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'application.notify', null, now);
    const [batch] = await rows<{ id: string; roundId: string; status: LetterBatchStatus; sendAt: Date }>(tx, sql`
      select id, round_id as "roundId", status, send_at as "sendAt" from letter_batches where ref = ${batchRef} for update`);
    if (!batch) throw new Refusal('not_found');
    refuseIf(whyNotCallOff(batch, now));
    if (reason.trim() === '') throw new Refusal('reason_needed', {}, 'reason');
    await tx.update(letterBatches).set({ status: nextState(letterBatchWorkflow, batch.status, 'call_off'), calledOffBy: actor.id, calledOffAt: now, calledOffReason: reason.trim() }).where(sql`id = ${batch.id}`);
    await record(tx, actor, 'letter.batch_called_off', { kind: 'round', id: batch.roundId }, { ref: batchRef });
  });

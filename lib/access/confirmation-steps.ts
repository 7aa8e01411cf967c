import 'server-only';
import { createHmac, randomInt } from 'node:crypto';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { confirmations } from '@/db/schema/agreements';
import { environment } from '../env';
import { newId } from '../id';
import { localPath } from '../locale';
import { notify } from '../notification/commands';
import type { MailTemplate } from '../notification/templates';
import { Refusal } from '../refusal';
import type { Person } from './actor';
import { confirmationMinutes, type ConfirmationWay, type ConfirmedPurpose, spacedCode } from './confirmation';
import { derivedKey, hashToken, newToken } from './secret';

/** What is confirmed: the purpose, the thing, and how the thing stands (its hash). */
export type ToConfirm = { purpose: ConfirmedPurpose; subjectId: string; sha256: string };
type Letter = { template: MailTemplate; data: Record<string, string>; /** The English path of the page that takes the code; the link in the letter leads there, too. */ path: string };

/** A code has a million values, so it is kept under a key, and with its own row's id. */
const hashCode = (id: string, code: string): string => createHmac('sha256', derivedKey('confirmation code')).update(`${id} ${code}`).digest('hex');

/**
 * Sends somebody a code and a link by mail, to confirm what they are about to do. Only the newest is good: one sent earlier for the same
 * thing ends. Callers count the tries first (`countTry`), because a refused transaction counts nothing.
 * @param said what was typed on the page before, given back when it is confirmed
 */
export async function sendConfirmation(tx: Tx, actor: Person, what: ToConfirm & { said: string }, { template, data, path }: Letter, now: Date): Promise<void> {
  const [id, token] = [newId(), newToken()];
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0');
  const { purpose, subjectId, sha256, said } = what;
  await tx.update(confirmations).set({ expiresAt: now }).where(and(eq(confirmations.personId, actor.id), eq(confirmations.purpose, purpose), eq(confirmations.subjectId, subjectId), isNull(confirmations.usedAt), gt(confirmations.expiresAt, now)));
  await tx.insert(confirmations).values({ id, personId: actor.id, purpose, subjectId, sha256, said, tokenHash: hashToken(token), codeHash: hashCode(id, code), expiresAt: new Date(now.getTime() + confirmationMinutes * 60_000) });
  const link = (locale: 'en' | 'cy') => `${spacedCode(code)}\n\n${environment().ORIGIN}${localPath(locale, path)}?token=${token}`;
  await notify(tx, { template, email: actor.email, data: { ...data, minutes: String(confirmationMinutes), path }, secret: link });
}

/** Does at once what a fresh second factor allows; where the command asks for a confirmation, sends one instead. Tells whether it is done. */
export async function doneOrAsked(command: () => Promise<unknown>, ask: () => Promise<void>): Promise<boolean> {
  try {
    await command();
    return true;
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'confirmation_needed') throw error;
    await ask();
    return false;
  }
}

export type Given = { code: string } | { token: string };

/**
 * Uses up the code or the link of a letter, for this person, this thing, and as the thing stands: what was confirmed is what is done.
 * Refuses `confirmation_is_over` (none, too old, used), `confirmation_code_wrong`, and `confirmed_thing_changed`.
 * @returns what was typed on the page before, and how it was confirmed
 */
export async function takeConfirmation(tx: Tx, actor: Person, what: ToConfirm, given: Given, now: Date): Promise<{ said: string; way: ConfirmationWay }> {
  const { purpose, subjectId, sha256 } = what;
  const [sent] = await rows<{ id: string; said: string; sha256: string; tokenHash: string; codeHash: string }>(tx, sql`
    select id, said, sha256, token_hash as "tokenHash", code_hash as "codeHash" from confirmations
    where person_id = ${actor.id} and purpose = ${purpose} and subject_id = ${subjectId} and used_at is null and expires_at > ${now} order by sent_at desc, id desc limit 1 for update`);
  if (!sent) throw new Refusal('confirmation_is_over');
  if ('token' in given ? hashToken(given.token) !== sent.tokenHash : hashCode(sent.id, given.code) !== sent.codeHash) throw 'token' in given ? new Refusal('confirmation_is_over') : new Refusal('confirmation_code_wrong', {}, 'code');
  if (sent.sha256 !== sha256) throw new Refusal('confirmed_thing_changed');
  await tx.update(confirmations).set({ usedAt: now }).where(eq(confirmations.id, sent.id));
  return { said: sent.said, way: 'token' in given ? 'mail_link' : 'mail_code' };
}

/** A confirmation that is under way: what was typed, when its code was asked for, and until when it is good. Undefined when there is none. */
export async function openConfirmation(tx: Tx, actor: Person, what: ToConfirm): Promise<{ said: string; askedAt: Date; expiresAt: Date } | undefined> {
  const [open] = await rows<{ said: string; askedAt: Date; expiresAt: Date }>(tx, sql`
    select said, sent_at as "askedAt", expires_at as "expiresAt" from confirmations
    where person_id = ${actor.id} and purpose = ${what.purpose} and subject_id = ${what.subjectId} and sha256 = ${what.sha256} and used_at is null and expires_at > app_now() order by sent_at desc, id desc limit 1`);
  return open;
}

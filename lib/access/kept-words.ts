import 'server-only';
import { and, eq } from 'drizzle-orm';
import { read, transaction } from '@/db/client';
import { keptWords, sessions } from '@/db/schema/people';
import type { Raw } from '../field';
import type { Person, System } from './actor';
import { decrypt, encrypt, hashToken } from './secret';

/** What was typed into a page's form, and the row version that the page showed. */
export type Typed = { raw: Raw; version: number };

const signingIn: System = { kind: 'system', as: 'sign_in' };

/**
 * Keeps what somebody sent from a page after their session had ended, until they sign in again. An ended session still tells whose
 * words they are; it opens nothing. Encrypted, for nobody but that person: false when the token never was a session of ours.
 */
export const keepWords = (token: string, path: string, typed: Typed): Promise<boolean> =>
  transaction(signingIn, async (tx, now) => {
    const [session] = await tx.select({ personId: sessions.personId }).from(sessions).where(eq(sessions.tokenHash, hashToken(token)));
    if (!session) return false;
    const kept = { sealed: encrypt(JSON.stringify(typed)), keptAt: now };
    await tx.insert(keptWords).values({ personId: session.personId, path, ...kept }).onConflictDoUpdate({ target: [keptWords.personId, keptWords.path], set: kept });
    return true;
  });

const those = (actor: Person, path: string) => and(eq(keptWords.personId, actor.id), eq(keptWords.path, path));

/** What is kept for a page of this person's; `actor.keptPaths` says for which there is any. */
export const wordsKept = (actor: Person, path: string): Promise<Typed | undefined> =>
  read(signingIn, async (tx) => {
    const [kept] = await tx.select({ sealed: keptWords.sealed }).from(keptWords).where(those(actor, path));
    return kept && (JSON.parse(decrypt(kept.sealed)) as Typed);
  });

/** Once they are saved, or sent, they have served their time. */
export const forgetWords = (actor: Person, path: string): Promise<void> =>
  transaction(signingIn, async (tx) => {
    await tx.delete(keptWords).where(those(actor, path));
  });

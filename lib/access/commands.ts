import 'server-only';
import { and, eq, gt, lt, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { invitations, memberships, people, rateLimits, secondFactors, sessions, signInLinks } from '@/db/schema/people';
import { record } from '../event/commands';
import { newId } from '../id';
import type { Locale } from '../locale';
import { notify } from '../notification/commands';
import { Refusal } from '../refusal';
import type { Person, System } from './actor';
import { sessionHours } from './queries';
import { decrypt, encrypt, hashToken } from './secret';
import { checkCode, newSecret } from './totp';

const signingIn: System = { kind: 'system', as: 'sign_in' };

/**
 * Starts a session for somebody who used a link, or came from the provider. The token itself is only ever in the cookie. A link shows that
 * mail arrives, and the pages it was asked for on are in the language that mail comes in from now on, unless its person has chosen one.
 * @param idToken of the provider, which signs out there by it
 */
export const startSession = (personId: string, token: string, locale: Locale, idToken?: string): Promise<void> =>
  transaction(signingIn, async (tx, now) => {
    const expiresAt = new Date(now.getTime() + sessionHours * 3_600_000);
    await tx.insert(sessions).values({ tokenHash: hashToken(token), personId, expiresAt, providerToken: idToken ? encrypt(idToken) : null });
    if (!idToken) await tx.update(people).set({ mailBouncedAt: null }).where(eq(people.id, personId));
    await writeIn(tx, personId, locale);
    await record(tx, signingIn, 'person.signed_in', { kind: 'person', id: personId }, idToken ? { provider: true } : {});
    await endTakeovers(tx, personId, now);
  });

/** An owner who signs in can be reached after all: nobody takes their organisation over (lib/takeover). */
async function endTakeovers(tx: Tx, personId: string, now: Date): Promise<void> {
  const ended = await rows<{ id: string }>(tx, sql`
    update invitations set expires_at = ${now} where opens_at is not null and accepted_at is null and expires_at > ${now}
      and organisation_id in (select organisation_id from memberships where person_id = ${personId} and role = 'owner' and removed_at is null) returning organisation_id as id`);
  for (const { id } of ended) await record(tx, signingIn, 'organisation.takeover_ended', { kind: 'organisation', id });
}

const writeIn = (tx: Tx, personId: string, locale: Locale) => tx.update(people).set({ locale }).where(and(eq(people.id, personId), eq(people.localeChosen, false)));

/** The language of mail to a person, by their own choice: signing in on pages of another one does not change it. */
export const chooseLanguage = (actor: Person, locale: Locale): Promise<void> =>
  transaction(signingIn, async (tx) => {
    await tx.update(people).set({ locale, localeChosen: true }).where(eq(people.id, actor.id));
    await record(tx, actor, 'person.language_chosen', { kind: 'person', id: actor.id }, { locale });
  });

export const endSession = (token: string): Promise<void> =>
  transaction(signingIn, async (tx) => {
    const [ended] = await tx.update(sessions).set({ expiresAt: sql`app_now()` }).where(and(eq(sessions.tokenHash, hashToken(token)), gt(sessions.expiresAt, sql`app_now()`))).returning({ personId: sessions.personId });
    if (ended) await record(tx, signingIn, 'person.signed_out', { kind: 'person', id: ended.personId });
  });

/** Keeps a session that is in use alive; its absolute end does not move. */
export const touchSession = (token: string): Promise<void> =>
  transaction(signingIn, async (tx) => {
    await tx.update(sessions).set({ lastSeenAt: sql`app_now()` }).where(eq(sessions.tokenHash, hashToken(token)));
  });

/** One-click sign-in, for the demonstration's own people in a demonstration only. Refuses everybody else. */
export const signInDemonstrationPerson = (email: string, token: string, locale: Locale): Promise<void> =>
  transaction(signingIn, async (tx, now) => {
    const found = await rows<{ id: string }>(tx, sql`
      select p.id from people p where p.email = ${email} and p.demonstration and exists (select 1 from installation where profile = 'demonstration')`);
    const person = found[0];
    if (!person) throw new Refusal('not_allowed');
    const expiresAt = new Date(now.getTime() + sessionHours * 3_600_000);
    await tx.insert(sessions).values({ tokenHash: hashToken(token), personId: person.id, expiresAt });
    await writeIn(tx, person.id, locale);
    await record(tx, signingIn, 'person.signed_in', { kind: 'person', id: person.id }, { demonstration: true });
  });

/** Counts one try. Refuses (`too_many_tries`) beyond `most` in the window; a refused transaction counts nothing, so callers commit it alone. */
export const countTry = (key: string, most: number, windowMinutes: number): Promise<void> =>
  transaction(signingIn, async (tx, now) => {
    const window = Math.floor(now.getTime() / (windowMinutes * 60_000));
    const [row] = await tx
      .insert(rateLimits)
      .values({ key, window, count: 1 })
      .onConflictDoUpdate({ target: [rateLimits.key, rateLimits.window], set: { count: sql`${rateLimits.count} + 1` } })
      .returning({ count: rateLimits.count });
    return row?.count ?? 0;
  }).then((count) => {
    if (count > most) throw new Refusal('too_many_tries', { minutes: windowMinutes });
  });

/** Mails a link that signs in: the same for known and unknown addresses. The link itself is encrypted until it is sent. */
export const sendSignInLink = (email: string, link: string, locale: Locale): Promise<void> =>
  transaction(signingIn, async (tx) => {
    await notify(tx, { template: 'sign_in', email, locale, data: {}, secret: link });
  });

export const keepSignInLink = (link: { email: string; tokenHash: string; expiresAt: Date }): Promise<void> =>
  transaction(signingIn, async (tx) => {
    await tx.insert(signInLinks).values(link);
  });

/** Uses a link up. Answers undefined when there is none; next-auth judges its age. */
export const useSignInLink = (email: string, tokenHash: string): Promise<{ email: string; expiresAt: Date } | undefined> =>
  transaction(signingIn, async (tx) => {
    await tx.delete(signInLinks).where(lt(signInLinks.expiresAt, sql`app_now() - interval '1 day'`));
    const [link] = await tx.delete(signInLinks).where(and(eq(signInLinks.tokenHash, tokenHash), eq(signInLinks.email, email))).returning();
    return link;
  });

/** The person of an address, made when nobody has it yet: anybody may sign in, and is nobody's member until invited. */
export const personForEmail = (email: string, name: string): Promise<{ id: string; email: string; name: string }> =>
  transaction(signingIn, async (tx) => {
    const [made] = await tx.insert(people).values({ id: newId(), email, name }).onConflictDoNothing().returning();
    if (made) await record(tx, signingIn, 'person.registered', { kind: 'person', id: made.id });
    const [person] = made ? [made] : await tx.select().from(people).where(eq(people.email, email));
    if (!person) throw new Error('the person just written is not there');
    return person;
  });

/** Begins setting up a second factor; `secondFactorOf` shows its secret until a code confirms it. Pressed twice, it is begun once. Refuses `already_done` when one is confirmed. */
export const startSecondFactor = (actor: Person): Promise<void> =>
  transaction(signingIn, async (tx) => {
    const [begun] = await tx.insert(secondFactors).values({ personId: actor.id, secretEncrypted: encrypt(newSecret()) }).onConflictDoNothing().returning();
    if (begun) {
      await record(tx, actor, 'person.second_factor_started', { kind: 'person', id: actor.id });
      return;
    }
    const [known] = await tx.select().from(secondFactors).where(eq(secondFactors.personId, actor.id));
    if (known?.confirmedAt) throw new Refusal('already_done');
  });

/** Checks a code and marks the session fresh. A code works once. Refuses `wrong_code`, and `too_many_tries` after ten in fifteen minutes. */
export async function giveSecondFactor(actor: Person, token: string, code: string): Promise<void> {
  await countTry(`code:${actor.id}`, 10, 15);
  await transaction(signingIn, async (tx, now) => {
    const [factor] = await tx.select().from(secondFactors).where(eq(secondFactors.personId, actor.id)).for('update');
    const step = factor && checkCode(decrypt(factor.secretEncrypted), code, now);
    if (!factor || step === undefined || step <= factor.lastStep) throw new Refusal('wrong_code', {}, 'code');
    await tx.update(secondFactors).set({ lastStep: step, confirmedAt: factor.confirmedAt ?? now }).where(eq(secondFactors.personId, actor.id));
    await tx.update(sessions).set({ mfaAt: now }).where(eq(sessions.tokenHash, hashToken(token)));
    await record(tx, actor, 'person.second_factor_given', { kind: 'person', id: actor.id });
  });
}

/** Takes up an invitation by its link. The invited address must be the one signed in with. Refuses `not_found` when it is used up or old. */
export const acceptInvitation = (actor: Person, token: string): Promise<string> =>
  transaction(signingIn, async (tx, now) => {
    const [invitation] = await tx.select().from(invitations).where(eq(invitations.tokenHash, hashToken(token))).for('update');
    if (!invitation || invitation.expiresAt <= now || invitation.email !== actor.email) throw new Refusal('invitation_not_usable');
    if (invitation.opensAt && invitation.opensAt > now) throw new Refusal('invitation_not_open_yet');
    if (!invitation.acceptedAt) await join(tx, actor, invitation);
    return invitation.organisationId;
  });

async function join(tx: Tx, actor: Person, invitation: typeof invitations.$inferSelect): Promise<void> {
  const { organisationId, role } = invitation;
  // Nobody of its own invited them, so the fund did (an assisted application's certifier): without an owner nobody could invite anybody else.
  const owned = await rows(tx, sql`select 1 from memberships where organisation_id = ${organisationId} and role = 'owner' and removed_at is null`);
  const roles = owned.length === 0 && role !== 'owner' ? ([role, 'owner'] as const) : [role];
  await tx.insert(memberships).values(roles.map((one) => ({ id: newId(), organisationId, personId: actor.id, role: one }))).onConflictDoNothing();
  await tx.update(invitations).set({ acceptedAt: sql`app_now()` }).where(eq(invitations.id, invitation.id));
  await record(tx, actor, 'organisation.member_joined', { kind: 'organisation', id: organisationId }, { role, ...(roles.length > 1 ? { owner: true } : {}) });
}

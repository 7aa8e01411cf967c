import 'server-only';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { read, transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { people, sessions } from '@/db/schema/people';
import { providerIdentities, providerLinks } from '@/db/schema/sign-in';
import { environment } from '../env';
import { record } from '../event/commands';
import { newId } from '../id';
import { type Locale, localPath } from '../locale';
import { notify } from '../notification/commands';
import { Refusal } from '../refusal';
import type { Person, System } from './actor';
import { decrypt, hashToken, newToken } from './secret';

const signingIn: System = { kind: 'system', as: 'sign_in' };
const linkMinutes = 60;
/** So long after signing out here one may still sign out at the provider by the same cookie. */
const signOutMinutes = 15;

export type Identity = { issuer: string; subject: string };
export type Comer = Identity & { email: string | undefined; emailVerified: boolean };

/**
 * Who comes from the provider: somebody who is known by this identity, somebody new, or somebody whose address is a person's here, who is
 * written to and joined to nothing yet. The fund's own people come by mail and code alone (docs/decisions/0016).
 */
export const meet = (comer: Comer, locale: Locale): Promise<'known' | 'new' | 'asked' | 'staff' | 'unverified'> =>
  transaction(signingIn, async (tx) => {
    const known = await personOf(tx, comer);
    if (known) return known.staff ? 'staff' : 'known';
    if (!comer.email || !comer.emailVerified) return 'unverified';
    const email = comer.email.toLowerCase();
    const [person] = await rows<{ id: string; staff: boolean }>(tx, sql`select p.id, ${holdsRole} as staff from people p where p.email = ${email}`);
    if (!person) return 'new';
    if (person.staff) return 'staff';
    await askToLink(tx, comer, { id: person.id, email }, locale);
    return 'asked';
  });

const holdsRole = sql`exists (select 1 from staff_roles r where r.person_id = p.id and r.removed_at is null)`;

async function personOf(tx: Tx, { issuer, subject }: Identity): Promise<{ id: string; email: string; name: string; staff: boolean } | undefined> {
  const [found] = await rows<{ id: string; email: string; name: string; staff: boolean }>(tx, sql`
    select p.id, p.email, p.name, ${holdsRole} as staff from provider_identities i join people p on p.id = i.person_id where i.issuer = ${issuer} and i.subject = ${subject}`);
  return found;
}

/** The person of this identity, if it is somebody's. */
export const personOfIdentity = (identity: Identity) => read(signingIn, (tx) => personOf(tx, identity));

/** The link goes to the address of the person here, never to what the provider says beside it: whoever has that mailbox decides. */
async function askToLink(tx: Tx, { issuer, subject }: Identity, person: { id: string; email: string }, locale: Locale): Promise<void> {
  const token = newToken();
  await tx.update(providerLinks).set({ expiresAt: sql`app_now()` }).where(and(eq(providerLinks.personId, person.id), isNull(providerLinks.usedAt), gt(providerLinks.expiresAt, sql`app_now()`)));
  await tx.insert(providerLinks).values({ id: newId(), tokenHash: hashToken(token), issuer, subject, personId: person.id, expiresAt: sql`app_now() + make_interval(mins => ${linkMinutes})` });
  const link = (to: Locale) => `${environment().ORIGIN}${localPath(to, '/sign-in/provider-link')}?token=${token}`;
  await notify(tx, { template: 'provider_link', email: person.email, locale, data: { provider: environment().OIDC_LABEL, minutes: linkMinutes }, secret: link });
  await record(tx, signingIn, 'person.provider_link_asked', { kind: 'person', id: person.id }, { issuer });
}

/** Joins the provider's identity to the person, by the link in their mail. Refuses `link_is_over`, also when the identity is somebody's by now. */
export const confirmProviderLink = (token: string): Promise<void> =>
  transaction(signingIn, async (tx, now) => {
    const [asked] = await tx.select().from(providerLinks).where(eq(providerLinks.tokenHash, hashToken(token))).for('update');
    if (!asked || asked.usedAt || asked.expiresAt <= now) throw new Refusal('link_is_over');
    await tx.update(providerLinks).set({ usedAt: now }).where(eq(providerLinks.id, asked.id));
    await keep(tx, asked, asked.personId);
  });

/** Keeps whose identity it is, of somebody who has just been made by it. */
export const keepIdentity = (identity: Identity, personId: string): Promise<void> => transaction(signingIn, (tx) => keep(tx, identity, personId));

async function keep(tx: Tx, { issuer, subject }: Identity, personId: string): Promise<void> {
  const [kept] = await tx.insert(providerIdentities).values({ issuer, subject, personId }).onConflictDoNothing().returning({ personId: providerIdentities.personId });
  if (!kept) throw new Refusal('link_is_over');
  await record(tx, signingIn, 'person.provider_linked', { kind: 'person', id: personId }, { issuer });
}

/** Whether a provider signs this person in. */
export const isLinked = (actor: Person): Promise<boolean> =>
  read(signingIn, async (tx) => (await tx.select({ issuer: providerIdentities.issuer }).from(providerIdentities).where(eq(providerIdentities.personId, actor.id))).length > 0);

/** Takes the provider from the actor's own account, with any link to it that waits in their mail; the link by mail signs them in as before. Refuses `provider_not_linked`. */
export const unlinkProvider = (actor: Person): Promise<void> =>
  transaction(signingIn, async (tx, now) => {
    const gone = await tx.delete(providerIdentities).where(eq(providerIdentities.personId, actor.id)).returning({ issuer: providerIdentities.issuer });
    if (gone.length === 0) throw new Refusal('provider_not_linked');
    await tx.update(providerLinks).set({ expiresAt: now }).where(and(eq(providerLinks.personId, actor.id), isNull(providerLinks.usedAt), gt(providerLinks.expiresAt, now)));
    await record(tx, actor, 'person.provider_unlinked', { kind: 'person', id: actor.id }, { issuers: gone.map(({ issuer }) => issuer) });
  });

/** Whether a session that has just ended here was begun at the provider, which may still know its person. */
export const beganAtProvider = (sessionToken: string): Promise<boolean> =>
  read(signingIn, async (tx) => (await tx.select({ personId: sessions.personId }).from(sessions).where(endedNow(sessionToken))).length > 0);

/** What signs out at the provider, once, shortly after signing out here. */
export const takeProviderToken = (sessionToken: string): Promise<string | undefined> =>
  transaction(signingIn, async (tx) => {
    const [found] = await tx.select({ personId: sessions.personId, token: sessions.providerToken }).from(sessions).where(endedNow(sessionToken)).for('update');
    if (!found?.token) return undefined;
    await tx.update(sessions).set({ providerToken: null }).where(eq(sessions.tokenHash, hashToken(sessionToken)));
    await record(tx, signingIn, 'person.provider_sign_out_asked', { kind: 'person', id: found.personId });
    return decrypt(found.token);
  });

const endedNow = (sessionToken: string) =>
  sql`${sessions.tokenHash} = ${hashToken(sessionToken)} and ${sessions.providerToken} is not null and ${sessions.expiresAt} <= app_now() and ${sessions.expiresAt} > app_now() - make_interval(mins => ${signOutMinutes})`;

/** The person that somebody new becomes. Refuses `address_in_use` when the address has become somebody's meanwhile: they are written to next time. */
export const registerComer = (email: string, name: string): Promise<{ id: string; email: string; name: string }> =>
  transaction(signingIn, async (tx) => {
    const [made] = await tx.insert(people).values({ id: newId(), email, name }).onConflictDoNothing().returning({ id: people.id, email: people.email, name: people.name });
    if (!made) throw new Refusal('address_in_use');
    await record(tx, signingIn, 'person.registered', { kind: 'person', id: made.id }, { provider: true });
    return made;
  });

import 'server-only';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { addressChanges, invitations, people, sessions, signInLinks } from '@/db/schema/people';
import { environment } from '../env';
import { record } from '../event/commands';
import { type Locale, localPath } from '../locale';
import { notify } from '../notification/commands';
import { Refusal } from '../refusal';
import type { Person, System } from './actor';
import { hashToken, newToken } from './secret';

const signingIn: System = { kind: 'system', as: 'sign_in' };
const linkHours = 24;

/**
 * Sends a link to somebody's new address, and tells the old one. Nothing changes until the link is used: whoever asks must be able to read
 * mail there. The answer is the same whether or not the address is known here.
 */
export const askForAddress = (actor: Person, email: string, locale: Locale): Promise<void> => {
  const token = newToken();
  return transaction(signingIn, async (tx, now) => {
    if (email === actor.email) throw new Refusal('nothing_changed', {}, 'email');
    const expiresAt = new Date(now.getTime() + linkHours * 3_600_000);
    // An earlier wish is overtaken by this one.
    await tx.update(addressChanges).set({ expiresAt: now }).where(and(eq(addressChanges.personId, actor.id), isNull(addressChanges.usedAt), gt(addressChanges.expiresAt, now)));
    await tx.insert(addressChanges).values({ tokenHash: hashToken(token), personId: actor.id, email, expiresAt });
    const link = `${environment().ORIGIN}${localPath(locale, '/account/address/confirmation')}?token=${token}`;
    await notify(tx, { template: 'address_confirm', email, locale, data: { hours: linkHours }, secret: link });
    await notify(tx, { template: 'address_asked', email: actor.email, locale, data: { path: '/contact' } });
    await record(tx, actor, 'person.address_asked', { kind: 'person', id: actor.id });
  });
};

/**
 * Gives the account its new address, by the link that was sent there; roles, applications and history stay, because they belong to the
 * person and not to the address. Whoever has the link needs no session: the old mailbox may be gone. The old address is told.
 * Refuses `link_is_over`, and `address_in_use` when somebody else already works here under it.
 */
export const confirmAddress = (token: string, locale: Locale): Promise<void> =>
  transaction(signingIn, async (tx, now) => {
    const [change] = await tx.select().from(addressChanges).where(eq(addressChanges.tokenHash, hashToken(token))).for('update');
    if (!change || change.usedAt || change.expiresAt <= now) throw new Refusal('link_is_over');
    const [person] = await tx.select().from(people).where(eq(people.id, change.personId)).for('update');
    if (!person) throw new Error('an account must have its person');
    await freeAddress(tx, change.email, now);
    await tx.update(people).set({ email: change.email, mailBouncedAt: null }).where(eq(people.id, person.id));
    await tx.update(addressChanges).set({ usedAt: now }).where(eq(addressChanges.tokenHash, change.tokenHash));
    // A link on its way to the old address would make a second, empty account there.
    await tx.delete(signInLinks).where(eq(signInLinks.email, person.email));
    await tx.update(invitations).set({ email: change.email }).where(and(eq(invitations.email, person.email), isNull(invitations.acceptedAt), gt(invitations.expiresAt, now)));
    await notify(tx, { template: 'address_changed', email: person.email, locale, data: { path: '/contact' } });
    await record(tx, signingIn, 'person.address_changed', { kind: 'person', id: person.id });
  });

/** Somebody who signed in with the new address first has an empty account there: it gives the address up. One that has anything keeps it. */
async function freeAddress(tx: Tx, email: string, now: Date): Promise<void> {
  const [other] = await tx.select().from(people).where(eq(people.email, email)).for('update');
  if (!other) return;
  const held = await rows(tx, sql`select 1 from memberships where person_id = ${other.id} union all select 1 from staff_roles where person_id = ${other.id} limit 1`);
  if (held.length > 0 || other.demonstration) throw new Refusal('address_in_use');
  await tx.update(people).set({ email: `given-up-${other.id}@invalid` }).where(eq(people.id, other.id));
  await tx.update(sessions).set({ expiresAt: now }).where(and(eq(sessions.personId, other.id), gt(sessions.expiresAt, now)));
  await record(tx, signingIn, 'person.address_given_up', { kind: 'person', id: other.id });
}

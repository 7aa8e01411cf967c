import 'server-only';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { isRestricted } from '../conflict/queries';
import { environment } from '../env';
import { type Locale, localPath } from '../locale';
import { actingAt, type Actor, isStaff, type Person } from './actor';
import { touchSession } from './commands';
import { keptDays, sessionByToken } from './queries';

const secure = () => environment().ORIGIN.startsWith('https:');
/** next-auth's own name for it, so that both read the same cookie. */
export const sessionCookie = () => (secure() ? '__Secure-authjs.session-token' : 'authjs.session-token');
export const cookieAttributes = () => ({ httpOnly: true, sameSite: 'lax', path: '/', secure: secure() }) as const;

/** The cookie outlives its session, which is the database's to judge: words typed too late still find their person. */
export const cookieEnd = () => new Date(Date.now() + keptDays * 86_400_000);

export const sessionToken = async (): Promise<string | undefined> => (await cookies()).get(sessionCookie())?.value;

/** Who is asking, read from the database on each request; a visitor when nobody is signed in. */
export const currentActor = cache(async (): Promise<Actor> => {
  const token = await sessionToken();
  const session = token ? await sessionByToken(token) : undefined;
  if (!token || !session) return { kind: 'visitor' };
  // On a standby this write waits for the primary; reading must not fail for it.
  if (session.now.getTime() - session.lastSeenAt.getTime() > 5 * 60_000) await touchSession(token).catch(() => undefined);
  return session.person;
});

/** The person signed in; a visitor is sent to sign in, and comes back here afterwards. */
export async function signedIn(locale: Locale, here: string): Promise<Person> {
  const actor = await currentActor();
  if (actor.kind === 'person') return actingAt(actor, here);
  redirect(`${localPath(locale, '/sign-in')}?to=${encodeURIComponent(localPath(locale, here))}`);
}

/**
 * A member of staff who has given a second factor in this session; anybody else is sent to sign in, or to give one. Somebody for whom the
 * application of this address is restricted meets that word, before any page has asked for anything of it.
 */
export async function staffSignedIn(locale: Locale, here: string): Promise<Person> {
  const actor = await signedIn(locale, here);
  if (!isStaff(actor)) redirect(localPath(locale, '/apply'));
  if (!actor.mfaAt) redirect(`${localPath(locale, '/sign-in/code')}?to=${encodeURIComponent(localPath(locale, here))}`);
  const about = /^\/manage\/\w+\/(DIIF-[0-9A-Z-]+)/.exec(here)?.[1];
  if (about && (await isRestricted(actor, about))) redirect(localPath(locale, `/manage/restricted/${about}`));
  return actor;
}

/** Only our own paths: an address given by a link must not lead away from the service. */
export const ownPath = (path: string | undefined | null, otherwise: string): string =>
  path && /^\/(?![/\\])/.test(path) && !/[\r\n]/.test(path) ? path : otherwise;

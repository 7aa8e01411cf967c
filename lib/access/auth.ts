import 'server-only';
import NextAuth, { type NextAuthConfig } from 'next-auth';
import type { EmailConfig } from 'next-auth/providers';
import type { Adapter, AdapterUser } from 'next-auth/adapters';
import { environment } from '../env';
import { isLocale, type Locale, localPath } from '../locale';
import { countTry, endSession, keepSignInLink, personForEmail, sendSignInLink, startSession, useSignInLink } from './commands';
import { providerConfig, providerId, type ProviderProfile, providerSettings } from './provider';
import { keepIdentity, meet, personOfIdentity, registerComer } from './provider-commands';
import { callbackCookie, isProviderCallback } from './provider-return';
import { sessionByToken, sessionHours } from './queries';
import { cookieEnd } from './session';

const asUser = (person: { id: string; email: string; name: string }): AdapterUser => ({ ...person, emailVerified: null });

/**
 * Our own adapter: tokens are kept as hashes, every statement runs in a declared transaction, and people are ours to make.
 * Only what the magic link and the provider need is here; the stock adapter keeps raw tokens and goes around `transaction`.
 */
const adapterFor = (locale: Locale, visit: Visit): Adapter => ({
  createVerificationToken: async ({ identifier, token, expires }) => {
    await keepSignInLink({ email: identifier, tokenHash: token, expiresAt: expires });
    return { identifier, token, expires };
  },
  useVerificationToken: async ({ identifier, token }) => {
    const link = await useSignInLink(identifier, token);
    return link ? { identifier: link.email, token, expires: link.expiresAt } : null;
  },
  // The person is made when the link is used, not when it is asked for: until then an address costs us nothing.
  getUserByEmail: async () => null,
  createUser: async (user) => asUser(await (visit.fromProvider ? registerComer : personForEmail)(user.email, user.name ?? nameFrom(user.email))),
  updateUser: async (user) => user as AdapterUser,
  getUserByAccount: async ({ providerAccountId }) => {
    const person = await personOfIdentity(identityOf(providerAccountId));
    return person ? asUser(person) : null;
  },
  linkAccount: async ({ providerAccountId, userId }) => keepIdentity(identityOf(providerAccountId), userId),
  createSession: async ({ sessionToken, userId }) => {
    await startSession(userId, sessionToken, locale, visit.idToken);
    return { sessionToken, userId, expires: cookieEnd() }; // next-auth only sets the cookie by it
  },
  getSessionAndUser: async (token) => {
    // Who comes from the provider is whoever it says. next-auth would join the identity to whoever is signed in in this browser.
    if (visit.fromProvider) return null;
    const session = await sessionByToken(token);
    return session ? { session: { sessionToken: token, userId: session.person.id, expires: session.expiresAt }, user: asUser(session.person) } : null;
  },
  updateSession: async () => null,
  deleteSession: async (token) => endSession(token),
});

/** One request's own: whether somebody comes from the provider, and what it said that signs them out there. */
type Visit = { fromProvider: boolean; idToken?: string };

const identityOf = (subject: string) => ({ issuer: providerSettings()?.issuer ?? '', subject });

/** Where somebody goes next says in which language they read: the link's button tells, or what was kept when they left for the provider. */
const languageOf = (request: Request | undefined): Locale => {
  const next = new URL(request?.url ?? '/', environment().ORIGIN).searchParams.get('callbackUrl') ?? (request ? callbackCookie(request) : undefined);
  return next && /^\/cy(\/|\?|$)/.test(new URL(next, environment().ORIGIN).pathname) ? 'cy' : 'en';
};

const nameFrom = (email: string): string => email.split('@')[0] ?? email;

/** The page whose button uses the link up: a mail scanner that opens it changes nothing. */
function linkPage(url: string, email: string): string {
  const given = new URL(url).searchParams;
  const to = new URL(given.get('callbackUrl') ?? '/apply', environment().ORIGIN);
  const locale = to.pathname.startsWith('/cy') ? 'cy' : 'en';
  const query = new URLSearchParams({ token: given.get('token') ?? '', email, to: to.pathname + to.search });
  return new URL(`${localPath(isLocale(locale) ? locale : 'en', '/sign-in/link')}?${query}`, environment().ORIGIN).href;
}

const config = async (request: Request | undefined): Promise<NextAuthConfig> => {
  const visit: Visit = { fromProvider: request !== undefined && isProviderCallback(request) };
  const locale = languageOf(request);
  const provider = providerSettings();
  return {
    adapter: adapterFor(locale, visit),
    secret: environment().AUTH_SECRET,
    trustHost: true,
    session: { strategy: 'database', maxAge: sessionHours * 3600 },
    pages: { signIn: '/sign-in', error: '/sign-in', verifyRequest: '/sign-in/check-your-mail' },
    providers: [mailLink(), ...(provider ? [await providerConfig(provider)] : [])],
    callbacks: { signIn: async ({ account, profile }) => account?.provider !== providerId || comes(visit, locale, account.id_token, profile as ProviderProfile) }, // as providerConfig has it
  };
};

const mailLink = (): EmailConfig => ({
  id: 'link',
  type: 'email',
  name: 'Link by mail',
  from: environment().MAIL_FROM,
  maxAge: 10 * 60,
  sendVerificationRequest: ({ identifier, url }) => {
    const page = linkPage(url, identifier);
    return sendSignInLink(identifier, page, new URL(page).pathname.startsWith('/cy') ? 'cy' : 'en');
  },
});

/** Whether somebody from the provider comes in; where they do not, the page that says why and what to do. */
async function comes(visit: Visit, locale: Locale, idToken: string | undefined, { sub, email, email_verified }: ProviderProfile): Promise<true | string> {
  await countTry(`provider:${sub}`, 10, 15);
  const who = await meet({ ...identityOf(sub), email, emailVerified: email_verified === true }, locale);
  visit.idToken = idToken;
  if (who === 'known' || who === 'new') return true;
  return localPath(locale, who === 'asked' ? '/sign-in/provider-link' : `/sign-in?problem=${who}`);
}

export const { handlers, signIn } = NextAuth(config);

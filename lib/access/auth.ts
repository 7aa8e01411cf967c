import 'server-only';
import NextAuth, { type NextAuthConfig } from 'next-auth';
import type { Adapter, AdapterUser } from 'next-auth/adapters';
import { environment } from '../env';
import { isLocale, type Locale, localPath } from '../locale';
import { endSession, keepSignInLink, personForEmail, sendSignInLink, startSession, useSignInLink } from './commands';
import { sessionByToken, sessionHours } from './queries';
import { cookieEnd } from './session';

const asUser = (person: { id: string; email: string; name: string }): AdapterUser => ({ ...person, emailVerified: null });

/**
 * Our own adapter: tokens are kept as hashes, every statement runs in a declared transaction, and people are ours to make.
 * Only what the magic link needs is here; the stock adapter keeps raw tokens and goes around `transaction`.
 */
const adapterFor = (locale: Locale): Adapter => ({
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
  createUser: async (user) => asUser(await personForEmail(user.email, user.name ?? nameFrom(user.email))),
  updateUser: async (user) => user as AdapterUser,
  createSession: async ({ sessionToken, userId }) => {
    await startSession(userId, sessionToken, locale);
    return { sessionToken, userId, expires: cookieEnd() }; // next-auth only sets the cookie by it
  },
  getSessionAndUser: async (token) => {
    const session = await sessionByToken(token);
    return session ? { session: { sessionToken: token, userId: session.person.id, expires: session.expiresAt }, user: asUser(session.person) } : null;
  },
  updateSession: async () => null,
  deleteSession: async (token) => endSession(token),
});

/** The link's button says where its person goes next, and so in which language they read. */
const languageOf = (request: Request | undefined): Locale => (new URL(request?.url ?? '/', environment().ORIGIN).searchParams.get('callbackUrl')?.startsWith('/cy') ? 'cy' : 'en');

const nameFrom = (email: string): string => email.split('@')[0] ?? email;

/** The page whose button uses the link up: a mail scanner that opens it changes nothing. */
function linkPage(url: string, email: string): string {
  const given = new URL(url).searchParams;
  const to = new URL(given.get('callbackUrl') ?? '/apply', environment().ORIGIN);
  const locale = to.pathname.startsWith('/cy') ? 'cy' : 'en';
  const query = new URLSearchParams({ token: given.get('token') ?? '', email, to: to.pathname + to.search });
  return new URL(`${localPath(isLocale(locale) ? locale : 'en', '/sign-in/link')}?${query}`, environment().ORIGIN).href;
}

const config = (request: Request | undefined): NextAuthConfig => ({
  adapter: adapterFor(languageOf(request)),
  secret: environment().AUTH_SECRET,
  trustHost: true,
  session: { strategy: 'database', maxAge: sessionHours * 3600 },
  pages: { signIn: '/sign-in', error: '/sign-in', verifyRequest: '/sign-in/check-your-mail' },
  providers: [
    {
      id: 'link',
      type: 'email',
      name: 'Link by mail',
      from: environment().MAIL_FROM,
      maxAge: 10 * 60,
      sendVerificationRequest: ({ identifier, url }) => {
        const page = linkPage(url, identifier);
        return sendSignInLink(identifier, page, new URL(page).pathname.startsWith('/cy') ? 'cy' : 'en');
      },
    },
  ],
});

export const { handlers, signIn } = NextAuth(config);

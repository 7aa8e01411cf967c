'use server';

import { cookies, headers } from 'next/headers';
import { acceptInvitation, countTry, giveSecondFactor, signInDemonstrationPerson, startSecondFactor } from '@/lib/access/commands';
import { signIn } from '@/lib/access/auth';
import { codeForm, demonstrationForm, invitationForm, setUpForm, signInForm } from '@/lib/access/schema';
import { newToken } from '@/lib/access/secret';
import { cookieAttributes, cookieEnd, ownPath, sessionCookie, sessionToken } from '@/lib/access/session';
import { formAction, openAction } from '@/lib/form-action';
import { localPath, withoutLocale } from '@/lib/locale';

/** The same answer for known and unknown addresses. */
export const askForLink = openAction(signInForm, async ({ email, to }, { locale }) => {
  await countTry(`link:${email}`, 5, 15);
  await countTry(`links-from:${(await headers()).get('x-forwarded-for') ?? 'here'}`, 100, 15);
  await signIn('link', { email, redirect: false, redirectTo: ownPath(to, localPath(locale, '/apply')) });
  return '/sign-in/check-your-mail';
});

export const giveCode = formAction(codeForm, async (actor, { code, to }, { locale }) => {
  await giveSecondFactor(actor, (await sessionToken()) ?? '', code);
  return withoutLocale(ownPath(to, localPath(locale, '/manage')));
});

export const setUp = formAction(setUpForm, async (actor, { to }) => {
  await startSecondFactor(actor);
  return `/sign-in/code?to=${encodeURIComponent(ownPath(to, ''))}`;
});

export const signInAsDemonstrationPerson = openAction(demonstrationForm, async ({ person, to }, { locale }) => {
  const token = newToken();
  await signInDemonstrationPerson(person, token, locale);
  (await cookies()).set(sessionCookie(), token, { ...cookieAttributes(), expires: cookieEnd() });
  return withoutLocale(ownPath(to, '/sign-in/home'));
});

export const joinOrganisation = formAction(invitationForm, async (actor, { token }) => {
  await acceptInvitation(actor, token);
  return '/apply';
});

import { redirect } from 'next/navigation';
import { isStaff } from '@/lib/access/actor';
import { signedIn } from '@/lib/access/session';
import { localPath } from '@/lib/locale';
import { given, type RouteProps } from '../../../route-props';

/** Where somebody who has just signed in belongs. */
export default async function HomePage(props: RouteProps) {
  const { locale } = await given(props);
  const actor = await signedIn(locale, '/sign-in/home');
  redirect(localPath(locale, isStaff(actor) ? '/manage' : '/apply'));
}

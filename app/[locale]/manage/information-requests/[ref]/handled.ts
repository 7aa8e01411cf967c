import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { requestForStaff } from '@/lib/information-request/queries';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, orMissing, type RouteProps } from '../../../../route-props';

/** What every page of one request begins with; `step` is its folder. Whoever only reads does not find the pages that change something. */
export async function handled(props: RouteProps<'ref'> | RouteProps<'ref' | 'number'>, step = '', handles = true) {
  const { locale, query, route } = await given(props as RouteProps<'ref' | 'number'>); // a page without a number does not ask for it
  const home = `/manage/information-requests/${route.ref}`;
  const path = `${home}${step.replace('[number]', route.number)}`;
  const actor = await staffSignedIn(locale, path);
  const officer = may(actor, 'information_request.handle', null);
  if (handles && !officer) missing(locale);
  const request = await orMissing(locale, requestForStaff(actor, route.ref));
  const say = words(locale);
  return { locale, query, say, actor, officer, request, home, number: Number(route.number), page: { locale, path, actor, back: { href: localPath(locale, home), label: say('law.work.back') } } };
}

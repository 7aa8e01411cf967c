import { Button } from '@/components/govuk/button';
import { currentActor, ownPath } from '@/lib/access/session';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';

/** Opening the link changes nothing, because mail scanners open links; the button posts to next-auth, which uses it up. */
export default async function LinkPage(props: RouteProps) {
  const { locale, query } = await given(props);
  const say = words(locale);
  const { token, email } = query;
  const callback = new URLSearchParams({ token: token ?? '', email: email ?? '', callbackUrl: ownPath(query.to, localPath(locale, '/apply')) });
  return (
    <ServicePage locale={locale} path="/sign-in/link" actor={await currentActor()} title={say('access.link.title')}>
      <h1 className="govuk-heading-l">{say('access.link.title')}</h1>
      {token && email ? (
        <form method="post" action={`/api/auth/callback/link?${callback}`}>
          <p className="govuk-body">{say('access.link.body', { email })}</p>
          <Button>{say('access.link.submit')}</Button>
        </form>
      ) : (
        <p className="govuk-body">{say('access.link.bad')}</p>
      )}
    </ServicePage>
  );
}

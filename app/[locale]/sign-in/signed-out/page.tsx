import { redirect } from 'next/navigation';
import { Button } from '@/components/govuk/button';
import { providerSettings } from '@/lib/access/provider';
import { currentActor } from '@/lib/access/session';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';

/** Signed out here; the identity provider still knows its person, and on a shared computer somebody may want that to end too. */
export default async function SignedOutPage(props: RouteProps) {
  const { locale } = await given(props);
  const provider = providerSettings();
  if (!provider) redirect(localPath(locale, '/'));
  const say = words(locale);
  const values = { provider: provider.label };
  return (
    <ServicePage locale={locale} path="/sign-in/signed-out" actor={await currentActor()} title={say('law.signedOut.title')}>
      <h1 className="govuk-heading-l">{say('law.signedOut.title')}</h1>
      <p className="govuk-body">{say('law.signedOut.body', values)}</p>
      <form method="post" action={localPath(locale, '/sign-in/provider-sign-out')}>
        <Button>{say('law.signedOut.submit', values)}</Button>
      </form>
      <p className="govuk-body">
        <a className="govuk-link" href={localPath(locale, '/')}>
          {say('law.signedOut.home')}
        </a>
      </p>
    </ServicePage>
  );
}

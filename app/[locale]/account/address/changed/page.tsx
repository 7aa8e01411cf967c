import { currentActor } from '@/lib/access/session';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';

export default async function AddressChangedPage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  return (
    <ServicePage locale={locale} path="/account/address/changed" actor={await currentActor()} title={say('account.changed.title')}>
      <h1 className="govuk-heading-l">{say('account.changed.title')}</h1>
      <p className="govuk-body">{say('account.changed.body')}</p>
      <p className="govuk-body">
        <a className="govuk-link" href={localPath(locale, '/apply')}>
          {say('account.changed.signIn')}
        </a>
      </p>
    </ServicePage>
  );
}

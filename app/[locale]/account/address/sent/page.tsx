import { currentActor } from '@/lib/access/session';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';

export default async function AddressSentPage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const actor = await currentActor();
  return (
    <ServicePage locale={locale} path="/account/address/sent" actor={actor} title={say('account.sent.title')}>
      <h1 className="govuk-heading-l">{say('account.sent.title')}</h1>
      <p className="govuk-body">{say('account.sent.body')}</p>
      {actor && (
        <p className="govuk-body">
          <a className="govuk-link" href={localPath(locale, '/account/address')}>
            {say('account.sent.again')}
          </a>
        </p>
      )}
    </ServicePage>
  );
}

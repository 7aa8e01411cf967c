import { currentActor } from '@/lib/access/session';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';

export default async function AddressSentPage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  return (
    <ServicePage locale={locale} path="/account/address/sent" actor={await currentActor()} title={say('account.sent.title')}>
      <h1 className="govuk-heading-l">{say('account.sent.title')}</h1>
      <p className="govuk-body">{say('account.sent.body')}</p>
    </ServicePage>
  );
}

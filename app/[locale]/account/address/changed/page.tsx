import { isStaff } from '@/lib/access/actor';
import { currentActor } from '@/lib/access/session';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';

export default async function AddressChangedPage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const actor = await currentActor();
  const staff = isStaff(actor);
  return (
    <ServicePage locale={locale} path="/account/address/changed" actor={actor} title={say('account.changed.title')}>
      <h1 className="govuk-heading-l">{say('account.changed.title')}</h1>
      <p className="govuk-body">{say('account.changed.body')}</p>
      <p className="govuk-body">
        <a className="govuk-link" href={localPath(locale, staff ? '/manage' : '/apply')}>
          {say(staff ? 'account.changed.manage' : 'account.changed.signIn')}
        </a>
      </p>
    </ServicePage>
  );
}

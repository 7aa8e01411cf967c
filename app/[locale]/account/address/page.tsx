import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { addressForm } from '@/lib/access/schema';
import { signedIn } from '@/lib/access/session';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';
import { askForNewAddress } from './actions';

const path = '/account/address';

export default async function AddressPage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const actor = await signedIn(locale, path);
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={{ href: localPath(locale, '/account'), label: say('post.account.link') }}>
      <Form {...formProps(locale, addressForm, askForNewAddress)} title={say('account.address.title')} submit={say('account.address.submit')} intro={<p className="govuk-body">{say('account.address.intro', { email: actor.email })}</p>} />
    </ServicePage>
  );
}

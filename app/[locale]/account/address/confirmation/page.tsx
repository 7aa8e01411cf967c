import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { addressConfirmationForm } from '@/lib/access/schema';
import { currentActor } from '@/lib/access/session';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { useNewAddress } from '../actions';

/** Opening the link changes nothing, because mail scanners open links; the button does. */
export default async function AddressConfirmationPage(props: RouteProps) {
  const { locale, query } = await given(props);
  const say = words(locale);
  const title = say('account.confirmation.title');
  return (
    <ServicePage locale={locale} path="/account/address/confirmation" actor={await currentActor()} title={query.token ? undefined : title}>
      {query.token ? (
        <Form {...formProps(locale, addressConfirmationForm, useNewAddress, { hidden: { token: query.token } })} title={title} submit={say('account.confirmation.submit')} intro={<p className="govuk-body">{say('account.confirmation.body')}</p>} />
      ) : (
        <>
          <h1 className="govuk-heading-l">{title}</h1>
          <p className="govuk-body">{say('account.confirmation.bad')}</p>
        </>
      )}
    </ServicePage>
  );
}

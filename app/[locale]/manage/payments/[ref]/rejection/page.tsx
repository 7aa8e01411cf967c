import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { SecondFactorNotice } from '@/components/grant/second-factor';
import { BlockedButton } from '@/components/govuk/button';
import { staffSignedIn } from '@/lib/access/session';
import { localPath } from '@/lib/locale';
import { whyNotDecideNow } from '@/lib/payment/next-steps';
import { paymentForStaff } from '@/lib/payment/queries';
import { paymentRejectionForm } from '@/lib/payment/schema';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { reject } from '../../actions';
import { paymentPath, reasonOf } from '../parts';

export default async function PaymentRejectionPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `${paymentPath(route.ref)}/rejection`;
  const actor = await staffSignedIn(locale, path);
  const payment = await paymentForStaff(actor, route.ref);
  if (!payment) missing(locale);
  const title = say('payment.rejection.title');
  const whyNot = whyNotDecideNow(actor, payment);
  const intro = (
    <>
      <p className="govuk-body">{say('payment.rejection.body')}</p>
      <SecondFactorNotice locale={locale} actor={actor} now={payment.now} here={path} />
    </>
  );
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={whyNot ? title : undefined} back={{ href: localPath(locale, paymentPath(payment.ref)), label: say('payment.one.title', { ref: payment.ref }) }}>
      {whyNot && <h1 className="govuk-heading-l">{title}</h1>}
      {whyNot ? (
        <BlockedButton id="reject" reason={reasonOf(locale, whyNot)}>
          {say('payment.rejection.submit')}
        </BlockedButton>
      ) : (
        <Form
          {...formProps(locale, paymentRejectionForm, reject, { hidden: { ref: payment.ref } })}
          title={title}
          caption={payment.ref}
          warning
          submit={say('payment.rejection.submit')}
          intro={intro}
        />
      )}
    </ServicePage>
  );
}

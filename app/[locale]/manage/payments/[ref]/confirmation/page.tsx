import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { SecondFactorNotice } from '@/components/grant/second-factor';
import { BlockedButton } from '@/components/govuk/button';
import { staffSignedIn } from '@/lib/access/session';
import { localPath } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { whyNotConfirmNow } from '@/lib/payment/next-steps';
import { paymentForStaff } from '@/lib/payment/queries';
import { paymentConfirmationForm } from '@/lib/payment/schema';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { confirm } from '../../actions';
import { EffectTable, PaymentSummary, paymentPath, reasonOf } from '../parts';

export default async function PaymentConfirmationPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `${paymentPath(route.ref)}/confirmation`;
  const actor = await staffSignedIn(locale, path);
  const payment = await paymentForStaff(actor, route.ref);
  if (!payment) missing(locale);
  const title = say('payment.confirmation.title');
  const whyNot = whyNotConfirmNow(actor, payment);
  const intro = (
    <>
      <p className="govuk-body">{say('payment.confirmation.body')}</p>
      <PaymentSummary locale={locale} payment={payment} />
      <EffectTable locale={locale} payment={payment} />
      <SecondFactorNotice locale={locale} actor={actor} now={payment.now} here={path} />
    </>
  );
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={whyNot ? title : undefined} back={{ href: localPath(locale, paymentPath(payment.ref)), label: say('payment.one.title', { ref: payment.ref }) }}>
      {whyNot && <h1 className="govuk-heading-l">{title}</h1>}
      {whyNot ? (
        <BlockedButton id="confirm" reason={reasonOf(locale, whyNot)}>
          {say('payment.one.confirm')}
        </BlockedButton>
      ) : (
        <Form
          {...formProps(locale, paymentConfirmationForm, confirm, { hidden: { ref: payment.ref } })}
          title={title}
          caption={payment.ref}
          submit={say('payment.confirmation.submit', { amount: formatMoney(payment.amountPence) })}
          intro={intro}
        />
      )}
    </ServicePage>
  );
}

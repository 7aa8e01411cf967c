import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { formatMoney } from '@/lib/money';
import { whyNotConfirmNow } from '@/lib/payment/next-steps';
import { paymentConfirmationForm } from '@/lib/payment/schema';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../../../../route-props';
import { confirm } from '../../actions';
import { paymentDecisionPage } from '../decision-page';
import { EffectTable, PaymentSummary } from '../parts';

export default async function PaymentConfirmationPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  return paymentDecisionPage({ locale, ref: route.ref, step: 'confirmation', button: say('payment.one.confirm') }, whyNotConfirmNow, (payment, { title, caption, notice }) => (
    <Form
      {...formProps(locale, paymentConfirmationForm, confirm, { hidden: { ref: payment.ref } })}
      title={title}
      caption={caption}
      submit={say('payment.confirmation.submit', { amount: formatMoney(payment.amountPence) })}
      intro={
        <>
          <p className="govuk-body">{say('payment.confirmation.body')}</p>
          <PaymentSummary locale={locale} payment={payment} />
          <EffectTable locale={locale} payment={payment} />
          {notice}
        </>
      }
    />
  ));
}

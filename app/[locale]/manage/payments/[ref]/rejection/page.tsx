import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { whyNotDecideNow } from '@/lib/payment/next-steps';
import { paymentRejectionForm } from '@/lib/payment/schema';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../../../../route-props';
import { reject } from '../../actions';
import { paymentDecisionPage } from '../decision-page';

export default async function PaymentRejectionPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  return paymentDecisionPage({ locale, ref: route.ref, step: 'rejection', button: say('payment.rejection.submit') }, whyNotDecideNow, (payment, { title, caption, notice }) => (
    <Form
      {...formProps(locale, paymentRejectionForm, reject, { hidden: { ref: payment.ref } })}
      title={title}
      caption={caption}
      warning
      submit={say('payment.rejection.submit')}
      intro={
        <>
          <p className="govuk-body">{say('payment.rejection.body')}</p>
          {notice}
        </>
      }
    />
  ));
}

import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { localPath } from '@/lib/locale';
import { paymentForm } from '@/lib/payment/schema';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { record } from '../actions';

const path = '/manage/payments/record';

/** `?award=AWD-…` comes from the award's own page. */
export default async function RecordPaymentPage(props: RouteProps) {
  const { locale, query } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  if (!may(actor, 'payment.record', null)) missing(locale);
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={{ href: localPath(locale, '/manage/payments'), label: say('payment.list.title') }}>
      <Form {...formProps(locale, paymentForm, record, { values: { award: query.award } })} title={say('payment.recordPage.title')} submit={say('payment.recordPage.submit')} />
    </ServicePage>
  );
}

import { BlockedButton, ButtonGroup, ButtonLink } from '@/components/govuk/button';
import { staffSignedIn } from '@/lib/access/session';
import { localPath } from '@/lib/locale';
import { whyNotConfirmNow, whyNotDecideNow } from '@/lib/payment/next-steps';
import { paymentForStaff } from '@/lib/payment/queries';
import { refusalSentence, words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { EffectTable, PaymentSummary, paymentPath } from './parts';

export default async function PaymentPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, paymentPath(route.ref));
  const payment = await paymentForStaff(actor, route.ref);
  if (!payment) missing(locale);
  const title = say('payment.one.title', { ref: payment.ref });
  const here = localPath(locale, paymentPath(payment.ref));
  const whyNot = whyNotConfirmNow(actor, payment);
  return (
    <ServicePage locale={locale} path={paymentPath(payment.ref)} actor={actor} title={title} back={{ href: localPath(locale, '/manage/payments'), label: say('payment.list.title') }}>
      <h1 className="govuk-heading-l">{title}</h1>
      <PaymentSummary locale={locale} payment={payment} />
      {payment.status === 'recorded' && (
        <>
          <EffectTable locale={locale} payment={payment} />
          <h2 className="govuk-heading-m">{say('payment.one.next')}</h2>
          {whyNot && (
            <BlockedButton id="confirm" reason={refusalSentence(locale, whyNot)}>
              {say('payment.one.confirm')}
            </BlockedButton>
          )}
          <ButtonGroup>
            {!whyNot && <ButtonLink href={`${here}/confirmation`}>{say('payment.one.confirm')}</ButtonLink>}
            {!whyNotDecideNow(actor, payment) && (
              <ButtonLink href={`${here}/rejection`} look="secondary">
                {say('payment.one.reject')}
              </ButtonLink>
            )}
          </ButtonGroup>
        </>
      )}
    </ServicePage>
  );
}

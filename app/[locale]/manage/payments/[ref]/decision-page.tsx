import type { ReactNode } from 'react';
import { BlockedButton } from '@/components/govuk/button';
import { SecondFactorNotice } from '@/components/grant/second-factor';
import type { Person } from '@/lib/access/actor';
import { staffSignedIn } from '@/lib/access/session';
import { type Locale, localPath } from '@/lib/locale';
import { type PaymentForStaff, paymentForStaff } from '@/lib/payment/queries';
import type { Refusal } from '@/lib/refusal';
import { refusalSentence, words } from '@/lib/words';
import { missing } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { paymentPath } from './parts';

/** Confirming and rejecting are one page with another form: what is decided, the second factor, and the reason where it cannot be. */
export async function paymentDecisionPage(
  { locale, ref, step, button }: { locale: Locale; ref: string; step: 'confirmation' | 'rejection'; button: string },
  whyNotNow: (actor: Person, payment: PaymentForStaff) => Refusal | undefined,
  form: (payment: PaymentForStaff, head: { title: string; caption: string; notice: ReactNode }) => ReactNode,
) {
  const say = words(locale);
  const path = `${paymentPath(ref)}/${step}`;
  const actor = await staffSignedIn(locale, path);
  const payment = await paymentForStaff(actor, ref);
  if (!payment) missing(locale);
  const title = say(`payment.${step}.title`);
  const whyNot = whyNotNow(actor, payment);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={whyNot ? title : undefined} back={{ href: localPath(locale, paymentPath(payment.ref)), label: say('payment.one.title', { ref: payment.ref }) }}>
      {whyNot ? (
        <>
          <h1 className="govuk-heading-l">{title}</h1>
          <BlockedButton id={step} reason={refusalSentence(locale, whyNot)}>
            {button}
          </BlockedButton>
        </>
      ) : (
        form(payment, { title, caption: payment.ref, notice: <SecondFactorNotice locale={locale} actor={actor} now={payment.now} here={path} /> })
      )}
    </ServicePage>
  );
}

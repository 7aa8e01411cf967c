import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { BlockedButton } from '@/components/govuk/button';
import { InsetText } from '@/components/govuk/inset-text';
import { may } from '@/lib/access/policy';
import { signedIn } from '@/lib/access/session';
import { bankForRecipient } from '@/lib/bank-account/queries';
import { whyNotAsk } from '@/lib/bank-account/rules';
import { bankDetailsForm } from '@/lib/bank-account/schema';
import { environment } from '@/lib/env';
import { localPath } from '@/lib/locale';
import { refusalSentence, words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../../../route-props';
import { ServicePage } from '../../../../../../service-page';
import { giveBankDetails } from '../actions';

export default async function NewBankAccountPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const list = `/apply/awards/${route.ref}/bank-details`;
  const actor = await signedIn(locale, `${list}/new`);
  const bank = await orMissing(locale, bankForRecipient(actor, route.ref));
  const why = whyNotAsk(bank, bank.open !== undefined);
  const reason = may(actor, 'bank_details.ask', bank) ? why && refusalSentence(locale, why) : say('bank.onlyCertifier');
  const back = { href: localPath(locale, list), label: say('bank.backToBank') };
  const caption = `${bank.ref}, ${bank.title}`;
  if (reason) {
    return (
      <ServicePage locale={locale} path={`${list}/new`} actor={actor} title={say('bank.details.title')} back={back}>
        <span className="govuk-caption-l">{caption}</span>
        <h1 className="govuk-heading-l">{say('bank.details.title')}</h1>
        <BlockedButton id="give" reason={reason}>
          {say('bank.details.submit')}
        </BlockedButton>
      </ServicePage>
    );
  }
  return (
    <ServicePage locale={locale} path={`${list}/new`} actor={actor} back={back}>
      <Form
        {...formProps(locale, bankDetailsForm, giveBankDetails, { hidden: { ref: bank.ref } })}
        title={say('bank.details.title')}
        caption={caption}
        intro={
          <>
            <p className="govuk-body">{say('bank.how', { days: environment().BANK_COOLING_DAYS })}</p>
            <InsetText>{say('bank.details.unchecked')}</InsetText>
          </>
        }
        submit={say('bank.details.submit')}
      />
    </ServicePage>
  );
}

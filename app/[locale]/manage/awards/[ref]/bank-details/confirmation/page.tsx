import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { SecondFactorNotice } from '@/components/grant/second-factor';
import { BlockedButton } from '@/components/govuk/button';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { bankForStaff } from '@/lib/bank-account/queries';
import { bankConfirmationForm } from '@/lib/bank-account/schema';
import { environment } from '@/lib/env';
import { words } from '@/lib/words';
import { given, missing, orMissing, type RouteProps } from '../../../../../../route-props';
import { confirmBankDetails } from '../actions';
import { bankPath, BankStep, StaffAccount } from '../parts';

export default async function BankConfirmationPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = bankPath(route.ref, 'confirmation');
  const actor = await staffSignedIn(locale, path);
  if (!may(actor, 'bank_details.enter', null)) missing(locale);
  const bank = await orMissing(locale, bankForStaff(actor, route.ref));
  const account = bank.open?.status === 'asked' ? bank.open : undefined;
  const title = say('bank.confirmation.title');
  if (!account || account.askedById === actor.id) {
    return (
      <BankStep locale={locale} actor={actor} bank={bank} step="confirmation" title={title}>
        <BlockedButton id="confirmation" reason={say(account ? 'bank.confirmation.own' : 'bank.confirmation.nothing')}>
          {say('bank.confirmation.submit')}
        </BlockedButton>
      </BankStep>
    );
  }
  return (
    <BankStep locale={locale} actor={actor} bank={bank} step="confirmation" title={title} form>
      <Form
        {...formProps(locale, bankConfirmationForm, confirmBankDetails, { hidden: { ref: bank.ref, account: account.ref } })}
        title={title}
        caption={`${bank.ref}, ${bank.title}`}
        intro={
          <>
            <SecondFactorNotice locale={locale} actor={actor} now={bank.now} here={path} />
            <p className="govuk-body">{say('bank.confirmation.intro')}</p>
            <StaffAccount locale={locale} account={account} />
            <p className="govuk-body">{say('bank.confirmation.then', { days: environment().BANK_COOLING_DAYS })}</p>
          </>
        }
        submit={say('bank.confirmation.submit')}
      />
    </BankStep>
  );
}

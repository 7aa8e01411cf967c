import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { bankForStaff } from '@/lib/bank-account/queries';
import { bankObjectionForm } from '@/lib/bank-account/schema';
import { words } from '@/lib/words';
import { given, missing, orMissing, type RouteProps } from '../../../../../../route-props';
import { stopBankDetails } from '../actions';
import { bankPath, BankStep, StaffAccount } from '../parts';

export default async function StaffObjectionPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, bankPath(route.ref, 'objection'));
  const bank = await orMissing(locale, bankForStaff(actor, route.ref));
  if (!may(actor, 'bank_details.stop', bank)) missing(locale);
  const account = bank.open ?? bank.inForce;
  const title = say('bank.objection.title');
  if (!account) {
    return (
      <BankStep locale={locale} actor={actor} bank={bank} step="objection" title={title}>
        <p className="govuk-body">{say('bank.objection.nothing')}</p>
      </BankStep>
    );
  }
  return (
    <BankStep locale={locale} actor={actor} bank={bank} step="objection" title={title} form>
      <Form
        {...formProps(locale, bankObjectionForm, stopBankDetails, { hidden: { ref: bank.ref, account: account.ref } })}
        title={title}
        caption={`${bank.ref}, ${bank.title}`}
        intro={
          <>
            <p className="govuk-body">{say('bank.objection.then')}</p>
            <StaffAccount locale={locale} account={account} />
          </>
        }
        submit={say('bank.objection.submit')}
        warning
      />
    </BankStep>
  );
}

import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { SecondFactorNotice } from '@/components/grant/second-factor';
import { BlockedButton } from '@/components/govuk/button';
import { InsetText } from '@/components/govuk/inset-text';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { bankForStaff } from '@/lib/bank-account/queries';
import { whyNotAsk } from '@/lib/bank-account/rules';
import { bankPaperForm } from '@/lib/bank-account/schema';
import { refusalSentence, words } from '@/lib/words';
import { given, missing, orMissing, type RouteProps } from '../../../../../../route-props';
import { enterFromPaper } from '../actions';
import { bankPath, BankStep } from '../parts';

export default async function PaperPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = bankPath(route.ref, 'paper');
  const actor = await staffSignedIn(locale, path);
  if (!may(actor, 'bank_details.enter', null)) missing(locale);
  const bank = await orMissing(locale, bankForStaff(actor, route.ref));
  const why = whyNotAsk(bank, bank.open !== undefined);
  const title = say('bank.details.fromPaper');
  if (why) {
    return (
      <BankStep locale={locale} actor={actor} bank={bank} step="paper" title={title}>
        <BlockedButton id="paper" reason={refusalSentence(locale, why)}>
          {say('bank.details.submitPaper')}
        </BlockedButton>
      </BankStep>
    );
  }
  return (
    <BankStep locale={locale} actor={actor} bank={bank} step="paper" title={title} form>
      <Form
        {...formProps(locale, bankPaperForm, enterFromPaper, { hidden: { ref: bank.ref } })}
        title={title}
        caption={`${bank.ref}, ${bank.title}`}
        intro={
          <>
            <SecondFactorNotice locale={locale} actor={actor} now={bank.now} here={path} />
            <InsetText>{say('bank.details.unchecked')}</InsetText>
          </>
        }
        submit={say('bank.details.submitPaper')}
      />
    </BankStep>
  );
}

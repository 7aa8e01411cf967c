import { InsetText } from '@/components/govuk/inset-text';
import { SummaryCard, SummaryList } from '@/components/govuk/summary-list';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { type ShownAccount, showBankAccounts } from '@/lib/bank-account/commands';
import type { Locale } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, orMissing, type RouteProps } from '../../../../../../route-props';
import { bankPath, BankStep } from '../parts';

/** Looking is recorded, so this page, unlike others, writes as it reads. */
export default async function ShowingPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, bankPath(route.ref, 'showing'));
  if (!may(actor, 'bank_details.show', null)) missing(locale);
  const shown = await orMissing(locale, showBankAccounts(actor, route.ref));
  return (
    <BankStep locale={locale} actor={actor} bank={shown} step="showing" title={say('bank.showing.title')}>
      <InsetText>{say('bank.showing.recorded')}</InsetText>
      {shown.accounts.length === 0 && <p className="govuk-body">{say('bank.showing.none')}</p>}
      {shown.accounts.map((one) => (
        <Whole key={one.ref} locale={locale} account={one} />
      ))}
    </BankStep>
  );
}

function Whole({ locale, account: { status, details } }: { locale: Locale; account: ShownAccount }) {
  const say = words(locale);
  return (
    <SummaryCard title={say(`state.bankAccount.${status}`)}>
      <SummaryList
        rows={[
          { key: say('bank.details.accountName.label'), value: details.accountName },
          { key: say('bank.details.sortCode.label'), value: details.sortCode.replace(/(\d\d)(?=\d)/g, '$1-') },
          { key: say('bank.details.accountNumber.label'), value: details.accountNumber },
          ...(details.rollNumber ? [{ key: say('bank.details.rollNumber.label'), value: details.rollNumber }] : []),
        ]}
      />
    </SummaryCard>
  );
}

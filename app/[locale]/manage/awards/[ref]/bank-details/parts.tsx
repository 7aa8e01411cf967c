import type { ReactNode } from 'react';
import { bankAccountRows } from '@/components/grant/bank-account';
import { SummaryCard, SummaryList } from '@/components/govuk/summary-list';
import { WarningText } from '@/components/govuk/warning-text';
import type { Person } from '@/lib/access/actor';
import { may } from '@/lib/access/policy';
import type { StaffBankLine } from '@/lib/bank-account/queries';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { ServicePage } from '../../../../../service-page';

export const bankPath = (ref: string, step?: 'paper' | 'confirmation' | 'objection' | 'showing') => `/manage/awards/${ref}/bank-details${step ? `/${step}` : ''}`;

export function BankLink({ locale, actor, awardRef }: { locale: Locale; actor: Person; awardRef: string }) {
  if (!may(actor, 'bank_details.read', null)) return null;
  return (
    <p className="govuk-body">
      <a className="govuk-link" href={localPath(locale, bankPath(awardRef))}>
        {words(locale)('bank.linkStaff')}
      </a>
    </p>
  );
}

/** One account as the fund reads it: who asked, who was called, who stopped it; never more of its number than four digits. */
export function StaffAccount({ locale, account }: { locale: Locale; account: StaffBankLine }) {
  const say = words(locale);
  const said = (key: string, value: string | null) => (value ? [{ key, value }] : []);
  return (
    <>
      {account.alsoOf.length > 0 && <WarningText>{say('bank.alsoOf', { names: account.alsoOf.join(', ') })}</WarningText>}
      <SummaryCard title={say('bank.ending', { digits: account.lastDigits })}>
        <SummaryList
          rows={[
            ...bankAccountRows(locale, account),
            { key: say('bank.askedBy'), value: account.askedBy },
            ...said(say('bank.paper'), account.paper),
            ...said(say('bank.confirmedBy'), account.confirmedBy),
            ...said(say('bank.call'), account.calledBack),
            ...(account.payeeChecked === null ? [] : [{ key: say('bank.payee'), value: say(account.payeeChecked ? 'bank.payeeYes' : 'bank.payeeNo') }]),
            ...said(say('bank.stoppedBy'), account.stoppedBy),
          ]}
        />
      </SummaryCard>
    </>
  );
}

type StepProps = { locale: Locale; actor: Person; bank: { ref: string; title: string }; step: 'paper' | 'confirmation' | 'objection' | 'showing'; title: string; /** The form has the title then, and draws the heading. */ form?: true; children: ReactNode };

/** A page under an award's bank details. */
export function BankStep({ locale, actor, bank, step, title, form, children }: StepProps) {
  const back = { href: localPath(locale, bankPath(bank.ref)), label: words(locale)('bank.backToBank') };
  return (
    <ServicePage locale={locale} path={bankPath(bank.ref, step)} actor={actor} title={form ? undefined : title} back={back}>
      {!form && <span className="govuk-caption-l">{`${bank.ref}, ${bank.title}`}</span>}
      {!form && <h1 className="govuk-heading-l">{title}</h1>}
      {children}
    </ServicePage>
  );
}

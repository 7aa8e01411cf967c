import { BlockedButton, ButtonLink } from '@/components/govuk/button';
import { bankAccountRows } from '@/components/grant/bank-account';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import { SummaryCard, SummaryList } from '@/components/govuk/summary-list';
import type { Person } from '@/lib/access/actor';
import { may } from '@/lib/access/policy';
import { signedIn } from '@/lib/access/session';
import { bankForRecipient, type RecipientBank } from '@/lib/bank-account/queries';
import { takesBankDetails } from '@/lib/bank-account/rules';
import { environment } from '@/lib/env';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';

export default async function OwnBankPage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const award = `/apply/awards/${route.ref}`;
  const path = `${award}/bank-details`;
  const actor = await signedIn(locale, path);
  const bank = await orMissing(locale, bankForRecipient(actor, route.ref));
  const done = (['asked', 'stopped'] as const).find((one) => one === query.done);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('bank.title')} back={{ href: localPath(locale, award), label: say('award.offer.backToAward') }}>
      {done && <NotificationBanner title={say('award.done.title')} success>{say(`bank.done.${done}`)}</NotificationBanner>}
      <span className="govuk-caption-l">{`${bank.ref}, ${bank.title}`}</span>
      <h1 className="govuk-heading-l">{say('bank.title')}</h1>
      <p className="govuk-body">{say('bank.intro')}</p>
      <p className="govuk-body">{say('bank.how', { days: environment().BANK_COOLING_DAYS })}</p>
      {bank.accounts.length === 0 && <p className="govuk-body">{say('bank.none')}</p>}
      {bank.accounts.map((one) => (
        <SummaryCard key={one.ref} title={say('bank.ending', { digits: one.lastDigits })} actions={one === (bank.open ?? bank.inForce) ? [{ href: localPath(locale, `${path}/objection`), label: say('bank.object'), hidden: one.lastDigits }] : []}>
          <SummaryList rows={bankAccountRows(locale, one)} />
        </SummaryCard>
      ))}
      <Give locale={locale} actor={actor} bank={bank} path={path} />
    </ServicePage>
  );
}

function Give({ locale, actor, bank, path }: { locale: Locale; actor: Person; bank: RecipientBank; path: string }) {
  const say = words(locale);
  const label = say(bank.accounts.length === 0 ? 'bank.give' : 'bank.change');
  const reason = !may(actor, 'bank_details.ask', bank) ? say('bank.onlyCertifier') : !takesBankDetails(bank.status) ? say('bank.notYet') : bank.open ? say('bank.isOpen') : undefined;
  if (!reason) return <ButtonLink href={localPath(locale, `${path}/new`)}>{label}</ButtonLink>;
  return (
    <BlockedButton id="give" reason={reason}>
      {label}
    </BlockedButton>
  );
}

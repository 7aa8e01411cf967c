import { LinkList } from '@/components/govuk/link-list';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import type { Person } from '@/lib/access/actor';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { bankForStaff, type StaffBank } from '@/lib/bank-account/queries';
import { takesBankDetails } from '@/lib/bank-account/rules';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { bankPath, StaffAccount } from './parts';

export default async function BankDetailsPage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const path = bankPath(route.ref);
  const actor = await staffSignedIn(locale, path);
  const bank = await orMissing(locale, bankForStaff(actor, route.ref));
  const done = (['entered', 'confirmed', 'stopped'] as const).find((one) => one === query.done);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('bank.title')} back={{ href: localPath(locale, `/manage/awards/${bank.ref}`), label: say('bank.back') }}>
      {done && <NotificationBanner title={say('award.done.title')} success>{say(`bank.done.${done}`)}</NotificationBanner>}
      <span className="govuk-caption-l">{`${bank.ref}, ${bank.title}`}</span>
      <h1 className="govuk-heading-l">{say('bank.title')}</h1>
      <p className="govuk-body">{bank.organisation}</p>
      {bank.accounts.length === 0 && <p className="govuk-body">{say('bank.none')}</p>}
      <Links locale={locale} actor={actor} bank={bank} />
      {bank.accounts.map((one) => (
        <StaffAccount key={one.ref} locale={locale} account={one} />
      ))}
    </ServicePage>
  );
}

function Links({ locale, actor, bank }: { locale: Locale; actor: Person; bank: StaffBank }) {
  const say = words(locale);
  const current = bank.open ?? bank.inForce;
  const pays = may(actor, 'bank_details.show', null);
  const enters = may(actor, 'bank_details.enter', null);
  const links = [
    ...(bank.open?.status === 'asked' && enters ? [[bankPath(bank.ref, 'confirmation'), say('bank.confirm')]] : []),
    ...(enters && !bank.open && takesBankDetails(bank.status) ? [[bankPath(bank.ref, 'paper'), say('bank.enter')]] : []),
    ...(current && pays ? [[bankPath(bank.ref, 'showing'), say('bank.show')]] : []),
    ...(current && (pays || enters) ? [[bankPath(bank.ref, 'objection'), say('bank.stop')]] : []),
  ];
  return <LinkList links={links.map(([href = '', label = '']) => ({ href: localPath(locale, href), label }))} />;
}

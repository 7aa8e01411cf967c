import { BlockedButton, ButtonLink } from '@/components/govuk/button';
import { Pagination } from '@/components/govuk/pagination';
import { Table } from '@/components/govuk/table';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { formatDate } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { type PaymentLine, paymentsForStaff } from '@/lib/payment/queries';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';
import { PaymentTag } from './payment-tag';

const path = '/manage/payments';

export default async function PaymentsPage(props: RouteProps) {
  const { locale, query } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  if (!may(actor, 'payment.read', null)) missing(locale);
  const { waiting, decided, more } = await paymentsForStaff(actor, query.after);
  const last = decided.at(-1);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('payment.list.title')} back={{ href: localPath(locale, '/manage'), label: say('assessment.home.title') }} wide>
      <h1 className="govuk-heading-l">{say('payment.list.title')}</h1>
      <p className="govuk-body app-measure">{say('payment.list.intro')}</p>
      {may(actor, 'payment.record', null) ? (
        <ButtonLink href={localPath(locale, `${path}/record`)}>{say('payment.list.start')}</ButtonLink>
      ) : (
        <BlockedButton id="start" reason={say('payment.list.notYours')}>
          {say('payment.list.start')}
        </BlockedButton>
      )}
      {!query.after && <Lines locale={locale} caption={say('payment.list.waiting')} none={say('payment.list.nothingWaits')} lines={waiting} />}
      <Lines locale={locale} caption={say('payment.list.decided')} none={say('payment.list.none')} lines={decided} />
      <Pagination label={say('payment.list.pages')} next={more && last ? { href: `${localPath(locale, path)}?after=${last.ref}`, label: say('payment.list.older') } : undefined} />
    </ServicePage>
  );
}

function Lines({ locale, caption, none, lines }: { locale: Locale; caption: string; none: string; lines: readonly PaymentLine[] }) {
  const say = words(locale);
  if (lines.length === 0) return <p className="govuk-body">{none}</p>;
  const labels = ['reference', 'award', 'organisation', 'amount', 'paidOn', 'source', 'recordedBy', 'state'] as const;
  return (
    <Table
      caption={caption}
      small
      columns={labels.map((key) => ({ label: say(`payment.list.${key}`), numeric: key === 'amount' }))}
      rows={lines.map((line) => [
        <a key="ref" className="govuk-link app-nowrap" href={localPath(locale, `${path}/${line.ref}`)}>
          {line.ref}
        </a>,
        <span key="award" className="app-nowrap">{line.award}</span>, line.organisation, formatMoney(line.amountPence), formatDate(line.paidOn, locale), line.source, line.recordedBy,
        <PaymentTag key="state" locale={locale} status={line.status} />,
      ])}
    />
  );
}

import { Pagination } from '@/components/govuk/pagination';
import { Table } from '@/components/govuk/table';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { formatDate, formatInstant } from '@/lib/dates';
import { type TransferLine, transfersForStaff } from '@/lib/ledger/queries';
import { isId } from '@/lib/id';
import { type Locale, localPath } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { placeInWords } from '../transfer-words';

const path = '/manage/ledger/transfers';

export default async function TransfersPage(props: RouteProps) {
  const { locale, query } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  if (!may(actor, 'ledger.read', null)) missing(locale);
  const after = isId(query.after) ? query.after : undefined;
  const { lines, more } = await transfersForStaff(actor, after);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('ledger.transfers.title')} back={{ href: localPath(locale, '/manage/ledger'), label: say('ledger.title') }} wide>
      <h1 className="govuk-heading-l">{say('ledger.transfers.title')}</h1>
      <p className="govuk-body app-measure">{say('ledger.transfers.intro')}</p>
      <p className="govuk-body">
        <a className="govuk-link" href={localPath(locale, '/manage/ledger/transfers.csv')} download>
          {say('ledger.transfers.csv')}
        </a>
      </p>
      {lines.length > 0 ? <Lines locale={locale} lines={lines} /> : <p className="govuk-body">{say('ledger.transfers.none')}</p>}
      <Pagination
        label={say('ledger.transfers.pages')}
        previous={after ? { href: localPath(locale, path), label: say('ledger.transfers.newest') } : undefined}
        next={more ? { href: `${localPath(locale, path)}?after=${lines.at(-1)?.id}`, label: say('ledger.transfers.older') } : undefined}
      />
    </ServicePage>
  );
}

function Lines({ locale, lines }: { locale: Locale; lines: readonly TransferLine[] }) {
  const say = words(locale);
  const labels = ['effective', 'kind', 'award', 'amount', 'recorded', 'note'] as const;
  return (
    <Table
      caption={say('ledger.transfers.caption')}
      captionSize="hidden"
      small
      columns={labels.map((key) => ({ label: say(`ledger.transfers.${key}`), numeric: key === 'amount' }))}
      rows={lines.map((line) => [
        formatDate(line.effectiveOn, locale),
        <div key="kind" className="app-wide-cell">
          {say(`ledger.kind.${line.kind}`)}
          <div className="govuk-hint govuk-!-margin-bottom-0">
            {say('ledger.transfers.fromTo', { from: placeInWords(locale, line.fromKind, line.fromPlace), to: placeInWords(locale, line.toKind, line.toPlace) })}
          </div>
        </div>,
        line.awardRef && (
          <a key="award" className="govuk-link app-nowrap" href={localPath(locale, `/manage/awards/${line.awardRef}`)}>
            {line.awardRef}
          </a>
        ),
        formatMoney(line.amountPence), say('ledger.transfers.byWhen', { name: line.author ?? say('ledger.transfers.system'), when: formatInstant(line.recordedAt, locale) }),
        <span key="note" className="app-wide-cell">
          {line.note} {line.madeUp && `(${say('ledger.transfers.madeUp')})`}
        </span>,
      ])}
    />
  );
}

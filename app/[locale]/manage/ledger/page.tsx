import { LinkList } from '@/components/govuk/link-list';
import { EnvelopeBar } from '@/components/grant/bar-chart';
import { Table } from '@/components/govuk/table';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { formatInstant } from '@/lib/dates';
import { type EnvelopePosition, positionsForStaff } from '@/lib/ledger/queries';
import { type Locale, localPath } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';

const path = '/manage/ledger';
const columns = ['allocated', 'earmarked', 'committed', 'disbursed', 'recovered', 'remaining'] as const;
const labels = { allocated: 'allocated', earmarked: 'earmarked', committed: 'committed', disbursed: 'paid', recovered: 'recovered', remaining: 'left' } as const;

export default async function LedgerPage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  if (!may(actor, 'ledger.read', null)) missing(locale);
  const { positions, now } = await positionsForStaff(actor);
  const madeUp = positions.reduce((sum, one) => sum + one.madeUp, 0);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('ledger.title')} back={{ href: localPath(locale, '/manage'), label: say('assessment.home.title') }} wide>
      <h1 className="govuk-heading-l">{say('ledger.title')}</h1>
      <p className="govuk-body app-measure">
        {say('ledger.intro')} {say('ledger.asOf', { when: formatInstant(now, locale) })}
      </p>
      <LinkList
        links={[
          ...(['transfers', 'balances'] as const).map((place) => ({ href: localPath(locale, `${path}/${place}`), label: say(`ledger.${place}Link`) })),
          { href: localPath(locale, '/manage/ledger/virements'), label: say('virement.list.link') },
        ]}
      />
      <Positions locale={locale} positions={positions} />
      {madeUp !== 0 && <p className="govuk-body">{say('ledger.madeUp', { amount: formatMoney(madeUp) })}</p>}
      <h2 className="govuk-heading-m">{say('ledger.bars')}</h2>
      {positions.map((position) => (
        <Bar key={position.envelopeKey} locale={locale} position={position} />
      ))}
    </ServicePage>
  );
}

function Positions({ locale, positions }: { locale: Locale; positions: readonly EnvelopePosition[] }) {
  const say = words(locale);
  const total = (key: (typeof columns)[number]) => positions.reduce((sum, one) => sum + one[key], 0);
  return (
    <Table
      caption={say('ledger.positions')}
      columns={[{ label: say('ledger.envelope') }, ...columns.map((key) => ({ label: say(`ledger.${labels[key]}`), numeric: true }))]}
      rows={positions.map((one) => [locale === 'cy' ? one.labelCy : one.labelEn, ...columns.map((key) => formatMoney(one[key]))])}
      foot={[say('ledger.total'), ...columns.map((key) => formatMoney(total(key)))]}
    />
  );
}

function Bar({ locale, position }: { locale: Locale; position: EnvelopePosition }) {
  const say = words(locale);
  const amount = (key: keyof typeof labels) => ({ label: say(`ledger.${labels[key]}`), pence: position[key], text: formatMoney(position[key]) });
  return (
    <EnvelopeBar
      title={locale === 'cy' ? position.labelCy : position.labelEn}
      total={amount('allocated')}
      segments={{ paid: amount('disbursed'), committedUnpaid: amount('committed'), earmarked: amount('earmarked'), left: amount('remaining') }}
    />
  );
}

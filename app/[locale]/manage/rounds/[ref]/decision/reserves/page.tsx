import { Table } from '@/components/govuk/table';
import { Tag } from '@/components/govuk/tag';
import { reservesOf, type ReserveLine } from '@/lib/decision/queries';
import { nextReserves } from '@/lib/decision/reserves';
import { type Locale, localPath } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../../../../../route-props';
import { DecidingPage, decidingAt, decidingPath, Restricted } from '../deciding-page';

export default async function ReservesPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = decidingPath(route.ref, '/reserves');
  const { actor, found } = await decidingAt(locale, path, (one) => reservesOf(one, route.ref));
  if (found === 'restricted') return <Restricted {...{ locale, actor, path }} />;
  const { round, reserves, freed } = found;
  return (
    <DecidingPage {...{ locale, actor, path }} round={round.ref} title={say('decision.reserves.title')} wide>
      <h1 className="govuk-heading-l">{say('decision.reserves.title')}</h1>
      <p className="govuk-body app-measure">{say('decision.reserves.intro')}</p>
      {reserves.length === 0 ? <p className="govuk-body">{say('decision.reserves.none')}</p> : <Reserves locale={locale} reserves={reserves} />}
      {freed.length === 0 ? <p className="govuk-body">{say('decision.reserves.freedNone')}</p> : (
        <Table
          caption={say('decision.reserves.freed')}
          columns={(['award', 'state', 'envelope', 'amount'] as const).map((key) => ({ label: say(`decision.reserves.${key}`), numeric: key === 'amount' }))}
          rows={freed.map((one) => [<a key="award" className="govuk-link" href={localPath(locale, `/manage/awards/${one.award}`)}>{one.award}</a>, say(`decision.reserves.${one.status}`), one.envelopeLabel[locale], formatMoney(one.amountPence)])}
        />
      )}
    </DecidingPage>
  );
}

function Reserves({ locale, reserves }: { locale: Locale; reserves: readonly ReserveLine[] }) {
  const say = words(locale);
  const next = nextReserves(reserves);
  return (
    <Table
      caption={say('decision.reserves.title')} captionSize="hidden" small
      columns={(['position', 'application', 'organisation', 'amount', 'envelope', 'left', 'fits'] as const).map((key) => ({ label: say(`decision.reserves.${key}`), numeric: key === 'amount' || key === 'left' }))}
      rows={reserves.map((one) => [
        one.position === null ? '' : String(one.position),
        <a key="application" className="govuk-link app-nowrap" href={localPath(locale, `/manage/applications/${one.ref}/recommendation`)}>{one.ref}</a>,
        one.organisation, formatMoney(one.amountPence), one.envelopeLabel[locale], formatMoney(one.leftPence),
        next.has(one.ref) ? <Tag key="next" colour="green">{say('decision.reserves.next')}</Tag> : say(`decision.reserves.${one.amountPence <= one.leftPence ? 'yes' : 'no'}`),
      ])}
    />
  );
}

import { Table } from '@/components/govuk/table';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { formatDate } from '@/lib/dates';
import { type DelegationLine, delegationsForStaff, type ProgrammeReach } from '@/lib/delegation/queries';
import { type Locale, localPath } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';
import { delegationPath, limitSaid } from './parts';

const path = '/manage/delegations';

export default async function DelegationsPage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  const found = await delegationsForStaff(actor);
  if (!found) missing(locale);
  const sets = may(actor, 'delegation.propose', null);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('delegation.list.title')} back={{ href: localPath(locale, '/manage'), label: say('assessment.home.title') }}>
      <h1 className="govuk-heading-l">{say('delegation.list.title')}</h1>
      <p className="govuk-body app-measure">{say('delegation.list.intro')}</p>
      {found.programmes.map((programme) => (
        <Programme key={programme.code} locale={locale} programme={programme} sets={sets} />
      ))}
      <History locale={locale} history={found.history} />
    </ServicePage>
  );
}

function Programme({ locale, programme, sets }: { locale: Locale; programme: ProgrammeReach; sets: boolean }) {
  const say = words(locale);
  const enter = (more: Record<string, string>) => localPath(locale, `${path}/new?${new URLSearchParams({ programme: programme.code, ...more })}`);
  const title = programme.title[locale];
  return (
    <>
      <h2 className="govuk-heading-m">{title}</h2>
      <p className="govuk-body">
        {say('delegation.list.band', { amount: formatMoney(programme.bandPence) })}{' '}
        {sets && (
          <a className="govuk-link" href={enter({})}>
            {say('delegation.list.changeBand')} <span className="govuk-visually-hidden">{title}</span>
          </a>
        )}
      </p>
      <Table
        caption={say('delegation.list.approvers', { programme: title })}
        captionSize="s"
        columns={[{ label: say('delegation.list.approver') }, { label: say('delegation.list.own'), numeric: true }, { label: say('delegation.list.alone'), numeric: true }, ...(sets ? [{ label: say('delegation.list.change') }] : [])]}
        rows={programme.approvers.map(({ id, name, limitPence, aloneUpToPence }) => [
          name, limitPence === null ? say('delegation.list.noOwn') : formatMoney(limitPence), formatMoney(aloneUpToPence),
          ...(sets ? [<a key="change" className="govuk-link" href={enter({ person: id })}>{say('delegation.list.change')} <span className="govuk-visually-hidden">{say('delegation.list.changeOf', { name })}</span></a>] : []),
        ])}
        narrow="cards"
      />
    </>
  );
}

function History({ locale, history }: { locale: Locale; history: readonly DelegationLine[] }) {
  const say = words(locale);
  if (history.length === 0) return <p className="govuk-body">{say('delegation.list.none')}</p>;
  return (
    <Table
      caption={say('delegation.list.history')}
      columns={(['reference', 'programme', 'whom', 'limit', 'from', 'state'] as const).map((key) => ({ label: say(`delegation.list.${key}`), numeric: key === 'limit' }))}
      rows={history.map((one) => [
        <a key="ref" className="govuk-link" href={localPath(locale, delegationPath(one.ref))}>{one.ref}</a>,
        one.programmeTitle[locale], one.person ?? say('delegation.list.everybody'), limitSaid(locale, one.limitPence), formatDate(one.fromOn, locale), say(`state.twoPerson.${one.status}`),
      ])}
      narrow="cards"
    />
  );
}

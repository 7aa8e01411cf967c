import { Button } from '@/components/govuk/button';
import { Checkboxes } from '@/components/govuk/checkboxes';
import { Table } from '@/components/govuk/table';
import { Tag } from '@/components/govuk/tag';
import { TextInput } from '@/components/govuk/text-input';
import { staffSignedIn } from '@/lib/access/session';
import { type Locale, localPath } from '@/lib/locale';
import { listedUpTo, type OrganisationLine, organisationsForStaff } from '@/lib/organisation/officer-queries';
import { numberOnRegister } from '@/lib/organisation/rules';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';

const path = '/manage/organisations';

export default async function OrganisationsPage(props: RouteProps) {
  const { locale, query } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  const wish = { search: (query.search ?? '').trim().slice(0, 100), unreachableOnly: query.unreachable === 'yes' };
  const found = await organisationsForStaff(actor, wish);
  if (!found) missing(locale);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('organisations.list.title')} back={{ href: localPath(locale, '/manage'), label: say('assessment.home.title') }} wide>
      <h1 className="govuk-heading-l">{say('organisations.list.title')}</h1>
      <p className="govuk-body">{say('organisations.list.intro')}</p>
      <Filter locale={locale} wish={wish} />
      {found.lines.length === 0 ? <p className="govuk-body">{say('organisations.list.none')}</p> : <Lines locale={locale} lines={found.lines} />}
      {found.more && <p className="govuk-body">{say('organisations.list.more', { count: listedUpTo })}</p>}
    </ServicePage>
  );
}

/** A plain GET form: what is sought stands in the address. */
function Filter({ locale, wish }: { locale: Locale; wish: { search: string; unreachableOnly: boolean } }) {
  const say = words(locale);
  return (
    <search aria-label={say('organisations.list.filter')}>
      <form method="get" action={localPath(locale, path)} className="app-filter">
        <TextInput name="search" type="search" label={say('organisations.list.search')} hint={say('organisations.list.hint')} width={20} defaultValue={wish.search} />
        <Checkboxes name="unreachable" small defaultValues={wish.unreachableOnly ? ['yes'] : []} options={[{ value: 'yes', label: say('organisations.list.unreachable') }]} />
        <div className="app-filter__buttons">
          <Button look="secondary">{say('organisations.list.apply')}</Button>
          {(wish.search || wish.unreachableOnly) && (
            <a className="govuk-link" href={localPath(locale, path)}>
              {say('organisations.list.clear')}
            </a>
          )}
        </div>
      </form>
    </search>
  );
}

function Lines({ locale, lines }: { locale: Locale; lines: readonly OrganisationLine[] }) {
  const say = words(locale);
  const name = ({ name: own, earlierName, unreachable, takeoverWaits }: OrganisationLine) => (
    <div key="name">
      {own}
      {earlierName && <span className="govuk-hint govuk-!-margin-bottom-0"> {say('organisations.list.earlier', { name: earlierName })}</span>}
      {takeoverWaits && (
        <>
          {' '}
          <Tag colour="orange">{say('takeover.view.tag')}</Tag>
        </>
      )}
      {unreachable && (
        <>
          {' '}
          <Tag colour="orange">{say('organisations.list.unreachableTag')}</Tag>
        </>
      )}
    </div>
  );
  return (
    <Table
      caption={say('organisations.list.caption')}
      captionSize="hidden"
      small
      narrow="cards"
      columns={[
        { label: say('organisations.list.reference') }, { label: say('organisations.list.name') }, { label: say('organisations.list.number') }, { label: say('organisations.list.kind') },
        { label: say('organisations.list.applications'), numeric: true }, { label: say('organisations.list.awards'), numeric: true },
      ]}
      rows={lines.map((line) => [
        <a key="ref" className="govuk-link app-nowrap" href={localPath(locale, `${path}/${line.ref}`)}>
          {line.ref}
        </a>,
        name(line), numberOnRegister(line), say(`state.organisationKind.${line.kind}`), line.applications, line.awards,
      ])}
    />
  );
}

import { ButtonGroup, ButtonLink } from '@/components/govuk/button';
import { Pagination } from '@/components/govuk/pagination';
import { Table } from '@/components/govuk/table';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { importsForStaff, type NationPosition, nationPositions } from '@/lib/award-import/queries';
import { formatDate } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';
import { ImportTable } from '../imports/import-table';

const path = '/manage/devolved';

export default async function DevolvedPage(props: RouteProps) {
  const { locale, query } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  const positions = await nationPositions(actor);
  if (positions.length === 0) missing(locale);
  const { lines, more } = await importsForStaff(actor, 'devolved_awards', query.after);
  const own = actor.nation && may(actor, 'devolved_import.prepare', { nation: actor.nation }) ? actor.nation : undefined;
  const last = lines.at(-1);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('imports.devolved.title')} back={{ href: localPath(locale, '/manage'), label: say('assessment.home.title') }}>
      <h1 className="govuk-heading-l">{say('imports.devolved.title')}</h1>
      <p className="govuk-body app-measure">{say('imports.devolved.intro')}</p>
      <Positions locale={locale} positions={positions} />
      {own && (
        <>
          <h2 className="govuk-heading-m">{say('imports.devolved.own', { nation: say(`state.nation.${own}`) })}</h2>
          <ButtonGroup>
            <ButtonLink href={localPath(locale, `${path}/award`)}>{say('imports.devolved.byForm')}</ButtonLink>
            <ButtonLink href={localPath(locale, `${path}/file`)} look="secondary">
              {say('imports.devolved.byFile')}
            </ButtonLink>
          </ButtonGroup>
        </>
      )}
      {lines.length > 0 ? <ImportTable locale={locale} caption={say('imports.devolved.reports')} lines={lines} /> : <p className="govuk-body">{say('imports.devolved.none')}</p>}
      <Pagination label={say('imports.list.pages')} next={more && last ? { href: `${localPath(locale, path)}?after=${last.ref}`, label: say('imports.list.older') } : undefined} />
    </ServicePage>
  );
}

/** What a nation has not reported is said in words: a nought would be a figure. */
function Positions({ locale, positions }: { locale: Locale; positions: readonly NationPosition[] }) {
  const say = words(locale);
  return (
    <Table
      caption={say('imports.devolved.caption')} narrow="cards"
      columns={[
        { label: say('imports.devolved.nation') }, { label: say('imports.devolved.share'), numeric: true }, { label: say('imports.devolved.reported'), numeric: true },
        { label: say('imports.devolved.awards'), numeric: true }, { label: say('imports.devolved.left'), numeric: true }, { label: say('imports.devolved.asAt') },
      ]}
      rows={positions.map(({ nation, sharePence, reportedPence, awards, leftPence, newestSource }) => [
        say(`state.nation.${nation}`), formatMoney(sharePence), reportedPence === null ? say('imports.devolved.notReported') : formatMoney(reportedPence),
        reportedPence === null ? '' : awards, formatMoney(leftPence), newestSource ? formatDate(newestSource, locale) : '',
      ])}
    />
  );
}

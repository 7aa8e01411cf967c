import { BlockedButton, ButtonLink } from '@/components/govuk/button';
import { Pagination } from '@/components/govuk/pagination';
import { Table } from '@/components/govuk/table';
import { ReleaseTag } from '@/components/grant/outcome-tag';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { formatDate } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { type ReleaseLine, releasesForStaff } from '@/lib/publication/release-queries';
import { word, words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '@/app/route-props';
import { ServicePage } from '@/app/service-page';

const path = '/manage/releases';

export default async function ReleasesPage(props: RouteProps) {
  const { locale, query } = await given(props);
  const actor = await staffSignedIn(locale, path);
  const { lines, next, reportedUpTo, awards } = await orMissing(locale, releasesForStaff(actor, query.after));
  const say = words(locale);
  const reason = reportedUpTo === null ? say('release.list.nothing') : may(actor, 'release.draft', null) ? undefined : word(locale, 'refusal.not_allowed');
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('release.list.title')} back={{ href: localPath(locale, '/manage'), label: say('assessment.home.title') }} wide>
      <h1 className="govuk-heading-l">{say('release.list.title')}</h1>
      <p className="govuk-body">{say('release.list.intro')}</p>
      {reportedUpTo && <p className="govuk-body">{say('release.list.counted', { count: awards, date: formatDate(reportedUpTo, locale) })}</p>}
      {reason ? (
        <BlockedButton id="draft" reason={reason}>
          {say('release.list.new')}
        </BlockedButton>
      ) : (
        <ButtonLink href={localPath(locale, `${path}/new`)}>{say('release.list.new')}</ButtonLink>
      )}
      {lines.length === 0 ? <p className="govuk-body">{say('release.list.none')}</p> : <Releases locale={locale} lines={lines} />}
      <Pagination
        previous={query.after ? { href: localPath(locale, path), label: say('release.list.first') } : undefined}
        next={next ? { href: localPath(locale, `${path}?after=${next}`), label: say('release.list.next') } : undefined}
      />
    </ServicePage>
  );
}

function Releases({ locale, lines }: { locale: Locale; lines: readonly ReleaseLine[] }) {
  const say = words(locale);
  return (
    <Table
      caption={say('release.list.caption')}
      columns={[{ label: say('release.list.ref') }, { label: say('release.list.asAt') }, { label: say('release.list.state') }, { label: say('release.list.rules') }, { label: say('release.list.by') }, { label: say('release.list.releasedOn') }]}
      rows={lines.map((one) => [
        <a key="ref" className="govuk-link" href={localPath(locale, `${path}/${one.ref}`)}>
          {one.ref}
        </a>,
        formatDate(one.asAt, locale),
        <ReleaseTag key="state" locale={locale} status={one.status} />,
        say('release.list.rulesOf', { threshold: one.threshold, rounding: one.rounding }),
        one.draftedBy,
        one.releasedAt ? say('release.list.releasedBy', { when: formatDate(one.releasedAt, locale), name: one.releasedBy ?? '' }) : say('release.list.notReleased'),
      ])}
    />
  );
}

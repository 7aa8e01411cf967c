import { BlockedButton, ButtonGroup, ButtonLink } from '@/components/govuk/button';
import { SummaryList } from '@/components/govuk/summary-list';
import { Table } from '@/components/govuk/table';
import { ReleaseTag } from '@/components/grant/outcome-tag';
import { ReleaseFigures } from '@/components/grant/release-figures';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { formatDate, formatInstant } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { labelOf } from '@/lib/outcome-return/definitions';
import { releaseFindingSentence } from '@/lib/publication/disclosure';
import { type ReleasePage, releaseForStaff } from '@/lib/publication/release-queries';
import { refusalSentence, words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '@/app/route-props';
import { ServicePage } from '@/app/service-page';

export default async function ReleaseView(props: RouteProps<'ref'>) {
  const { locale, route, query } = await given(props);
  const path = `/manage/releases/${route.ref}`;
  const actor = await staffSignedIn(locale, path);
  const found = await orMissing(locale, releaseForStaff(actor, route.ref, query.project));
  const say = words(locale);
  const title = say('release.view.title', { ref: found.ref });
  const project = found.projects.find((one) => one.ref === query.project);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={title} wide back={{ href: localPath(locale, '/manage/releases'), label: say('release.back') }}>
      <h1 className="govuk-heading-l">{title}</h1>
      <Facts locale={locale} found={found} />
      <h2 className="govuk-heading-m">{say('release.view.findingsHeading')}</h2>
      <Findings locale={locale} found={found} />
      {found.status !== 'withdrawn' && may(actor, 'release.withdraw', null) && <Steps locale={locale} found={found} path={path} />}
      <h2 className="govuk-heading-m" id="figures">
        {say('release.view.figuresHeading', { scope: project?.title ?? say('release.view.fund') })}
      </h2>
      <p className="govuk-body">{say('release.view.confidential')}</p>
      {project && (
        <p className="govuk-body">
          <a className="govuk-link" href={`${localPath(locale, path)}#figures`}>
            {say('release.view.lookFund')}
          </a>
        </p>
      )}
      <ReleaseFigures locale={locale} figures={found.figures} />
      <Projects locale={locale} found={found} path={path} />
    </ServicePage>
  );
}

function Facts({ locale, found }: { locale: Locale; found: ReleasePage }) {
  const say = words(locale);
  const by = (when: Date, name: string | null) => say('release.view.by', { when: formatInstant(when, locale), name: name ?? '' });
  return (
    <SummaryList
      rows={[
        { key: say('release.view.state'), value: <ReleaseTag locale={locale} status={found.status} /> },
        { key: say('release.view.asAt'), value: formatDate(found.asAt, locale) },
        { key: say('release.view.rules'), value: say('release.view.rulesText', { threshold: found.threshold, rounding: found.rounding }) },
        { key: say('release.view.drafted'), value: by(found.draftedAt, found.draftedBy) },
        ...(found.releasedAt ? [{ key: say('release.view.released'), value: by(found.releasedAt, found.releasedBy) }] : []),
        ...(found.withdrawnAt ? [{ key: say('release.view.withdrawn'), value: `${formatInstant(found.withdrawnAt, locale)}: ${found.withdrawnReason}` }] : []),
      ]}
    />
  );
}

const mostFindings = 50;

function Findings({ locale, found }: { locale: Locale; found: ReleasePage }) {
  const say = words(locale);
  const { findings, status, projects } = found;
  if (findings.length === 0) return <p className="govuk-body">{say(status === 'drafted' ? 'release.view.notChecked' : status === 'withdrawn' && !found.releasedAt ? 'release.view.givenUp' : 'release.view.noFindings')}</p>;
  const place = (scope: string) => projects.find((one) => one.id === scope)?.title ?? say('release.view.fund');
  return (
    <>
      <p className="govuk-body">{say('release.view.someFindings', { count: findings.length })}</p>
      <ul className="govuk-list govuk-list--bullet">
        {findings.slice(0, mostFindings).map((one) => (
          <li key={`${one.scope} ${one.key} ${one.code}`}>{say('release.view.findingAt', { place: place(one.scope), label: labelOf(one.key, locale), sentence: releaseFindingSentence(one, locale) })}</li>
        ))}
      </ul>
      {findings.length > mostFindings && <p className="govuk-body">{say('release.view.moreFindings', { count: findings.length - mostFindings })}</p>}
    </>
  );
}

function Steps({ locale, found, path }: { locale: Locale; found: ReleasePage; path: string }) {
  const say = words(locale);
  const { status, whyNotRelease } = found;
  return (
    <>
      <h2 className="govuk-heading-m">{say('release.view.steps')}</h2>
      {status === 'checked' && whyNotRelease && (
        <BlockedButton id="release" reason={`${say('release.view.whyNotRelease')} ${refusalSentence(locale, whyNotRelease)}`}>
          {say('release.view.release')}
        </BlockedButton>
      )}
      <ButtonGroup>
        {status === 'drafted' && <ButtonLink href={localPath(locale, `${path}/check`)}>{say('release.view.check')}</ButtonLink>}
        {status === 'checked' && !whyNotRelease && <ButtonLink href={localPath(locale, `${path}/release`)}>{say('release.view.release')}</ButtonLink>}
        <ButtonLink look="secondary" href={localPath(locale, `${path}/withdrawal`)}>
          {say(status === 'released' ? 'release.view.withdraw' : 'release.view.discard')}
        </ButtonLink>
      </ButtonGroup>
    </>
  );
}

function Projects({ locale, found, path }: { locale: Locale; found: ReleasePage; path: string }) {
  const say = words(locale);
  return (
    <Table
      caption={say('release.view.projects')}
      columns={[{ label: say('release.view.project') }, { label: say('release.view.people'), numeric: true }, { label: say('release.view.shownCount'), numeric: true }, { label: say('release.view.hiddenCount'), numeric: true }]}
      rows={found.projects.map((one) => [
        <a key="ref" className="govuk-link" href={`${localPath(locale, path)}?project=${one.ref}#figures`} aria-label={say('release.view.look', { title: one.title })}>
          {one.title}
        </a>,
        one.people?.toLocaleString('en-GB') ?? say('release.view.notCounted'),
        one.shown,
        one.hidden,
      ])}
    />
  );
}

import type { ReactNode } from 'react';
import type { PublicContent } from '@/app/public-page';
import { InsetText } from '@/components/govuk/inset-text';
import { SummaryList, type SummaryRow } from '@/components/govuk/summary-list';
import { FigureMark } from '@/components/grant/figure-mark';
import { SiteMap } from '@/components/grant/site-map';
import { AwardTag } from '@/components/grant/state-tag';
import { formatDate } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { formatMoney, type Pence } from '@/lib/money';
import { numberOnRegister } from '@/lib/organisation/rules';
import { regionOf } from '@/lib/publication/places';
import { type PublicProject, projectForVisitor } from '@/lib/publication/queries';
import { siteName, sitePoints } from '@/lib/publication/rules';
import { words } from '@/lib/words';
import { MapCredits } from '../../map-credits';
import { ReleasedFigures } from '../../released-figures';

type Props = { locale: Locale; project: PublicProject };

/** One funded project, as much of it as the fund has decided to publish. */
export async function projectPage(locale: Locale, ref: string): Promise<PublicContent> {
  const say = words(locale);
  const project = await projectForVisitor(ref);
  if (!project) return null;
  const summary = locale === 'cy' ? (project.summaryCy ?? project.summaryEn) : project.summaryEn;
  // A summary without a translation says which language it is in, for whoever hears the page.
  const language = locale === 'cy' && project.summaryCy === null ? 'en' : undefined;
  return {
    title: project.title,
    description: summary,
    back: { href: localPath(locale, '/projects'), label: say('visitor.project.back') },
    body: (
      <>
        <span className="govuk-caption-l">{say('visitor.project.caption', { ref: project.ref })}</span>
        <h1 className="govuk-heading-l app-measure">{project.title}</h1>
        <p className="govuk-body-l app-measure" lang={language}>
          {summary}
        </p>
        {project.origin === 'devolved' && <Reported locale={locale} project={project} />}
        <h2 className="govuk-heading-m">{say('visitor.project.facts')}</h2>
        <SummaryList rows={awardRows({ locale, project })} />
        <Where locale={locale} project={project} />
        <Outcomes locale={locale} project={project} />
      </>
    ),
  };
}

/** A devolved award is marked as its government's, and an invented one as nobody's. */
function Reported({ locale, project: { nation, demonstration } }: Props) {
  const say = words(locale);
  const by = { nation: say(`state.nation.${nation}`) };
  return (
    <InsetText>
      <strong>{say(demonstration ? 'visitor.project.reportedMadeUp' : 'visitor.project.reported', by)}</strong>. {say(demonstration ? 'visitor.project.reportedBodyMadeUp' : 'visitor.project.reportedBody', by)}
    </InsetText>
  );
}

function awardRows({ locale, project }: Props): SummaryRow[] {
  const say = words(locale);
  const nation = say(`state.nation.${project.nation}`);
  const money = (pence: Pence) => (
    <>
      {formatMoney(pence)} <FigureMark locale={locale} mark={project.demonstration ? 'made_up' : 'public'} />
    </>
  );
  return [
    { key: say('visitor.project.organisation'), value: project.organisation },
    { key: say('visitor.project.identifier'), value: <Identifier locale={locale} project={project} /> },
    { key: say('visitor.project.kind'), value: say(`state.organisationKind.${project.organisationKind}`) },
    { key: say('visitor.project.awarded'), value: project.amountAwardedPence === null ? say('visitor.project.amountHidden') : money(project.amountAwardedPence) },
    { key: say('visitor.project.disbursed'), value: paidSoFar({ locale, project }, money) },
    { key: say('visitor.project.awardDate'), value: formatDate(project.awardDate, locale) },
    { key: say('visitor.project.dates'), value: say('visitor.project.datesValue', { from: formatDate(project.plannedStartDate, locale), to: formatDate(project.plannedEndDate, locale) }) },
    { key: say('visitor.project.state'), value: <AwardTag locale={locale} status={project.status} /> },
    { key: say('visitor.project.lead'), value: regionOf(project.leadRegion).name[locale] },
    { key: say('visitor.project.how'), value: project.origin === 'devolved' && project.demonstration ? say('visitor.project.originMadeUp', { nation }) : say(`visitor.project.origin.${project.origin}`, { nation }) },
  ];
}

function paidSoFar({ locale, project: { origin, amountDisbursedPence } }: Props, money: (pence: Pence) => ReactNode): ReactNode {
  const say = words(locale);
  if (origin === 'devolved') return say('visitor.project.notFromHere');
  if (amountDisbursedPence === null) return say('visitor.project.amountHidden');
  return amountDisbursedPence === 0 ? say('visitor.project.nothingPaid') : money(amountDisbursedPence);
}

function Identifier({ locale, project }: Props) {
  const say = words(locale);
  const identifier = numberOnRegister(project);
  if (!project.demonstration) return identifier;
  return (
    <>
      {identifier} <FigureMark locale={locale} mark="made_up" /> <span className="app-definition">{say('visitor.project.noIdentifier')}</span>
    </>
  );
}

function Where({ locale, project }: Props) {
  const say = words(locale);
  const names = project.sites.map((site) => ({ name: siteName(site, locale), region: regionOf(site.region).name[locale] }));
  const dots = sitePoints(project.sites).map((site) => ({ x: site.x, y: site.y, wide: site.precision === 'area' }));
  return (
    <section aria-labelledby="where" className="app-section">
      <h2 className="govuk-heading-m" id="where">
        {say('visitor.project.where')}
      </h2>
      <div className="app-where">
        <div>
          {names.length === 0 ? (
            <p className="govuk-body">{say('visitor.project.noSites')}</p>
          ) : (
            <ul className="govuk-list govuk-list--bullet">
              {names.map(({ name, region }) => (
                <li key={`${name} ${region}`}>{name.includes(region) ? name : `${name}, ${region}`}</li>
              ))}
            </ul>
          )}
          <p className="govuk-body-s app-measure">{say('visitor.project.sitesNote')}</p>
        </div>
        {dots.length > 0 && <SiteMap className="app-where__map" look="pale" dots={dots} around={230} label={say('visitor.project.whereLabel', { title: project.title })} />}
      </div>
      {dots.length > 0 && <MapCredits locale={locale} />}
    </section>
  );
}

function Outcomes({ locale, project: { release, figures } }: Props) {
  const say = words(locale);
  return (
    <section aria-labelledby="outcomes" className="app-section">
      <h2 className="govuk-heading-m" id="outcomes">
        {say('visitor.project.outcomes')}
      </h2>
      {release && figures.length > 0 ? (
        <>
          <p className="govuk-body app-measure">{say('visitor.project.outcomesIntro', { ref: release.ref, date: formatDate(release.asAt, locale), threshold: release.threshold, rounding: release.rounding })}</p>
          <p className="govuk-body app-measure">{say('visitor.figures.hiddenMeans', { threshold: release.threshold })}</p>
          <ReleasedFigures locale={locale} figures={figures} />
          <p className="govuk-body">
            <a className="govuk-link" href={localPath(locale, '/figures#outcomes')}>
              {say('visitor.project.outcomesMore')}
            </a>
          </p>
        </>
      ) : (
        <p className="govuk-body">{say('visitor.project.outcomesNone')}</p>
      )}
    </section>
  );
}

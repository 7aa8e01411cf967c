import type { PublicContent } from '@/app/public-page';
import { ButtonLink } from '@/components/govuk/button';
import { FigureMark } from '@/components/grant/figure-mark';
import { SiteMap } from '@/components/grant/site-map';
import { Stats } from '@/components/grant/stat';
import { formatDate } from '@/lib/dates';
import { environment } from '@/lib/env';
import { type Locale, localPath } from '@/lib/locale';
import { formatHeadline } from '@/lib/money';
import { namedProjects } from '@/lib/publication/facts';
import { type FundForVisitor, fundForVisitor } from '@/lib/publication/queries';
import { sitePoints, splitOf } from '@/lib/publication/rules';
import { words } from '@/lib/words';
import { CategorySplit, FundSplit, MarkKey, type Version, VersionLinks } from './published-money';
import { PositionPanel } from './position';
import { countText } from './released-figures';

export const versionFrom = (request: Request): Version => (new URL(request.url).searchParams.get('version') === 'launch' ? 'launch' : 'uplift');

/** What the fund is, where its money goes and what came of it, for somebody who has never heard of it. */
export async function homePage(locale: Locale, version: Version): Promise<PublicContent> {
  const say = words(locale);
  const fund = await fundForVisitor();
  return {
    title: say('common.serviceName'),
    description: say('visitor.home.lead'),
    body: (
      <>
        <Hero locale={locale} fund={fund} />
        <Doors locale={locale} />
        <Money locale={locale} fund={fund} version={version} />
        <PositionPanel locale={locale} envelopes={fund.envelopes} devolved={fund.devolved} />
        <Achieved locale={locale} fund={fund} />
        <FactsDoor locale={locale} />
      </>
    ),
  };
}

function Hero({ locale, fund }: { locale: Locale; fund: FundForVisitor }) {
  const say = words(locale);
  const dots = sitePoints(fund.sites).map((site) => ({ x: site.x, y: site.y, wide: site.precision === 'area' }));
  return (
    <div className="app-hero">
      <div className="app-hero__words">
        <h1 className="app-hero__title">{say('visitor.home.title')}</h1>
        <p className="app-hero__lead">{say('visitor.home.lead')}</p>
        <ButtonLink href={localPath(locale, '/projects')} look="inverse" start>
          {say('visitor.home.doors.projects')}
        </ButtonLink>
        <Headlines locale={locale} fund={fund} />
      </div>
      <SiteMap className="app-hero__map" look="deep" dots={dots} label={say('visitor.home.mapLabel')} />
    </div>
  );
}

function Headlines({ locale, fund }: { locale: Locale; fund: FundForVisitor }) {
  const say = words(locale);
  const announced = splitOf(fund.allocations, 'uplift')?.fund;
  const madeUp = environment().PROFILE === 'demonstration';
  const own = <FigureMark locale={locale} mark={madeUp ? 'made_up' : 'public'} />;
  // What is hidden is explained where all figures are; here it is left out.
  const people = fund.figures.find((figure) => figure.key === 'people.total' && figure.shown !== null);
  return (
    <Stats
      items={[
        ...(announced ? [{ key: 'fund', value: formatHeadline(announced.amountPence), label: say('visitor.home.announced'), mark: <FigureMark locale={locale} mark={announced.mark} source={{ title: announced.sourceTitle, url: announced.sourceUrl, english: true }} /> }] : []),
        { key: 'projects', value: String(fund.projects), label: say('visitor.home.projects', { count: fund.projects }), mark: own },
        ...(people ? [{ key: 'people', value: countText(people, locale), label: say('visitor.home.people'), mark: own }] : []),
      ]}
    />
  );
}

const doors = [
  { key: 'projects', path: '/projects' },
  { key: 'apply', path: '/rounds' },
  { key: 'figures', path: '/figures#outcomes' },
] as const;

function Doors({ locale }: { locale: Locale }) {
  const say = words(locale);
  return (
    <nav aria-labelledby="doors">
      <h2 className="govuk-heading-m" id="doors">
        {say('visitor.home.doors.heading')}
      </h2>
      <ul className="app-doors">
        {doors.map(({ key, path }) => (
          <li key={key} className="app-doors__door">
            <a className="govuk-link app-doors__link" href={localPath(locale, path)}>
              {say(`visitor.home.doors.${key}`)}
            </a>
            <p className="app-doors__hint">{say(`visitor.home.doors.${key}Hint`)}</p>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Money({ locale, fund, version }: { locale: Locale; fund: FundForVisitor; version: Version }) {
  const say = words(locale);
  const split = splitOf(fund.allocations, version);
  if (!split) return <p className="govuk-body">{say('visitor.home.noVersion')}</p>;
  return (
    <section aria-labelledby="money" className="app-section">
      <h2 className="govuk-heading-l" id="money">
        {say('visitor.home.money', { amount: formatHeadline(split.fund.amountPence) })}
      </h2>
      <p className="govuk-body app-measure">{say('visitor.home.moneyIntro')}</p>
      <VersionLinks locale={locale} version={version} />
      <MarkKey locale={locale} />
      <FundSplit locale={locale} split={split} version={version} />
      <CategorySplit locale={locale} allocations={fund.allocations} />
    </section>
  );
}

const told = [
  { key: 'people.total', label: 'people' },
  { key: 'group.older_people', label: 'older' },
  { key: 'ladder.signs_in_unaided.achieved', label: 'nhsApp' },
  { key: 'task.all_eight', label: 'tasks' },
] as const;

function Achieved({ locale, fund: { release, figures } }: { locale: Locale; fund: FundForVisitor }) {
  const say = words(locale);
  const mark = environment().PROFILE === 'demonstration' ? 'made_up' : 'public';
  return (
    <section aria-labelledby="achieved" className="app-section">
      <h2 className="govuk-heading-l" id="achieved">
        {say('visitor.home.achieved')}
      </h2>
      {release ? (
        <>
          <p className="govuk-body app-measure">{say('visitor.home.achievedIntro', { date: formatDate(release.asAt, locale), threshold: release.threshold, rounding: release.rounding })}</p>
          <Stats
            items={told.flatMap(({ key, label }) => {
              const figure = figures.find((one) => one.key === key && one.shown !== null);
              return figure ? [{ key, value: countText(figure, locale), label: say(`visitor.home.told.${label}`), mark: <FigureMark locale={locale} mark={mark} /> }] : [];
            })}
          />
        </>
      ) : (
        <p className="govuk-body app-measure">{say('visitor.home.achievedNone')}</p>
      )}
      <p className="govuk-body">
        <a className="govuk-link" href={localPath(locale, '/figures#outcomes')}>
          {say('visitor.home.achievedMore')}
        </a>
      </p>
    </section>
  );
}

function FactsDoor({ locale }: { locale: Locale }) {
  const say = words(locale);
  return (
    <section aria-labelledby="facts" className="app-section">
      <h2 className="govuk-heading-l" id="facts">
        {say('visitor.home.factsHeading')}
      </h2>
      <p className="govuk-body app-measure">{say(environment().PROFILE === 'demonstration' ? 'visitor.home.factsBody' : 'visitor.home.factsBodyReal', { count: namedProjects.length })}</p>
      <p className="govuk-body">
        <a className="govuk-link" href={localPath(locale, '/facts')}>
          {say('visitor.home.factsLink')}
        </a>
      </p>
    </section>
  );
}

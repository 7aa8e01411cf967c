import type { ReactNode } from 'react';
import type { PublicContent } from '@/app/public-page';
import { InsetText } from '@/components/govuk/inset-text';
import { SummaryList } from '@/components/govuk/summary-list';
import { Table } from '@/components/govuk/table';
import { HorizontalBars } from '@/components/grant/bar-chart';
import { FigureMark } from '@/components/grant/figure-mark';
import { formatDate } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { regions } from '@/lib/publication/places';
import { type FundForVisitor, fundForVisitor } from '@/lib/publication/queries';
import { splitOf } from '@/lib/publication/rules';
import { words } from '@/lib/words';
import { ledgerMark, PositionPanel } from '../position';
import { CategorySplit, FundSplit, MarkKey } from '../published-money';
import { LadderBars, ReleasedFigures } from '../released-figures';

type Props = { locale: Locale; fund: FundForVisitor };

/** Every public figure, with what it means, where it comes from and when. */
export async function figuresPage(locale: Locale): Promise<PublicContent> {
  const say = words(locale);
  const fund = await fundForVisitor();
  return {
    title: say('visitor.figures.title'),
    description: say('visitor.figures.lead'),
    body: (
      <>
        <h1 className="govuk-heading-xl">{say('visitor.figures.title')}</h1>
        <p className="govuk-body-l app-measure">{say('visitor.figures.lead')}</p>
        <p className="govuk-body">
          {say('visitor.figures.asAt', { date: formatDate(fund.asAt, locale) })}{' '}
          <a className="govuk-link" href={localPath(locale, '/open-data')}>
            {say('visitor.figures.download')}
          </a>
        </p>
        <Contents locale={locale} />
        <MarkKey locale={locale} />
        <Published locale={locale} fund={fund} />
        <PositionPanel locale={locale} envelopes={fund.envelopes} devolved={fund.devolved} bars />
        <MoneyWords locale={locale} />
        <Projects locale={locale} fund={fund} />
        <Outcomes locale={locale} fund={fund} />
      </>
    ),
  };
}

const parts = ['published', 'position', 'projects', 'outcomes'] as const;

function Contents({ locale }: { locale: Locale }) {
  const say = words(locale);
  return (
    <nav aria-labelledby="contents">
      <h2 className="govuk-heading-s" id="contents">
        {say('visitor.figures.contents')}
      </h2>
      <ul className="govuk-list app-contents">
        {parts.map((part) => (
          <li key={part}>
            <a className="govuk-link" href={`#${part}`}>
              {say(`visitor.figures.${part}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Part({ id, title, children }: { id: (typeof parts)[number]; title: string; children: ReactNode }) {
  return (
    <section className="app-section" aria-labelledby={id}>
      <h2 className="govuk-heading-l" id={id}>
        {title}
      </h2>
      {children}
    </section>
  );
}

function Published({ locale, fund }: Props) {
  const say = words(locale);
  return (
    <Part id="published" title={say('visitor.figures.published')}>
      <p className="govuk-body app-measure">{say('visitor.figures.publishedIntro')}</p>
      {(['uplift', 'launch'] as const).map((version) => {
        const split = splitOf(fund.allocations, version);
        return (
          split && (
            <div key={version}>
              <h3 className="govuk-heading-m">{say(`visitor.version.${version}`)}</h3>
              <FundSplit locale={locale} split={split} version={version} />
            </div>
          )
        );
      })}
      <CategorySplit locale={locale} allocations={fund.allocations} />
    </Part>
  );
}

function MoneyWords({ locale }: { locale: Locale }) {
  const say = words(locale);
  return (
    <>
      <h3 className="govuk-heading-m app-after-panel">{say('visitor.money.about')}</h3>
      <SummaryList rows={(['allocated', 'earmarked', 'committed', 'paid', 'left'] as const).map((key) => ({ key: say(`visitor.home.${key}`), value: say(`visitor.money.${key}`) }))} />
    </>
  );
}

function Projects({ locale, fund }: Props) {
  const say = words(locale);
  const mark = <FigureMark key="mark" locale={locale} mark={ledgerMark()} />;
  const counts = regions.map(({ code, name }) => ({ code, name: name[locale], ...(fund.regions.find((one) => one.code === code) ?? { projects: 0, led: 0, awarded: 0 }) }));
  return (
    <Part id="projects" title={say('visitor.figures.projects')}>
      <p className="govuk-body app-measure">{say('visitor.figures.projectsNote', { count: fund.projects })}</p>
      <HorizontalBars title={say('visitor.figures.projectsBars')} rows={counts.map((one) => ({ label: one.name, value: one.projects, text: String(one.projects) }))} />
      <Table
        caption={say('visitor.figures.projectsTable')}
        captionSize="s"
        columns={[{ label: say('visitor.figures.place') }, { label: say('visitor.figures.working'), numeric: true }, { label: say('visitor.figures.led'), numeric: true }, { label: say('visitor.figures.awarded'), numeric: true }, { label: say('visitor.home.from') }]}
        rows={counts.map((one) => [
          <a key="place" className="govuk-link" href={localPath(locale, `/projects?region=${one.code}`)}>
            {one.name}
          </a>,
          String(one.projects), String(one.led), one.led > 0 ? formatMoney(one.awarded) : say(one.code.startsWith('E') ? 'visitor.figures.noneLed' : 'visitor.home.notReported'), mark,
        ])}
        foot={[say('visitor.figures.allProjects'), '', String(fund.projects), formatMoney(counts.reduce((sum, one) => sum + one.awarded, 0)), mark]}
      />
    </Part>
  );
}

function Outcomes({ locale, fund: { release, figures, withdrawn } }: Props) {
  const say = words(locale);
  return (
    <Part id="outcomes" title={say('visitor.figures.outcomes')}>
      <p className="govuk-body app-measure">{say('visitor.figures.outcomesIntro')}</p>
      {withdrawn.map(({ ref, withdrawnAt, reason }) => (
        <InsetText key={ref}>{say(reason ? 'visitor.figures.withdrawnBecause' : 'visitor.figures.withdrawn', { ref, date: formatDate(withdrawnAt, locale), reason: reason ?? '' })}</InsetText>
      ))}
      {release ? (
        <>
          <p className="govuk-body">
            <FigureMark locale={locale} mark={ledgerMark()} source={{ title: say('visitor.mark.release', { ref: release.ref, date: formatDate(release.asAt, locale) }), url: null }} />
          </p>
          <SummaryList
            rows={[
              { key: say('visitor.figures.release.ref'), value: release.ref },
              { key: say('visitor.figures.release.upTo'), value: formatDate(release.asAt, locale) },
              { key: say('visitor.figures.release.releasedOn'), value: formatDate(release.releasedAt, locale) },
              { key: say('visitor.figures.release.threshold'), value: String(release.threshold) },
              { key: say('visitor.figures.release.rounding'), value: String(release.rounding) },
            ]}
          />
          <p className="govuk-body app-measure">{say('visitor.figures.release.rule')}</p>
          <p className="govuk-body app-measure">{say('visitor.figures.hiddenMeans', { threshold: release.threshold })}</p>
          <LadderBars locale={locale} figures={figures} />
          <ReleasedFigures locale={locale} figures={figures} />
        </>
      ) : (
        <p className="govuk-body">{say('visitor.figures.none')}</p>
      )}
    </Part>
  );
}

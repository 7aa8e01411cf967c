import type { ReactNode } from 'react';
import { Tag } from '@/components/govuk/tag';
import { FigureMark } from '@/components/grant/figure-mark';
import { AwardTag } from '@/components/grant/state-tag';
import { type Locale, localPath } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { regionOf } from '@/lib/publication/places';
import type { ProjectLine, PublicSite } from '@/lib/publication/queries';
import { siteName } from '@/lib/publication/rules';
import { words } from '@/lib/words';

/** Projects one under the other, each with what a reader looks for first. */
export function ProjectList({ locale, lines, sites }: { locale: Locale; lines: readonly ProjectLine[]; sites: readonly PublicSite[] }) {
  if (lines.length === 0) return null;
  return (
    <ul className="app-projects">
      {lines.map((line) => (
        <Project key={line.ref} locale={locale} line={line} places={placesOf(line, sites, locale)} />
      ))}
    </ul>
  );
}

/** A project without a place that may be shown is still somewhere: in the region it is led from. */
function placesOf(line: ProjectLine, sites: readonly PublicSite[], locale: Locale): string {
  const names = [...new Set(sites.filter((site) => site.awardId === line.id).map((site) => siteName(site, locale)))];
  return names.length > 0 ? names.join('; ') : regionOf(line.leadRegion).name[locale];
}

function Project({ locale, line, places }: { locale: Locale; line: ProjectLine; places: string }) {
  const say = words(locale);
  return (
    <li className="app-projects__project">
      <h3 className="govuk-heading-m app-projects__title">
        <a className="govuk-link" href={localPath(locale, `/projects/${line.ref}`)}>
          {line.title}
        </a>
      </h3>
      <p className="govuk-body" lang={locale === 'cy' && line.summaryCy === null ? 'en' : undefined}>
        {locale === 'cy' ? (line.summaryCy ?? line.summaryEn) : line.summaryEn}
      </p>
      <dl className="app-projects__facts">
        <Fact name={say('visitor.projects.organisation')}>{line.organisation}</Fact>
        <Fact name={say('visitor.projects.places')}>{places}</Fact>
        <Fact name={say('visitor.projects.amount')}>
          {line.amountAwardedPence === null ? (
            say('visitor.projects.amountHidden')
          ) : (
            <>
              {formatMoney(line.amountAwardedPence)} <FigureMark locale={locale} mark={line.demonstration ? 'made_up' : 'public'} />
            </>
          )}
        </Fact>
        <Fact name={say('visitor.projects.state')}>
          {line.origin === 'devolved' ? <Tag colour="purple">{say(line.demonstration ? 'visitor.projects.reportedByMadeUp' : 'visitor.projects.reportedBy', { nation: say(`state.nation.${line.nation}`) })}</Tag> : <AwardTag locale={locale} status={line.status} />}
        </Fact>
        <Fact name={say('visitor.projects.ref')}>{line.ref}</Fact>
      </dl>
    </li>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="app-projects__fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

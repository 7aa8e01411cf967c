import type { PublicContent } from '@/app/public-page';
import { SummaryCard, SummaryList } from '@/components/govuk/summary-list';
import { Table } from '@/components/govuk/table';
import { FigureMark } from '@/components/grant/figure-mark';
import { Prose } from '@/components/grant/prose';
import { formatDate } from '@/lib/dates';
import { environment } from '@/lib/env';
import type { Locale } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { type Fact, moneyFacts, type NamedProject, namedProjects, roundRules, type Source, scotlandFacts } from '@/lib/publication/facts';
import { formatAbout } from '@/lib/publication/rules';
import { words } from '@/lib/words';
import { MarkKey } from '../published-money';

/** What is public about the real fund, each with its source; nothing of the demonstration comes near it. */
export async function factsPage(locale: Locale): Promise<PublicContent> {
  const say = words(locale);
  const lead = say(environment().PROFILE === 'demonstration' ? 'visitor.facts.lead' : 'visitor.facts.leadReal');
  return {
    title: say('visitor.facts.title'),
    description: lead,
    body: (
      <>
        <h1 className="govuk-heading-xl">{say('visitor.facts.title')}</h1>
        <p className="govuk-body-l app-measure">{lead}</p>
        <p className="govuk-body">{say('visitor.facts.checked')}</p>
        <MarkKey locale={locale} realOnly />
        <h2 className="govuk-heading-l">{say('visitor.facts.projects')}</h2>
        <p className="govuk-body app-measure">{say('visitor.facts.projectsIntro')}</p>
        {namedProjects.map((project) => (
          <Named key={project.name.en} locale={locale} project={project} />
        ))}
        <h2 className="govuk-heading-l">{say('visitor.facts.money')}</h2>
        <Facts locale={locale} caption={say('visitor.facts.moneyTable')} facts={moneyFacts} />
        <Facts locale={locale} caption={say('visitor.facts.scotland')} facts={scotlandFacts} />
        <h2 className="govuk-heading-l">{say('visitor.facts.rules')}</h2>
        <p className="govuk-body app-measure">{say('visitor.facts.rulesIntro')}</p>
        <Facts locale={locale} caption={say('visitor.facts.rules')} facts={roundRules} />
        <h2 className="govuk-heading-l">{say('visitor.facts.unknown')}</h2>
        <Prose text={say('visitor.facts.unknownText')} />
      </>
    ),
  };
}

const when = (source: Source, locale: Locale) => (source.publishedOn ? formatDate(source.publishedOn, locale) : undefined);

function Named({ locale, project }: { locale: Locale; project: NamedProject }) {
  const say = words(locale);
  const mark = <FigureMark locale={locale} mark="public" source={{ ...project.source, english: true }} when={when(project.source, locale)} />;
  return (
    <SummaryCard title={project.name[locale]} headingLevel={3}>
      <p className="govuk-body">{project.about[locale]}</p>
      <SummaryList
        rows={[
          { key: say('visitor.facts.leadOrganisation'), value: project.lead },
          ...(project.partners.length > 0 ? [{ key: say('visitor.facts.partners'), value: project.partners.join(', ') }] : []),
          { key: say('visitor.facts.place'), value: project.place[locale] },
          { key: say('visitor.facts.awarded'), value: project.amountPence === null ? say('visitor.facts.notPublished') : formatMoney(project.amountPence) },
          { key: say('visitor.facts.said'), value: mark },
        ]}
      />
    </SummaryCard>
  );
}

function Facts({ locale, caption, facts }: { locale: Locale; caption: string; facts: readonly Fact[] }) {
  const say = words(locale);
  const amounts = facts.some((fact) => fact.amountPence !== undefined);
  return (
    <Table
      caption={caption}
      captionSize="s"
      narrow="cards"
      columns={[{ label: say('visitor.facts.fact') }, ...(amounts ? [{ label: say('visitor.facts.amount'), numeric: true }] : []), { label: say('visitor.facts.from') }]}
      rows={facts.map((fact) => [fact.text[locale], ...(amounts ? [amountOf(fact, locale)] : []), <Sources key="from" locale={locale} fact={fact} />])}
    />
  );
}

const amountOf = ({ amountPence, rounded, mark }: Fact, locale: Locale): string => {
  if (amountPence === undefined) return '';
  if (rounded && mark === 'derived' && amountPence >= 100_000_000) return formatAbout(amountPence, locale);
  // As it was published: "£7.242 million", never to a penny that nobody has said.
  return rounded && amountPence >= 100_000_000 ? `£${String(Math.round(amountPence / 100_000) / 1_000)}m` : formatMoney(amountPence);
};

function Sources({ locale, fact }: { locale: Locale; fact: Fact }) {
  return (
    <ul className="govuk-list app-sources">
      {fact.sources.map((source) => (
        <li key={source.title}>
          <FigureMark locale={locale} mark={fact.mark} source={{ ...source, english: true }} when={when(source, locale)} />
        </li>
      ))}
    </ul>
  );
}

import { fillWords, ruleWords } from '@/components/grant/decision-fills';
import { Table } from '@/components/govuk/table';
import { comparedScenarios } from '@/lib/decision/queries';
import { dimensions } from '@/lib/decision/simulation';
import type { Locale } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../../../../../route-props';
import { DecidingPage, decidingAt, decidingPath, Restricted } from '../deciding-page';
import { simulatorWords } from '../simulator-words';

type Found = Exclude<Awaited<ReturnType<typeof comparedScenarios>>, undefined>;

export default async function ComparisonPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = decidingPath(route.ref, '/comparison');
  const { actor, found } = await decidingAt(locale, path, (one) => comparedScenarios(one, route.ref));
  if (found === 'restricted') return <Restricted {...{ locale, actor, path }} />;
  const { compared } = found;
  return (
    <DecidingPage {...{ locale, actor, path }} round={found.round.ref} title={say('decision.compare.title')} wide>
      <h1 className="govuk-heading-l">{say('decision.compare.title')}</h1>
      <p className="govuk-body">{compared.length === 0 ? say('decision.compare.none') : say('decision.compare.intro')}</p>
      {compared.length > 0 && (
        <Table
          caption={say('decision.compare.title')} captionSize="hidden" small narrow="compared"
          columns={[{ label: say('decision.compare.what') }, ...compared.map(({ scenario }) => ({ label: scenario.name, numeric: true }))]}
          rows={linesOf(locale, found)}
        />
      )}
    </DecidingPage>
  );
}

/** A line a fact, a column a scenario: totals, each envelope, each rule, each place. */
function linesOf(locale: Locale, { frame, compared }: Found): string[][] {
  const say = words(locale);
  const simulator = simulatorWords(locale);
  const over = compared.map(({ result }) => result);
  return [
    [say('decision.compare.projects'), ...over.map(({ totals }) => String(totals.recommended))],
    [say('decision.compare.money'), ...over.map(({ totals }) => formatMoney(totals.pence))],
    [say('decision.compare.reserve'), ...over.map(({ totals }) => String(totals.reserve))],
    [say('decision.compare.stale'), ...compared.map(({ scenario }) => say(`decision.compare.${scenario.stale ? 'changed' : 'same'}`))],
    ...frame.envelopes.map((envelope, index) => [envelope.label[locale], ...over.map(({ envelopes }) => {
      const fill = envelopes[index];
      return fill && fill.overPence > 0 ? say('decision.compare.overOver', { over: formatMoney(fill.overPence) }) : say('decision.compare.overLeft', { left: formatMoney(fill?.leftPence ?? 0) });
    })]),
    ...frame.rules.map((rule, index) => [say('decision.compare.rule', { rule: ruleWords(simulator, locale, { rule, only: frame.places[rule.of].find(({ key }) => key === rule.only) }) }), ...over.map(({ rules }) => (rules[index]?.kept ? simulator.kept : simulator.broken))]),
    ...dimensions.flatMap((dimension) => frame.places[dimension].map((place, index) => [place.label[locale], ...over.map(({ fills }) => fillWords(simulator, fills[dimension][index] ?? { projects: 0, pence: 0 }))])),
  ];
}

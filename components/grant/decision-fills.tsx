import type { Dimension, EnvelopeFill, Fill, RuleFound, Simulated } from '../../lib/decision/simulation';
import type { Locale } from '../../lib/locale';
import { formatMoney } from '../../lib/money';
import { Details } from '../govuk/details';
import { Table } from '../govuk/table';
import { Tag } from '../govuk/tag';
import { HorizontalBars } from './bar-chart';

/** Every word that travels to the browser, with `{name}` where something is put in. */
export type FillWords = {
  envelopes: string; envelope: string; nature: string; resource: string; capital: string; room: string; promised: string; chosen: string; projects: string; left: string; over: string; overBy: string; asTable: string;
  region: string; focus_area: string; group: string; place: string; money: string; inPlace: string; inPlaceOne: string; taken: string; rules: string; noRules: string; kept: string; broken: string; each: string; atLeast: string; atMost: string; where: string;
};

export const put = (sentence: string, values: Record<string, string | number>): string => sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

type Props = { words: FillWords; locale: Locale; result: Simulated };

const width = 600;

/** One envelope: what was recommended before, what is above the line, and, past the mark, what does not fit. */
function FillBar({ fill }: { fill: EnvelopeFill }) {
  const whole = Math.max(fill.roomPence, fill.promisedPence + fill.pence, 1);
  const at = (pence: number) => Math.round((pence / whole) * width * 10) / 10;
  const taken = fill.promisedPence + fill.pence;
  return (
    <svg className="app-fill" viewBox={`0 0 ${width} 28`} preserveAspectRatio="none" aria-hidden="true">
      <rect className="app-fill__room" x="0" y="2" width={at(fill.roomPence)} height="24" />
      <rect className="app-fill__promised" x="0" y="2" width={at(Math.min(fill.promisedPence, fill.roomPence))} height="24" />
      <rect className="app-fill__chosen" x={at(fill.promisedPence)} y="2" width={at(Math.max(0, Math.min(taken, fill.roomPence) - fill.promisedPence))} height="24" />
      {fill.overPence > 0 && <rect className="app-fill__over" x={at(fill.roomPence)} y="2" width={at(taken - fill.roomPence)} height="24" />}
      {fill.overPence > 0 && <path className="app-fill__limit" d={`M${at(fill.roomPence)} 0V28`} />}
    </svg>
  );
}

/** Each envelope as the line fills it, capital and revenue apart: drawn, and in a table. */
export function EnvelopeFills({ words, locale, result }: Props) {
  return (
    <>
      <h2 className="govuk-heading-m">{words.envelopes}</h2>
      {result.envelopes.map((fill) => (
        <div key={fill.key}>
          <p className="govuk-body govuk-!-margin-bottom-1">
            {fill.label[locale]} ({words[fill.nature]}): {put(words.taken, { taken: formatMoney(fill.promisedPence + fill.pence), room: formatMoney(fill.roomPence) })}{fill.overPence > 0 && <>, <strong>{put(words.overBy, { amount: formatMoney(fill.overPence) })}</strong></>}
          </p>
          <FillBar fill={fill} />
        </div>
      ))}
      <Table
        caption={words.envelopes} captionSize="hidden" small
        columns={[{ label: words.envelope }, { label: words.nature }, ...[words.room, words.promised, words.chosen, words.projects, words.left, words.over].map((label) => ({ label, numeric: true }))]}
        rows={result.envelopes.map((fill) => [
          fill.label[locale], words[fill.nature], formatMoney(fill.roomPence), formatMoney(fill.promisedPence), formatMoney(fill.pence), String(fill.projects), formatMoney(fill.leftPence), formatMoney(fill.overPence),
        ])}
      />
    </>
  );
}

/** "£90,000, 1 project" */
export const fillWords = (words: FillWords, { projects, pence }: Pick<Fill, 'projects' | 'pence'>): string => put(projects === 1 ? words.inPlaceOne : words.inPlace, { projects, amount: formatMoney(pence) });

const dimensions = ['region', 'focus_area', 'group'] as const satisfies readonly Dimension[];

/** Regions, focus areas and groups as the line fills them. One project may be in many focus areas. */
export function PlaceFills({ words, locale, result }: Props) {
  const drawn = dimensions.filter((dimension) => result.fills[dimension].length > 0);
  return <div className="app-fills">{drawn.map((dimension) => <PlaceFill key={dimension} {...{ words, locale, dimension }} fills={result.fills[dimension]} />)}</div>;
}

function PlaceFill({ words, locale, dimension, fills }: Omit<Props, 'result'> & { dimension: Dimension; fills: readonly Fill[] }) {
  return (
    <div>
      <HorizontalBars title={words[dimension]} rows={fills.map((fill) => ({ label: fill.label[locale], value: fill.pence, text: fillWords(words, fill) }))} />
      <Details summary={`${words.asTable}: ${words[dimension]}`}>
        <Table
          caption={words[dimension]} captionSize="hidden"
          columns={[{ label: words.place }, { label: words.projects, numeric: true }, { label: words.money, numeric: true }]}
          rows={fills.map((fill) => [fill.label[locale], String(fill.projects), formatMoney(fill.pence)])}
        />
      </Details>
    </div>
  );
}

/** A rule in words: "At least 1 in each of the regions". */
export function ruleWords(words: FillWords, locale: Locale, { rule, only }: { rule: RuleFound['rule']; only?: { label: { en: string; cy: string } } }): string {
  const where = only ? only.label[locale] : put(words.each, { places: words[rule.of].toLowerCase() });
  return [rule.atLeast !== undefined && put(words.atLeast, { count: rule.atLeast, where }), rule.atMostPercent !== undefined && put(words.atMost, { percent: rule.atMostPercent, where })].filter(Boolean).join('. ');
}

/** Each rule of the round, kept or broken, and where it is broken. */
export function RulesFound({ words, locale, result }: Props) {
  return (
    <>
      <h2 className="govuk-heading-m">{words.rules}</h2>
      {result.rules.length === 0 && <p className="govuk-body">{words.noRules}</p>}
      <ul className="govuk-list govuk-list--spaced">
        {result.rules.map(({ rule, kept, broken }) => (
          <li key={JSON.stringify(rule)}>
            <Tag colour={kept ? 'green' : 'red'}>{kept ? words.kept : words.broken}</Tag>{' '}
            {ruleWords(words, locale, { rule, only: result.fills[rule.of].find(({ key }) => key === rule.only) })}
            {!kept && `. ${put(words.where, { places: broken.map(({ label }) => label[locale]).join(', ') })}`}
          </li>
        ))}
      </ul>
    </>
  );
}

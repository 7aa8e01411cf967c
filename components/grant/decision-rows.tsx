import { Fragment, type MouseEvent, type ReactNode } from 'react';
import type { Row, Separator } from '../../lib/decision/simulation';
import type { Locale } from '../../lib/locale';
import { formatMoney } from '../../lib/money';
import { Tag } from '../govuk/tag';
import { classes } from '../govuk/classes';
import { type FillWords, put } from './decision-fills';

export type SimulatorWords = FillWords & {
  results: string; move: string; summary: string; doesNotFit: string; ranked: string; position: string; application: string; score: string; apart: string; asked: string; outcome: string; choice: string; change: string;
  chooseFor: string; rank: string; pin: string; exclude: string; reason: string; amountInPart: string; apply: string; cancel: string; unsaved: string; whyReason: string; whyMore: string; whyLimits: string; whyMoney: string;
  apartScore: string; apartCriterion: string; apartAmount: string; apartDraw: string; recommended: string; reserve: string; not_recommended: string; pinned: string; excluded: string; part: string;
  previous: string; next: string; pages: string; page: string; none: string;
};

type Props = { words: SimulatorWords; locale: Locale; rows: readonly Row[]; line: number; /** Where an application's choice is made; none where nobody may. */ choiceHref?: string; fileHref: string } & Editing;
/** With a script the choice is made where it stands: the link opens an editor under its row. */
type Editing = { open?: string; choose?: (ref: string) => void; editor?: (row: Row) => ReactNode };

export const changeId = (ref: string): string => `change-${ref}`;

/** The ranked list, with the line drawn under the last row above it. */
export function DecisionRows({ words, locale, rows, line, choiceHref, fileHref, open, choose, editor }: Props) {
  const headings = [words.position, words.application, words.score, words.apart, words.asked, words.outcome, ...(choiceHref ? [words.choice] : [])];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be focusable
    <section className="app-table-scroll app-table-scroll--compared" aria-label={words.ranked} tabIndex={0}>
      <table className="govuk-table govuk-table--small-text-until-tablet">
        <caption className="govuk-table__caption govuk-table__caption--m">{words.ranked}</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {headings.map((label) => <th key={label} scope="col" className="govuk-table__header">{label}</th>)}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {rows.map((row) => (
            <Fragment key={row.candidate.ref}>
              <OneRow {...{ words, locale, row, line, choiceHref, fileHref, open, choose }} />
              {open === row.candidate.ref && editor && <tr className="govuk-table__row"><td className="govuk-table__cell" colSpan={headings.length}>{editor(row)}</td></tr>}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const apart: Record<Separator, keyof SimulatorWords> = { score: 'apartScore', criterion: 'apartCriterion', amount: 'apartAmount', draw: 'apartDraw' };

function OneRow({ words, row, line, choiceHref, fileHref, open, choose }: Omit<Props, 'rows' | 'editor'> & { row: Row }) {
  const { candidate, choice, position, outcome } = row;
  const cell = 'govuk-table__cell';
  return (
    <tr className={classes('govuk-table__row', position === line && 'app-line-row')}>
      <th scope="row" className="govuk-table__header">{position}</th>
      <td className={cell}><a className="govuk-link app-nowrap" href={`${fileHref}/${candidate.ref}`}>{candidate.ref}</a><br />{candidate.organisation}</td>
      <td className={cell}>{(row.perMille / 10).toFixed(1)}%</td>
      <td className={cell}>{words[apart[row.apart]]}</td>
      <td className={cell}>{choice.amountPence === undefined ? formatMoney(candidate.amountPence) : put(words.part, { amount: formatMoney(row.amountPence), asked: formatMoney(candidate.amountPence) })}</td>
      <td className={cell}>
        {outcome === 'recommended' ? <Tag colour="green">{words.recommended}</Tag> : outcome === 'reserve' ? <Tag colour="yellow">{put(words.reserve, { number: row.reservePosition ?? '' })}</Tag> : <Tag colour="grey">{words.not_recommended}</Tag>}
        {choice.way !== 'rank' && <><br />{choice.way === 'pin' ? words.pinned : words.excluded}: {choice.reason}</>}
      </td>
      {choiceHref && <td className={cell}><a className="govuk-link" id={changeId(candidate.ref)} href={`${choiceHref}/${candidate.ref}`} aria-expanded={choose && open === candidate.ref ? true : undefined} onClick={choose && ((event) => openHere(event, () => choose(candidate.ref)))}>{words.change}<span className="govuk-visually-hidden"> {candidate.ref}</span></a></td>}
    </tr>
  );
}

/** A new tab or window is still the page of its own. */
function openHere(event: MouseEvent, work: () => void) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  work();
}

import { basisText, type CountKey, type Totals } from '../../lib/outcome-return/definitions';
import { type Block, blocks } from '../../lib/outcome-return/layout';
import type { Locale } from '../../lib/locale';
import { shownCount } from '../../lib/outcome-return/shown';
import { words } from '../../lib/words';
import { Table } from '../govuk/table';

type Props = { locale: Locale; totals: Totals; /** Accepted before, and up to when, in words. */ beside?: { label: string; totals: Totals } };

/** A return's totals to be read, beside those accepted before it. What nobody reported is a dash, never 0. */
export function OutcomeTotals({ locale, totals, beside }: Props) {
  return (
    <div className="app-figures">
      {blocks.map((block) => (
        <BlockTables key={block.key} block={block} locale={locale} totals={totals} beside={beside} />
      ))}
    </div>
  );
}

function BlockTables({ block, locale, totals, beside }: Props & { block: Block }) {
  const say = words(locale);
  const now = say('outcome.view.now');
  const columns = [{ label: say('outcome.view.measure') }, ...(beside ? [{ label: beside.label, numeric: true }] : []), { label: now, numeric: true }];
  const rows = block.list.map(({ key, text }) => [text[locale], ...(beside ? [shownCount(beside.totals[key])] : []), key === 'people.total' ? withBasis(totals, locale) : shownCount(totals[key])]);
  const { grid } = block;
  return (
    <>
      {grid && (
        <Table
          caption={block.text[locale]}
          columns={[{ label: say('outcome.view.measure') }, ...grid.columns.map((column) => ({ label: column.text[locale], numeric: true }))]}
          rows={grid.rows.map((row) => [row.text[locale], ...grid.columns.map((column) => <Pair key={column.key} at={grid.keyAt(row.key, column.key)} totals={totals} beside={beside} locale={locale} />)])}
        />
      )}
      {rows.length > 0 && <Table caption={grid ? `${block.text[locale]}: ${say('outcome.view.more')}` : block.text[locale]} captionSize={grid ? 'hidden' : 'm'} columns={columns} rows={rows} />}
    </>
  );
}

function withBasis(totals: Totals, locale: Locale) {
  const basis = totals.people_basis;
  return basis === '' ? shownCount(totals['people.total']) : `${shownCount(totals['people.total'])} (${basisText[basis][locale].split(':')[0]?.toLowerCase()})`;
}

/** In a grid there is no room for a column of its own: what was accepted stands under the number. */
function Pair({ at, totals, beside, locale }: Props & { at: CountKey }) {
  const before = beside && shownCount(beside.totals[at]);
  return (
    <>
      {shownCount(totals[at])}
      {before !== undefined && before !== '–' && <span className="app-totals__before">{words(locale)('outcome.view.was', { count: before })}</span>}
    </>
  );
}

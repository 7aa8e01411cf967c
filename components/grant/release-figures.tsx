import type { Locale } from '../../lib/locale';
import { labelOf } from '../../lib/outcome-return/definitions';
import { blocks } from '../../lib/outcome-return/layout';
import type { StoredFigure } from '../../lib/publication/release-rules';
import { words } from '../../lib/words';
import { Table } from '../govuk/table';

/** A release's figures for staff: what was counted, what the public would see of it, and why. */
export function ReleaseFigures({ locale, figures }: { locale: Locale; figures: readonly StoredFigure[] }) {
  const say = words(locale);
  const byKey = new Map(figures.map((figure) => [figure.key, figure]));
  const tables = blocks.map((block) => {
    const crossed = block.grid?.rows.flatMap((row) => block.grid?.columns.map((column) => block.grid?.keyAt(row.key, column.key)) ?? []) ?? [];
    const rows = [...crossed, ...block.list.map((measure) => measure.key)].flatMap((key) => byKey.get(key ?? '') ?? []);
    if (rows.length === 0) return null;
    return (
      <Table
        key={block.key}
        caption={block.text[locale]}
        captionSize="s"
        columns={[{ label: say('release.view.measure') }, { label: say('release.view.counted'), numeric: true }, { label: say('release.view.shown'), numeric: true }, { label: say('release.view.why') }]}
        rows={rows.map((figure) => [labelOf(figure.key, locale), figure.value.toLocaleString('en-GB'), figure.shown?.toLocaleString('en-GB') ?? say('release.view.hidden'), why(figure, locale)])}
      />
    );
  });
  return <div className="app-figures app-figures--aligned">{tables}</div>;
}

function why({ suppressed, held }: StoredFigure, locale: Locale): string {
  const say = words(locale);
  return suppressed ? say(`release.view.${suppressed}`) : held ? say('release.view.held') : '';
}

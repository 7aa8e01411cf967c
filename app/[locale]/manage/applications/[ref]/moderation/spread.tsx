import { Table } from '@/components/govuk/table';
import type { PanelScore } from '@/lib/assessment/queries/application';
import { type CriterionSpread, spreadOf, totalSpread } from '@/lib/assessment/spread';
import type { Locale } from '@/lib/locale';
import type { Criterion } from '@/lib/programme/question-set';
import { words } from '@/lib/words';

type Props = { locale: Locale; application: { criteria: Criterion[]; scaleMax: number }; scores: readonly PanelScore[] };

const width = 600;
const left = 10;
const rowHeight = 34;

/** How far the assessors lie apart, drawn and in a table; what is worth talking about is said in words too. */
export function Spread({ locale, application, scores }: Props) {
  const say = words(locale);
  const spreads = spreadOf(application, scores);
  if (spreads.length === 0) return null;
  const label = (key: string) => application.criteria.find((one) => one.key === key)?.label[locale] ?? key;
  const note = (one: CriterionSpread) => [...(one.wide ? [say('assessing.spread.wide')] : []), ...(one.outliers.length > 0 ? [say('assessing.spread.outlier', { names: one.outliers.join(', ') })] : [])].join('. ') || say('assessing.spread.close');
  return (
    <>
      <h2 className="govuk-heading-m">{say('assessing.spread.title')}</h2>
      <p className="govuk-body">{say('assessing.spread.drawn', { max: application.scaleMax })}</p>
      {spreads.map((one) => (
        <figure key={one.criterion} className="govuk-!-margin-0 govuk-!-margin-bottom-3">
          <figcaption className="govuk-body-s govuk-!-margin-bottom-0">{say('assessing.spread.row', { criterion: label(one.criterion), lowest: one.lowest, highest: one.highest })}</figcaption>
          <Row one={one} scaleMax={application.scaleMax} />
        </figure>
      ))}
      <Table
        caption={say('assessing.spread.title')}
        captionSize="hidden"
        columns={[
          { label: say('assessing.spread.criterion') }, { label: say('assessing.spread.lowest'), numeric: true }, { label: say('assessing.spread.median'), numeric: true }, { label: say('assessing.spread.highest'), numeric: true },
          { label: say('assessing.spread.spread'), numeric: true }, { label: say('assessing.spread.note') },
        ]}
        rows={spreads.map((one) => [label(one.criterion), one.lowest, one.median, one.highest, one.spread, note(one)])}
      />
      <p className="govuk-body">{say('assessing.spread.total', { points: totalSpread(application, scores) })}</p>
    </>
  );
}

/** The same scores as a line; the table beneath says everything it shows. An outlier is a square, so that no colour is needed. */
function Row({ one, scaleMax }: { one: CriterionSpread; scaleMax: number }) {
  const at = (score: number) => left + (score / scaleMax) * (width - 2 * left);
  const middle = rowHeight / 2;
  return (
    <svg className="app-spread" viewBox={`0 0 ${width} ${rowHeight}`} aria-hidden="true" focusable="false">
      <line x1={left} x2={width - left} y1={middle} y2={middle} className="app-spread__scale" />
      {Array.from({ length: scaleMax + 1 }, (_, score) => score).map((score) => <line key={score} x1={at(score)} x2={at(score)} y1={middle - 5} y2={middle + 5} className="app-spread__scale" />)}
      <line x1={at(one.lowest)} x2={at(one.highest)} y1={middle} y2={middle} className="app-spread__range" />
      {one.marks.map(({ assessor, score, outlier }, index) => {
        // Scores that are the same are drawn beside one another.
        const same = one.marks.slice(0, index).filter((earlier) => earlier.score === score).length;
        const [x, y] = [at(score), middle - same * 6];
        return outlier ? <rect key={assessor} x={x - 7} y={y - 7} width={14} height={14} className="app-spread__outlier" /> : <circle key={assessor} cx={x} cy={y} r={7} className="app-spread__mark" />;
      })}
    </svg>
  );
}

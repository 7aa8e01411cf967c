import type { ReactNode } from 'react';
import { Table } from '@/components/govuk/table';
import { HorizontalBars } from '@/components/grant/bar-chart';
import { FigureMark } from '@/components/grant/figure-mark';
import type { Locale } from '@/lib/locale';
import { confidencePoints, ladderAnswers, ladderSteps, outcomeDefinitions, type Section } from '@/lib/outcome-return/definitions';
import type { ReleasedFigure } from '@/lib/publication/queries';
import { words } from '@/lib/words';
import { ledgerMark } from './position';

/** "1,240", or the sign of what is hidden: a reader is never told which of the two kinds of hiding it was (lib/publication/disclosure.ts). */
export const countText = ({ shown }: ReleasedFigure, locale: Locale): string => (shown === null ? words(locale)('visitor.figures.hiddenSign') : shown.toLocaleString('en-GB'));

function Count({ figure, locale }: { figure: ReleasedFigure | undefined; locale: Locale }) {
  const say = words(locale);
  if (!figure) return say('visitor.figures.notReported');
  if (figure.shown !== null) return countText(figure, locale);
  return (
    <>
      <span aria-hidden="true">{say('visitor.figures.hiddenSign')}</span>
      <span className="govuk-visually-hidden">{say('visitor.figures.hidden')}</span>
    </>
  );
}

type Props = { locale: Locale; figures: readonly ReleasedFigure[] };

/** All released figures of one scope, a table a section, in the page's own order. Sections with no figure are left out. */
export function ReleasedFigures({ locale, figures }: Props) {
  const byKey = new Map(figures.map((figure) => [figure.key, figure]));
  const count = (key: string) => <Count key={key} figure={byKey.get(key)} locale={locale} />;
  const sections = outcomeDefinitions['2026-1'].sections.filter((section) => section.measures.some((measure) => byKey.has(measure.key)));
  return sections.map((section) => (
    <div key={section.key}>
      <SectionTable locale={locale} section={section} count={count} />
      {section.hint && <p className="govuk-body-s app-table-note">{section.hint[locale]}</p>}
    </div>
  ));
}

/** How far people got with the NHS App, step by step; the table of the same steps has every answer. */
export function LadderBars({ locale, figures }: Props) {
  const say = words(locale);
  const rows = ladderSteps.flatMap((step) => {
    const figure = figures.find((one) => one.key === `ladder.${step.key}.achieved`);
    return figure ? [{ label: step.text[locale], value: figure.shown ?? 0, text: countText(figure, locale) }] : [];
  });
  if (rows.length === 0) return null;
  return (
    <>
      <p className="govuk-body">
        <FigureMark locale={locale} mark={ledgerMark()} />
      </p>
      <HorizontalBars title={say('visitor.figures.ladder')} rows={rows} />
    </>
  );
}

type SectionProps = { locale: Locale; section: Section; count: (key: string) => ReactNode };

function SectionTable(props: SectionProps) {
  if (props.section.key === 'ladder') return <LadderTable {...props} />;
  if (props.section.key === 'confidence') return <ConfidenceTable {...props} />;
  const { locale, section, count } = props;
  const say = words(locale);
  const shown = section.measures.filter((measure) => measure.publishable && measure.key !== 'people_basis');
  return (
    <Table
      caption={section.text[locale]}
      captionSize="s"
      columns={[{ label: <Marked locale={locale} label={say('visitor.figures.measure')} /> }, { label: say('visitor.figures.count'), numeric: true }]}
      rows={shown.map((measure) => [<Measure key="measure" text={measure.text[locale]} hint={measure.hint?.[locale]} />, count(measure.key)])}
    />
  );
}

/** The steps down, the answers across. */
function LadderTable({ locale, section, count }: SectionProps) {
  return (
    <Table
      caption={section.text[locale]}
      captionSize="s"
      columns={[{ label: <Marked locale={locale} label={words(locale)('visitor.figures.step')} /> }, ...ladderAnswers.map((answer) => ({ label: answer.text[locale], numeric: true }))]}
      rows={ladderSteps.map((step) => [step.text[locale], ...ladderAnswers.map((answer) => count(`ladder.${step.key}.${answer.key}`))])}
    />
  );
}

function ConfidenceTable({ locale, section, count }: SectionProps) {
  const say = words(locale);
  const both = section.measures.find((measure) => measure.key === 'confidence.both');
  return (
    <Table
      caption={section.text[locale]}
      captionSize="s"
      columns={[{ label: <Marked locale={locale} label={say('visitor.figures.answer')} /> }, { label: say('visitor.figures.before'), numeric: true }, { label: say('visitor.figures.after'), numeric: true }]}
      rows={[
        ...confidencePoints.map((point) => [point.text[locale], count(`confidence.before.${point.key}`), count(`confidence.after.${point.key}`)]),
        ...(both ? [[both.text[locale], '', count('confidence.both')]] : []),
      ]}
    />
  );
}

/** A table of counts says how sure they are at its head. */
function Marked({ locale, label }: { locale: Locale; label: string }) {
  return (
    <>
      {label} <FigureMark locale={locale} mark={ledgerMark()} />
    </>
  );
}

/** A measure under its own definition. */
function Measure({ text, hint }: { text: string; hint?: string }) {
  return (
    <>
      {text}
      {hint && <span className="app-definition">{hint}</span>}
    </>
  );
}

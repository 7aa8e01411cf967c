import { SummaryList, type SummaryRow } from '@/components/govuk/summary-list';
import { Table } from '@/components/govuk/table';
import { problemPlace, problemSentence } from '@/lib/award-import/problem-words';
import type { Problem } from '@/lib/award-import/problems';
import type { ImportForStaff } from '@/lib/award-import/queries';
import { formatDate, formatInstant } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { numberOnRegister } from '@/lib/organisation/rules';
import { regionOf } from '@/lib/publication/places';
import { words } from '@/lib/words';
import { ImportTag } from '../import-table';

type Props = { locale: Locale; file: ImportForStaff };

export function FileSummary({ locale, file }: Props) {
  const say = words(locale);
  const by = (name: string, when: Date) => say('imports.one.byWhen', { name, when: formatInstant(when, locale) });
  const rows: SummaryRow[] = [
    { key: say('imports.one.state'), value: <ImportTag locale={locale} status={file.status} /> },
    ...(file.nation ? [{ key: say('imports.one.nation'), value: say(`state.nation.${file.nation}`) }] : []),
    ...(file.source && file.sourceDate ? [{ key: say('imports.one.source'), value: file.source }, { key: say('imports.one.sourceDate'), value: formatDate(file.sourceDate, locale) }] : []),
    { key: say('imports.one.fileName'), value: file.fileName },
    { key: say('imports.one.sha256'), value: <span className="app-hash">{file.sha256}</span> },
    { key: say('imports.one.by'), value: by(file.createdBy, file.createdAt) },
    ...(file.confirmedBy && file.confirmedAt ? [{ key: say('imports.one.confirmed'), value: by(file.confirmedBy, file.confirmedAt) }] : []),
    ...(file.rejectedReason ? [{ key: say('imports.one.reason'), value: file.rejectedReason }] : []),
    ...(file.totalPence > 0 ? [{ key: say('imports.one.total'), value: formatMoney(file.totalPence) }] : []),
  ];
  return <SummaryList rows={rows} />;
}

/** Where, what it says, and what to do: never a code, and never an empty table. */
export function ProblemTable({ locale, caption, problems }: { locale: Locale; caption: string; problems: readonly Problem[] }) {
  const say = words(locale);
  if (problems.length === 0) return null;
  return (
    <Table
      caption={caption}
      rowHeaders={false}
      columns={[{ label: say('imports.one.where') }, { label: say('imports.one.value') }, { label: say('imports.one.problem') }]}
      rows={problems.map((problem) => [problemPlace(locale, problem), <span key="value" className="app-wide-cell">{problem.value}</span>, `${problemSentence(locale, problem)}.`])}
    />
  );
}

/** Each envelope, or the nation's share, before and after. */
export function RoomTable({ locale, file }: Props) {
  const say = words(locale);
  const share = { key: 'share', label: say('imports.one.shareRow'), leftPence: file.shareLeftPence ?? 0, totalPence: file.totalPence, afterPence: (file.shareLeftPence ?? 0) - file.totalPence };
  const lines = file.nation ? [share] : file.rooms.map((room) => ({ ...room, label: locale === 'cy' ? room.labelCy : room.labelEn }));
  return (
    <Table
      caption={say(file.nation ? 'imports.one.share' : 'imports.one.room')}
      columns={[{ label: say('imports.one.envelope') }, ...(['before', 'taken', 'after'] as const).map((key) => ({ label: say(`imports.one.${key}`), numeric: true }))]}
      rows={lines.map((line) => [
        line.label, formatMoney(line.leftPence), formatMoney(line.totalPence),
        line.afterPence < 0 ? <strong key="after">{`${formatMoney(line.afterPence)}: ${say('imports.one.doesNotFit')}`}</strong> : formatMoney(line.afterPence),
      ])}
    />
  );
}

/** What was read, row by row; once posted, with the award that each row became. */
export function AwardTable({ locale, file }: Props) {
  const say = words(locale);
  const posted = file.awards.size > 0;
  const labels = [posted ? 'award' : 'row', 'organisation', 'identifier', 'project', 'region', 'places', 'amount', 'date', 'period'] as const;
  return (
    <Table
      caption={say(posted ? 'imports.one.posted' : 'imports.one.awards', { count: file.rows.length })}
      small
      columns={labels.map((key) => ({ label: say(`imports.one.${key}`), numeric: key === 'amount' }))}
      rows={file.rows.map((row) => [
        file.awards.has(row.row) ? <AwardLink key="award" locale={locale} award={file.awards.get(row.row) ?? ''} /> : row.row,
        row.organisationName, <span key="number" className="app-nowrap">{numberOnRegister(row)}</span>, row.title, regionOf(row.leadRegion)?.name[locale] ?? row.leadRegion,
        row.places.replaceAll(';', ', '), formatMoney(row.amountAwardedPence), formatDate(row.awardDate, locale),
        `${formatDate(row.plannedStartDate, locale)} – ${formatDate(row.plannedEndDate, locale)}`,
      ])}
    />
  );
}

const AwardLink = ({ locale, award }: { locale: Locale; award: string }) => (
  <a className="govuk-link app-nowrap" href={localPath(locale, `/manage/awards/${award}`)}>
    {award}
  </a>
);

import { Table } from '@/components/govuk/table';
import { staffSignedIn } from '@/lib/access/session';
import type { RunLine } from '@/lib/assessment/bulk-rules';
import { runForStaff } from '@/lib/assessment/queries/assign';
import { formatInstant } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { Refusal } from '@/lib/refusal';
import { refusalSentence, words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';

export default async function RunPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/manage/runs/${route.ref}`;
  const actor = await staffSignedIn(locale, path);
  const run = await orMissing(locale, runForStaff(actor, route.ref));
  const { done, refused } = run.report;
  const what = run.kind === 'assign' ? say('assessing.run.what') : run.kind === 'sift' ? say('assessing.run.passed') : say(`bulk.run.${run.kind}.what`);
  const title = run.kind === 'assign' || run.kind === 'sift' ? say(`assessing.run.${run.kind}`) : say(`bulk.run.${run.kind}.title`);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={title} back={{ href: localPath(locale, '/manage/applications'), label: say('assessment.file.back') }}>
      <span className="govuk-caption-l">{run.ref}</span>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">{say('assessing.run.by', { name: run.by, when: formatInstant(run.madeAt, locale) })}</p>
      <Lines locale={locale} caption={say('assessing.run.done', { count: done.length })} column={what} lines={done} show={({ note }) => note ?? '✓'} />
      <Lines locale={locale} caption={say('assessing.run.refused', { count: refused.length })} column={say('assessing.run.why')} lines={refused} show={({ refused: why }) => (why ? refusalSentence(locale, new Refusal(why.code, why.values)) : '')} />
    </ServicePage>
  );
}

type LinesProps = { locale: Locale; caption: string; column: string; lines: readonly RunLine[]; show: (line: RunLine) => string };

function Lines({ locale, caption, column, lines, show }: LinesProps) {
  if (lines.length === 0) return <h2 className="govuk-heading-m">{caption}</h2>;
  return (
    <Table
      caption={caption}
      columns={[{ label: words(locale)('assessing.run.application') }, { label: column }]}
      rows={lines.map((line) => [
        <a key="ref" className="govuk-link" href={localPath(locale, `/manage/applications/${line.ref}`)}>{`${line.ref}, ${line.title}`}</a>,
        show(line),
      ])}
    />
  );
}

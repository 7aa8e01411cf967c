import { Table } from '@/components/govuk/table';
import { staffSignedIn } from '@/lib/access/session';
import { formatDate } from '@/lib/dates';
import { equalityForOfficer, type RoundEquality } from '@/lib/equality/queries';
import { fewestPeople, type ShownQuestion } from '@/lib/equality/rules';
import { type Locale, localPath } from '@/lib/locale';
import { word, words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';

export default async function EqualitySummaryPage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, '/manage/equality');
  const rounds = await orMissing(locale, equalityForOfficer(actor));
  return (
    <ServicePage locale={locale} path="/manage/equality" actor={actor} title={say('equality.summary.title')} back={{ href: localPath(locale, '/manage'), label: say('assessment.home.title') }}>
      <h1 className="govuk-heading-l">{say('equality.summary.title')}</h1>
      <p className="govuk-body">{say('equality.summary.intro', { count: fewestPeople })}</p>
      {rounds.map((round) => (
        <Round key={round.ref} locale={locale} round={round} />
      ))}
    </ServicePage>
  );
}

function Round({ locale, round: { title, until, summary } }: { locale: Locale; round: RoundEquality }) {
  const say = words(locale);
  return (
    <section>
      <h2 className="govuk-heading-m">
        {title[locale]}
      </h2>
      {'whyNot' in summary ? (
        <p className="govuk-body">{say(`equality.summary.${summary.whyNot}`, { until: formatDate(until, locale), count: fewestPeople })}</p>
      ) : (
        summary.questions.map((one) => <Breakdown key={one.question} locale={locale} round={title[locale]} shown={one} />)
      )}
    </section>
  );
}

function Breakdown({ locale, round, shown: { question, answers, total } }: { locale: Locale; round: string; shown: ShownQuestion }) {
  const say = words(locale);
  const label = word(locale, `equality.form.${question}.label`);
  const said = (answer: string) => (answer === 'not_answered' ? say('equality.summary.notAnswered') : word(locale, `equality.form.${question}.options.${answer}`));
  const figure = (value: number | string | null) => (value === '[c]' ? say('equality.summary.hidden') : String(value ?? ''));
  return (
    <Table
      caption={`${label} (${round})`}
      captionSize="s"
      columns={[{ label: say('equality.summary.answer') }, { label: say('equality.summary.people'), numeric: true }]}
      rows={answers.map(({ answer, shown }) => [said(answer), figure(shown)])}
      foot={[say('common.total'), figure(total)]}
    />
  );
}

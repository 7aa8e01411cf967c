import { Button } from '@/components/govuk/button';
import { ErrorSummary } from '@/components/govuk/error-summary';
import { InsetText } from '@/components/govuk/inset-text';
import { Select } from '@/components/govuk/select';
import { Table } from '@/components/govuk/table';
import { staffSignedIn } from '@/lib/access/session';
import { londonDate } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { type Answer, parliamentAnswer, type RoundChoice, roundsToAskAbout } from '@/lib/parliament/queries';
import { type AnswerRow, bases, levels, type Question, successRate } from '@/lib/parliament/rules';
import { answerColumns, answerSentence, notesOf, placeName } from '@/lib/parliament/said';
import { Refusal } from '@/lib/refusal';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';
import { DayBoxes, type DayTyped, dayIn, titleWith } from '../day-in-address';
import { askedIn } from './asked';

const path = '/manage/parliament';

export default async function ParliamentPage(props: RouteProps) {
  const { locale, query } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  const { rounds, now } = await orMissing(locale, roundsToAskAbout(actor));
  const asAt = dayIn(query, 'asAt');
  const asked = askedIn((name) => query[name], asAt.date ?? londonDate(now));
  const answer = query.level && !asAt.wrong ? await orMissing(locale, refusedOr(parliamentAnswer(actor, asked))) : undefined;
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={titleWith(locale, say('records.parliament.title'), asAt)} back={{ href: localPath(locale, '/manage'), label: say('assessment.home.title') }} wide>
      {asAt.wrong && <ErrorSummary heading={say('error.summaryHeading')} errors={[{ sentence: say('records.decision.notADate'), id: 'asAt.day' }]} />}
      <h1 className="govuk-heading-l">{say('records.parliament.title')}</h1>
      <p className="govuk-body app-measure">{say('records.parliament.intro')}</p>
      <Ask locale={locale} rounds={rounds} asked={asked} asAt={asAt} />
      {answer === 'restricted' && <InsetText>{say('records.parliament.restricted')}</InsetText>}
      {answer && answer !== 'restricted' && <Answered locale={locale} answer={answer} />}
    </ServicePage>
  );
}

const refusedOr = (answer: Promise<Answer | undefined>) =>
  answer.catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'round_is_restricted') return 'restricted' as const;
    throw error;
  });

function Ask({ locale, rounds, asked, asAt }: { locale: Locale; rounds: readonly RoundChoice[]; asked: Question; asAt: DayTyped }) {
  const say = words(locale);
  return (
    <form method="get" action={localPath(locale, path)}>
      <Select name="round" label={say('records.parliament.round')} defaultValue={asked.round ?? 'all'} options={[{ value: 'all', label: say('records.parliament.allRounds') }, ...rounds.map(({ ref, title }) => ({ value: ref, label: title[locale] || title.en }))]} />
      <Select name="level" label={say('records.parliament.level')} defaultValue={asked.level} options={levels.map((value) => ({ value, label: say(`records.parliament.levels.${value}`) }))} />
      <Select name="basis" label={say('records.parliament.basis')} hint={say('records.parliament.basisHint')} defaultValue={asked.basis} options={bases.map((value) => ({ value, label: say(`records.parliament.bases.${value}`) }))} />
      <DayBoxes locale={locale} name="asAt" label={say('records.parliament.asAt')} hint={say('records.parliament.asAtHint')} given={asAt} />
      <Button>{say('records.parliament.show')}</Button>
    </form>
  );
}

/** In the file a column's name carries its unit; on the page each figure does. */
const hasUnit = (key: (typeof answerColumns)[number]): key is 'rate' | 'asked' | 'awarded' => key === 'rate' || key === 'asked' || key === 'awarded';

function Answered({ locale, answer }: { locale: Locale; answer: Answer }) {
  const say = words(locale);
  const { question, rows, total } = answer;
  const line = (name: string, row: AnswerRow) => [name, String(row.bids), String(row.successes), successRate(row) ? `${successRate(row)}%` : words(locale)('records.parliament.noRate'), formatMoney(row.askedPence), formatMoney(row.awardedPence)];
  const file = new URLSearchParams({ level: question.level, basis: question.basis, asAt: question.asAt, round: question.round ?? 'all' });
  return (
    <>
      <h2 className="govuk-heading-m">{say('records.parliament.paste')}</h2>
      <InsetText>{answerSentence(locale, answer)}</InsetText>
      <ul className="govuk-list govuk-list--bullet app-measure">
        {notesOf(locale, answer).map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <Table
        caption={say('records.parliament.caption', { level: say(`records.parliament.levels.${question.level}`), basis: say(`records.parliament.bases.${question.basis}`) })}
        columns={answerColumns.map((key) => ({ label: hasUnit(key) ? say(`records.parliament.onPage.${key}`) : say(`records.parliament.${key}`), numeric: key !== 'place' }))}
        rows={rows.map((row) => line(placeName(locale, answer, row.key), row))}
        foot={line(say('records.parliament.total'), total)}
      />
      <p className="govuk-body">
        <a className="govuk-link" href={localPath(locale, `${path}/answer.csv?${file}`)}>
          {say('records.parliament.csv')}
        </a>
      </p>
    </>
  );
}

'use client';

import { useState } from 'react';
import { Button, ButtonGroup } from '@/components/govuk/button';
import { Details } from '@/components/govuk/details';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import { Table } from '@/components/govuk/table';
import type { Locale } from '@/lib/locale';
import type { RegisterWords } from '@/lib/outcome-return/client-words';
import type { Totals } from '@/lib/outcome-return/definitions';
import { type Problem, problemPlace, problemSentence } from '@/lib/outcome-return/register-rules';
import { fill } from '@/lib/outcome-return/shown';
import { countAgain, downloadMarked, type OpenRegister } from './counted-register';
import { RegisterPairs } from './register-pairs';
import { pairKey, type Answers, sameOnes } from './pair-answers';

type Props = { words: RegisterWords; locale: Locale; until: string; untilWords: string; open: OpenRegister; name: string; onTotals: (totals: Totals) => void; onForget: () => void };

/** What the register says: what to put right, whom to confirm, and the totals for the boxes. */
export function RegisterResult({ words, locale, until, untilWords, open, name, onTotals, onForget }: Props) {
  const [answers, setAnswers] = useState<Answers>({});
  const [count, setCount] = useState(open.count);
  const [filled, setFilled] = useState(false);
  const errors = open.register.problems.filter((one) => one.level === 'error');
  const warnings = open.register.problems.filter((one) => one.level === 'warning');
  const readable = open.register.rows.length > 0;

  function answer(pair: { a: string; b: string }, same: boolean) {
    const next = { ...answers, [pairKey(pair)]: { ...pair, same } };
    setAnswers(next);
    setFilled(false);
    setCount(countAgain(open, sameOnes(next), until));
  }

  return (
    <>
      {errors.length > 0 && <Problems heading={fill(words.errorsHeading, { count: errors.length })} intro={words.errorsIntro} problems={errors} words={words} locale={locale} />}
      {warnings.length > 0 && (
        <Details summary={fill(words.warningsHeading, { count: warnings.length })}>
          <Problems heading={fill(words.warningsHeading, { count: warnings.length })} problems={warnings} words={words} locale={locale} />
        </Details>
      )}
      {open.register.problems.length > 0 && (
        <Button type="button" look="secondary" onClick={() => downloadMarked(open, name, locale)}>
          {words.download}
        </Button>
      )}
      {readable && (
        <>
          <RegisterPairs words={words} locale={locale} open={open} answers={answers} onAnswer={answer} />
          <Counted count={count} until={until} untilWords={untilWords} open={open} words={words} />
        </>
      )}
      <ButtonGroup>
        {readable && (
          <Button
            type="button"
            onClick={() => {
              onTotals(count.totals);
              setFilled(true);
            }}
          >
            {errors.length > 0 ? words.fillAnyway : words.fill}
          </Button>
        )}
        <Button type="button" look="secondary" onClick={onForget}>
          {words.forget}
        </Button>
      </ButtonGroup>
      {filled && (
        <NotificationBanner title={words.title} id="filled" success>
          {words.filled}
        </NotificationBanner>
      )}
    </>
  );
}

const mostRows = 100;

function Problems({ heading, intro, problems, words, locale }: { heading: string; intro?: string; problems: readonly Problem[]; words: RegisterWords; locale: Locale }) {
  return (
    <>
      {intro && <p className="govuk-body">{intro}</p>}
      <Table
        caption={heading}
        captionSize={intro ? 's' : 'hidden'}
        columns={[{ label: words.where }, { label: words.value }, { label: words.remedy }]}
        rows={problems.slice(0, mostRows).map((one) => [problemPlace(one, locale), one.value || '–', problemSentence(one, locale)])}
      />
      {problems.length > mostRows && <p className="govuk-body">{fill(words.moreRows, { count: problems.length - mostRows })}</p>}
    </>
  );
}

/** What a person should know of how the count came about. */
function Counted({ count, open, until, untilWords, words }: { count: OpenRegister['count']; open: OpenRegister; until: string; untilWords: string; words: RegisterWords }) {
  const notes = [
    open.register.rows.some((row) => row.date > until) && fill(words.left, { date: untilWords }),
    count.repeated > 0 && fill(words.repeated, { count: count.repeated }),
    count.nameOnly > 0 && fill(words.nameOnly, { count: count.nameOnly }),
    open.register.ignoredColumns.length > 0 && fill(words.ignored, { columns: open.register.ignoredColumns.join(', ') }),
  ].filter(Boolean);
  return (
    <>
      <p className="govuk-body" role="status">
        <strong>{fill(words.counted, { people: count.people, attendances: count.totals['activity.attendances'], sessions: count.totals['activity.sessions'] || words.unknown })}</strong>
      </p>
      {notes.length > 0 && (
        <ul className="govuk-list govuk-list--bullet">
          {notes.map((note) => (
            <li key={String(note)}>{note}</li>
          ))}
        </ul>
      )}
    </>
  );
}

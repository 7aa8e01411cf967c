import type { ReactNode } from 'react';
import { Details } from '@/components/govuk/details';
import { InsetText } from '@/components/govuk/inset-text';
import { Table } from '@/components/govuk/table';
import { Answer } from '@/components/grant/answers';
import type { OwnApplication } from '@/lib/application/queries';
import type { Locale } from '@/lib/locale';
import { answerKind } from '@/lib/programme/printed';
import { changesBetween, type QuestionChange } from '@/lib/programme/question-check';
import type { Question } from '@/lib/programme/question-set';
import { words } from '@/lib/words';

type Props = { locale: Locale; application: OwnApplication };

/** An officer gave this application newer questions: what is different, old beside new, and the answer that was kept. */
export function ChangedQuestions({ locale, application }: Props) {
  const changes = application.earlierSet ? changesBetween(application.earlierSet, application.set) : [];
  if (changes.length === 0) return null;
  const say = words(locale);
  return (
    <>
      <InsetText>
        {say('rounds.change.notice', { count: changes.length })}
        <ul className="govuk-list govuk-list--bullet govuk-!-margin-bottom-0">
          {changes.map((change) => (
            <li key={change.name}>{say(`rounds.change.${change.kind}`, { label: (change.after ?? change.before)?.label[locale] ?? change.name })}</li>
          ))}
        </ul>
      </InsetText>
      <Details summary={say('rounds.change.show')}>
        <Table
          caption={say('rounds.change.show')}
          captionSize="hidden"
          columns={(['before', 'after', 'yours'] as const).map((key) => ({ label: say(`rounds.change.${key}`) }))}
          rows={changes.map((change) => [asked(locale, change.before), asked(locale, change.after), kept(locale, application, change)])}
          rowHeaders={false}
        />
      </Details>
    </>
  );
}

function asked(locale: Locale, question: Question | undefined): ReactNode {
  if (!question) return words(locale)('rounds.change.nothing');
  return (
    <>
      {question.label[locale]}
      {question.hint && <div className="govuk-hint govuk-!-margin-bottom-0">{question.hint[locale]}</div>}
      <div className="govuk-hint govuk-!-margin-bottom-0">{answerKind(locale, question.field)}</div>
    </>
  );
}

/** As the question that it answered would show it. */
function kept(locale: Locale, { answers }: OwnApplication, { name, before, after }: QuestionChange): ReactNode {
  const question = before ?? after;
  return question && question.field.kind !== 'table' ? <Answer locale={locale} question={question} value={answers[name]} /> : null;
}

import { SummaryCard, SummaryList } from '@/components/govuk/summary-list';
import { type Field, optionsOf, type WordedField } from '@/lib/field';
import type { Locale } from '@/lib/locale';
import { answerKind, conditionOf } from '@/lib/programme/printed';
import type { PublicRound } from '@/lib/programme/queries';
import type { Question, QuestionSet } from '@/lib/programme/question-set';
import { pagesOf, questionsOf, wordedFields } from '@/lib/programme/questions';
import { words } from '@/lib/words';

/** Every question with its limits, why it is asked and who uses the answer, in the order of the form. */
export function RoundQuestions({ locale, round }: { locale: Locale; round: Pick<PublicRound, 'questionSet' | 'questionSetVersion'> }) {
  const say = words(locale);
  const set = round.questionSet;
  return (
    <section className="app-section" aria-labelledby="questions">
      <h2 className="govuk-heading-l" id="questions">
        {say('round.view.questions')}
      </h2>
      <p className="govuk-body app-measure">{say('round.view.questionsIntro', { count: questionsOf(set).length, pages: pagesOf(set).length })}</p>
      <p className="govuk-body">{say('round.view.version', { version: round.questionSetVersion })}</p>
      {set.sections.map((section) => (
        <section key={section.key} aria-labelledby={`section-${section.key}`}>
          <h3 className="govuk-heading-m" id={`section-${section.key}`}>
            {section.title[locale]}
          </h3>
          {section.pages.flatMap((page) => page.questions).map((question) => (
            <QuestionCard key={question.name} locale={locale} set={set} question={question} />
          ))}
        </section>
      ))}
    </section>
  );
}

function QuestionCard({ locale, set, question }: { locale: Locale; set: QuestionSet; question: Question }) {
  const say = words(locale);
  const [field] = wordedFields([question], locale);
  if (!field) return null;
  return (
    <SummaryCard title={field.label} headingLevel={4}>
      {field.hint && <p className="govuk-body">{field.hint}</p>}
      <SummaryList
        rows={[
          { key: say('round.view.answer'), value: <AnswerKind locale={locale} field={field} definition={question.field} /> },
          { key: say('round.view.why'), value: question.why[locale] },
          { key: say('round.view.usedBy'), value: question.usedBy[locale] },
        ]}
      />
      {question.when && <p className="govuk-body">{conditionOf(locale, set, question.when)}</p>}
    </SummaryCard>
  );
}

function AnswerKind({ locale, field, definition }: { locale: Locale; field: WordedField; definition: Field }) {
  const said = answerKind(locale, definition);
  const parts = field.kind === 'oneOf' || field.kind === 'manyOf' ? optionsOf(field) : [];
  if (field.kind === 'table' && definition.kind === 'table') {
    return (
      <>
        {said}
        <ul className="govuk-list govuk-list--bullet govuk-!-margin-bottom-0">
          {field.cells.map((cell) => {
            const column = definition.columns[cell.name];
            return (
              <li key={cell.name}>
                {cell.label}
                {column && ` (${answerKind(locale, column).toLowerCase()})`}
              </li>
            );
          })}
        </ul>
      </>
    );
  }
  if (parts.length === 0) return said;
  return (
    <>
      {said}
      <ul className="govuk-list govuk-list--bullet govuk-!-margin-bottom-0">
        {parts.map((option) => (
          <li key={option.value}>
            {option.label}
            {option.hint && <div className="govuk-hint govuk-!-margin-bottom-0">{option.hint}</div>}
          </li>
        ))}
      </ul>
    </>
  );
}

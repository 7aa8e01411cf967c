import type { Raw } from '../../lib/field';
import type { Locale } from '../../lib/locale';
import type { QuestionSet } from '../../lib/programme/question-set';
import { askedOn } from '../../lib/programme/questions';
import { Answers } from './answers';

/** A frozen copy in full, in the order and the words in which it was asked. */
export function FrozenAnswers({ locale, questions, answers }: { locale: Locale; questions: QuestionSet; answers: Raw }) {
  return questions.sections.map((section) => (
    <section key={section.key} aria-labelledby={`section-${section.key}`}>
      <h3 className="govuk-heading-s" id={`section-${section.key}`}>
        {section.title[locale]}
      </h3>
      <Answers locale={locale} questions={section.pages.flatMap((page) => askedOn(page, answers))} answers={answers} />
    </section>
  ));
}

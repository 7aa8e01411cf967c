import { Answers } from '@/components/grant/answers';
import type { Raw } from '@/lib/field';
import { type Locale, localPath } from '@/lib/locale';
import type { QuestionPage, QuestionSet } from '@/lib/programme/question-set';
import { askedOn, askedPages, problemsOf, wordedFields } from '@/lib/programme/questions';
import { sentencesOf } from './sentences';

type Props = { locale: Locale; set: QuestionSet; answers: Raw; /** Given where the answers can still be changed: what is wrong stands beside them. */ editing?: { ref: string } };

/** A whole application for reading, section by section. */
export function AnswerSections({ locale, set, answers, editing }: Props) {
  const asked = askedPages(set, answers);
  return set.sections.map((section) => {
    const pages = asked.filter((page) => section.pages.some((one) => one.key === page.key));
    if (pages.length === 0) return null;
    return (
      <section key={section.key} aria-labelledby={`section-${section.key}`}>
        <h2 className="govuk-heading-m" id={`section-${section.key}`}>
          {section.title[locale]}
        </h2>
        {pages.map((page) => (
          <PageAnswers key={page.key} locale={locale} page={page} answers={answers} editing={editing} />
        ))}
      </section>
    );
  });
}

function PageAnswers({ locale, page, answers, editing }: Omit<Props, 'set'> & { page: QuestionPage }) {
  const questions = askedOn(page, answers);
  if (!editing) return <Answers locale={locale} questions={questions} answers={answers} />;
  const errors = sentencesOf(questions, wordedFields(questions, locale), problemsOf(questions, answers), answers, { locale, raw: answers });
  const problems = new Map(errors.toReversed().map(({ name, sentence }) => [name.split('.')[0] ?? name, sentence]));
  return <Answers locale={locale} questions={questions} answers={answers} problems={problems} change={({ name }) => `${localPath(locale, `/apply/applications/${editing.ref}/${page.key}`)}#${name}`} />;
}

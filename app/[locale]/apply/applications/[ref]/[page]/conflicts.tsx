import { Form } from '@/components/form/form';
import { formWords } from '@/components/form/form-words';
import { Answer } from '@/components/grant/answers';
import type { AnswerText, ApplicationPage, Conflict } from '@/lib/application/queries';
import { formatInstant } from '@/lib/dates';
import type { WordedField } from '@/lib/field';
import type { FormAction } from '@/lib/form-state';
import type { Locale } from '@/lib/locale';
import type { Question, QuestionPage } from '@/lib/programme/question-set';
import { words } from '@/lib/words';
import { chooseVersion } from './actions';

type ConflictsProps = { locale: Locale; application: ApplicationPage; page: QuestionPage; conflicts: readonly Conflict[]; /** Whose choice it is: the applicant's, unless told otherwise. */ choose?: FormAction };

/** Two texts of one answer, side by side, and a choice between them. Nothing is lost whichever is chosen. */
export function Conflicts({ locale, application, page, conflicts, choose }: ConflictsProps) {
  return conflicts.map((conflict) => {
    const question = page.questions.find(({ name }) => name === conflict.name);
    return question && <Choice key={`${conflict.name} ${conflict.version} ${conflict.apart.length}`} {...{ locale, application, page, conflict, question, choose }} />;
  });
}

type ChoiceProps = Omit<ConflictsProps, 'conflicts'> & { conflict: Conflict; question: Question };

function Choice({ locale, application, page, conflict, question, choose = chooseVersion }: ChoiceProps) {
  const say = words(locale);
  const { standing, apart, name, version } = conflict;
  const label = question.label[locale];
  const options = Object.fromEntries([
    ['saved', { label: say('application.conflict.choice.standing', { who: standing.by, when: formatInstant(standing.at, locale) }) }],
    ...apart.map((text) => [text.id, { label: say('application.conflict.choice.apart', { who: text.by, when: formatInstant(text.at, locale) }) }]),
  ]);
  const choice: WordedField = { kind: 'oneOf', name: 'choice', label: say('application.conflict.choice.label'), missing: say('application.conflict.choice.missing'), options, cells: [] };
  const hidden = { locale, application: application.ref, page: page.key, name, version: String(version) };
  return (
    <section className="app-conflict" aria-labelledby={`conflict-${name}`}>
      <h2 className="govuk-heading-m" id={`conflict-${name}`}>
        {say('application.conflict.title', { label })}
      </h2>
      <p className="govuk-body">{say('application.conflict.intro')}</p>
      <div className="app-conflict__texts">
        <Text locale={locale} question={question} text={standing} caption="standing" />
        {apart.map((text) => (
          <Text key={text.id} locale={locale} question={question} text={text} caption="apart" />
        ))}
      </div>
      <Form {...formWords(locale)} action={choose} fields={[choice]} hidden={hidden} submit={say('application.conflict.submit')} />
    </section>
  );
}

function Text({ locale, question, text, caption }: { locale: Locale; question: Question; text: AnswerText; caption: 'standing' | 'apart' }) {
  const say = words(locale);
  return (
    <div className="app-conflict__text">
      <p className="govuk-hint">{say(`application.conflict.${caption}`, { who: text.by, when: formatInstant(text.at, locale) })}</p>
      <div className="govuk-body"><Answer locale={locale} question={question} value={text.raw ?? undefined} /></div>
    </div>
  );
}

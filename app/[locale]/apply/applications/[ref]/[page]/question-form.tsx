import type { ReactNode } from 'react';
import type { Device } from '@/components/form/device';
import { Form } from '@/components/form/form';
import { formWords } from '@/components/form/form-words';
import { Details } from '@/components/govuk/details';
import type { Raw } from '@/lib/field';
import { type Locale, localPath } from '@/lib/locale';
import { autosaveAt } from '@/lib/page-address';
import type { Limits } from '@/lib/sums';
import type { Question, QuestionPage } from '@/lib/programme/question-set';
import { askedOn, wordedFields } from '@/lib/programme/questions';
import { words } from '@/lib/words';
import { saveQuestionPage } from './actions';

/** What the form posts unseen: where it stands, the versions it shows, and its own name. */
export type HiddenWords = { application: string; page: string; round: string; form: string; versions: string; /** Whose words these will be. */ writer: string };
type QuestionFormProps = { locale: Locale; page: QuestionPage; section?: string; answers: Raw; hidden: HiddenWords; device: Device; limits: Record<string, Limits>; /** Of the questions, where it is not the page's. */ lang?: Locale; /** Changes when what stands in the boxes is not to be kept. */ drawn?: string; /** Between the heading and the questions. */ intro?: ReactNode; /** A file was refused. */ wrong?: boolean };

/** One page of questions. It keeps what is typed every few seconds, and its button saves it whatever is wrong with it. */
export function QuestionForm({ locale, page, section, answers, hidden, device, limits, lang, drawn, intro, wrong }: QuestionFormProps) {
  const say = words(locale);
  const questions = askedOn(page, answers);
  // Files come by themselves (files.tsx), between the heading and this form.
  const typed = questions.filter(({ field }) => field.kind !== 'file');
  const { application } = hidden;
  return (
    <Form
      // After a conflict the boxes are drawn anew. The key must not change otherwise: without JavaScript an answer finds its form by it.
      key={drawn}
      {...formWords(locale)}
      action={saveQuestionPage}
      fields={wordedFields(typed, locale)}
      values={answers}
      hidden={{ ...hidden, locale }}
      title={page.title[locale]}
      wrong={wrong}
      caption={section === page.title[locale] ? undefined : section}
      lang={lang}
      intro={
        <>
          {page.intro && <p className="govuk-body">{page.intro[locale]}</p>}
          {intro}
        </>
      }
      secondary={{ name: 'intent', value: 'later', label: say('application.page.later') }}
      autosave={typed.length > 0 && localPath(locale, autosaveAt(`/apply/applications/${application}/${page.key}`))}
      device={device}
      limits={limits}
    >
      <Reasons locale={locale} questions={questions} application={application} />
    </Form>
  );
}

function Reasons({ locale, questions, application }: { locale: Locale; questions: readonly Question[]; application: string }) {
  const say = words(locale);
  return (
    <Details summary={say('application.page.why')}>
      <ul className="govuk-list">
        {questions.map(({ name, label, why, usedBy }) => (
          <li key={name}>
            <p className="govuk-body">
              <strong>{label[locale]}</strong>
              <br />
              {why[locale]}. {say('application.page.usedBy', { who: usedBy[locale] })}{' '}
              <a className="govuk-link" href={localPath(locale, `/apply/applications/${application}/history?answer=${name}`)}>
                {say('application.page.history')}
                <span className="govuk-visually-hidden">: {label[locale]}</span>
              </a>
            </p>
          </li>
        ))}
      </ul>
    </Details>
  );
}

import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { InsetText } from '@/components/govuk/inset-text';
import { SummaryList } from '@/components/govuk/summary-list';
import { signedIn } from '@/lib/access/session';
import { formatDate, formatInstant } from '@/lib/dates';
import { feedbackForMember, type OwnFeedback } from '@/lib/feedback/queries';
import { feedbackForm } from '@/lib/feedback/schema';
import { type Locale, localPath } from '@/lib/locale';
import { refusalSentence, words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { askFeedback } from '../letter/actions';

export default async function FeedbackPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/apply/applications/${route.ref}/feedback`;
  const actor = await signedIn(locale, path);
  const feedback = await orMissing(locale, feedbackForMember(actor, route.ref));
  const title = say('feedback.own.title');
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={feedback.whyNot ? title : undefined} back={{ href: localPath(locale, `/apply/applications/${feedback.ref}`), label: say('letter.own_page.back') }}>
      {feedback.whyNot ? (
        <>
          <span className="govuk-caption-l">{`${feedback.ref}, ${feedback.title}`}</span>
          <h1 className="govuk-heading-l">{title}</h1>
          {feedback.question === null ? <p className="govuk-body">{refusalSentence(locale, feedback.whyNot)}</p> : <Asked locale={locale} feedback={feedback} />}
        </>
      ) : (
        <Form
          {...formProps(locale, feedbackForm, askFeedback, { hidden: { application: feedback.ref } })}
          title={say('feedback.ask.title')}
          caption={`${feedback.ref}, ${feedback.title}`}
          intro={<p className="govuk-body">{say('feedback.ask.intro', { until: formatDate(feedback.until ?? '', locale) })}</p>}
          submit={say('feedback.ask.submit')}
        />
      )}
    </ServicePage>
  );
}

function Asked({ locale, feedback: { question, askedAt, dueOn, answer, answeredAt } }: { locale: Locale; feedback: OwnFeedback }) {
  const say = words(locale);
  return (
    <>
      {!answeredAt && <InsetText>{say('feedback.own.sent', { due: formatDate(dueOn ?? '', locale) })}</InsetText>}
      <SummaryList
        rows={[
          { key: say('feedback.question'), value: <><p className="govuk-body app-kept-text">{question}</p>{askedAt && <p className="govuk-hint">{say('feedback.own.asked', { when: formatInstant(askedAt, locale) })}</p>}</> },
          ...(answeredAt ? [{ key: say('feedback.theAnswer'), value: <><p className="govuk-body app-kept-text">{answer}</p><p className="govuk-hint">{say('feedback.own.answered', { when: formatInstant(answeredAt, locale) })}</p></> }] : []),
        ]}
      />
    </>
  );
}

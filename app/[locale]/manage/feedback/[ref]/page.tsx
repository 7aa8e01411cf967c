import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { SummaryList } from '@/components/govuk/summary-list';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { formatDate, formatInstant } from '@/lib/dates';
import { type FeedbackLine, feedbackRequestForStaff } from '@/lib/feedback/queries';
import { feedbackAnswerForm } from '@/lib/feedback/schema';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { answerQuestion } from '../actions';

export default async function FeedbackRequestPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/manage/feedback/${route.ref}`;
  const actor = await staffSignedIn(locale, path);
  const request = await orMissing(locale, feedbackRequestForStaff(actor, route.ref));
  const answers = !request.answeredAt && may(actor, 'feedback.answer', null);
  const facts = <Facts locale={locale} request={request} />;
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={answers ? undefined : say('feedback.title')} back={{ href: localPath(locale, '/manage/feedback'), label: say('feedback.list') }}>
      {answers ? (
        <Form {...formProps(locale, feedbackAnswerForm, answerQuestion, { hidden: { ref: request.ref } })} title={say('feedback.answer.title')} caption={request.ref} intro={facts} submit={say('feedback.answer.submit')} />
      ) : (
        <>
          <span className="govuk-caption-l">{request.ref}</span>
          <h1 className="govuk-heading-l">{say('feedback.title')}</h1>
          {facts}
        </>
      )}
    </ServicePage>
  );
}

function Facts({ locale, request }: { locale: Locale; request: FeedbackLine }) {
  const say = words(locale);
  const link = <a className="govuk-link" href={localPath(locale, `/manage/applications/${request.application}`)}>{request.application}</a>;
  const { answeredAt, answeredBy } = request;
  return (
    <SummaryList
      rows={[
        { key: say('feedback.application'), value: <>{link} {request.title}</> },
        { key: say('feedback.organisation'), value: request.organisation },
        { key: say('feedback.askedBy'), value: say('feedback.askedByWhen', { name: request.askedBy, when: formatInstant(request.askedAt, locale) }) },
        { key: say('feedback.question'), value: <p className="govuk-body app-kept-text">{request.question}</p> },
        ...(answeredAt
          ? [{ key: say('feedback.theAnswer'), value: <p className="govuk-body app-kept-text">{request.answer}</p> }, { key: say('feedback.answered'), value: say('feedback.answeredBy', { name: answeredBy ?? '', when: formatInstant(answeredAt, locale) }) }]
          : [{ key: say('feedback.due'), value: formatDate(request.dueOn, locale) }]),
      ]}
    />
  );
}

import { Form } from '@/components/form/form';
import { formWords } from '@/components/form/form-words';
import { BlockedButton } from '@/components/govuk/button';
import { Clarifications } from '@/components/grant/clarifications';
import { staffSignedIn } from '@/lib/access/session';
import { wordedAskFields } from '@/lib/clarification/ask-form';
import { clarificationForStaff } from '@/lib/clarification/queries';
import { canMove } from '@/lib/workflow';
import { applicationWorkflow } from '@/lib/application/workflow';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { captionOf, StepSummary, stepPath } from '../step-page';
import { askApplicant } from './actions';

export default async function ClarificationPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `${stepPath(route.ref)}/clarification`;
  const actor = await staffSignedIn(locale, path);
  const { application, questions, clarifications } = await orMissing(locale, clarificationForStaff(actor, route.ref));
  const back = { href: localPath(locale, stepPath(application.ref)), label: say('assessment.file.backToFile') };
  const title = say('clarification.ask.title');
  const earlier = <Clarifications locale={locale} clarifications={clarifications} />;
  if (!canMove(applicationWorkflow, application.status, 'ask_for_clarification')) {
    return (
      <ServicePage locale={locale} path={path} actor={actor} title={title} back={back}>
        <span className="govuk-caption-l">{captionOf(application)}</span>
        <h1 className="govuk-heading-l">{title}</h1>
        {application.status === 'clarification_asked' ? <Open locale={locale} path={path} assisted={application.assisted ? application.ref : undefined} /> : <NotNow locale={locale} />}
        {earlier}
      </ServicePage>
    );
  }
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={back}>
      <Form
        {...formWords(locale)}
        action={askApplicant}
        fields={wordedAskFields(locale, questions)}
        hidden={{ locale, key: crypto.randomUUID(), ref: application.ref }}
        title={title}
        caption={captionOf(application)}
        submit={say('clarification.ask.submit')}
        intro={
          <>
            <StepSummary locale={locale} application={application} />
            <p className="govuk-body">{say('clarification.ask.intro', { organisation: application.organisation })}</p>
          </>
        }
      />
      {earlier}
    </ServicePage>
  );
}

function Open({ locale, path, assisted }: { locale: Locale; path: string; assisted?: string }) {
  const say = words(locale);
  return (
    <>
      <p className="govuk-body">{say('refusal.clarification_is_open')}.</p>
      <p className="govuk-body">
        <a className="govuk-link" href={localPath(locale, `${path}/withdrawal`)}>
          {say('clarification.withdrawal.title')}
        </a>
      </p>
      <p className="govuk-body">
        {say('answers.letter.print')}{' '}
        <Letter locale={locale} path={path} kind="pdf" />
        {`, ${say('answers.letter.or')} `}
        <Letter locale={locale} path={path} kind="txt" />
      </p>
      {assisted && (
        <p className="govuk-body">
          <a className="govuk-link" href={localPath(locale, `/manage/assisted/${assisted}/clarification`)}>
            {say('answers.enter.link')}
          </a>
        </p>
      )}
    </>
  );
}

const Letter = ({ locale, path, kind }: { locale: Locale; path: string; kind: 'pdf' | 'txt' }) => (
  <a className="govuk-link" href={localPath(locale, `${path}/letter.${kind}`)} download>
    {words(locale)(`answers.letter.${kind}`)}
  </a>
);

const NotNow = ({ locale }: { locale: Locale }) => (
  <BlockedButton id="ask" reason={words(locale)('clarification.ask.notNow')}>
    {words(locale)('clarification.ask.submit')}
  </BlockedButton>
);

import { StaffFindings } from '@/components/grant/findings';
import { FrozenAnswers } from '@/components/grant/frozen-answers';
import { AssistedNotice } from '@/components/grant/assisted';
import { Clarifications } from '@/components/grant/clarifications';
import { SentFiles } from '@/components/grant/sent-files';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import { staffSignedIn } from '@/lib/access/session';
import { nextSteps, stepKeys } from '@/lib/assessment/next-steps';
import { applicationFileForStaff } from '@/lib/assessment/queries/application';
import { formatInstant } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { Beside } from './beside';
import { DiligenceInShort } from './due-diligence/parts';
import { Assessors, Decisions, Facts, History, Steps } from './file';

const doneKeys = [...stepKeys, 'first_approval', 'clarification_asked', 'clarification_withdrawn', 'reassignment', 'safeguarding'] as const;

export default async function ApplicationPage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const path = `/manage/applications/${route.ref}`;
  const actor = await staffSignedIn(locale, path);
  const file = await applicationFileForStaff(actor, route.ref);
  if (!file) missing(locale);
  const { application, submission, clarifications, files, assignments, history, findings } = file;
  const done = doneKeys.find((key) => key === query.done);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={application.title} back={{ href: localPath(locale, '/manage/applications'), label: say('assessment.file.back') }}>
      {done && <Done locale={locale} sentence={say(`assessment.done.${done}`)} />}
      <span className="govuk-caption-l">{application.ref}</span>
      <h1 className="govuk-heading-l">{application.title}</h1>
      <AssistedNotice locale={locale} assisted={application.assisted} />
      <Steps locale={locale} path={path} steps={nextSteps(actor, application)} />
      <Beside locale={locale} actor={actor} path={path} application={application} />
      <DiligenceInShort locale={locale} actor={actor} applicationRef={application.ref} />
      <Facts locale={locale} application={application} submission={submission} />
      <StaffFindings locale={locale} set={submission.questions} findings={findings} />
      <Assessors locale={locale} assignments={assignments} />
      <Decisions locale={locale} application={application} />
      <Clarifications locale={locale} clarifications={clarifications} />
      <h2 className="govuk-heading-m" id="submission">
        {say('assessment.file.submission')}
      </h2>
      <p className="govuk-body">
        {say('assessment.file.version', { number: submission.number, when: formatInstant(submission.submittedAt, locale) })} <span className="app-hash">{submission.sha256}</span>
      </p>
      <SentFiles locale={locale} files={files} questions={submission.questions} />
      <FrozenAnswers locale={locale} questions={submission.questions} answers={submission.frozen.answers} />
      <History locale={locale} lines={history} />
    </ServicePage>
  );
}

function Done({ locale, sentence }: { locale: Locale; sentence: string }) {
  return (
    <NotificationBanner title={words(locale)('assessment.step.done')} success>
      {sentence}
    </NotificationBanner>
  );
}

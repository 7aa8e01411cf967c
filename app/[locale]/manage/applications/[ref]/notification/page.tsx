import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { ApplicationTag } from '@/components/grant/application-tag';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { applicationForStaff } from '@/lib/assessment/queries/application';
import { notificationForm } from '@/lib/assessment/schema';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { tellApplicant } from '../../actions';
import { captionOf, StepPage, stepPath, StepSummary } from '../step-page';

export default async function NotificationPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, stepPath(route.ref, 'notification'));
  if (!may(actor, 'application.notify', null)) missing(locale);
  const application = await applicationForStaff(actor, route.ref);
  if (!application) missing(locale);
  const decision = [
    { key: say('assessment.notification.decision'), value: <ApplicationTag locale={locale} status={application.status} /> },
    ...(application.siftReason ? [{ key: say('assessment.file.siftReason'), value: application.siftReason }] : []),
    ...(application.awardRef ? [{ key: say('assessment.notification.award'), value: application.awardRef }] : []),
  ];
  return (
    <StepPage locale={locale} actor={actor} application={application} step="notification">
      <Form
        {...formProps(locale, notificationForm, tellApplicant, { hidden: { ref: application.ref } })}
        title={say('assessment.notification.title')}
        caption={captionOf(application)}
        submit={say('assessment.notification.submit')}
        intro={
          <>
            <StepSummary locale={locale} application={application} more={decision} />
            <p className="govuk-body"><a className="govuk-link" href={localPath(locale, `${stepPath(application.ref)}/letters`)} target="_blank" rel="noopener">{say('letter.own_page.read')}</a></p>
            <p className="govuk-body">{say('assessment.notification.body', { organisation: application.organisation })}</p>
          </>
        }
      />
    </StepPage>
  );
}

import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { applicationForStaff } from '@/lib/assessment/queries/application';
import { siftForm } from '@/lib/assessment/schema';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { sift } from '../../actions';
import { captionOf, StepPage, stepPath, StepSummary } from '../step-page';

export default async function SiftPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, stepPath(route.ref, 'sift'));
  if (!may(actor, 'application.sift', null)) missing(locale);
  const application = await applicationForStaff(actor, route.ref);
  if (!application) missing(locale);
  return (
    <StepPage locale={locale} actor={actor} application={application} step="sift">
      <Form
        {...formProps(locale, siftForm, sift, { hidden: { ref: application.ref } })}
        title={say('assessment.sift.title')}
        caption={captionOf(application)}
        submit={say('assessment.sift.submit')}
        intro={<StepSummary locale={locale} application={application} />}
      />
    </StepPage>
  );
}
